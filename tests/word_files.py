"""Word files for tests: the shipped template with another body, and what is in a rendered document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from kiemdiem.word import package

SHIPPED = Path(__file__).parent.parent / "templates" / "thong-bao.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_body(body: str, **changed: bytes) -> bytes:
    parts = parts_of(SHIPPED.read_bytes())
    parts["word/document.xml"] = f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'.encode()
    return package.pack(parts | {name.replace("__", "/"): content for name, content in changed.items()})


def tagged(tag: str, properties: str = "", style: str = "") -> str:
    of_paragraph = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{of_paragraph}<w:r>{properties}<w:t>{tag}</w:t></w:r></w:p>"


def footnotes(data: bytes) -> dict[str, str]:
    """The notes of a document by id, the separators left out."""
    root = etree.fromstring(parts_of(data)["word/footnotes.xml"])
    notes = [note for note in root if note.get(f"{{{W}}}type") is None]
    return {note.get(f"{{{W}}}id"): "".join(text.text or "" for text in note.iter(f"{{{W}}}t")) for note in notes}


def references(data: bytes) -> list[str]:
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    return [reference.get(f"{{{W}}}id") for reference in root.iter(f"{{{W}}}footnoteReference")]
