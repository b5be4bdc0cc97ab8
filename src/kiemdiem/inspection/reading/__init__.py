"""From a .docx to a Document: `read(name)`. Works on what Word, LibreOffice and Google Docs save."""

from __future__ import annotations

from pathlib import Path

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.inspection.lines import lines_of
from kiemdiem.inspection.model import Document, Paragraph
from kiemdiem.inspection.reading import pages, styles
from kiemdiem.inspection.reading.inline import Inline
from kiemdiem.inspection.reading.lists import Lists
from kiemdiem.inspection.reading.parts import Element, Parts, W, open_parts
from kiemdiem.inspection.reading.properties import number
from kiemdiem.inspection.reading.stories import Reader
from kiemdiem.inspection.reading.styles import Styles
from kiemdiem.language import _
from kiemdiem.word.package import Refused

__all__ = ["read"]

_PAGES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"


def read(name: str) -> Document:
    """The document in the file `name`; KiemdiemError where it cannot be read, is none, or may do harm."""
    try:
        parts = open_parts(Path(name))
        return _document(parts)
    except Refused as why:
        raise KiemdiemError(
            _("{path} không kiểm tra được: {why}").format(path=show(name), why=why),
            _("Mở tệp trong Word, lưu lại dạng .docx rồi kiểm tra lại"),
        ) from None


def _document(parts: Parts) -> Document:
    found = Styles(parts)
    reader = Reader(found, Lists(parts.related("numbering")), Inline(found.themes))
    body = parts.body().find(f"{W}body")
    paragraphs = reader.read(body, "body")
    ends = reader.sections or [(body, reader.count)]
    if ends[-1][1] < reader.count:
        ends = [*ends, (body, reader.count)]
    footnotes = _footnotes(parts, reader)
    marginal: dict[str, tuple[Paragraph, ...]] = {}
    relations = parts.relations

    def header(id_: str) -> tuple[Paragraph, ...]:
        kind, part = relations.get(id_, ("", ""))
        if part not in marginal:
            root = parts.tree(part)
            story = "footer" if kind.endswith("/footer") else "header"
            marginal[part] = () if root is None else tuple(reader.read(root, story))  # type: ignore[arg-type]
        return marginal[part]

    sections = pages.sections(ends, header)
    settings = parts.related("settings")
    return Document(
        paragraphs=tuple(paragraphs),
        footnotes=footnotes,
        marginal=tuple(one for each in marginal.values() for one in each),
        sections=sections,
        mirrored=styles.mirrored(settings),
        even_and_odd=styles.even_and_odd(settings),
        pages=_pages(parts),
        lines=tuple(lines_of(paragraphs)),
    )


def _footnotes(parts: Parts, reader: Reader) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for kind in ("footnotes", "endnotes"):
        root: Element | None = parts.related(kind)
        for note in () if root is None else root:
            if note.get(f"{W}type", "normal") == "normal":
                found += reader.read(note, "footnote")
    return tuple(found)


def _pages(parts: Parts) -> int:
    root = parts.tree("docProps/app.xml")
    said = None if root is None else root.findtext(_PAGES)
    return int(number(said))
