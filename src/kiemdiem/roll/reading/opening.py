"""From a file of whatever kind a unit sends to the tables in it, or to a plain word why there is none."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path

import duckdb

from kiemdiem import files
from kiemdiem.language import _
from kiemdiem.roll.database import OFFLINE
from kiemdiem.roll.reading import texts, workbooks
from kiemdiem.roll.reading.raw import MOST_COLUMNS, MOST_ROWS, Cells, Grid, Passed, RefusedFileError

MOST_BYTES = 64 << 20
MOST_BYTES_OF_COLUMNS = 1 << 30
"""Of a Parquet file, which is not read whole."""

_KEPT = {"DATE", "BOOLEAN", "TIMESTAMP"}
_FLOATING = {"DOUBLE", "FLOAT"}
_BATCH = 10_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_file(path: Path) -> tuple[list[Grid], list[Passed]]:
    """The tables of a file, told by its content, and the sheets passed over. Raises RefusedFileError."""
    file = str(path)
    try:
        if not path.is_file():
            raise RefusedFileError(_("không có tệp này") if not path.exists() else _("không phải tệp thường"))
        with path.open("rb") as stream:
            if stream.read(4) == b"PAR1":
                return [_parquet(file, path)], []
            stream.seek(0)
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise RefusedFileError(_("không đọc được: {reason}").format(reason=files.reason(error))) from None
    if len(data) > MOST_BYTES:
        message = _("tệp lớn quá {most} MB").format(most=MOST_BYTES >> 20)
        raise RefusedFileError(message, _("Tách thành nhiều tệp, hoặc xóa hình ảnh và các trang không cần"))
    if data.startswith(b"PK"):
        return workbooks.read(file, data)
    _refuse_others(data)
    return [texts.read(file, data)], []


def _refuse_others(data: bytes) -> None:
    """Say what a file is that is no table in UTF-8."""
    save = _("Mở tệp, chọn Lưu thành (Save As), loại “Excel Workbook (.xlsx)”, không đặt mật khẩu")
    beginning = data[:2000].lstrip().lower()
    if data.startswith(_OLD_OFFICE):
        locked = _ENCRYPTED in data
        raise RefusedFileError(_("tệp có mật khẩu") if locked else _("tệp Excel kiểu cũ (.xls)"), save)
    if data.startswith(b"%PDF"):
        raise RefusedFileError(_("tệp PDF, không phải bảng"), _("Gửi tệp Excel, không gửi bản in"))
    if b"<html" in beginning or b"<table" in beginning or beginning.startswith(b"<?xml"):
        raise RefusedFileError(_("trang HTML hoặc XML đổi đuôi thành bảng tính"), save)
    if not data.strip():
        raise RefusedFileError(_("tệp rỗng"))


def _parquet(file: str, path: Path) -> Grid:
    if path.stat().st_size > MOST_BYTES_OF_COLUMNS:
        raise RefusedFileError(_("tệp lớn quá {most} MB").format(most=MOST_BYTES_OF_COLUMNS >> 20))
    connection = duckdb.connect(config=dict(OFFLINE))
    try:
        relation = connection.read_parquet(glob.escape(file))
        columns = relation.columns
        count = connection.execute("SELECT count(*) FROM relation").fetchall()[0][0]
        if len(columns) > MOST_COLUMNS or count > MOST_ROWS:
            message = _("quá rộng hoặc quá dài: {columns} cột, {rows} dòng").format(columns=len(columns), rows=count)
            raise RefusedFileError(message, _("Đọc bằng kiemdiem check --roll, kiemdiem quota --roll"))
        chosen = ", ".join(map(_chosen, columns, map(str, relation.types)))
        result = connection.execute(f"SELECT {chosen} FROM relation")
    except duckdb.Error:
        raise _damaged() from None
    return Grid(file, "", _parquet_rows(connection, result, columns))


def _chosen(name: str, kind: str) -> str:
    """A column as cells of Excel would hold it: days, truths and numbers with a point as such, all else as text."""
    quoted = '"' + name.replace('"', '""') + '"'
    if kind in _KEPT:
        return quoted
    return f"CAST({quoted} AS {'DOUBLE' if kind in _FLOATING or kind.startswith('DECIMAL') else 'VARCHAR'})"


def _damaged() -> RefusedFileError:
    return RefusedFileError(_("tệp Parquet bị hỏng"), _("Ghi lại tệp từ nguồn"))


def _parquet_rows(
    connection: duckdb.DuckDBPyConnection, result: duckdb.DuckDBPyConnection, columns: list[str]
) -> Iterator[tuple[int, Cells]]:
    """The names of the columns as line 0, then the rows from 1."""
    yield 0, columns
    line = 0
    try:
        while batch := result.fetchmany(_BATCH):
            for row in batch:
                line += 1
                yield line, row
    except duckdb.Error:
        raise _damaged() from None
    finally:
        connection.close()
