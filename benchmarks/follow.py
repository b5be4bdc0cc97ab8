"""How long the board takes: 200 units, 12 tasks, 10,000 events; each command beside `kiemdiem --help`.

    python benchmarks/follow.py                 seven rounds
    python benchmarks/follow.py --rounds 1 --units 60

The plan and its events are those of tests/season.py, seed after seed until there are enough. The commands run in turn,
round by round, each a process of its own that starts anew; the difference is taken to `--help` of the same round, so
that what else the machine does falls on both. CPU is user and system time. What is printed goes into
benchmarks/results.md in place of an older one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tests"))

from kiemdiem.ledger.book import beside  # noqa: E402
from season import Season  # noqa: E402

RESULTS = HERE / "results.md"
TITLE = "# kiemdiem status: measured"
HELP = "--help"
TARGET = 1.0
TODAY = "2022-12-20"
ASKED = {
    "status": ["status", "{plan}", "--today", TODAY],
    "status, JSON": ["status", "{plan}", "--today", TODAY, "--output-format", "json"],
    "log": ["log", "{plan}"],
    "brief": ["brief", "{plan}", "--today", TODAY],
    "export html": ["export", "html", "{plan}", "--today", TODAY, "--out", "{plan}.html", "--force"],
}
"""The commands that are measured."""


@dataclass
class Run:
    """What one process took: seconds of wall clock and of CPU, MiB at most."""

    wall: float
    cpu: float
    peak: float


def measure(command: list[str]) -> Run:
    """Run `command`, its output thrown away; it must not fail."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {command}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def entries(units: int) -> Iterator[dict[str, object]]:
    """Events without end, each with an id of its own."""
    for seed in count(2022):
        for event in Season(units, seed).events():
            entry = event.as_entry() | {"id": f"{event.id}.{seed}", "at": "2022-11-05T08:30:00+07:00"}
            yield entry | ({"undoes": f"{event.undoes}.{seed}"} if event.undoes else {})


def prepare(work: Path, units: int, events: int) -> Path:
    """The plan, with the ledger beside it."""
    plan = Season(units).write(work / "plan.yaml")
    lines = (json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in islice(entries(units), events))
    beside(plan).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return plan


def race(plan: Path, rounds: int) -> dict[str, list[Run]]:
    """Every command in turn, `rounds` times."""
    asked = {HELP: [HELP]} | ASKED
    runs: dict[str, list[Run]] = {name: [] for name in asked}
    for turn in range(rounds):
        for name, words in asked.items():
            command = [word.format(plan=plan) for word in words]
            runs[name].append(measure([sys.executable, "-m", "kiemdiem", *command]))
            print(f"round {turn + 1} of {rounds}: {name}", file=sys.stderr)  # noqa: T201
    return runs


def table(runs: dict[str, list[Run]]) -> list[str]:
    """The lines of the table."""
    lines = [
        "| command | wall s | CPU s | peak MiB | wall over --help | CPU over --help |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, found in runs.items():
        wall, cpu = (median(getattr(run, what) for run in found) for what in ("wall", "cpu"))
        over = [
            median(getattr(its, what) - getattr(base, what) for its, base in zip(found, runs[HELP], strict=True))
            for what in ("wall", "cpu")
        ]
        peak = max(run.peak for run in found)
        lines.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {over[0]:.2f} | {over[1]:.2f} |")
    return [*lines, ""]


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--events", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        load = os.getloadavg()[0]
        runs = race(prepare(Path(name), asked.units, asked.events), asked.rounds)
    lines = [
        TITLE, "",
        f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores. {asked.units} units, 12 tasks, {asked.events:,} events.", "",
        f"Load {load:.1f} at the start, {os.getloadavg()[0]:.1f} at the end, of which 1 is the benchmark's. Medians of "
        f"{asked.rounds} rounds, differences within a round. Made by `python benchmarks/follow.py`, which says what is "
        f"measured and how. Target: less than {TARGET:g} s over `--help`.", "",
        *table(runs),
    ]  # fmt: skip
    text = "\n".join(lines)
    print(text)  # noqa: T201
    old = RESULTS.read_text(encoding="utf-8")
    kept = re.sub(rf"\n*^{re.escape(TITLE)}$.*?(?=^# |\Z)", "\n", old, flags=re.MULTILINE | re.DOTALL)
    RESULTS.write_text(f"{kept.rstrip()}\n\n{text.rstrip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
