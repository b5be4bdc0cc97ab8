"""What stands inside one paragraph: letters as they are after all changes, breaks, fields, drawings, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiemdiem.inspection.model import DrawnLine
from kiemdiem.inspection.reading.drawings import drawn_lines
from kiemdiem.inspection.reading.parts import Element, W
from kiemdiem.inspection.reading.properties import Properties, of_run

_GONE = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")}
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWINGS = {f"{W}drawing", f"{W}pict", f"{W}object"}
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass
class Found:
    """What was found while a paragraph was walked through: stretches of text with the properties they state."""

    stretches: list[tuple[str, Properties]] = field(default_factory=list)
    drawn: list[DrawnLine] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    pictures: bool = False
    page_break: bool = False


class Inline:
    """Reads paragraphs one after another: a field may begin in one and end in another."""

    def __init__(self, themes: dict[str, str]) -> None:
        self._themes = themes
        self._in_code = 0
        self._code: list[str] = []

    def read(self, paragraph: Element) -> Found:
        """What stands in a paragraph."""
        found = Found()
        for child in paragraph:
            self._walk(child, found)
        return found

    def _walk(self, element: Element, found: Found) -> None:
        tag = element.tag
        if tag == f"{W}r":
            self._run(element, found)
        elif tag == f"{W}fldSimple":
            self._note_field(element.get(f"{W}instr", ""), found)
            for child in element:
                self._walk(child, found)
        elif tag == f"{W}pPr":
            self._properties(element, found)
        elif isinstance(tag, str) and tag not in _GONE:
            for child in _chosen(element):
                self._walk(child, found)

    def _properties(self, element: Element, found: Found) -> None:
        """The mark of a paragraph carries drawings of old documents."""
        if element.find(f".//{W}pict") is not None:
            self._drawing(element, found)

    def _run(self, run: Element, found: Found) -> None:
        own: Properties | None = None
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._mark(child.get(f"{W}fldCharType", ""), found)
                continue
            if tag == f"{W}instrText":
                self._code.append(child.text or "")
                continue
            text = (child.text or "") if tag == f"{W}t" else _BREAKS.get(tag, "")
            if tag == f"{W}br":
                kind = child.get(f"{W}type", "textWrapping")
                found.page_break |= kind == "page"
                text = "\n" if kind == "textWrapping" else ""
            elif tag == f"{W}sym":
                text = "\ufffc"
            elif tag in _DRAWINGS or tag == f"{_COMPATIBLE}AlternateContent":
                self._drawing(child, found)
            if text and not self._in_code:
                own = of_run(run.find(f"{W}rPr"), self._themes) if own is None else own
                found.stretches.append((text, own))

    def _mark(self, kind: str, found: Found) -> None:
        if kind == "begin":
            self._in_code, self._code = self._in_code + 1, []
        elif kind in ("separate", "end") and self._in_code:
            self._note_field("".join(self._code), found)
            self._in_code, self._code = self._in_code - 1, []

    def _note_field(self, code: str, found: Found) -> None:
        words = code.split()
        if words:
            found.fields.append(words[0].upper())

    def _drawing(self, element: Element, found: Found) -> None:
        lines, boxes, pictures = drawn_lines(element)
        found.drawn += lines
        found.boxes += boxes
        found.pictures |= pictures


def _chosen(element: Element) -> Iterator[Element]:
    """The children of an element; of two forms of the same thing the first only."""
    if element.tag == f"{_COMPATIBLE}AlternateContent":
        yield from list(element)[:1]
    else:
        yield from element
