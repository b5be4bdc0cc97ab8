"""Entries taken out of a file, emptied or added: their lines and commas go, every comment stays."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kiemdiem.source.respelling import node_at
from kiemdiem.source.tree import Node, Source, Span, Steps

Written = tuple[Span, str]


@dataclass(frozen=True)
class Removal:
    """What to write where, and whether the entry is gone or only holds what is written instead of it."""

    edit: Written
    gone: bool


def removed(source: Source, steps: Steps, instead: str = "", *, leads: bool = False) -> Removal:
    """How to take the key or list item at `steps` out; where a comment stands in the way, `instead` takes its place.

    It `leads` where nothing before it stays: the comma behind it goes then, and not the one before it. Comments on
    lines that go stay on lines of their own.
    """
    parent = node_at(source, steps[:-1])
    flow = getattr(parent.first, "flow_style", None)
    edit = None
    if flow:
        edit = _out_of_flow(source, parent, steps[-1], leads)
    elif flow is not None:
        edit = _out_of_block(source, parent, steps[-1])
    return Removal(edit, gone=True) if edit else Removal(emptied(source, steps, instead), gone=False)


def emptied(source: Source, steps: Steps, text: str = "") -> Written:
    """What to write where, so that the key at `steps` stays and has `text` or nothing for its value."""
    span = source.span(steps)
    line = source.line(span.line)
    after = source.line(span.end_line)[span.end_column - 1 :]
    closes = not text and (not after or after[0].isspace())
    start = len(line[: span.column - 1].rstrip()) + 1 if closes else span.column
    return span._replace(column=start), text


def added(source: Source, beside: Steps, entry: str) -> Written:
    """What to write where, so that `entry` ("key: value") follows the entry at `beside`, whose value is a scalar."""
    parent = node_at(source, beside[:-1])
    span = source.span(beside)
    if getattr(parent.first, "flow_style", None):
        return Span(span.end_line, span.end_column, span.end_line, span.end_column), f", {entry}"
    key = source.span(beside, key=True)
    end = len(source.line(span.end_line)) + 1
    return Span(span.end_line, end, span.end_line, end), "\n" + " " * (key.column - 1) + entry


def _out_of_flow(source: Source, parent: Node, step: str | int, leads: bool) -> Written | None:
    """With a comma; None where a comment stands between."""
    entries = list(parent.children)
    place = entries.index(step)
    begin, value = _start(source, parent, step), source.place(parent.children[step])
    span = Span(begin.line, begin.column, value.end_line, value.end_column)
    if place and not leads:
        before = source.place(parent.children[entries[place - 1]])
        span = Span(before.end_line, before.end_column, value.end_line, value.end_column)
    elif place + 1 < len(entries):
        after = _start(source, parent, entries[place + 1])
        span = Span(begin.line, begin.column, after.line, after.column)
    return None if _comments(source, span.line, span.end_line - 1) else (span, "")


def _out_of_block(source: Source, parent: Node, step: str | int) -> Written | None:
    """With its lines; None where that cannot be told from the lines alone."""
    child = parent.children[step]
    begin, value = _start(source, parent, step), source.place(child)
    before = source.line(begin.line)[: begin.column - 1]
    if isinstance(step, int):
        return _lines(source, begin.line, value.end_line, " " * before.find("-")) if before.strip() == "-" else None
    if not before.strip():
        return _lines(source, begin.line, value.end_line, before)
    following = next((after for one, after in pairwise(parent.children) if one == step), None)
    if following is None:
        return None
    after = source.span_of_key(parent, following)
    if _comments(source, begin.line, after.line - 1):
        return None
    return Span(begin.line, begin.column, after.line, after.column), ""


def _lines(source: Source, first: int, last: int, indent: str) -> Written:
    """Whole lines without what is no comment, and without one of two blank lines around."""
    kept = [indent + source.line(line)[column - 1 :].rstrip() for line, column in _comments(source, first, last)]
    alone = not kept and first > 1 and not source.line(first - 1).strip() and not source.line(last + 1).strip()
    return Span(first, 1, last + 1 + alone, 1), "".join(f"{comment}\n" for comment in kept)


def _start(source: Source, parent: Node, step: str | int) -> Span:
    return source.place(parent.children[step]) if isinstance(step, int) else source.span_of_key(parent, step)


def _comments(source: Source, first: int, last: int) -> list[tuple[int, int]]:
    """Line and column of every comment from line `first` to line `last`."""
    return [(one.line, one.column) for one in source.comments() if first <= one.line <= last]
