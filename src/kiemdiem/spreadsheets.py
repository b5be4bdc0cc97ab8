"""Tables as files for Excel: CSV, and workbooks that can be printed as they are. No cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from kiemdiem.display import escape, unsafe
from kiemdiem.grid import Cell, Grid, Share, print_cell
from kiemdiem.vietnamese import fold

FONT = {"font_name": "Times New Roman", "font_size": 12}
MADE = datetime(2000, 1, 1)
LONGEST = 32_000
"""Characters of a cell: Excel takes 32,767."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def harmless(text: str) -> str:
    """`text` without control characters, short enough for a cell."""
    return "".join(escape(found) if (found := unsafe(char)) else char for char in text[:LONGEST])


def csv_cell(text: str) -> str:
    """A cell of a CSV file: what Excel would take for a formula gets an apostrophe, which `csv_text` takes away."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_text(cell: str) -> str:
    """What stood in the cell before `csv_cell` made it harmless."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as CSV in UTF-8 with a mark by which Excel knows it; numbers plain, shares in percent."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow([str(cell) if isinstance(cell, int) else csv_cell(harmless(print_cell(cell))) for cell in row])
    return stream.getvalue().encode("utf-8-sig", "backslashreplace")


def to_workbook(grids: Sequence[Grid]) -> bytes:
    """A workbook with one sheet a table: A4 across, heading rows repeated on every page, totals in bold."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        book.set_properties({"created": MADE})
        styles = _Styles(book)
        taken: set[str] = set()
        for grid in grids:
            _sheet(book.add_worksheet(_sheet_name(grid.title, taken)), grid, styles)
    return stream.getvalue()


class _Styles:
    def __init__(self, book: Any) -> None:
        def style(**more: Any) -> Any:
            return book.add_format({**FONT, "valign": "vcenter", **more})

        self.title = style(bold=True, align="center", font_size=14)
        self.plain = style()
        self.heading = style(bold=True, border=1, align="center", text_wrap=True)
        looks: dict[str, dict[str, Any]] = {
            "text": {"text_wrap": True},
            "number": {"num_format": "#,##0", "align": "right"},
            "share": {"num_format": "0.00%", "align": "right"},
        }
        self.cells = {
            (kind, bold): style(border=1, bold=bold, **look) for bold in (False, True) for kind, look in looks.items()
        }


def _sheet(sheet: Any, grid: Grid, styles: _Styles) -> None:
    last = len(grid.columns) - 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    _merged(sheet, (0, 0, 0, last), grid.title, styles.title)
    row = 1
    for line in grid.about:
        sheet.write_string(row, 0, harmless(line), styles.plain)
        row += 1
    top = row
    row = _headings(sheet, grid, row, styles)
    sheet.repeat_rows(top, row - 1)
    sheet.freeze_panes(row, 2 if last > 2 else 0)
    for cells in grid.every_row:
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, styles, bold=cells is grid.totals)
        row += 1
    for line in grid.notes:
        sheet.write_string(row, 0, harmless(line), styles.plain)
        row += 1
    sheet.print_area(0, 0, max(row - 1, 0), last)
    for column, heading in enumerate(grid.columns):
        longest = max((len(print_cell(cells[column])) for cells in grid.every_row), default=0)
        sheet.set_column(column, column, min(max(longest + 2, 7, min(len(heading), 12)), 45))


def _headings(sheet: Any, grid: Grid, row: int, styles: _Styles) -> int:
    """Write the heading rows from `row` on; the row after them."""
    rows = 2 if any(heading.under for heading in grid.headings) else 1
    column = 0
    for heading in grid.headings:
        deep = rows - 1 if not heading.under else 0
        _merged(sheet, (row, column, row + deep, column + heading.width - 1), heading.text, styles.heading)
        for place, under in enumerate(heading.under):
            sheet.write_string(row + 1, column + place, harmless(under), styles.heading)
        column += heading.width
    return row + rows


def _merged(sheet: Any, place: tuple[int, int, int, int], text: str, style: Any) -> None:
    if place[:2] == place[2:]:
        sheet.write_string(*place[:2], harmless(text), style)
    else:
        sheet.merge_range(*place, "", style)
        sheet.write_string(*place[:2], harmless(text), style)


def _write(sheet: Any, row: int, column: int, cell: Cell, styles: _Styles, *, bold: bool) -> None:
    if isinstance(cell, int):
        sheet.write_number(row, column, cell, styles.cells["number", bold])
    elif isinstance(cell, Share) and cell.whole:
        sheet.write_number(row, column, cell.part / cell.whole, styles.cells["share", bold])
    elif text := print_cell(cell):
        sheet.write_string(row, column, harmless(text), styles.cells["text", bold])
    else:
        sheet.write_blank(row, column, None, styles.cells["text", bold])


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 characters, none of its signs, each once."""
    bare = " ".join(_SHEET_NAME.sub(" ", harmless(title)).split())[:31].strip() or "Bảng"
    name, number = bare, 1
    while fold(name) in taken:
        number += 1
        name = f"{bare[: 30 - len(str(number))]} {number}"
    taken.add(fold(name))
    return name
