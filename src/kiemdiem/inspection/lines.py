"""The lines that somebody typed: paragraphs cut at line breaks, and at tabs or blanks where those make columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiemdiem.inspection.model import Line, Paragraph, Run

_COLUMNS = re.compile(r"\t+|[ \u00a0]{6,}")
_MOST_COLUMNS = 6
"""Pieces of a line that may be columns of a header: a line with more of them is a table of its own."""

_TO_FILL_IN = re.compile(r"(?:\bngày|\btháng|\bnăm(?: 20)?|\bsố:?)$", re.IGNORECASE)
"""What blanks follow that somebody will write in by hand."""

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_Span = tuple[int, int]


def plain(text: str) -> str:
    """`text` with single plain blanks, hyphens that are hyphens, and nothing that cannot be seen."""
    return _BLANKS.sub(" ", text.translate(_INVISIBLE).replace("\u2011", "-")).strip()


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The lines of paragraphs, those with nothing on them left out."""
    for paragraph in paragraphs:
        spans: list[tuple[_Span, int, int]] = []
        start = 0
        for typed in paragraph.text.split("\n"):
            columns = _columns(typed, start)
            spans += [(span, column, len(columns)) for column, span in enumerate(columns)]
            start += len(typed) + 1
        pieces = _cut(paragraph.runs, [span for span, _column, _columns in spans])
        for ((first, last), column, count), runs in zip(spans, pieces, strict=True):
            yield Line(plain(paragraph.text[first:last]), runs, paragraph, first, column, count)


def _columns(typed: str, start: int) -> list[_Span]:
    """Where a typed line stands, or the columns that tabs and rows of blanks make of it; a tab at its start is none."""
    lead = len(typed) - len(typed.lstrip("\t \u00a0"))
    spans, place = [], lead
    for match in _COLUMNS.finditer(typed, lead):
        if "\t" in match[0] or not _TO_FILL_IN.search(typed, max(place, match.start() - 10), match.start()):
            spans.append((place, match.start()))
            place = match.end()
    spans.append((place, len(typed.rstrip())))
    if len(spans) > _MOST_COLUMNS:
        spans = [(lead, len(typed.rstrip()))]
    return [(start + first, start + last) for first, last in spans if typed[first:last].strip()]


def _cut(runs: tuple[Run, ...], spans: list[_Span]) -> Iterator[tuple[Run, ...]]:
    """The runs of every span, which follow one another; each run is looked at as often as spans touch it."""
    at, place = 0, 0
    for first, last in spans:
        while at < len(runs) and place + len(runs[at].text) <= first:
            place += len(runs[at].text)
            at += 1
        found, here, start = [], at, place
        while here < len(runs) and start < last:
            text = runs[here].text[max(0, first - start) : last - start]
            if text:
                found.append(Run(text, runs[here].look))
            start += len(runs[here].text)
            here += 1
        yield tuple(found)
