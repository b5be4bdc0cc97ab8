"""Rolls as text: CSV in UTF-8 with commas, semicolons or tabs, however Excel saved it; and our own CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from kiemdiem.display import unguard
from kiemdiem.language import _
from kiemdiem.roll.reading import headings
from kiemdiem.roll.reading.layout import WINDOW
from kiemdiem.roll.reading.raw import Cells, Grid, RefusedFileError

SEPARATORS = (",", ";", "\t")
LONGEST_FIELD = 16 << 20
"""Characters of a field that are still read, so that its row can be shown to be wrong."""


def read(file: str, data: bytes) -> Grid:
    """The table that a CSV holds. Raises RefusedFileError for another encoding, and later for a quote never closed."""
    text = _decoded(data)
    lines = text.split("\n", 1)
    skipped = 1 if re.fullmatch(r"sep=.\s*", lines[0]) else 0
    body = lines[1] if skipped and len(lines) > 1 else text
    best = max(SEPARATORS, key=lambda separator: _score(body, separator))
    return Grid(file, "", _rows(body, best, skipped), is_text=True)


def _decoded(data: bytes) -> str:
    how = _("Trong Excel chọn Lưu thành (Save As), loại “CSV UTF-8 (Comma delimited)”; hoặc gửi tệp .xlsx")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RefusedFileError(_("tệp dùng mã UTF-16 (Unicode Text), không phải UTF-8"), how)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise RefusedFileError(_("dòng {line} có ký tự NUL: không phải tệp văn bản").format(line=line), how)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        message = _("dòng {line} không phải UTF-8 (có thể là Windows-1258, TCVN3 hay VNI)").format(line=line)
        raise RefusedFileError(message, how) from None


def _score(text: str, separator: str) -> tuple[int, int]:
    """How many known headings the first rows have, and how many fields, if this is what separates them."""
    head = []
    try:
        for row in _records(text, separator):
            head.append(row)
            if len(head) == WINDOW:
                break
    except RefusedFileError:
        pass  # said when the file is read
    layout = headings.find(head, ())
    return layout.known if layout else 0, max((len(cells) for _line, cells in head), default=0)


def _rows(text: str, separator: str, skipped: int) -> Iterator[tuple[int, Cells]]:
    for line, cells in _records(text, separator):
        yield line + skipped, [unguard(cell) if cell[:1] == "'" else cell for cell in cells]


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line on which it begins."""
    reader = csv.reader(_source(text), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        usual = csv.field_size_limit(LONGEST_FIELD)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise _malformed(line, str(wrong)) from None
        finally:
            csv.field_size_limit(usual)
        yield line, cells


def _source(text: str) -> Iterable[str]:
    return io.StringIO(text, newline="")


def _malformed(line: int, why: str) -> RefusedFileError:
    message = _("dòng {line}: dấu ngoặc kép không đóng hoặc đặt sai chỗ").format(line=line)
    if "field larger" in why:
        message = _("dòng {line}: ô dài quá {most} ký tự").format(line=line, most=LONGEST_FIELD)
    return RefusedFileError(message, _("Mở tệp bằng Excel, sửa dòng ấy rồi lưu lại"))
