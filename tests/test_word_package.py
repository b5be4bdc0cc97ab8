"""Packages as they are put together: readable by every program, the same bytes at every run."""

from __future__ import annotations

import io
import zipfile

from kiemdiem.word import package
from word_files import parts_of

BASE = {"[Content_Types].xml": b"<a/>", "b.xml": b"b" * 5000, "a/b.rels": b""}
MORE = {"word/document.xml": "Ủy ban ".encode() * 4000, "word/đầu trang.xml": b"<x/>", "empty": b""}


def entries(data: bytes) -> list[dict[str, object]]:
    fields = ("filename", "date_time", "compress_type", "create_system", "create_version", "extract_version", "CRC")
    fields += (
        "flag_bits",
        "external_attr",
        "internal_attr",
        "file_size",
        "header_offset",
        "volume",
        "extra",
        "comment",
    )
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return [{name: getattr(entry, name) for name in fields} for entry in opened.infolist()]


def test_parts_that_are_appended_are_there_as_zipfile_would_have_put_them() -> None:
    base = package.pack(BASE)
    stream = io.BytesIO(base)
    with zipfile.ZipFile(stream, "a") as opened:
        for name, content in MORE.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            opened.writestr(entry, content, compresslevel=3)
    made = package.append(base, MORE)
    assert made == stream.getvalue()
    assert entries(made) == entries(stream.getvalue())
    assert parts_of(made) == BASE | MORE


def test_what_was_there_stays_byte_by_byte() -> None:
    base = package.pack(BASE)
    kept = base[: base.index(b"PK\1\2")]
    assert package.append(base, MORE).startswith(kept)
    assert package.append(base, {}) == base
    assert package.append(package.append(base, {"x": b"1"}), {"y": b"2"}) == package.append(
        base, {"x": b"1", "y": b"2"}
    )


def test_the_order_in_which_parts_are_given_changes_nothing() -> None:
    assert package.pack(BASE) == package.pack(dict(reversed(BASE.items())))
    assert next(iter(parts_of(package.pack(BASE)))) == "[Content_Types].xml"
