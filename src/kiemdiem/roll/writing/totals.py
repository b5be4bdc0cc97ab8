"""The counting sheet of a form: formulas that count the list by level and say whether all is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.reading.workbooks import FIRST_CELLS, TOTALS
from kiemdiem.roll.values import UNRATED
from kiemdiem.roll.writing.sheets import column_of
from kiemdiem.spreadsheets import Book, text

_STAGES = ("self_rating", "proposed", "decided")
_PERCENT = "0.0%"


@dataclass(frozen=True)
class Filled:
    """The rows of the list, counted from 0, on the sheet of this name."""

    sheet: str
    first: int
    last: int

    def cells(self, key: str) -> str:
        """The cells of a column, as a formula names them."""
        place = column_of(BY_KEY[key], number=True)
        return f"'{self.sheet}'!{xl_range_abs(self.first, place, self.last, place)}"


def write_totals(book: Book, levels: Mapping[str, str], subjects: Mapping[str, str], filled: Filled) -> None:
    """A table for each rating of the list: classes of subjects down, levels across, a check that nobody is missing."""
    sheet = book.sheet(TOTALS)
    text(sheet, 0, 0, FIRST_CELLS[TOTALS][0], book.format(bold=True, font_size=12))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(levels) + 2, 15)
    sheet.set_column(len(levels) + 3, len(levels) + 3, 30)
    row = 2
    for key in _STAGES:
        row = _write_table(book, sheet, row, key, levels, subjects, filled) + 2
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _write_table(
    book: Book,
    sheet: Worksheet,
    row: int,
    key: str,
    levels: Mapping[str, str],
    subjects: Mapping[str, str],
    filled: Filled,
) -> int:
    """One table from `row` on; the row under it."""
    head = book.format(bold=True, border=1, text_wrap=True, align="center", bg_color="#D9E2F3")
    look, name = book.format(border=1, align="right"), book.format(border=1)
    strong = book.format(border=1, bold=True, align="right")
    checks = ["Chưa có mức", "Tổng số", "Kiểm tra"]
    for place, heading in enumerate([BY_KEY[key].heading, *levels.values(), *checks]):
        text(sheet, row, place, heading, head)
    sheet.set_row(row, 34)
    top, width = row + 1, len(levels)
    for at, called in enumerate(subjects.values(), top):
        text(sheet, at, 0, called, name)
        for place, formula in enumerate(_counts(key, called, levels, filled), 1):
            sheet.write_formula(at, place, formula, look, 0)
        _write_check(sheet, at, width, look, filled, key)
    under = top + len(subjects)
    text(sheet, under, 0, "Cộng", book.format(border=1, bold=True))
    for place in range(1, width + 3):
        cells = f"{xl_rowcol_to_cell(top, place)}:{xl_rowcol_to_cell(under - 1, place)}"
        sheet.write_formula(under, place, f"=SUM({cells})", strong, 0)
    _write_check(sheet, under, width, strong, filled, key, is_last=True)
    return under + 1


def _counts(key: str, subject: str, levels: Mapping[str, str], filled: Filled) -> Sequence[str]:
    """Formulas for one class: each level, those without one, all. A reason instead of a level means unrated."""
    of_class = f"{filled.cells('subject')},{_criterion(subject)}"
    formulas = []
    for level, name in levels.items():
        count = f"COUNTIFS({of_class},{filled.cells(key)},{_criterion(name)})"
        if level == UNRATED:
            count += f'+COUNTIFS({of_class},{filled.cells(key)},"",{filled.cells("reason")},"?*")'
        formulas.append(f"={count}")
    missing = f'=COUNTIFS({of_class},{filled.cells(key)},"")-COUNTIFS({of_class},{filled.cells(key)},"",'
    return [*formulas, f'{missing}{filled.cells("reason")},"?*")', f"=COUNTIFS({of_class})"]


def _write_check(
    sheet: Worksheet, row: int, width: int, look: object, filled: Filled, key: str, *, is_last: bool = False
) -> None:
    """Whether the levels and those without one add up to all, and how many have none yet; in the last row also
    whether every row with a name is in some class.
    """
    counted = f"{xl_rowcol_to_cell(row, 1)}:{xl_rowcol_to_cell(row, width + 1)}"
    missing, every = xl_rowcol_to_cell(row, width + 1), xl_rowcol_to_cell(row, width + 2)
    wrong = f"SUM({counted})<>{every}"
    if is_last:
        wrong = f"OR({wrong},COUNTA({filled.cells('subject')})<>{every},COUNTA({filled.cells('name')})>{every})"
    left = f"{_quoted('khớp, còn ')}&{missing}&{_quoted(' dòng chưa có mức')}"
    open_ = f"IF(COUNTA({filled.cells(key)})=0,{_quoted('khớp (chưa điền)')},{left})"
    formula = f"=IF({wrong},{_quoted('chưa khớp')},IF({missing}=0,{_quoted('khớp')},{open_}))"
    sheet.write_formula(row, width + 3, formula, look, "khớp")


def _quoted(word: str) -> str:
    """A text in a formula."""
    return '"' + word.replace('"', '""') + '"'


def _criterion(word: str) -> str:
    """What counts the cells with exactly this text, whatever signs are in it."""
    return _quoted("=" + re.sub(r"[~*?]", r"~\g<0>", word))
