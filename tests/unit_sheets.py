"""Small rolls for tests, as units send them."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.reading import read
from kiemdiem.roll.reading.results import INDEX, Reading, Row

HEADINGS = ("TT", "Đơn vị", "Họ và tên", "Số thẻ", "Loại đối tượng", "Quyết định", "Lý do")
"""A plain row of headings, and two people under it."""

PEOPLE: tuple[tuple[object, ...], ...] = (
    (1, "Đảng bộ xã A", "Nguyễn Văn An", "000123", "Đảng viên", "HTXSNV", None),
    (2, "Đảng bộ xã A", "Trần Thị Bình", "000124", "đảng viên", "Hoàn thành tốt nhiệm vụ", None),
)


def workbook(
    path: Path,
    rows: Iterable[Sequence[object]],
    *,
    sheet: str = "Sheet1",
    merged: Iterable[str] = (),
    more: Mapping[str, Iterable[Sequence[object]]] | None = None,
) -> Path:
    """A workbook with `rows` from A1 on, and the cells of `merged` made one; `more` are further sheets."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    for row in rows:
        first.append(list(row))
    for cells in merged:
        first.merge_cells(cells)
    for name, others in (more or {}).items():
        other = book.create_sheet(name)
        for row in others:
            other.append(list(row))
    book.save(path)
    return path


def row(**values: str) -> Row:
    """A clean row with these values."""
    return tuple(values.get(column.key, "") for column in COLUMNS)


def column(reading: Reading, key: str) -> list[str]:
    """The values of a column, row by row."""
    return [values[INDEX[key]] for values in reading.rows]


def read_rows(path: Path, rows: Iterable[Sequence[object]], **more: object) -> Reading:
    """What reading a workbook with these rows gives."""
    return read([workbook(path / "roll.xlsx", rows, **more)])  # type: ignore[arg-type]


def mode(path: Path) -> int:
    """Who may read and write a file."""
    return stat.S_IMODE(path.stat().st_mode)
