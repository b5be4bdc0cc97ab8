"""The package of a Word document: what is refused before anything opens it, and how it is put together again."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word import harm
from kiemdiem.word.harm import Refused

__all__ = ["LARGEST_FILE", "Refused", "append", "members", "pack", "read", "unpack"]

LARGEST_FILE = 10_000_000
MOST_ENTRIES = 2_000
LARGEST_CONTENT = 50_000_000
HIGHEST_RATIO = 200
LARGEST_PART = 4_000_000
"""Bytes of one part of XML: a template of hundreds of pages has less."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAY = 1 << 5 | 1
"""That day as packages write it."""
_MODE = 0o600
_UTF8 = 0x800
_HEADER, _REST, _END = struct.Struct("<5H3L2H"), struct.Struct("<3H2L"), struct.Struct("<4s4H2LH")
"""What both the place of an entry and the directory say of it, what only the directory says, the end of a package."""
_CHUNK = 65_536
_SMALL = 100_000
_FAST = 3
"""The level of compression beyond which time doubles for a tenth of the size."""
_OLE = b"\xd0\xcf\x11\xe0"


def read(path: Path) -> dict[str, bytes]:
    """The parts of the template in the file `path`.

    KiemdiemError where it cannot be read, Refused where it is no Word document, swells when opened, or reaches for
    something outside itself.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise KiemdiemError(
            _("Không đọc được mẫu {path}: {reason}").format(path=show(path), reason=files.reason(error)),
            _("Kiểm tra lại tên và quyền đọc tệp"),
        ) from None
    parts = unpack(data)
    for name, content in parts.items():
        harm.check(name, content)
    return parts


def unpack(data: bytes, largest_part: int = LARGEST_PART) -> dict[str, bytes]:
    """The parts of a package by name, for who only looks at them: nothing in them is followed or run.

    Raises Refused for what is no Word document, swells when opened, declares entities, or has a part of XML of more
    than `largest_part` bytes.
    """
    if data[:4] == _OLE:
        raise Refused(_("tệp .doc kiểu cũ hoặc có mật khẩu"))
    if len(data) > LARGEST_FILE:
        raise Refused(_("tệp lớn hơn 10 MB"))
    parts = _inflate(data)
    for name, content in parts.items():
        # Without NUL bytes, so that UTF-16 hides nothing.
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise harm.declares(name)
        if len(content) > largest_part and harm.is_xml(name, content):
            raise Refused(_("phần {name} quá lớn").format(name=show(name, 60)))
    return parts


def _inflate(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_names([entry.filename for entry in entries])
            parts, left = {}, LARGEST_CONTENT
            for entry in entries:
                parts[entry.filename] = _read_entry(package, entry, left)
                left -= len(parts[entry.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise Refused(_("không phải tệp .docx, hoặc tệp hỏng")) from None
    if LARGEST_CONTENT - left > max(_SMALL, HIGHEST_RATIO * len(data)):
        raise Refused(_("nén quá mức (nghi là bom nén)"))
    return parts


def _check_names(names: list[str]) -> None:
    if len(names) > MOST_ENTRIES:
        raise Refused(_("có hơn 2000 phần"))
    if len({name.casefold() for name in names}) < len(names):
        raise Refused(_("có hai phần cùng tên"))
    for name in names:
        if name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/"):
            raise Refused(_("tên phần “{name}” trỏ ra ngoài tệp").format(name=show(name, 60)))


def _read_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """One part, counted while it swells: the size a package states of itself proves nothing."""
    chunks, size = [], 0
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise Refused(_("lớn hơn 50 MB sau khi giải nén"))
            if size > max(_SMALL, HIGHEST_RATIO * entry.compress_size):
                raise Refused(_("nén quá mức (nghi là bom nén)"))
            chunks.append(chunk)
    return b"".join(chunks)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of `parts` whose bytes depend on nothing else: entries in order, one fixed time, one fixed mode."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            package.writestr(_entry(name), parts[name])
    return stream.getvalue()


def append(base: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package `base`, made by `pack`, whose entries stay as they are byte by byte, and `parts` after them.

    The same as zipfile in its mode "a", at a third of its time: the directory is lengthened, not read and written anew.
    """
    *_disks, count, size, start, _comment = _END.unpack(base[-_END.size :])
    pieces, directory, at = [base[:start]], [base[start : start + size]], start
    for name, content in parts.items():
        called, packer = name.encode(), zlib.compressobj(_FAST, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
        sizes = zlib.crc32(content), len(packed), len(content), len(called), 0
        header = _HEADER.pack(20, 0 if name.isascii() else _UTF8, zipfile.ZIP_DEFLATED, 0, _DAY, *sizes)
        pieces += (b"PK\3\4", header, called, packed)
        directory += (b"PK\1\2", b"\x14\3", header, _REST.pack(0, 0, 0, _MODE << 16, at), called)
        at += 4 + len(header) + len(called) + len(packed)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, count + len(parts), count + len(parts), len(listed), at, 0)
    return b"".join((*pieces, listed, end))


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package that was made here."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = _MODE << 16
    return entry
