"""Workbooks of Excel: which sheets are read, and their cells with the errors that calamine leaves out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.reading.packages import Marks, look
from kiemdiem.roll.reading.raw import UNCALCULATED, Broken, Cells, Grid, Passed, RefusedFileError, letters
from kiemdiem.vietnamese import fold

INSTRUCTIONS, LISTS, TOTALS = "Hướng dẫn", "Danh mục", "Tổng hợp"
"""The sheets of our own template that hold no roll."""

FIRST_CELLS = {
    INSTRUCTIONS: ("Hướng dẫn ghi danh sách",),
    LISTS: ("Mức xếp loại", "Loại đối tượng", "Kỷ luật"),
    TOTALS: ("Tổng hợp theo mức xếp loại (tự tính, không sửa)",),
}
"""What they begin with: a sheet of such a name that begins otherwise is not ours."""

_OURS = {fold(name): cells for name, cells in FIRST_CELLS.items()}
_DAYS_TO_1904 = 1462


def read(file: str, data: bytes) -> tuple[list[Grid], list[Passed]]:
    """The sheets of a workbook that may hold a roll, and those passed over. Raises RefusedFileError."""
    marks = look(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return _sheets(file, workbook, marks)
    except CalamineError as error:
        raise _unreadable(marks) from error
    except BaseException as error:
        # What the reader of workbooks throws when it gives up is no Exception.
        if type(error).__name__ == "PanicException":
            raise _unreadable(marks) from None
        raise


def _unreadable(marks: Mapping[str, Marks]) -> RefusedFileError:
    """That a workbook is broken; where cells show errors, which calamine may not know, the first of them are named."""
    errors = [
        f"{show(name, 40)} {letters(column)}{line} ({show(shown, 20)})"
        for name, sheet in marks.items()
        for line, row in sheet.broken.items()
        for column, shown in row.items()
        if shown != UNCALCULATED
    ]
    hint = _("Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi gửi lại")
    if errors:
        hint = _("Sửa các ô báo lỗi rồi lưu lại: {cells}").format(cells="; ".join(errors[:3]))
    return RefusedFileError(_("tệp Excel bị hỏng"), hint)


def _sheets(file: str, workbook: CalamineWorkbook, marks: Mapping[str, Marks]) -> tuple[list[Grid], list[Passed]]:
    grids, passed = [], []
    for sheet in workbook.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            passed.append(Passed(sheet.name, _("không phải trang tính")))
        elif sheet.visible is not SheetVisibleEnum.Visible:
            passed.append(Passed(sheet.name, _("trang bị ẩn; nếu có danh sách ở đó thì bỏ ẩn rồi đọc lại")))
        else:
            if sheet.name not in marks:
                raise _unreadable(marks)
            known = marks[sheet.name]
            known.check(sheet.name)
            content = workbook.get_sheet_by_name(sheet.name)
            if _is_ours(content):
                passed.append(Passed(sheet.name, _("trang của mẫu, không phải danh sách")))
            else:
                grids.append(_grid(file, content, known))
    return grids, passed


def _is_ours(sheet: CalamineSheet) -> bool:
    """Whether a sheet is one of our form, by its name and by what it begins with."""
    begins = _OURS.get(fold(sheet.name))
    if not begins or sheet.start != (0, 0):
        return False
    return next((tuple(row[: len(begins)]) == begins for row in sheet.iter_rows()), False)


def _grid(file: str, sheet: CalamineSheet, marks: Marks) -> Grid:
    ranges = sheet.merged_cell_ranges or []
    merged = [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges]
    return Grid(
        file,
        sheet.name,
        _rows(sheet, marks.broken),
        merged,
        named_cells=True,
        hidden=(frozenset(marks.hidden_lines), frozenset(marks.hidden_columns)),
        first_day=_DAYS_TO_1904 if marks.is_since_1904 else 0,
    )


def _rows(sheet: CalamineSheet, broken: Mapping[int, Mapping[int, Broken]]) -> Iterator[tuple[int, Cells]]:
    before = [""] * (sheet.start[1] if sheet.start else 0)
    last = 0
    for line, row in enumerate(sheet.iter_rows(), 1):
        cells: list[object] = [*before, *row]
        yield line, _with_errors(cells, broken[line]) if line in broken else cells
        last = line
    for line in sorted(line for line in broken if line > last):  # rows of nothing but errors at the end
        yield line, _with_errors([], broken[line])


def _with_errors(cells: list[object], errors: Mapping[int, Broken]) -> list[object]:
    """The cells of a row, each error in its place, which the reader of workbooks left empty."""
    cells += [""] * (max(errors) - len(cells))
    for column, error in errors.items():
        if cells[column - 1] == "":
            cells[column - 1] = error
    return cells
