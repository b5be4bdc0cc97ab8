"""A Word document read back paragraph by paragraph, with the marks of a plan file where words are bold or italic."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import docx

from test_thong_bao import W, all_paragraphs, resolved


class Read(NamedTuple):
    """A paragraph: the id of its style, its words, and its words with marks: **bold**, *italic*, [^1] for a note."""

    style: str
    text: str
    marked: str


def read_back(data: bytes) -> list[Read]:
    """Every paragraph of the text, tables cell by cell, blanks collapsed."""
    return [_read(paragraph) for paragraph in all_paragraphs(docx.Document(io.BytesIO(data)))]


def footnotes(data: bytes) -> dict[str, list[Any]]:
    """The paragraphs of every footnote by its id; the lines between notes and text are left out."""
    document = docx.Document(io.BytesIO(data))
    (part,) = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
    notes = docx.oxml.parse_xml(part.blob).findall(f"{W}footnote")
    written = {note.get(f"{W}id"): list(note.iter(f"{W}p")) for note in notes if note.get(f"{W}type") is None}
    return {
        id_: [docx.text.paragraph.Paragraph(node, document) for node in nodes] for id_, nodes in written.items()
    }  # fmt: skip


def words_of(paragraph: Any) -> str:
    """The words of a paragraph, blanks collapsed."""
    return _read(paragraph).text


def _read(paragraph: Any) -> Read:
    pieces = list(_pieces(paragraph))
    text = "".join(words for words, _mark in pieces if not words.startswith("[^"))
    marked = ""
    for mark, group in groupby(pieces, key=lambda piece: piece[1]):
        words = "".join(words for words, _mark in group)
        marked += f"{mark}{words}{mark}" if words.strip() else words
    return Read(paragraph.style.style_id, " ".join(text.split()), " ".join(marked.split()))


def _pieces(paragraph: Any) -> Iterator[tuple[str, str]]:
    """The words of every run with the mark that a plan file would set around them."""
    for run in paragraph.runs:
        for note in run._r.iter(f"{W}footnoteReference"):
            yield f"[^{note.get(f'{W}id')}]", ""
        bold, italic = (resolved(run, paragraph, name) for name in ("bold", "italic"))
        if run.text:
            yield run.text, "*" * (2 * bool(bold) + bool(italic))
