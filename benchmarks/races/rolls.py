"""A roll as large as the country's beside the bare group-by of the engine, and a sheet of Excel beside bare calamine.

The bare group-by counts the rows by unit, group and rating into a table and does nothing else. `kiemdiem roll check`
reads, checks all caps and all hard rules, duplicates, order and sums, and sums up; with `--select` the caps and the
rules of single rows alone. The seed and the shape of the roll are those of benchmarks/national_roll.py.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.installing import REPOSITORY, Tools
from benchmarks.measuring import Contestant, Race, Target, race

ROUNDS = 2

ROW_RULES = "KD702,KD704,KD705,KD706,KD710,KD711,KD712,KD722,KD724,KD725,KD726,KD727,KD730,KD733,KD734"
SHEET_ROWS = 50_000
_KINDS = {"national.parquet": "Parquet by unit", "shuffled.parquet": "Parquet shuffled", "national.csv": "CSV"}

_BARE = """
import duckdb
duckdb.sql({source!r}).aggregate("unit, comparable_group, decided, COUNT(*) AS n").create("counted")
"""
_SHEET = """
import sys
import duckdb, xlsxwriter
rows = duckdb.sql(f"SELECT * FROM '{sys.argv[1]}' LIMIT {sys.argv[3]}")
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet("Danh sách")
sheet.write_row(0, 0, rows.columns)
for line, row in enumerate(rows.fetchall(), 1):
    sheet.write_row(line, 0, row)
book.close()
"""
_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
for _row in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows():
    pass
"""
_GRID = """
import sys
from pathlib import Path
from kiemdiem.roll.reading import workbooks
grids, _passed = workbooks.read(sys.argv[1], Path(sys.argv[1]).read_bytes())
for grid in grids:
    for _row in grid.rows:
        pass
"""


def races(tools: Tools, work: Path, rounds: int) -> Iterator[Race]:
    """Every form of the roll, then the sheet."""
    folder = work / "national"
    folder.mkdir()
    script = str(REPOSITORY / "benchmarks" / "national_roll.py")
    subprocess.run([tools.python, script, str(folder)], check=True, stdout=subprocess.DEVNULL)
    sheet = work / "roll.xlsx"
    command = [tools.python, "-c", _SHEET, str(folder / "national.parquet"), str(sheet), str(SHEET_ROWS)]
    subprocess.run(command, check=True)
    yield _sheet_race(tools, sheet, rounds)
    for name, kind in _KINDS.items():
        yield _race(tools, kind, folder / name, rounds)


def _race(tools: Tools, kind: str, path: Path, rounds: int) -> Race:
    check = [tools.kiemdiem, "roll", "check", "--summary", "--year", "2022", "--exit-zero", str(path)]
    name = str(path).replace("'", "''")
    source = (
        f"FROM read_csv('{name}', header = true, all_varchar = true)" if path.suffix == ".csv" else f"FROM '{name}'"
    )
    return race(
        f"national roll, {kind}, {path.stat().st_size / 1e6:.0f} MB",
        [
            Contestant("kiemdiem: caps and hard rules", [*check, "--select", ROW_RULES]),
            Contestant("bare group-by", [tools.python, "-c", _BARE.format(source=source)]),
            Contestant("kiemdiem: all checks", check),
        ],
        rounds,
        (Target("bare group-by", 2),),
        "5.4 million rows of 52,000 units.",
    )


def _sheet_race(tools: Tools, sheet: Path, rounds: int) -> Race:
    check = [tools.kiemdiem, "roll", "check", "--year", "2022", "--exit-zero", str(sheet)]
    return race(
        f"XLSX, {SHEET_ROWS:,} rows of 24 columns",
        [
            Contestant("kiemdiem: every cell of the sheet", [tools.python, "-c", _GRID, str(sheet)]),
            Contestant("bare calamine", [tools.python, "-c", _CALAMINE, str(sheet)]),
            Contestant("kiemdiem roll check", check),
        ],
        rounds,
        (Target("bare calamine", 1.5),),
        "Every cell: what a reader of rolls needs, cells with errors and hidden rows known.",
    )
