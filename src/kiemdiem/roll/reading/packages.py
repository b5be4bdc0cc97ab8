"""The package of an Excel workbook before it is read: its size when unpacked, and the cells that have no value."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.reading.raw import MOST_COLUMNS, MOST_ROWS, UNCALCULATED, Broken, RefusedFileError, number

MOST_PARTS = 2000
MOST_UNPACKED = 512 << 20
MOST_CELLS = 26_000_000
"""Of the rectangle that the cells of a sheet span: the reader of workbooks keeps it in memory."""

_RATIO, _UNSUSPICIOUS = 200, 16 << 20
_CHUNK = 8 << 20

# The attributes are matched as the reader of workbooks sees them: as bytes, in any order, with either quote.
_FORMULA = rb"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^<>]*?\s)??r\s*=\s*[\"']([A-Z]+)([0-9]+)[\"'][^<>]*(?<!/)>")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*?\bt\s*=\s*[\"']e[\"'][^<>]*)>\s*(?:" + _FORMULA + rb")?<(?:\w+:)?v\b[^<>]*>([^<]*)<"
)
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*" + _FORMULA + rb"(<(?:\w+:)?v\b[^<>]*?(?:/>|>\s*</(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]+)([0-9]+)[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^<>]*)>")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\s([^<>]*)>")
_IS_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBERS = {name: re.compile(rb"\b" + name + rb"\s*=\s*[\"']([0-9]{1,7})[\"']") for name in (b"r", b"min", b"max")}
_IS_TEXT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")


@dataclass
class Marks:
    """What is known of a sheet before it is read: how far its cells go, which have no value (line, column from 1)."""

    lines: int = 0
    columns: set[bytes] = field(default_factory=set)
    broken: dict[int, dict[int, Broken]] = field(default_factory=dict)
    is_lost: bool = False
    """Whether there is an error in a cell that does not say where it is."""
    hidden_lines: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_since_1904: bool = False
    """Whether days are counted from 1904, as Excel for Mac once did."""

    def add(self, piece: bytes) -> None:
        """Look at whole rows of the sheet."""
        cells = _CELL.findall(piece)
        self.columns.update(letters for letters, _line in cells)
        self.lines = max(self.lines, max(map(int, {line for _letters, line in cells}), default=0))
        if b"hidden" in piece:
            self._look_for_hidden(piece)
        if b'"e"' in piece or b"'e'" in piece:
            for attributes, shown in _ERROR.findall(piece):
                self._mark(attributes, shown.decode("utf-8", "replace"))
        if b"<f" in piece or b":f" in piece:  # where there is a formula at all
            for attributes, value in _UNCALCULATED.findall(piece):
                if not (value and _IS_TEXT.search(attributes)):  # a formula may well give an empty text
                    self._mark(attributes, UNCALCULATED)

    def _look_for_hidden(self, piece: bytes) -> None:
        for attributes in _ROW.findall(piece):
            if _IS_HIDDEN.search(attributes) and (line := _number(attributes, b"r")):
                self.hidden_lines.add(line)
        for attributes in _COLUMNS.findall(piece):
            if _IS_HIDDEN.search(attributes):
                first, last = _number(attributes, b"min"), _number(attributes, b"max")
                self.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def _mark(self, attributes: bytes, shown: str) -> None:
        if reference := _REFERENCE.search(attributes):
            column = number(reference[1].decode())
            self.broken.setdefault(int(reference[2]), {})[column] = Broken(shown)
        else:
            self.is_lost = True

    def check(self, sheet: str) -> None:
        """Raise RefusedFileError where the sheet is too large to be held."""
        widest = max(map(_column, self.columns), default=0)
        if widest > MOST_COLUMNS or self.lines > MOST_ROWS or widest * self.lines > MOST_CELLS:
            message = _("trang “{sheet}” quá rộng hoặc quá dài: {columns} cột, {rows} dòng").format(
                sheet=show(sheet, 40), columns=widest, rows=self.lines
            )
            raise RefusedFileError(message, _("Xóa hẳn các cột, dòng thừa ngoài bảng rồi lưu lại"))
        if self.is_lost:
            message = _("trang “{sheet}” có ô báo lỗi mà tệp không ghi là ô nào").format(sheet=show(sheet, 40))
            raise RefusedFileError(message, _("Mở tệp bằng Excel, sửa các ô như #REF!, #N/A rồi lưu lại"))


def _number(attributes: bytes, name: bytes) -> int:
    """The number that an attribute holds; 0 where there is none."""
    found = _NUMBERS[name].search(attributes)
    return int(found[1]) if found else 0


def _column(name: bytes) -> int:
    """The number of a column; far too large a one for a name that Excel does not have."""
    return number(name.decode()) if len(name) <= 3 else MOST_COLUMNS + 1


def look(data: bytes) -> dict[str, Marks]:
    """The marks of every sheet by its name, as far as its part is where the workbook says.

    Raises RefusedFileError for a package that is broken or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _parts(package, len(data))
            workbook = _parsed(package, "xl/workbook.xml")
            marks = _scan(package, parts, _sheets(package, parts, workbook))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, NotImplementedError, ValueError, OSError):
        raise RefusedFileError(
            _("tệp Excel bị hỏng"), _("Mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi gửi lại")
        ) from None
    is_since_1904 = any(p.get("date1904") in ("1", "true") for p in workbook.iter("{*}workbookPr"))
    for found in marks.values():
        found.is_since_1904 = is_since_1904
    return marks


