"""One interpreter that has loaded the program, and runs it in a forked child for each case: milliseconds, not half a
second; every child under limits of its own, so that what kills one harms nobody else.

`Interpreter` is what tests use; the module itself, run as a program, is the interpreter that it starts.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEMORY = 10, 1 << 30
"""What a run may take at most: processor time and memory."""

_PATIENCE = 60
"""Seconds after which a run that takes no processor time either is ended."""

_START = """
import json, os, sys
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_done, status, usage = os.wait4(child, 0)
code, seconds = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
with open(sys.argv[1], "w", encoding="ascii") as used:
    json.dump({"code": code, "seconds": seconds, "memory": usage.ru_maxrss * 1024}, used)
"""

_HERE = Path(__file__).parent.parent
_SOURCES = _HERE.parent / "src"


@dataclass(frozen=True)
class Outcome:
    """What came of a run: its exit code (negative for the signal that ended it), what it printed, what it took.

    `memory` is what it took beyond the warm interpreter; in a process of its own, all of it.
    """

    code: int
    out: bytes
    err: bytes
    seconds: float
    memory: int


def environment() -> dict[str, str]:
    """The variables that every run sees: the same for everybody, so that a case means the same everywhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIEMDIEM_", "PYTEST_"))}
    searched = os.pathsep.join([str(_SOURCES), str(_HERE)])
    return kept | {"COLUMNS": "100", "PYTHONPATH": searched, "PYTHONHASHSEED": "0", "KIEMDIEM_USER": "tho"}


class Interpreter:
    """A warm interpreter; it ends with the block that it was opened in."""

    def __init__(self, scratch: Path) -> None:
        self._printed = scratch
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Interpreter:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hostile.interpreter"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_error: object) -> None:
        assert self._process is not None
        self._process.communicate()

    def run(self, arguments: Sequence[str], folder: Path) -> Outcome:
        """Run the program with `arguments` in `folder`, where `stdin` may be a file with its standard input."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"arguments": list(arguments), "folder": str(folder), "printed": str(self._printed)}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        out, err = (self._printed.joinpath(name).read_bytes() for name in ("out", "err"))
        return Outcome(answer["code"], out, err, answer["seconds"], answer["memory"])


def in_a_process(arguments: Sequence[str], folder: Path, printed: Path) -> Outcome:
    """Run the program as people do, as a process of its own, under the same limits.

    A small process starts it: one that this process starts would be told to have used as much memory as this one has.
    """
    used = printed / "used"
    used.unlink(missing_ok=True)
    with _input(folder) as given, (printed / "out").open("wb") as out, (printed / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START, str(used), sys.executable, "-m", "kiemdiem", *arguments],
            stdin=given,
            stdout=out,
            stderr=err,
            cwd=folder,
            env=environment(),
            preexec_fn=lambda: _limit(MEMORY),
            start_new_session=True,
        )
        status, _usage = _wait(process.pid)
        process.returncode = os.waitstatus_to_exitcode(status)
    said = [printed.joinpath(name).read_bytes() for name in ("out", "err")]
    if not used.exists():  # it was ended, with what it waited for
        return Outcome(-signal.SIGKILL, *said, _PATIENCE, 0)
    answer = json.loads(used.read_text(encoding="ascii"))
    return Outcome(answer["code"], *said, answer["seconds"], answer["memory"])


@contextlib.contextmanager
def _input(folder: Path) -> Iterator[int]:
    given = folder / "stdin"
    handle = os.open(given if given.exists() else os.devnull, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _serve() -> None:
    _warm_up()
    for line in sys.stdin:
        request = json.loads(line)
        answer = _fork(request["arguments"], Path(request["folder"]), Path(request["printed"]))
        print(json.dumps(answer), flush=True)  # noqa: T201


def _warm_up() -> None:
    """Load what any command may need, and run one of them: what they compile and remember is kept for every child."""
    import functools
    import gc
    import pkgutil
    from datetime import date
    from importlib import import_module

    import typer.main

    import kiemdiem
    from kiemdiem import catalogue, cli, lint, source

    for module in pkgutil.walk_packages(kiemdiem.__path__, "kiemdiem."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in ("kiemdiem.__main__", "rich.console", "openpyxl", "xlsxwriter", "docxtpl", "icalendar", "filelock"):
        import_module(name)
    plan = source.parse(_SOURCES.parent.joinpath("plans", "2022.yaml").read_bytes(), "plan.yaml")
    lint.run(plan, catalogue.all_rules(), date(2022, 11, 1))
    catalogue.codes()
    typer.main.get_command = functools.cache(typer.main.get_command)  # else built anew in every child
    typer.main.get_command(cli.app)
    gc.collect()
    gc.freeze()


def _fork(arguments: list[str], folder: Path, printed: Path) -> dict[str, float]:
    size, resident = _own_memory("VmSize"), _own_memory("RssAnon")
    child = os.fork()
    if not child:
        _be_the_program(arguments, folder, printed, MEMORY + size)
    status, usage = _wait(child)
    taken = max(0, usage.ru_maxrss * 1024 - resident)
    seconds = usage.ru_utime + usage.ru_stime
    return {"code": os.waitstatus_to_exitcode(status), "seconds": seconds, "memory": taken}


def _own_memory(kind: str) -> int:
    """The address space (VmSize) or the memory (RssAnon) of this process in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{kind}:")[1].split()[0]) * 1024


def _wait(child: int) -> tuple[int, resource.struct_rusage]:
    """How the child ended; one that sleeps for ever is ended."""
    end = time.monotonic() + _PATIENCE
    pause = 0.001
    while True:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            return status, usage
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL) if os.getpgid(child) == child else os.kill(child, signal.SIGKILL)
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def _be_the_program(arguments: list[str], folder: Path, printed: Path, memory: int) -> None:
    """Run the program in this process, and leave it with its exit code."""
    code = 70
    try:
        os.chdir(folder)
        with _input(folder) as given:
            os.dup2(given, 0)
        for number, name in ((1, "out"), (2, "err")):
            handle = os.open(printed / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(handle, number)
            os.close(handle)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        _limit(memory)
        code = _run(arguments)
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _run(arguments: list[str]) -> int:
    import traceback

    from kiemdiem.__main__ import main

    sys.argv = ["kiemdiem", *arguments]
    try:
        main()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        traceback.print_exc()
        return 71
    return 0


if __name__ == "__main__":
    _serve()
