"""Words of a value changed where they are written: everything around them stays, line ends and marks included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiemdiem.source.scalars import resolve
from kiemdiem.source.stretches import stretches
from kiemdiem.source.tree import Node, Source, Span, Steps

_ANCHOR = re.compile(r"&\S+\s+")
_PLAIN = re.compile(r"[\w./-]+")
_Mark = tuple[int, int]


class Swap(NamedTuple):
    """The characters of a value from `start` to `end`, which hold no blank, and what is to stand there."""

    start: int
    end: int
    text: str


def swapped(value: str, swaps: Iterable[Swap]) -> str:
    """`value` with the swaps made, which do not overlap."""
    pieces, place = [], 0
    for swap in sorted(swaps):
        pieces += [value[place : swap.start], swap.text]
        place = swap.end
    return "".join([*pieces, value[place:]])


def respelled(source: Source, steps: Steps, swaps: Sequence[Swap]) -> list[tuple[Span, str]]:
    """What to write where, so that the text at `steps` has the swaps made.

    A value whose characters are not written one by one (escapes), or that could not stand without quotes any more, is
    written anew in double quotes.
    """
    node = node_at(source, steps)
    value = str(node.data)
    quote = _quote(source, node)
    places = None if "\\" in _written(source, steps) and quote == '"' else _places(source, steps, value, quote)
    is_safe = quote or all(_PLAIN.fullmatch(swap.text) for swap in swaps)
    if places is None or not is_safe:
        return [(_without_anchor(source, source.place(node)), json.dumps(swapped(value, swaps), ensure_ascii=False))]
    return [(_span(places, swap), _escaped(swap.text, quote)) for swap in swaps]


def node_at(source: Source, steps: Steps) -> Node:
    """The value at `steps`, which are there."""
    node = source.root
    for step in steps:
        node = node.children[step]
    return node


def rewritten(source: Source, steps: Steps, text: str) -> tuple[Span, str]:
    """What to write where, so that `text` stands in place of a number, date or word; its quotes and anchor stay, and
    what would be no word without quotes any more gets some.
    """
    node = node_at(source, steps)
    span = _without_anchor(source, source.place(node))
    quote = _quote(source, node)
    if quote in ("'", '"'):
        return span._replace(column=span.column + 1, end_column=span.end_column - 1), text
    if isinstance(node.data, str) and type(resolve(text)) is not str:
        return span, f'"{text}"'
    return span, text


def _quote(source: Source, node: Node) -> str:
    """How a value is written: in quotes (its quote), in a block (`|` or `>`), plain ("")."""
    span = _without_anchor(source, source.place(node))
    first = source.line(span.line)[span.column - 1 : span.column]
    return first if first and first in "'\"|>" else ""


def _written(source: Source, steps: Steps) -> str:
    return "".join(stretch.text for stretch in stretches(source, steps))


def _without_anchor(source: Source, span: Span) -> Span:
    match = _ANCHOR.match(source.line(span.line), span.column - 1)
    return span._replace(column=match.end() + 1) if match else span


def _places(source: Source, steps: Steps, value: str, quote: str) -> dict[int, _Mark] | None:
    """Line and column of every character of `value` that is no blank; None where they are not written as they are."""
    span = _without_anchor(source, source.place(node_at(source, steps)))
    first = (span.line + 1, 1) if quote in ("|", ">") else (span.line, span.column)
    written = [
        (char, (stretch.line, stretch.column + index))
        for stretch in stretches(source, steps)
        for index, char in enumerate(stretch.text)
        if not char.isspace() and (stretch.line, stretch.column + index) >= first
    ]
    if quote in ("'", '"'):
        written = written[1:-1]
    found: dict[int, _Mark] = {}
    letters = iter(written)
    for index, char in enumerate(value):
        if char.isspace():
            continue
        letter, mark = next(letters, ("", (0, 0)))
        if quote == "'" and letter == "'":
            next(letters, None)  # a quote in quotes is doubled
        if letter != char:
            return None
        found[index] = mark
    return found if next(letters, None) is None else None


def _span(places: dict[int, _Mark], swap: Swap) -> Span:
    line, column = places[swap.start]
    end_line, end_column = places[swap.end - 1]
    return Span(line, column, end_line, end_column + 1)


def _escaped(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "''")
    return json.dumps(text, ensure_ascii=False)[1:-1] if quote == '"' else text
