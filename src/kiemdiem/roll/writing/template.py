"""The workbook that a unit fills in: its list with drop-down lists, what to write where, and counts that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from kiemdiem.plan import Plan, Unit
from kiemdiem.roll import rulebook_words
from kiemdiem.roll.columns import COLUMNS, Column
from kiemdiem.roll.reading.workbooks import LISTS
from kiemdiem.roll.values import LONGEST
from kiemdiem.roll.words import DISCIPLINE_WORDS, EXCLUDED_WORDS, LEVEL_WORDS, SUBJECT_WORDS
from kiemdiem.roll.writing.instructions import write_instructions
from kiemdiem.roll.writing.sheets import Shown, column_of, heading_rows, shown
from kiemdiem.roll.writing.totals import Filled, write_totals
from kiemdiem.spreadsheets import Book, lay_out_page, text

LIST = "Danh sách"
MOST_ROWS = 20_000
"""Rows of a form at most; a unit of more people than that sends what its own system gives."""

_TITLE_ROWS = 4
_TWO_LINES = 32
"""Height of a row, in points: the name of a level takes two lines."""

_MAY: Mapping[str, bool] = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What is allowed on a sheet of which only the cells to fill in are open. There is no password."""

_FIRST_DAY, _LAST_DAY = 3654, 73415
"""01/01/1910 … 31/12/2100 as Excel counts days."""


@dataclass(frozen=True)
class Form:
    """What a form says and offers: the lines above the list, the words to choose from, the name of the unit if known.

    An empty list of units or groups means that anything may be written there.
    """

    title: str
    plan: str = ""
    unit: str = ""
    levels: Mapping[str, str] = field(default_factory=lambda: LEVEL_WORDS)
    subjects: Mapping[str, str] = field(default_factory=lambda: SUBJECT_WORDS)
    groups: Sequence[str] = ()
    units: Sequence[str] = ()


def form(plan: Plan | None, unit: Unit | None = None) -> Form:
    """The form of a plan, for one of its units or for any; without a plan a form for any year and unit."""
    usual = Form(title="Danh sách đánh giá, xếp loại chất lượng".upper())
    if plan is None:
        return usual
    return replace(
        usual,
        title=f"Danh sách đánh giá, xếp loại chất lượng năm {plan.document.year}".upper(),
        plan=f"{plan.document.type.capitalize()} {plan.document.subject}",
        unit=unit.name if unit else "",
        levels=LEVEL_WORDS | rulebook_words.levels(plan),
        subjects=SUBJECT_WORDS | rulebook_words.subjects(plan),
        groups=[group.name for group in plan.comparable_groups],
        units=[known.name for known in plan.units],
    )


def template(wanted: Form, rows: int) -> bytes:
    """The workbook with `rows` rows to fill in; the same for the same form."""
    book = Book.new(wanted.title)
    sheet, lists = book.sheet(LIST), _Lists(wanted)
    first = _write_head(book, sheet, wanted)
    last = first + rows - 1
    _write_cells(book, sheet, wanted, first, last)
    for column in COLUMNS:
        place = column_of(column, number=True)
        if rule := _validation(column, lists):
            sheet.data_validation(first, place, last, place, rule)
    sheet.autofilter(first - 1, 0, last, len(COLUMNS))
    sheet.freeze_panes(first, 5)
    sheet.protect("", dict(_MAY))
    lay_out_page(sheet, (first - 3, first - 1), (last, len(COLUMNS)), paper="A3")
    write_totals(book, wanted.levels, wanted.subjects, Filled(LIST, first, last))
    lists.write(book)
    write_instructions(book, wanted.unit)
    return book.close()


def _write_head(book: Book, sheet: Worksheet, wanted: Form) -> int:
    """The title, the headings and the numbers of the columns; the first row to fill in, counted from 0."""
    text(sheet, 0, 0, wanted.title, book.format(bold=True, font_size=12))
    text(sheet, 1, 0, wanted.plan, book.format(italic=True, font_size=12))
    text(sheet, 2, 0, "Đơn vị: {name}".format(name=wanted.unit or "…"), book.format(bold=True, font_size=12))
    under = heading_rows(book, sheet, _TITLE_ROWS, [Shown("", "TT", 5), *map(shown, COLUMNS)])
    look = book.format(italic=True, align="center", border=1)
    for place in range(len(COLUMNS) + 1):
        text(sheet, under, place, f"({place + 1})", look)
    return under + 1


