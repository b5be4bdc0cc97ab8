"""What a process takes, who runs against whom, and how often one time goes into another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

_MANY = 4


@dataclass(frozen=True)
class Run:
    """What one process took, with all it started: seconds of user and system time, of the wall clock; MiB at most."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True)
class Contestant:
    """A program, and what is done before each of its runs, outside the time that is taken."""

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    fails_with: tuple[int, ...] = ()


@dataclass(frozen=True)
class Target:
    """That ours takes at most `most` times as long as `against`, by `what` (cpu, wall); 1/20 is 20 times faster."""

    against: str
    most: float
    what: str = "cpu"

    def __str__(self) -> str:
        if self.most < 1:
            return f"at least {1 / self.most:.0f} x faster than {self.against}"
        return f"faster than {self.against}" if self.most == 1 else f"at most {self.most:g} x {self.against}"


@dataclass(frozen=True)
class Race:
    """The runs of every contestant, round by round; the first is the one that the targets are about.

    `when` is the day, `load` what the machine did when it began.
    """

    title: str
    runs: Mapping[str, list[Run]]
    targets: tuple[Target, ...] = ()
    note: str = ""
    when: str = ""
    load: float = 0.0

    @property
    def ours(self) -> str:
        """The name of the contestant that the targets are about."""
        return next(iter(self.runs))

    def ratio(self, name: str, what: str) -> float:
        """How often our time goes into that of `name`: the median over the rounds, each pair from one round."""
        pairs = zip(self.runs[name], self.runs[self.ours], strict=True)
        return float(median(getattr(theirs, what) / getattr(mine, what) for theirs, mine in pairs))

    def middle(self, name: str, what: str) -> float:
        """The median of what `name` took."""
        return float(median(getattr(run, what) for run in self.runs[name]))

    def reached(self, target: Target) -> float:
        """How many times as long as the one of the target ours takes."""
        return 1 / self.ratio(target.against, target.what)


def measure(one: Contestant) -> Run:
    """Run it with its output thrown away; it must not fail otherwise than it is known to."""
    one.before()
    start = time.perf_counter()
    with subprocess.Popen(
        one.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **one.environment}
    ) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and process.returncode not in one.fails_with:
        raise SystemExit(f"exit code {process.returncode}: {one.command}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def race(
    title: str, contestants: list[Contestant], rounds: int, targets: tuple[Target, ...] = (), note: str = ""
) -> Race:
    """Every contestant in turn, `rounds` times, so that what else the machine does falls on all of them.

    Races of many rounds begin with one that is not counted: files are read from memory then.
    """
    runs: dict[str, list[Run]] = {one.name: [] for one in contestants}
    when, load = time.strftime("%Y-%m-%d"), os.getloadavg()[0]
    for number in range(-1 if rounds > _MANY else 0, rounds):
        for one in contestants:
            run = measure(one)
            if number >= 0:
                runs[one.name].append(run)
        print(f"{title}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)  # noqa: T201
    return Race(title, runs, tuple(one for one in targets if one.against in runs), note, when, load)


def save(races: list[Race], file: Path) -> None:
    """Keep the races of an area: measured anew it replaces them, and the others stay."""
    file.write_text(json.dumps([asdict(one) for one in races], indent=1), encoding="utf-8")


def load(file: Path) -> list[Race]:
    """The races that were kept."""
    found = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return [
        Race(
            **{
                **one,
                "runs": {name: [Run(**run) for run in runs] for name, runs in one["runs"].items()},
                "targets": tuple(Target(**target) for target in one["targets"]),
            }
        )
        for one in found
    ]
