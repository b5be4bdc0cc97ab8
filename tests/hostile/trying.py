"""Trials run one after the other, each in a folder of its own; some of them as processes of their own too."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from hostile.cases import Trial
from hostile.interpreter import Interpreter, Outcome, in_a_process
from hostile.judging import complaints


class Bench:
    """Where trials are run; it ends with the block that it was opened in."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._interpreter = Interpreter(scratch)

    def __enter__(self) -> Bench:
        self._interpreter.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._interpreter.__exit__(*error)

    def complaints(self, trial: Trial, *, own_process: bool = False) -> list[str]:
        """What was wrong with a trial."""
        return self.run(trial, own_process=own_process)[1]

    def run(self, trial: Trial, *, own_process: bool = False) -> tuple[Outcome, list[str]]:
        """What came of a trial, and what was wrong with it."""
        with self._folder(trial) as folder:
            if own_process:
                outcome = in_a_process(trial.arguments, folder, self._scratch)
            else:
                outcome = self._interpreter.run(trial.arguments, folder)
            return outcome, list(complaints(trial, outcome, folder))

    @contextlib.contextmanager
    def _folder(self, trial: Trial) -> Iterator[Path]:
        """A folder with the files of a trial, alone in another one."""
        above = self._scratch / "trial"
        folder = above / "here"
        folder.mkdir(parents=True)
        for name, data in trial.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        try:
            yield folder
        finally:
            shutil.rmtree(above)


def faults(trials: Iterable[Trial], scratch: Path, *, each: int = 0) -> list[str]:
    """What was wrong with any of the trials, a line each; every `each`-th is run as a process of its own as well."""
    found = []
    with Bench(scratch) as bench:
        for number, trial in enumerate(trials, 1):
            found += [f"{trial.name}: {wrong}" for wrong in bench.complaints(trial)]
            if each and number % each == 0:
                found += [f"{trial.name} (a process): {wrong}" for wrong in bench.complaints(trial, own_process=True)]
    return found
