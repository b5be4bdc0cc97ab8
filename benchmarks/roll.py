"""How long a roll as large as the country's takes: the bare group-by of the engine beside `kiemdiem roll check`.

    python benchmarks/roll.py                  makes the roll in a temporary folder: 1 GB, minutes
    python benchmarks/roll.py --folder DIR     the files that benchmarks/national_roll.py has written there
    python benchmarks/roll.py --rows 500000 --units 5000 --rounds 3

Processes of their own, round by round: DuckDB that counts the rows by unit, group and rating into a table and does
nothing else; `kiemdiem roll check --summary` as people run it, which reads, checks all caps, all hard rules,
duplicates, order and sums, and sums up; the same for the caps and row rules alone (`--select`), without what must
compare rows with each other; and for a roll of a hundred rows, which is what starting costs. Python and DuckDB start
anew each time, in all of them. One more process does the bare group-by and the whole check one after the other, each
on a new connection, and times both from inside: the same work without the start of Python. Ratios are taken within a
round. The table is printed, and put into benchmarks/results.md in place of an older one.
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

_INSIDE = """
import json, time
import duckdb
from kiemdiem import layers, rolls, rulebooks
from kiemdiem.roll import layers as roll_layers, report
from kiemdiem.roll.terms import all_checks
book = rulebooks.find("2019")
rules = report.Rules(book, 2022, roll_layers.of(layers.of_rulebook(book)), all_checks())
source = {source}
def bare():
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute(f"CREATE TABLE counted AS SELECT unit, comparable_group, decided, COUNT(*) AS n FROM {{source}}"
                       " GROUP BY unit, comparable_group, decided").fetchall()
    connection.close()
def whole():
    with rolls.opened([{path}], None, book, 2022).roll as roll:
        report.check(roll, rules)
        rolls.overall(roll)
def timed(what):
    wall, cpu = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - wall, time.process_time() - cpu
print(json.dumps([timed(bare), timed(whole)]))
"""
INSIDE = ("bare group-by, from inside", "all checks, from inside")
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
    check = [sys.executable, "-m", "kiemdiem", "roll", "check", "--summary", "--year", "2022", "--exit-zero"]
    return {
        "bare group-by": [sys.executable, "-c", _BARE.format(source=repr(_reader(path)))],
        "a hundred rows": [*check, str(_few(path))],
        "caps and row rules": [*check, str(path), "--select", ROW_RULES],
        "all checks": [*check, str(path)],
    }


def _reader(path: Path) -> str:
    name = str(path).replace("'", "''")
    return f"read_csv('{name}', header = true, all_varchar = true)" if path.suffix == ".csv" else f"'{name}'"


def _few(path: Path) -> Path:
    return path.with_name(f"few-{path.name}")


def inside(path: Path) -> tuple[Run, Run]:
    """The bare group-by and the whole check in one process, timed from inside; the peak is not taken."""
    code = _INSIDE.format(source=repr(_reader(path)), path=repr(str(path)))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        text = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: in one process")
    bare, whole = json.loads(text)
    return Run(*bare, 0), Run(*whole, 0)


def rounds(path: Path, times: int) -> dict[str, list[Run]]:
    """Every contestant in turn, `times` times, after one round that is not counted."""
    duckdb.sql(f"COPY (FROM {_reader(path)} LIMIT 100) TO '{_few(path)}'")
    found: dict[str, list[Run]] = {name: [] for name in (*commands(path), *INSIDE)}
    for number in range(times + 1):
        for name, command in commands(path).items():
            run = measure(command)
            if number:
                found[name].append(run)
        for name, run in zip(INSIDE, inside(path), strict=True):
            if number:
                found[name].append(run)
    _few(path).unlink()
    return found


def table(kind: str, path: Path, found: dict[str, list[Run]]) -> list[str]:
    """The lines of the table about one file."""
    lines = [
        f"## {kind}, {path.stat().st_size / 1e6:.0f} MB",
        "",
        "| what | wall s | CPU s | peak MiB | its wall / bare | its CPU / bare |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, runs in found.items():
        against = found[INSIDE[0] if name in INSIDE else "bare group-by"]
        ratios = [
            median(getattr(run, what) / getattr(bare, what) for run, bare in zip(runs, against, strict=True))
            for what in ("wall", "cpu")
        ]
        wall, cpu, peak = (median(getattr(run, what) for run in runs) for what in ("wall", "cpu", "peak"))
        lines.append(
            f"| {name} | {wall:.2f} | {cpu:.2f} | {f'{peak:.0f}' if peak else ''} | {ratios[0]:.2f} | {ratios[1]:.2f} |"
        )
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
            f"Load {os.getloadavg()[0]:.1f} at the start. Medians of {asked.rounds} rounds. Made by"
            " `python benchmarks/roll.py`, which says what is measured and how."
            " Target: at most 2 x the bare group-by, under 2 GiB.",
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
