"""The paragraphs of a story (the body, a header, the footnotes) in reading order, tables and text boxes included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from kiemdiem.inspection.model import Cell, DrawnLine, Paragraph, Run, Story
from kiemdiem.inspection.reading.inline import Found, Inline
from kiemdiem.inspection.reading.lists import Lists
from kiemdiem.inspection.reading.parts import Element, W
from kiemdiem.inspection.reading.properties import is_on, millimetres, of_paragraph
from kiemdiem.inspection.reading.styles import Styles, has_lines
from kiemdiem.language import _
from kiemdiem.vietnamese import nfc
from kiemdiem.word.package import Refused

MOST_PARAGRAPHS = 100_000
"""Paragraphs of a document, some twenty times those of a plan of two hundred pages."""

_SIDES = 4
_HOLDERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}


@dataclass
class Reader:
    """Reads the stories of one document; `count` numbers its paragraphs, `sections` holds what ends each section."""

    styles: Styles
    lists: Lists
    inline: Inline
    count: int = 0
    tables: int = 0
    sections: list[tuple[Element, int]] = field(default_factory=list)

    def read(self, holder: Element, story: Story) -> list[Paragraph]:
        """Every paragraph in `holder`, in reading order."""
        return list(self._walk(holder, story, None, ""))

    def _walk(self, holder: Element, story: Story, cell: Cell | None, table_style: str) -> Iterator[Paragraph]:
        for child in holder:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, story, cell, table_style)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, story, cell)
            elif child.tag == f"{W}sectPr" and story == "body":
                self.sections.append((child, self.count))
            elif child.tag in _HOLDERS:
                yield from self._walk(child, story, cell, table_style)

    def _table(self, table: Element, story: Story, outer: Cell | None) -> Iterator[Paragraph]:
        number, self.tables = self.tables, self.tables + 1
        named = table.find(f"{W}tblPr/{W}tblStyle")
        style = "" if named is None else named.get(f"{W}val", "")
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        ruled = self.styles.ruled(style) if borders is None else has_lines(borders)
        for row, element in enumerate(_inside(table, f"{W}tr")):
            cells = list(_inside(element, f"{W}tc"))
            for column, cell in enumerate(cells):
                place = Cell(
                    number, row, column, len(cells), _width(cell),
                    repeats=_switched(element, "tblHeader"),
                    splits=not _switched(element, "cantSplit"),
                    ruled=_ruled(cell.find(f"{W}tcPr/{W}tcBorders"), ruled),
                    outer=outer,
                )  # fmt: skip
                yield from self._walk(cell, story, place, style)

    def _paragraph(self, element: Element, story: Story, cell: Cell | None, table_style: str) -> Iterator[Paragraph]:
        properties = element.find(f"{W}pPr")
        own = of_paragraph(properties)
        style = self.styles.known(own.get("style", ""))
        list_, level = self.styles.list_of(style, own)
        found = self.inline.read(element)
        self.count += 1
        if self.count > MOST_PARAGRAPHS:
            raise Refused(_("có hơn {n} đoạn").format(n=MOST_PARAGRAPHS))
        number, section = self.count, len(self.sections)
        runs = tuple(self._runs(found, style, table_style))
        label = self.lists.next_label(list_, level) if list_ != "0" and any(run.text.strip() for run in runs) else ""
        layout = self.styles.layout(style, table_style, self.lists.layout(list_, level), own)
        yield Paragraph(
            number, story, _labelled(runs, label),
            text="".join(run.text for run in _labelled(runs, label)),
            raw="".join(text for text, _own in found.stretches),
            layout=layout, style=style, section=section, cell=cell,
            drawn=(*found.drawn, *([DrawnLine("border")] if layout.border_below else [])),
            pictures=found.pictures, fields=tuple(found.fields), page_break=found.page_break, label=label,
        )  # fmt: skip
        for box in found.boxes:
            yield from self._walk(box, "box" if story == "body" else story, cell, table_style)
        end = None if properties is None else properties.find(f"{W}sectPr")
        if end is not None and story == "body":
            self.sections.append((end, self.count))

    def _runs(self, found: Found, style: str, table_style: str) -> Iterator[Run]:
        looked = [(text, self.styles.look(style, table_style, own)) for text, own in found.stretches]
        for look, group in groupby(looked, key=lambda one: one[1]):
            if look is not None:
                text = nfc("".join(text for text, _look in group))
                yield Run(text.upper() if look.caps else text, look)


def _labelled(runs: tuple[Run, ...], label: str) -> tuple[Run, ...]:
    """The runs with the label of the list before them, in the look of the first."""
    return (replace(runs[0], text=f"{label} {runs[0].text}"), *runs[1:]) if label else runs


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, tag)


def _switched(row: Element, name: str) -> bool:
    found = row.find(f"{W}trPr/{W}{name}")
    return found is not None and is_on(found)


def _ruled(borders: Element | None, ruled: bool) -> bool:
    """Whether a cell with these borders of its own shows lines, in a table that does or does not."""
    return has_lines(borders) or (ruled and (borders is None or len(borders) < _SIDES))


def _width(cell: Element) -> float | None:
    width = cell.find(f"{W}tcPr/{W}tcW")
    return millimetres(width.get(f"{W}w")) if width is not None and width.get(f"{W}type") == "dxa" else None
