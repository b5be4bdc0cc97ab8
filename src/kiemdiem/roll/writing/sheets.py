"""The look of every sheet of a roll: its two rows of headings, their widths.

Sheets go to the units, as papers do: they are in Vietnamese, whoever makes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

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


def heading_rows(book: Book, sheet: Worksheet, row: int, more: Sequence[str] = (), *, number: bool) -> int:
    """The two rows of headings from `row` on, counted from 0, with their widths; the first row under them.

    With `number` a column for the running number stands first. `more` are headings of columns after those of a roll.
    """
    look = book.format(bold=True, text_wrap=True, align="center", border=1, bg_color="#D9E2F3")
    first = 1 if number else 0
    if number:
        sheet.merge_range(row, 0, row + 1, 0, "", look)
        text(sheet, row, 0, "TT", look)
        sheet.set_column(0, 0, 5)
    sections = [(name, list(columns)) for name, columns in groupby(COLUMNS, key=lambda column: column.section)]
    place = first
    for name, columns in sections:
        sheet.merge_range(row, place, row, place + len(columns) - 1, "", look)
        text(sheet, row, place, name, look)
        place += len(columns)
    for place, column in enumerate(COLUMNS, first):
        text(sheet, row + 1, place, column.heading, look)
        sheet.set_column(place, place, WIDTHS[column.key])
    for place, name in enumerate(more, first + len(COLUMNS)):
        sheet.merge_range(row, place, row + 1, place, "", look)
        text(sheet, row, place, name, look)
        sheet.set_column(place, place, 40)
    sheet.set_row(row, 20)
    sheet.set_row(row + 1, 64)
    return row + 2


def column_of(column: Column, *, number: bool) -> int:
    """Where a column of the roll is on a sheet, counted from 0."""
    return COLUMNS.index(column) + (1 if number else 0)
