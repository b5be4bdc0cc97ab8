"""Rolls for tests: a clean one of some thousand rows, in every form in which the engine reads one."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from kiemdiem import layers, rulebooks
from kiemdiem.diagnostic import Report
from kiemdiem.roll import layers as roll_layers
from kiemdiem.roll import report
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.engine import Roll
from kiemdiem.roll.terms import all_checks

KEYS = [column.key for column in COLUMNS]
Row = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """What a row of a workbook stands in."""

    file: str = "xa-a.xlsx"
    sheet: str = "Danh sách"


@dataclass(frozen=True)
class Place:
    """A row of a workbook whose headings take two lines."""

    line: int
    table: Sheet = field(default_factory=Sheet)

    def column(self, key: str) -> int | None:
        return KEYS.index(key) + 1 if key in KEYS else None

    def cell(self, key: str = "") -> str:
        return f"{chr(64 + (self.column(key) or 1))}{self.line}"


def rules(year: int = 2022, book: str = "2019", codes: Sequence[str] = ()) -> report.Rules:
    """The rules of a rulebook, all checks or those with the codes."""
    found = rulebooks.find(book)
    assert found
    checks = tuple(check for check in all_checks() if not codes or check.code in codes)
    return report.Rules(found, year, roll_layers.of(layers.of_rulebook(found)), checks)


def texts(rows: Sequence[Mapping[str, str]]) -> list[tuple[str, ...]]:
    """Rows as reading gives them."""
    return [tuple(row.get(key, "") for key in KEYS) for row in rows]


def write_csv(rows: Sequence[Mapping[str, str]], path: Path, **changes: str) -> Path:
    """A clean roll as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", **changes)
        writer.writerow(KEYS)
        writer.writerows(texts(rows))
    return path


def write_parquet(rows: Sequence[Mapping[str, str]], path: Path) -> Path:
    """A clean roll as a Parquet file."""
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE roll ({', '.join(f'{key} VARCHAR' for key in KEYS)})")
    columns = [list(column) for column in zip(*texts(rows), strict=True)]
    connection.execute(f"INSERT INTO roll SELECT {', '.join(['unnest(?)'] * len(KEYS))}", columns)
    connection.execute(f"COPY roll TO '{path}' (FORMAT parquet)")
    connection.close()
    return path


def check_rows(rows: Sequence[Mapping[str, str]], asked: report.Rules, **options: bool) -> Report:
    """What is found in rows as they come from a workbook."""
    places = [Place(line) for line in range(3, len(rows) + 3)]
    with Roll(rows=texts(rows), places=places) as roll:
        return report.check(roll, asked, **options)


def check_file(path: Path, asked: report.Rules, **options: bool) -> Report:
    """What is found in a file that the engine reads itself."""
    with Roll([str(path)]) as roll:
        return report.check(roll, asked, **options)


def clean(units: int = 12, seed: int = 1) -> list[Row]:
    """A roll in which nothing is wrong: units with branches, their committees, heads, members and officials."""
    chance = random.Random(seed)
    rows: list[Row] = []
    for unit in range(units):
        rows += _unit(f"Đảng bộ xã {unit + 1:02d}", unit, chance)
    for number, row in enumerate(rows):
        row["code"] = f"{number:09d}"
        row["self_rating"] = row["proposed"] = row["decided"]
    return rows


def _unit(name: str, number: int, chance: random.Random) -> list[Row]:
    level = "excellent" if number == 0 else "good"
    head = {"reviewed_on": "2022-11-26", "rated_on": "2022-12-20"}
    rows: list[Row] = [
        {"subject": "organisation", "comparable_group": "đảng bộ xã", "decided": level, **head},
        {"subject": "collective", "comparable_group": "ban thường vụ", "decided": level, "reviewed_on": "2022-11-25"},
        {"subject": "leader", "comparable_group": "bí thư", "head": "x", "decided": "good", **head},
        {"subject": "leader", "comparable_group": "phó bí thư", "decided": "good", "reviewed_on": "2022-11-27"},
    ]
    first = {"reviewed_on": "2022-11-20"}
    for branch in range(8):
        body = {"body": f"Chi bộ thôn {branch + 1}"}
        best = "excellent" if branch == 0 and number % 2 else "good"
        rows += [
            {"subject": "organisation", "comparable_group": "chi bộ", "decided": best, "reviewed_on": "", **body},
            {"subject": "collective", "comparable_group": "chi ủy", "decided": best, **first, **body},
            {"subject": "leader", "comparable_group": "bí thư chi bộ", "head": "x", "decided": "good", **body},
        ]
        rows += [{**_member(chance), **body} for _member_number in range(20)]
    _excellent(rows, chance)
    return [{"unit": name, "reviewed_on": "2022-12-01", "rated_on": "2022-12-20", **row} for row in rows]


def _member(chance: random.Random) -> Row:
    official = {"official": "x", "official_rating": "excellent", "official_rated_on": "2022-12-10"}
    row = {"subject": "member", "comparable_group": "đảng viên", "joined": f"{chance.randint(1980, 2021)}-05-19"}
    row["decided"] = "satisfactory" if chance.random() < 0.1 else "good"
    return row | (official if chance.random() < 0.3 else {})


def _excellent(rows: list[Row], chance: random.Random) -> None:
    """Fewer than a sixth of the good members become excellent."""
    good = [row for row in rows if row["subject"] == "member" and row["decided"] == "good"]
    for row in chance.sample(good, len(good) // 8):
        row["decided"] = "excellent"
