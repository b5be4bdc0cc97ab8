"""A table of cells as a file holds it, before anybody knows what its columns mean; and how its cells are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kiemdiem.errors import KiemdiemError
from kiemdiem.vietnamese import nfc

MOST_COLUMNS = 256
MOST_ROWS = 1_048_576
"""Rows of a sheet of Excel, and of any other file here."""

Cells = Sequence[object]
Merged = tuple[int, int, int, int]
"""First line, first column, last line and last column of a merged cell, counted from 1."""


class RefusedFileError(KiemdiemError):
    """A file that cannot be read as a roll: why, and what its sender should do."""


UNCALCULATED = "=?"
"""What stands for a formula whose result was never saved."""


class Broken(str):
    """A cell without a value: the error it shows ("#N/A"), or UNCALCULATED."""

    __slots__ = ()


@dataclass(frozen=True)
class Grid:
    """A sheet, or all of a file that has none (`sheet` is ""): its rows with their line numbers from 1.

    With `named_cells` people call a cell "H12", without by line and column. Of a CSV (`is_text`) a row may have more
    fields than there are headings. `hidden` are the lines and the columns that Excel does not show. `first_day` is
    what has to be added to the number of a day where days are counted from 1904.
    """

    file: str
    sheet: str
    rows: Iterable[tuple[int, Cells]]
    merged: Sequence[Merged] = ()
    named_cells: bool = False
    is_text: bool = False
    hidden: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    first_day: int = 0


@dataclass(frozen=True)
class Passed:
    """A sheet that is not read, and why."""

    sheet: str
    why: str


def letters(column: int) -> str:
    """What Excel calls a column counted from 1.

    >>> letters(1), letters(26), letters(27), letters(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def number(name: str) -> int:
    """The column that Excel calls so, counted from 1: the way back from `letters`."""
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def as_written(value: object) -> str:
    """A cell as its writer sees it, on one line: days as day/month/year, whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(nfc(str(value)).split())


def is_empty(value: object) -> bool:
    """Whether nothing stands in a cell; a broken one is not empty."""
    return value is None or (isinstance(value, str) and not isinstance(value, Broken) and not value.strip())
