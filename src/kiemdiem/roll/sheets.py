"""The look of every sheet that is written: its fonts, its two rows of headings, its page.

Sheets go to the units, as papers do: they are in Vietnamese, whoever makes them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiemdiem.display import show, unsafe
from kiemdiem.roll.columns import COLUMNS, Column

FONT = "Times New Roman"
LONGEST_CELL = 32_767
"""Characters of a cell of Excel at most."""

WIDTHS: Mapping[str, float] = {
    "unit": 18, "body": 17, "code": 12, "name": 22, "subject": 13, "comparable_group": 15, "post": 13, "head": 7,
    "joined": 11, "discipline": 9, "remedied": 9, "sick_months": 7, "excluded": 9, "official": 9,
    "reviewed_on": 11, "official_rated_on": 11, "rated_on": 11, "official_rating": 15, "self_rating": 15,
    "proposed": 15, "decided": 15, "reason": 14, "award": 8, "note": 12,
}  # fmt: skip
"""Widths of the columns in characters."""

_CREATED = datetime(2000, 1, 1)  # the same at every run, so that the same content gives the same file


@dataclass(frozen=True)
class Book:
    """A workbook in the making; `close` gives its bytes."""

    workbook: xlsxwriter.Workbook
    target: io.BytesIO

    @classmethod
    def new(cls, title: str) -> Book:
        """A workbook without a sheet, which takes no text for a formula, a link or a number."""
        target = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        workbook = xlsxwriter.Workbook(target, options)
        workbook.set_properties({"title": title, "created": _CREATED})
        return cls(workbook, target)

    def format(self, **more: Any) -> Format:
        """A format in the font of papers, at size 11 if nothing else is said."""
        return self.workbook.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter", **more})

    def sheet(self, name: str) -> Worksheet:
        """A new sheet."""
        return self.workbook.add_worksheet(name)

    def close(self) -> bytes:
        """The file."""
        self.workbook.close()
        return self.target.getvalue()


def text(sheet: Worksheet, row: int, column: int, value: str, look: Format | None = None) -> None:
    """Put a text into a cell, counted from 0: as a text, without hidden characters, no longer than Excel takes."""
    if value:
        is_plain = not unsafe(value) and len(value) <= LONGEST_CELL
        sheet.write_string(row, column, value if is_plain else show(value, LONGEST_CELL), look)
    else:
        sheet.write_blank(row, column, None, look)


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


def lay_out_page(sheet: Worksheet, headings: tuple[int, int], last: tuple[int, int]) -> None:
    """A4 across, one page wide, the rows of headings on every page, all up to the cell `last` printed."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(*headings)
    sheet.print_area(0, 0, *last)
    sheet.set_footer(f'&C&"{FONT},Regular"&10&P/&N')


def column_of(column: Column, *, number: bool) -> int:
    """Where a column of the roll is on a sheet, counted from 0."""
    return COLUMNS.index(column) + (1 if number else 0)
