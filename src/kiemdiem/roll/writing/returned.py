"""The sheet that goes back to a unit: its rejected rows as they were, what is wrong in each, and how to mend it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kiemdiem.roll.columns import BY_KEY, COLUMNS
from kiemdiem.roll.reading.results import INDEX, BadCell, Rejected
from kiemdiem.roll.reading.wording import SURPLUS
from kiemdiem.roll.values import LONGEST
from kiemdiem.roll.writing.sheets import WIDTHS, Shown, heading_rows, height, shown
from kiemdiem.spreadsheets import Book, lay_out_page, text

WHERE, WHY = "Ô sai", "Lý do, cách sửa"
_SECTION = "Phải sửa"
_WIDTHS = {WHERE: 26, WHY: 44, SURPLUS: 20}
_FIRST = ("unit", "body", "code", "name")
"""Columns before what is wrong, so that both stay in sight."""

_ALWAYS = {"unit", "name", "subject"}


def returned(rejected: Sequence[Rejected], title: str) -> bytes:
    """A workbook with rejected rows as they were, the bad cells coloured, and where and why; `read` reads it again.

    Columns that are empty in every row and not at fault are left out.
    """
    book = Book.new(title)
    sheet = book.sheet("Trả lại")
    text(sheet, 0, 0, title, book.format(bold=True, font_size=12))
    told = f"Sửa các ô tô màu theo cột “{WHY}”, lưu lại thành .xlsx rồi gửi lại cả tệp này."
    text(sheet, 1, 0, told, book.format(italic=True))
    names = _columns(rejected)
    first = last = heading_rows(book, sheet, 2, [_shown(name) for name in names])
    looks = _Looks(book)
    for last, row in enumerate(rejected, first):
        _write(sheet, last, names, row, looks)
    sheet.freeze_panes(first, names.index(WHERE))
    lay_out_page(sheet, (2, 3), (last, len(names) - 1), paper="A3")
    return book.close()


class _Looks:
    """Formats of cells: of text or of what Excel shows by itself, in order or at fault."""

    def __init__(self, book: Book) -> None:
        usual = {"border": 1, "text_wrap": True, "valign": "top"}
        wrong = {**usual, "bg_color": "#FFC7CE", "font_color": "#9C0006"}
        self.usual = book.format(**usual, num_format="@")
        self.bad = book.format(**wrong, num_format="@")
        self.bad_number = book.format(**wrong)
        self.bad_day = book.format(**wrong, num_format="dd/mm/yyyy")
        self.bad_time = book.format(**wrong, num_format="hh:mm:ss")


def _columns(rejected: Sequence[Rejected]) -> list[str]:
    """The keys of the columns in their order, what is wrong after the name, and what was too much at the end."""
    needed = _ALWAYS | {cell.key for row in rejected for cell in row.cells}
    needed |= {key for key, place in INDEX.items() if any(row.written[place] for row in rejected)}
    keys = [column.key for column in COLUMNS if column.key in needed]
    before = [key for key in keys if key in _FIRST]
    after = [key for key in keys if key not in _FIRST]
    return [*before, WHERE, WHY, *after, *([SURPLUS] if any(row.surplus for row in rejected) else [])]


def _shown(name: str) -> Shown:
    return shown(BY_KEY[name]) if name in BY_KEY else Shown(_SECTION, name, _WIDTHS[name])


def _write(sheet: Worksheet, line: int, names: Sequence[str], row: Rejected, looks: _Looks) -> None:
    where, why = _explained(row, line, names)
    words = {key: _cut(row.written[place]) for key, place in INDEX.items()}
    words |= {WHERE: where, WHY: why, SURPLUS: _cut(row.surplus)}
    bad = {cell.key: cell for cell in row.cells}
    for place, name in enumerate(names):
        if name in bad:
            _write_bad(sheet, (line, place), words[name], bad[name], looks)
        else:
            text(sheet, line, place, words[name], looks.bad if name == SURPLUS and row.surplus else looks.usual)
    sheet.set_row(line, height((words[name], _width(name)) for name in names))


def _write_bad(sheet: Worksheet, place: tuple[int, int], words: str, cell: BadCell, looks: _Looks) -> None:
    """A cell at fault as it was: a number as a number, a day as a day, so that it is at fault until it is mended."""
    value = cell.raw
    look: Format = looks.bad
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, looks.bad_number)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(*place, value, looks.bad_number)
    elif isinstance(value, float):
        text(sheet, *place, "#NUM!", look)
    elif isinstance(value, date) and 1900 <= value.year < 9999:
        day = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        sheet.write_datetime(*place, day, looks.bad_day)
    elif isinstance(value, time | timedelta):
        sheet.write_datetime(*place, value, looks.bad_time)
    else:
        text(sheet, *place, words, look)


def _width(name: str) -> float:
    return WIDTHS.get(name) or _WIDTHS[name]


def _cut(value: str) -> str:
    """What a cell held, short enough for a sheet and still too long to be taken for a value."""
    return value if len(value) <= 2 * LONGEST else value[: 2 * LONGEST] + "…"


def _explained(row: Rejected, line: int, names: Sequence[str]) -> tuple[str, str]:
    where, why = [], []
    for cell in row.cells:
        here = xl_rowcol_to_cell(line, names.index(cell.key))
        where.append(f"{BY_KEY[cell.key].heading}: {row.place.cell(cell.key)} ở tệp đã gửi, {here} ở đây")
        why.append(f"{cell.message}. {cell.hint}" if cell.hint else cell.message)
    return _numbered(where), _numbered(why)


def _numbered(told: Sequence[str]) -> str:
    """What is said of several cells, so that each reason is found beside its cell."""
    return told[0] if len(told) == 1 else "; ".join(f"({n}) {words}" for n, words in enumerate(told, 1))
