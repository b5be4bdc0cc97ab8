"""Finds the components of a document by what they say: `find(document, profile)`. Never by place or style name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.formats import Profile
from kiemdiem.inspection.components import Annex, Components, Head
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.finding.closing import find_closing
from kiemdiem.inspection.finding.heading import find_heading
from kiemdiem.inspection.model import Document, Line, Paragraph
from kiemdiem.vietnamese import fold

_REFERENCE = ("kem theo", "ban hanh kem theo", "dinh kem")
_BASIS = ("can cu ", "- can cu ", "– can cu ")
_ALSO_BASIS = ("theo de nghi ", "xet de nghi ", "xet ", "thuc hien ", "theo ")


def find(document: Document, head: Head, profile: Profile) -> Components:
    """The components of a document whose header block is known."""
    heading = find_heading(document, head, profile)
    closing = find_closing(document, heading.last)
    end = closing.first or document.paragraphs[-1].number + 1 if document.paragraphs else 0
    text = [
        one
        for one in document.paragraphs
        if heading.last < one.number < end and one.story == "body" and one.cell is None and one.text.strip()
    ]
    bases = _bases(text)
    if heading.kind == "công văn" and len(bases) < 2:
        bases = ()  # in a letter, a sentence
    return Components(
        head=head,
        heading=heading,
        bases=bases,
        body=tuple(one for one in text if one not in bases),
        closing=closing,
        annexes=tuple(_annexes(document, closing.last or heading.last)),
        official=bool(heading.kind or head.number),
    )


def _bases(text: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of căn cứ at the beginning; a sentence that goes on to say what follows is none."""
    found: list[Paragraph] = []
    for paragraph in text:
        said = fold(paragraph.text)
        if not said.startswith(_BASIS) and not (found and said.lstrip("- ").startswith(_ALSO_BASIS)):
            break
        if said.endswith(":"):
            break
        found.append(paragraph)
    return tuple(found)


def _annexes(document: Document, after: int) -> Iterator[Annex]:
    lines = [line for line in document.lines if line.paragraph.number > after]
    labels = [at for at, line in enumerate(lines) if _is_annex(line)]
    for place, at in enumerate(labels):
        end = labels[place + 1] if place + 1 < len(labels) else len(lines)
        first = lines[at].paragraph.number
        last = lines[end].paragraph.number if end < len(lines) else document.paragraphs[-1].number + 1
        title = _title(lines[at + 1 : end])
        yield Annex(
            lines[at],
            tuple(line for line in title if not _is_reference(line)),
            next((line for line in lines[at + 1 : end][: len(title) + 2] if _is_reference(line)), None),
            document.between(first, last - 1),
        )


def _is_annex(line: Line) -> bool:
    centred = line.paragraph.layout.align == "center" or line.paragraph.layout.page_before
    return words.is_annex_label(line.text) and (centred or line.text.isupper()) and not (line.cell and line.cell.ruled)


def _title(lines: Sequence[Line]) -> list[Line]:
    """The centred lines under the label."""
    found = []
    for line in lines[:8]:
        if line.paragraph.layout.align != "center" or line.cell:
            break
        found.append(line)
    return found


def _is_reference(line: Line) -> bool:
    return fold(line.text).lstrip("( ").startswith(_REFERENCE)
