"""Tables as files for Excel: CSV, and workbooks that can be printed as they are. No cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiemdiem.display import guard, show, unsafe
from kiemdiem.grid import Cell, Grid, Share, print_cell
from kiemdiem.language import current
from kiemdiem.sheet_sizes import SIZE, TITLE_SIZE, sizes
from kiemdiem.vietnamese import fold

FONT = "Times New Roman"
LONGEST_CELL = 32_767
"""Characters of a cell of Excel at most."""

_CREATED = datetime(2000, 1, 1)  # the same at every run, so that the same content gives the same file
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29/02/1900, and nothing before that year
_LONGEST_NAME = 31
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


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


def lay_out_page(
    sheet: Worksheet, headings: tuple[int, int], last: tuple[int, int], *, paper: Literal["A3", "A4"] = "A4"
) -> None:
    """Across, one page wide, the rows of headings on every page, all up to the cell `last` printed."""
    sheet.set_landscape()
    sheet.set_paper({"A3": 8, "A4": 9}[paper])
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.repeat_rows(*headings)
    sheet.print_area(0, 0, *last)
    sheet.set_footer(f'&C&"{FONT},Regular"&10&P/&N')


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as CSV in UTF-8 with a mark by which Excel knows it; numbers plain, shares in percent."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow(
            [str(cell) if isinstance(cell, int) else guard(show(print_cell(cell), LONGEST_CELL)) for cell in row]
        )
    return stream.getvalue().encode("utf-8-sig", "backslashreplace")


def to_workbook(grids: Sequence[Grid]) -> bytes:
    """A workbook with one sheet a table, to be printed across: no text is cut, headings stand on every page."""
    book = Book.new(grids[0].title if grids else "")
    styles = _Styles(book)
    taken: set[str] = set()
    for grid in grids:
        _sheet(book.sheet(_sheet_name(grid.sheet or grid.title, taken)), grid, styles)
    return book.close()


class _Styles:
    """The formats of a table."""

    def __init__(self, book: Book) -> None:
        self.title = book.format(bold=True, align="center", text_wrap=True, font_size=TITLE_SIZE)
        self.plain = book.format(text_wrap=True, font_size=SIZE)
        self.heading = book.format(bold=True, border=1, align="center", text_wrap=True, font_size=SIZE)
        # Without it an office program in another language sets thousands apart as that language does.
        locale = "" if current() == "en" else "[$-42A]"
        looks: dict[str, dict[str, Any]] = {
            "text": {"text_wrap": True},
            "number": {"num_format": f"{locale}#,##0", "align": "right"},
            "share": {"num_format": f"{locale}0.00%", "align": "right"},
            "day": {"num_format": "dd/mm/yyyy", "align": "center"},
        }
        self.cells = {
            (kind, bold): book.format(border=1, bold=bold, font_size=SIZE, **look)
            for bold in (False, True)
            for kind, look in looks.items()
        }


def _sheet(sheet: Worksheet, grid: Grid, styles: _Styles) -> None:
    fitting = sizes(grid)
    last = len(grid.columns) - 1
    for column, width in enumerate(fitting.widths):
        sheet.set_column(column, column, width)
    row = _across(sheet, 0, last, [(grid.title, fitting.title)], styles.title)
    row = top = _across(sheet, row, last, zip(grid.about, fitting.about, strict=True), styles.plain)
    for height in fitting.headings:
        sheet.set_row(row, height)
        row += 1
    _headings(sheet, grid, top, styles)
    sheet.freeze_panes(row, 2 if last > 2 else 0)
    headings = (top, row - 1)
    if grid.filters and grid.rows:
        sheet.autofilter(row - 1, 0, row - 1 + len(grid.rows), last)
    for cells, height in zip(grid.every_row, fitting.rows, strict=True):
        sheet.set_row(row, height)
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, styles, bold=cells is grid.totals)
        row += 1
    row = _across(sheet, row, last, zip(grid.notes, fitting.notes, strict=True), styles.plain)
    lay_out_page(sheet, headings, (row - 1, last), paper=fitting.paper)


def _across(sheet: Worksheet, row: int, last: int, texts: Iterable[tuple[str, float]], style: Format) -> int:
    """Write lines over all columns, each of its height; the row after them."""
    for line, height in texts:
        sheet.set_row(row, height)
        _merged(sheet, (row, 0, row, last), line, style)
        row += 1
    return row


def _headings(sheet: Worksheet, grid: Grid, row: int, styles: _Styles) -> None:
    """Write the heading rows from `row` on."""
    rows = 2 if any(heading.under for heading in grid.headings) else 1
    column = 0
    for heading in grid.headings:
        deep = rows - 1 if not heading.under else 0
        _merged(sheet, (row, column, row + deep, column + heading.width - 1), heading.text, styles.heading)
        for place, under in enumerate(heading.under):
            text(sheet, row + 1, column + place, under, styles.heading)
        column += heading.width


def _merged(sheet: Worksheet, place: tuple[int, int, int, int], words: str, style: Format) -> None:
    if place[:2] != place[2:]:
        sheet.merge_range(*place, "", style)
    text(sheet, *place[:2], words, style)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, styles: _Styles, *, bold: bool) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, styles.cells["number", bold])
    elif isinstance(cell, Share) and cell.whole:
        sheet.write_number(row, column, cell.part / cell.whole, styles.cells["share", bold])
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, cell, styles.cells["day", bold])
    else:
        text(sheet, row, column, print_cell(cell), styles.cells["text", bold])


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of its signs, each once; words stay whole where they can."""
    bare = _cut(" ".join(_SHEET_NAME.sub(" ", show(title, 200)).split()), _LONGEST_NAME) or "Bảng"
    name, number = bare, 1
    while fold(name) in taken:
        number += 1
        name = f"{_cut(bare, _LONGEST_NAME - 1 - len(str(number)))} {number}"
    taken.add(fold(name))
    return name


def _cut(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    whole = name[: longest + 1].rpartition(" ")[0].rstrip(" ,;-–")
    return whole if len(whole) >= longest // 2 else name[:longest].strip()
