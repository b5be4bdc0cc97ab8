"""Edits made in the text itself: everything that no edit touches stays as it is, to the last byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from kiemdiem.diagnostic import Diagnostic, Edit
from kiemdiem.source import Source, Span, line_starts


def made(diagnostics: Iterable[Diagnostic]) -> tuple[list[Edit], int]:
    """The edits that mend `diagnostics`, in the order of the text, and how many of these they mend.

    The edits of one finding are made together or not at all; where two findings want to change the same text, the
    later one waits for another round.
    """
    taken: list[Edit] = []
    mended = 0
    for diagnostic in diagnostics:
        wanted = [*taken, *(edit for edit in diagnostic.fix if edit not in taken)]
        wanted.sort(key=lambda edit: edit.span)
        if diagnostic.fix and not any(_meet(first.span, second.span) for first, second in pairwise(wanted)):
            taken = wanted
            mended += 1
    return taken, mended


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The text of `source` with `edits` made, which must not overlap; new line ends are like those of the file."""
    starts = line_starts(source.text)
    newline = "\r\n" if "\r\n" in source.text else "\n"
    pieces, place = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        span = edit.span
        start = _offset(source, starts, span.line, span.column)
        pieces += [source.text[place:start], edit.text.replace("\n", newline)]
        place = _offset(source, starts, span.end_line, span.end_column)
    return "".join([*pieces, source.text[place:]])


def comments_kept(before: Source, edits: Iterable[Edit], after: Source) -> bool:
    """Whether every comment that no edit touches is still there."""
    touched = [edit.span for edit in edits]
    untouched = Counter(
        comment.text
        for comment in before.comments()
        if not any(span.line <= comment.line and (comment.line, comment.column) < span[2:] for span in touched)
    )
    return untouched <= Counter(comment.text for comment in after.comments())


def _meet(first: Span, second: Span) -> bool:
    """Whether two spans, in order, share a character or begin at the same place."""
    return second[:2] < first[2:] or first[:2] == second[:2]


def _offset(source: Source, starts: list[int], line: int, column: int) -> int:
    if line > len(starts):
        return len(source.text)
    return starts[line - 1] + min(column - 1, len(source.line(line)))