def _parts(package: zipfile.ZipFile, packed: int) -> dict[str, zipfile.ZipInfo]:
    """The parts of XML by name, once it is clear that unpacking them is no trap."""
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    names = {entry.filename for entry in entries}
    usual = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if len(names) < len(entries) or any(e.flag_bits & 1 or e.compress_type not in usual for e in entries):
        raise zipfile.BadZipFile
    if len(entries) > MOST_PARTS or unpacked > max(_UNSUSPICIOUS, min(MOST_UNPACKED, packed * _RATIO)):
        raise _bomb()
    if "mimetype" in names or "xl/workbook.bin" in names or "xl/workbook.xml" not in names:
        raise RefusedFileError(
            _("không phải tệp .xlsx (có thể là .ods, .xlsb hay tệp nén khác)"),
            _("Lưu thành “Excel Workbook (.xlsx)” rồi đọc lại"),
        )
    return {entry.filename: entry for entry in entries if entry.filename.endswith((".xml", ".rels"))}


def _bomb() -> RefusedFileError:
    return RefusedFileError(
        _("tệp giải nén ra quá lớn, có thể là tệp gây hại"), _("Chép danh sách sang một tệp Excel mới rồi gửi lại")
    )


def _parsed(package: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(package.read(part), parser)


def _sheets(package: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], workbook: etree._Element) -> dict[str, str]:
    """The name of the sheet that each part holds."""
    targets = {}
    if "xl/_rels/workbook.xml.rels" in parts:
        for relation in _parsed(package, "xl/_rels/workbook.xml.rels").iter("{*}Relationship"):
            targets[relation.get("Id")] = posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip(
                "/"
            )
    return {targets.get(_relation(sheet), ""): sheet.get("name", "") for sheet in workbook.iter("{*}sheet")}


def _relation(sheet: etree._Element) -> str:
    """The relation that leads to the part of a sheet; there are two namespaces for it."""
    return next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")


def _scan(package: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], sheets: dict[str, str]) -> dict[str, Marks]:
    """Unpack every part once, counting what really comes out, whatever the package says of itself."""
    marks, left = {sheets[part]: Marks() for part in sheets if part in parts}, MOST_UNPACKED
    for name, entry in parts.items():
        entry.file_size = left + 2 * _CHUNK  # more than is allowed, so that more is seen
        with package.open(entry) as stream:
            for piece in _pieces(stream, name in sheets):
                left -= len(piece)
                if left < 0:
                    raise _bomb()
                if name in sheets:
                    marks[sheets[name]].add(piece)
    return marks


def _pieces(stream: IO[bytes], by_rows: bool) -> Iterator[bytes]:
    """What comes out of `stream`, piece by piece; of a sheet in whole rows."""
    waiting: list[bytes] = []
    while chunk := stream.read(_CHUNK):
        cut = max(chunk.rfind(b"<row"), chunk.rfind(b":row ")) if by_rows else len(chunk)
        if cut > 0:
            yield b"".join((*waiting, chunk[:cut]))
            waiting = [chunk[cut:]]
        else:
            waiting.append(chunk)
    yield b"".join(waiting)
