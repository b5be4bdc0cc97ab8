"""The values of a file as they are written, line by line: for what concerns the letters and blanks themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kiemdiem.source.tree import Node, Source, Span, Steps

_BLOCK = re.compile(r"[|>][-+0-9]*\s*(#.*)?$")


class Stretch(NamedTuple):
    """What one line holds of a value: its line, its first column, and the text without indentation."""

    line: int
    column: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """The place of the characters from `start` to `end` of this stretch."""
        return Span(self.line, self.column + start, self.line, self.column + end)


def values(source: Source) -> Iterator[tuple[list[Stretch], str]]:
    """Every text value of the file, once, with its stretches and what they say; in order."""
    found = {source.place(node): node.data for node in _texts(source.root)}
    for span in sorted(found):
        yield _cut(source, span), found[span]


def stretches(source: Source, steps: Steps) -> list[Stretch]:
    """The stretches of the value at `steps`."""
    return _cut(source, source.span(steps))


def spot(source: Source, steps: Steps, token: str, nth: int = 0) -> Span:
    """Where `token`, which has no blanks, stands for the time `nth` (from 0) in the value; the value if it does not."""
    for stretch in stretches(source, steps):
        start = stretch.text.find(token)
        while start >= 0:
            if nth == 0:
                return stretch.span(start, start + len(token))
            nth -= 1
            start = stretch.text.find(token, start + len(token))
    return source.span(steps)


def is_literal(source: Source, steps: Steps) -> bool:
    """Whether the value keeps its line ends (`|`)."""
    span = source.span(steps)
    return source.line(span.line)[span.column - 1 : span.column] == "|"


def _texts(node: Node) -> Iterator[Node]:
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        data: Any = one.data
        if isinstance(data, str):
            yield one
        waiting.extend(one.children.values())


def _cut(source: Source, span: Span) -> list[Stretch]:
    found = []
    for number in range(span.line, span.end_line + 1):
        line = source.line(number)
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(line)
        text = line[start:end]
        if number == span.line and _BLOCK.match(text):
            continue
        bare = text.lstrip()
        if bare:
            found.append(Stretch(number, start + len(text) - len(bare) + 1, bare.rstrip()))
    return found
