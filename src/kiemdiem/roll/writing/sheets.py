"""The look of every sheet of a roll: its two rows of headings, their widths.

Sheets go to the units, as papers do: they are in Vietnamese, whoever makes them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiemdiem.roll.columns import COLUMNS, Column
from kiemdiem.spreadsheets import Book, text

WIDTHS: Mapping[str, float] = {
    "unit": 18, "body": 17, "code": 12, "name": 22, "subject": 13, "comparable_group": 15, "post": 13, "head": 7,
    "joined": 11, "discipline": 9, "remedied": 9, "sick_months": 7, "excluded": 9, "official": 9,
    "reviewed_on": 11, "official_rated_on": 11, "rated_on": 11, "official_rating": 15, "self_rating": 15,
    "proposed": 15, "decided": 15, "reason": 14, "award": 8, "note": 12,
}  # fmt: skip
"""Widths of the columns in characters."""


_LINE = 15.0
_HIGHEST = 409.0
"""Points: of a line at size 11, and of a row of Excel at most."""


@dataclass(frozen=True)
class Shown:
    """A column of a sheet: the section over it and its heading, "" for a section of its own; its width."""

    section: str
    heading: str
    width: float


def shown(column: Column) -> Shown:
    """A column of a roll as a sheet shows it."""
    return Shown(column.section, column.heading, WIDTHS[column.key])


def heading_rows(book: Book, sheet: Worksheet, row: int, columns: Sequence[Shown]) -> int:
    """The two rows of headings from `row` on, counted from 0, with their widths; the first row under them."""
    look = book.format(bold=True, text_wrap=True, align="center", border=1, bg_color="#D9E2F3")
    place = 0
    for section, those in groupby(columns, key=lambda column: column.section):
        under = list(those)
        if section:
            _over(sheet, (row, place, row, place + len(under) - 1), section, look)
        for at, column in enumerate(under, place):
            if section:
                text(sheet, row + 1, at, column.heading, look)
            else:
                _over(sheet, (row, at, row + 1, at), column.heading, look)
            sheet.set_column(at, at, column.width)
        place += len(under)
    sheet.set_row(row, 20)
    own = [(column.heading, column.width - 2) for column in columns if column.section]
    sheet.set_row(row + 1, height(own))
    return row + 2


def height(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row, in points, in which every text of a cell of this width in characters is seen whole."""
    lines = max((_lines(words, int(width)) for words, width in cells), default=1)
    return min(_LINE * lines + 2, _HIGHEST)


def _lines(words: str, width: int) -> int:
    return 1 if len(words) < width else max(len(textwrap.wrap(words, max(width, 4))), 1)


def _over(sheet: Worksheet, place: tuple[int, int, int, int], words: str, look: Format) -> None:
    if place[:2] != place[2:]:
        sheet.merge_range(*place, "", look)
    text(sheet, *place[:2], words, look)


def column_of(column: Column, *, number: bool) -> int:
    """Where a column of the roll is on a sheet, counted from 0."""
    return COLUMNS.index(column) + (1 if number else 0)
