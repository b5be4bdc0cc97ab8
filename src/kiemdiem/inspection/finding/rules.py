"""The rules under a line: its underline, a border, a drawing, characters that somebody typed."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.inspection.finding import words
from kiemdiem.inspection.model import Document, DrawnLine, Line, Paragraph
from kiemdiem.inspection.widths import room


def rules_below(document: Document, line: Line | None) -> tuple[DrawnLine, ...]:
    """Every rule under a line, in its own paragraph or the two below it: a drawing may hang on any of them."""
    return tuple(dict.fromkeys(_rules(document, line))) if line else ()


def _rules(document: Document, line: Line) -> Iterator[DrawnLine]:
    if line.runs and all(run.look.underline for run in line.runs if run.text.strip()):
        yield DrawnLine("underline")
    yield from _own(document, line.paragraph)
    following = [one for one in document.paragraphs if one.number > line.paragraph.number and one.cell == line.cell]
    for paragraph in following[:2]:
        text = paragraph.text.strip()
        if text and not words.is_dashes(text):
            yield from (one for one in paragraph.drawn if one.kind == "drawing")
            if paragraph.layout.border_above:
                yield DrawnLine("border", room(document, paragraph))
            return
        if text:
            yield DrawnLine("typed")
        yield from _own(document, paragraph)


def _own(document: Document, paragraph: Paragraph) -> Iterator[DrawnLine]:
    """The rules of a paragraph; a border is as long as the paragraph is wide."""
    for one in paragraph.drawn:
        yield DrawnLine("border", room(document, paragraph)) if one.kind == "border" else one
