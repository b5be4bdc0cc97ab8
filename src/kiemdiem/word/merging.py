"""Several documents of one template in one file, for printing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.word import notes, opc, package, sections
from kiemdiem.word.lists import Lists
from kiemdiem.word.opc import DECLARATION, Parts, W

_START, _END = "<w:body>", "</w:body>"
_OF_EACH = ("document.main+xml", "header+xml", "footer+xml", notes.PART)
_NAMED = (f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd")


def merge(documents: Sequence[bytes]) -> bytes:
    """`documents` (one at least), rendered from one template, as one document for printing.

    Each begins on a new page, its pages and footnotes numbered from 1 (LibreOffice numbers footnotes through).
    Sections, page headers and lists stay those of each. KiemdiemError where the documents come from different
    templates, or where numbers that a style gives its paragraphs would run on from one to the next.
    """
    unpacked = [package.members(document) for document in documents]
    if any(opc.of_type(parts, notes.PART) for parts in unpacked):
        unpacked = [dict(notes.part_with_notes(parts)[0]) for parts in unpacked]
    merged = _Merged(unpacked[0])
    for parts in unpacked[:-1]:
        merged.add(parts, last=False)
    merged.add(unpacked[-1], last=True)
    return package.pack(merged.whole())


class _Merged:
    """The documents so far: the parts they share, the text and the footnotes of each."""

    def __init__(self, first: Parts) -> None:
        self.parts, self.main = first, opc.main(first)
        self.shared = _shared(first)
        self.lists = Lists(first)
        self.headers: dict[tuple[str, bytes], str] = {}
        self.around = ("", "")
        self.bodies: list[str] = []
        self.notes_before = ""
        self.notes: list[str] = []

    def add(self, parts: Parts, *, last: bool) -> None:
        """One more document; the section of the `last` one stays at the end of the body."""
        if _shared(parts) != self.shared:
            raise _other_template()
        root = opc.parsed(parts[self.main])
        found = sections.of(root)
        self._keep_headers(parts, found)
        if self.bodies:
            self.lists.restart(root)
            self._begin(found)
            _without_bookmarks(root)
        with_notes = opc.of_type(parts, notes.PART)
        if with_notes:
            sections.restart_notes(found[0])
        if not last:
            sections.close(root)
        text = opc.text_of(root)
        for name in with_notes:
            footnotes = opc.text_of(opc.parsed(parts[name]))
            self.notes_before, own, text = notes.in_order(footnotes, text, len(self.notes) + 1)
            self.notes += own
        before, _start, rest = text.partition(_START)
        body, _end, after = rest.rpartition(_END)
        if self.bodies and self.around != (before, after):
            raise _other_template()
        self.around = before, after
        self.bodies.append(body)

    def whole(self) -> Parts:
        """All in one."""
        before, after = self.around
        text = f"{DECLARATION}{before}{_START}{''.join(self.bodies)}{_END}{after}"
        made = {**self.parts, **self.lists.parts(), self.main: text.encode()}
        for name in opc.of_type(self.parts, notes.PART):
            made[name] = (DECLARATION + notes.joined(self.notes_before, self.notes)).encode()
        return made

    def _begin(self, found: list[Any]) -> None:
        sections.begin(found[0])
        for reference, kind in sections.missing(found):
            root = sections.REFERENCES[reference]
            empty = f'{DECLARATION}<w:{root} xmlns:w="{W}"><w:p/></w:{root}>'.encode()
            sections.refer(found[0], reference, kind, self._header(f"word/{root}.xml", empty, reference))

    def _keep_headers(self, parts: Parts, found: list[Any]) -> None:
        """Page headers with other words than those of the first document become parts of their own."""
        by_id = opc.targets(parts, self.main)
        for reference in sections.references(found):
            name = by_id.get(reference.get(sections.REFERENCE_ID), "")
            if parts.get(name) != self.parts.get(name):
                kind = etree.QName(reference).localname
                reference.set(sections.REFERENCE_ID, self._header(name, parts[name], kind))

    def _header(self, name: str, content: bytes, reference: str) -> str:
        """The relation id of a part like `name` with this content."""
        if (name, content) not in self.headers:
            stem = name.removesuffix(".xml")
            new = f"{stem}-{len(self.headers) + 1}.xml"
            self.parts, id_ = opc.added(self.parts, new, content, reference.removesuffix("Reference"))
            if of_it := self.parts.get(opc.relations_of(name)):
                self.parts = {**self.parts, opc.relations_of(new): of_it}
            self.headers[name, content] = id_
        return self.headers[name, content]


def _shared(parts: Parts) -> Parts:
    """What all documents of a template have in common."""
    own = opc.of_type(parts, *_OF_EACH)
    return {name: content for name, content in parts.items() if name not in own}


def _without_bookmarks(root: Any) -> None:
    """Their names would be there twice."""
    for node in list(root.iter(*_NAMED)):
        node.getparent().remove(node)


def _other_template() -> KiemdiemError:
    return KiemdiemError(
        _("Các văn bản không lập từ cùng một mẫu, không gộp thành một tệp được"), _("Bỏ --merge để lập từng tệp")
    )
