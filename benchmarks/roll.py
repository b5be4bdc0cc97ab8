"""How long a roll as large as the country's takes: the bare group-by of the engine beside `kiemdiem roll check`.

    python benchmarks/roll.py                  makes the roll in a temporary folder: 1 GB, minutes
    python benchmarks/roll.py --folder DIR     the files that benchmarks/national_roll.py has written there
    python benchmarks/roll.py --rows 500000 --units 5000 --rounds 3

Three processes a file, round by round, each of its own: DuckDB that counts the rows by unit, group and rating into a
table and does nothing else; `kiemdiem roll check` as people run it, which reads, checks all caps, all hard rules,
duplicates, order and sums; and the same caps and row rules alone (`--select`), without what must compare rows with
each other. Python and DuckDB start anew each time, in all of them. Ratios are taken within a round. The table is
printed, and put into benchmarks/results.md in place of an older one.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import duckdb
import national_roll

RESULTS = Path(__file__).parent / "results.md"
TITLE = "# kiemdiem roll check: measured"

_BARE = """
import duckdb
connection = duckdb.connect()
source = {source}
connection.execute(f"CREATE TABLE counted AS SELECT unit, comparable_group, decided, COUNT(*) AS n FROM {{source}}"
                   " GROUP BY unit, comparable_group, decided")
print(connection.execute("SELECT COUNT(*), SUM(n) FROM counted").fetchall())
"""
ROW_RULES = "KD702,KD704,KD705,KD706,KD710,KD711,KD712,KD722,KD724,KD725,KD726,KD727,KD730,KD733,KD734"


@dataclass
class Run:
    """What one process took: seconds of wall clock and of CPU, MiB at most."""

    wall: float
    cpu: float
    peak: float


def measure(command: list[str]) -> Run:
    """Run `command` with its output thrown away; it must not fail."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"exit code {process.returncode}: {command}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def commands(path: Path) -> dict[str, list[str]]:
    """The contestants for one file."""
    name = str(path).replace("'", "''")
    reader = f"read_csv('{name}', header = true, all_varchar = true)" if path.suffix == ".csv" else f"'{name}'"
    check = [sys.executable, "-m", "kiemdiem", "roll", "check", str(path), "--year", "2022", "--exit-zero"]
    return {
        "bare group-by": [sys.executable, "-c", _BARE.format(source=repr(reader))],
        "caps and row rules": [*check, "--select", ROW_RULES],
        "all checks": check,
    }


def rounds(path: Path, times: int) -> dict[str, list[Run]]:
    """Every contestant in turn, `times` times, after one round that is not counted."""
    found: dict[str, list[Run]] = {name: [] for name in commands(path)}
    for number in range(times + 1):
        for name, command in commands(path).items():
            run = measure(command)
            if number:
                found[name].append(run)
    return found


def table(kind: str, path: Path, found: dict[str, list[Run]]) -> list[str]:
    """The lines of the table about one file."""
    lines = [
        f"## {kind}, {path.stat().st_size / 1e6:.0f} MB",
        "",
        "| what | wall s | CPU s | peak MiB | its wall / bare |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, runs in found.items():
        ratio = median(run.wall / bare.wall for run, bare in zip(runs, found["bare group-by"], strict=True))
        wall, cpu, peak = (median(getattr(run, what) for run in runs) for what in ("wall", "cpu", "peak"))
        lines.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {ratio:.2f} |")
    return [*lines, ""]


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rows", type=int, default=5_400_000)
    parser.add_argument("--units", type=int, default=52_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        paths = national_roll.files(folder)
        if not all(path.exists() for path in paths.values()):
            national_roll.write(folder, asked.rows, asked.units, asked.seed)
        rows = duckdb.sql(f"SELECT COUNT(*) FROM '{paths['Parquet by unit']}'").fetchall()[0][0]
        lines = [
            TITLE,
            "",
            f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {platform.system()}"
            f" {platform.machine()}, {os.cpu_count()} cores, DuckDB {duckdb.__version__}. {rows:,} rows.",
            "",
            f"Medians of {asked.rounds} rounds, each a process of its own. Made by `python benchmarks/roll.py`, which"
            " says what is measured and how. Target: at most 2 x the bare group-by, under 2 GiB.",
            "",
        ]
        for kind, path in paths.items():
            lines += table(kind, path, rounds(path, asked.rounds))
    text = "\n".join(lines)
    print(text)  # noqa: T201
    old = RESULTS.read_text(encoding="utf-8")
    kept = re.sub(rf"\n*^{re.escape(TITLE)}$.*?(?=^# |\Z)", "\n", old, flags=re.MULTILINE | re.DOTALL)
    RESULTS.write_text(f"{kept.rstrip()}\n\n{text.rstrip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