def _write_cells(book: Book, sheet: Worksheet, wanted: Form, first: int, last: int) -> None:
    """The rows to fill in: open cells, each in the format of its column; the running number is ours."""
    looks = [_look(book, column) for column in COLUMNS]
    number = book.format(border=1, align="center")
    for row in range(first, last + 1):
        sheet.set_row(row, _TWO_LINES)
        sheet.write_number(row, 0, row - first + 1, number)
        for place, (column, look) in enumerate(zip(COLUMNS, looks, strict=True), 1):
            text(sheet, row, place, wanted.unit if column.key == "unit" else "", look)


def _look(book: Book, column: Column) -> Any:
    shown: dict[str, Any] = {"border": 1, "locked": False, "text_wrap": True}
    if column.kind == "date":
        shown |= {"num_format": "dd/mm/yyyy", "align": "center"}
    elif column.kind == "number":
        shown |= {"num_format": "0", "align": "center"}
    else:
        shown |= {"num_format": "@"}  # text: zeros at the beginning of a code stay
    return book.format(**shown)


class _Lists:
    """The sheet with the words that may be chosen, and where each list stands on it."""

    def __init__(self, wanted: Form) -> None:
        self._lists: dict[str, tuple[str, Sequence[str]]] = {
            "level": ("Mức xếp loại", list(wanted.levels.values())),
            "subject": ("Loại đối tượng", list(wanted.subjects.values())),
            "discipline": ("Kỷ luật", list(DISCIPLINE_WORDS.values())),
            "excluded": ("Miễn, đình chỉ sinh hoạt", list(EXCLUDED_WORDS.values())),
            "comparable_group": ("Nhóm đối tượng", wanted.groups),
            "unit": ("Đơn vị", wanted.units),
        }

    def source(self, name: str) -> str:
        """The formula of the list's cells; "" for a list of which nothing is known."""
        words = self._lists.get(name, ("", ()))[1]
        place = list(self._lists).index(name) if words else 0
        return f"='{LISTS}'!{xl_range_abs(1, place, len(words), place)}" if words else ""

    def write(self, book: Book) -> None:
        """The sheet."""
        sheet = book.sheet(LISTS)
        head, look = book.format(bold=True, border=1, bg_color="#D9E2F3"), book.format(border=1)
        for place, (name, words) in enumerate(self._lists.values()):
            text(sheet, 0, place, name, head)
            for row, word in enumerate(words, 1):
                text(sheet, row, place, word, look)
            sheet.set_column(place, place, 32)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect("", dict(_MAY))


def _validation(column: Column, lists: _Lists) -> dict[str, Any] | None:
    """What a column takes; Excel shows what to write when a cell is chosen, and refuses anything else."""
    told = {"input_title": column.heading[:32], "input_message": column.help[:255], "error_title": column.heading[:32]}
    if source := lists.source(column.kind) or lists.source(column.key):
        return {"validate": "list", "source": source, "error_message": "Chọn trong danh sách.", **told}
    if column.kind == "flag":
        return {"validate": "list", "source": ["x"], "error_message": "Ghi x hoặc để trống.", **told}
    if column.kind == "date":
        between = {"criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        return {"validate": "date", **between, "error_message": "Ghi ngày/tháng/năm, ví dụ 05/11/2022.", **told}
    if column.kind == "number":
        between = {"criteria": "between", "minimum": 0, "maximum": 12}
        return {"validate": "integer", **between, "error_message": "Ghi số tháng, từ 0 đến 12.", **told}
    if column.kind == "text":
        message = f"Nhiều nhất {LONGEST} ký tự."
        return {"validate": "length", "criteria": "<=", "value": LONGEST, "error_message": message, **told}
    return None
