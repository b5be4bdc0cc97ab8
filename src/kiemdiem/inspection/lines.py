"""The lines that somebody typed: paragraphs cut at line breaks, and at tabs where tabs make columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiemdiem.inspection.model import Line, Paragraph, Run

_COLUMNS = re.compile(r"\t+|[ \u00a0]{6,}")
_TO_FILL_IN = re.compile(r"(?:\bngày|\btháng|\bnăm(?: 20)?|\bsố:?)$", re.IGNORECASE)
"""What blanks follow that somebody will write in by hand."""

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def plain(text: str) -> str:
    """`text` with single plain blanks, hyphens that are hyphens, and nothing that cannot be seen."""
    return _BLANKS.sub(" ", text.translate(_INVISIBLE).replace("\u2011", "-")).strip()


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The lines of paragraphs, those with nothing on them left out."""
    for paragraph in paragraphs:
        start = 0
        for typed in paragraph.text.split("\n"):
            yield from _columns(paragraph, typed, start)
            start += len(typed) + 1


def _columns(paragraph: Paragraph, typed: str, start: int) -> Iterator[Line]:
    """A typed line as one, or as the columns that tabs and rows of blanks make of it; a tab at its start is none."""
    lead = len(typed) - len(typed.lstrip("\t \u00a0"))
    pieces, place = [], lead
    for match in _COLUMNS.finditer(typed, lead):
        if "\t" not in match[0] and _TO_FILL_IN.search(typed, place, match.start()):
            continue
        pieces.append((place, typed[place : match.start()]))
        place = match.end()
    pieces.append((place, typed[place:]))
    shown = [(at, piece) for at, piece in pieces if piece.strip()]
    for column, (at, piece) in enumerate(shown):
        runs = tuple(_cut(paragraph.runs, start + at, start + at + len(piece.rstrip())))
        yield Line(plain(piece), runs, paragraph, start + at, column, len(shown))


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    place = 0
    for run in runs:
        after = place + len(run.text)
        if place < end and after > start:
            yield Run(run.text[max(0, start - place) : end - place], run.look)
        place = after
