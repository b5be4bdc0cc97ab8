"""The second look: only where something was found are rows read again, for their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.roll import statements
from kiemdiem.roll.checking import PLACING, Row
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.engine import Roll
from kiemdiem.roll.lines import line_numbers
from kiemdiem.roll.sources import Source

MOST = 1000
"""Findings of one check that get a place each; the rest are counted."""


@dataclass(frozen=True)
class Found:
    """A row of the roll: its source, its number there, its values."""

    source: Source
    place: int
    row: Row


@dataclass(frozen=True)
class Spot:
    """Where a finding stands: file, line, column, and what people call the cell on its sheet ("" for a text file)."""

    file: str
    line: int
    column: int
    cell: str = ""


def flagged(roll: Roll, counts: Mapping[str, int]) -> dict[str, list[Found]]:
    """Rows of the row conditions `counts`, which says how many each has: all of them, or the first MOST."""
    few = [name for name, count in counts.items() if count <= MOST]
    found: dict[str, list[Found]] = {name: [] for name in counts}
    if few:
        for one in _rows(roll, " OR ".join(f"({roll.conditions[name]})" for name in few), few, MOST * len(few)):
            for number, name in enumerate(few):
                if one.row["flags"] & 1 << number:
                    found[name].append(one)
    for name in counts.keys() - few:
        found[name] = _rows(roll, roll.conditions[name], [], MOST)
    return found


def _rows(roll: Roll, condition: str, names: Sequence[str], most: int) -> list[Found]:
    tests = [f"CASE WHEN {roll.conditions[name]} THEN {1 << bit} ELSE 0 END" for bit, name in enumerate(names)]
    found: list[Found] = []
    for source in roll.sources:
        table = f"SELECT *, {statements.rating(roll.stage)} AS rating FROM ({roll.cleaned(source.placed, place=True)})"
        rows = roll.database.records(
            f"SELECT *, {' + '.join(tests) or '0'} AS flags FROM ({table}) WHERE {condition} LIMIT {most - len(found)}"
        )
        found += [Found(source, int(row["place"]), row) for row in rows]
        if len(found) >= most:
            break
    return found


def first_rows(roll: Roll, sought: Sequence[Row]) -> dict[int, Found]:
    """The first row of the roll with the values of PLACING that each of `sought` has, by its number.

    Rows inside a unit come before those that are the unit itself: what is counted inside a unit does not count these.
    """
    wanted = [[row.get(key) for key in PLACING] for row in sought]
    columns = ", ".join(f"{key} VARCHAR" for key in PLACING)
    roll.database.run(f"CREATE OR REPLACE TABLE sought (number BIGINT, {columns})")
    lists: list[list[Any]] = [list(range(len(wanted))), *(list(column) for column in zip(*wanted, strict=True))]
    roll.database.run(f"INSERT INTO sought SELECT {', '.join(['unnest(?)'] * len(lists))}", lists)
    found: dict[int, Found] = {}
    inside: dict[int, Found] = {}
    for source in roll.sources:
        for joined in _joins(sought):
            for number, first, first_inside in roll.database.rows(_first(roll, source, joined)):
                found.setdefault(number, Found(source, first, sought[number]))
                if first_inside is not None:
                    inside.setdefault(number, Found(source, first_inside, sought[number]))
    return found | inside


def _joins(sought: Sequence[Row]) -> list[str]:
    """By which column rows are joined: by the unit, where there is none by the group, else by the class."""
    columns = ("unit", "comparable_group", "subject")
    needed = {next((column for column in columns if row.get(column) is not None), "") for row in sought}
    return [column for column in columns if column in needed]


def _first(roll: Roll, source: Source, joined: str) -> str:
    columns = ("unit", "comparable_group", "subject")
    values = f"{statements.rating(roll.stage)} AS rating, {statements.NO_BODY} AS no_body"
    table = f"SELECT *, {values} FROM ({roll.cleaned(source.placed, place=True)})"
    same = [f"(sought.{key} IS NULL OR placed.{key} = sought.{key})" for key in PLACING]
    same += [f"sought.{column} IS NULL" for column in columns[: columns.index(joined)]]
    inside = "MIN(CASE WHEN no_body = 0 THEN place END)"
    return (
        f"SELECT number, MIN(place), {inside} FROM ({table}) AS placed JOIN sought ON sought.{joined} = placed.{joined}"
        f" WHERE {' AND '.join(same)} GROUP BY number"
    )


def refused(roll: Roll) -> tuple[dict[str, list[Found]], dict[str, int]]:
    """The rows whose values have no meaning, by the key of the column, and how many there are of each."""
    found: dict[str, list[Found]] = {}
    counts: dict[str, int] = {}
    for key, words in roll.words.refused.items():
        roll.database.run("CREATE OR REPLACE TABLE refused (word VARCHAR)")
        roll.database.run("INSERT INTO refused SELECT unnest(?)", [list(words)])
        found[key], counts[key] = [], 0
        for source in roll.sources:
            where = f"FROM ({source.placed}) WHERE {key} IN (SELECT word FROM refused)"
            counts[key] += int(roll.database.rows(f"SELECT COUNT(*) {where}")[0][0])
            rows = roll.database.records(f"SELECT * {where} ORDER BY place LIMIT {MOST - len(found[key])}")
            found[key] += [Found(source, int(row["place"]), row) for row in rows]
    return found, counts


def twice_count(roll: Roll) -> int:
    """How many rows have a code and class that stand earlier in the roll; their codes are put into `twice`."""
    roll.database.run(f"CREATE OR REPLACE TABLE twice AS {statements.TWICE}")
    return int(roll.database.rows("SELECT COALESCE(SUM(n - 1), 0) FROM twice")[0][0])


def twice(roll: Roll) -> tuple[list[tuple[Found, Found]], int]:
    """The rows whose code and class stand earlier in the roll, each with the first; how many there are."""
    total = twice_count(roll)
    firsts: dict[tuple[str, str], Found] = {}
    pairs: list[tuple[Found, Found]] = []
    for source in roll.sources:
        rows = roll.database.records(
            f"SELECT * FROM ({roll.cleaned(source.placed, place=True)})"
            f" WHERE (code, subject) IN (SELECT (code, subject) FROM twice ORDER BY ALL LIMIT {MOST}) LIMIT {20 * MOST}"
        )
        for row in sorted(rows, key=lambda row: int(row["place"])):
            one = Found(source, int(row["place"]), row)
            first = firsts.setdefault((row["code"], row["subject"]), one)
            if first is not one:
                pairs.append((first, one))
    return pairs[:MOST], total


def spots(roll: Roll, found: Iterable[tuple[Found, str]]) -> list[Spot]:
    """Where each row stands, and in it the column of a key."""
    wanted = list(found)
    records: dict[str, set[int]] = {}
    for one, _key in wanted:
        if one.source.is_text:
            records.setdefault(one.source.name, set()).add(one.place)
    paths = {source.name: source.path for source in roll.sources if source.path}
    lines = {name: line_numbers(paths[name], numbers) for name, numbers in records.items()}
    return [_spot(roll, one, key, lines) for one, key in wanted]


def _spot(roll: Roll, one: Found, key: str, lines: Mapping[str, Mapping[int, int]]) -> Spot:
    if not one.source.name:
        place = roll.places[one.place] if one.place < len(roll.places) else None
        if place is None:
            return Spot("", one.place + 1, 1)
        sheet = f"{place.table.sheet}: " if place.table.sheet else ""
        cell = f"{sheet}{place.cell(key)}" if key in BY_KEY and sheet else ""
        return Spot(place.table.file, place.line, place.column(key) or 1, cell)
    line = lines[one.source.name][one.place] if one.source.is_text else one.place
    return Spot(one.source.name, line, one.source.columns.get(key, 1))
