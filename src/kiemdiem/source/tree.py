"""What was read: the data of a file, and the place of everything in it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from kiemdiem.source.events import span as place_of

_LINE = re.compile(r"\r\n|\r|\n")
_HASH = re.compile(r"(?:^|(?<=\s))#")

Steps = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of text: lines and columns count from 1, columns count characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


_START = Span(1, 1, 1, 1)


class Refused(Exception):
    """The content of a file cannot be taken: `code`, what is wrong, where, and what to do."""

    def __init__(self, code: str, message: str, span: Span, hint: str = "", source: Source | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.span, self.hint, self.source = code, message, span, hint, source


_NO_CHILDREN: Mapping[Any, Any] = MappingProxyType({})


class Node:
    """One value of the tree: its plain data, the events it starts and ends with, and what is in it by key or index.

    `keys` are the events of the keys, `size` counts the values. Spans are computed when somebody asks.
    """

    __slots__ = ("children", "data", "first", "keys", "last", "size")

    def __init__(
        self,
        data: Any,
        first: Any = None,
        last: Any = None,
        children: Mapping[str | int, Node] = _NO_CHILDREN,
        keys: Mapping[str | int, Any] = _NO_CHILDREN,
        size: int = 1,
    ) -> None:
        self.data, self.first, self.last, self.children, self.keys, self.size = data, first, last, children, keys, size


class Comment(NamedTuple):
    """A comment: the line it stands on, the column of its `#`, its text, and whether it has the line to itself."""

    line: int
    column: int
    text: str
    alone: bool


@dataclass
class Source:
    """A file that was read: its name, its text (NFC), its lines, its data and the place of everything in it.

    `written` is the text before it was composed (NFC), without the byte order mark that `bom` tells of; `raw` are the
    bytes of a file that was not taken.
    """

    name: str
    text: str
    root: Node
    lines: list[str]
    written: str = ""
    bom: bool = False
    raw: bytes | None = None

    @property
    def data(self) -> Any:
        """The plain data: mappings, lists, text, integers, true/false and null."""
        return self.root.data

    def span(self, path: Steps, *, key: bool = False) -> Span:
        """Where `path` is written; with `key`, where its key is. A step that is not there is left out."""
        node, at_key = self.root, None
        for step in path:
            if (child := node.children.get(step)) is None:
                continue
            at_key, node = node.keys.get(step), child
        return self._written(at_key, at_key) if key and at_key else self.place(node)

    def find(self, path: Steps, words: str, nth: int = 0) -> Span:
        """Where `words` stand in the value at `path` for the time `nth` (from 0), over line ends and marks; the whole
        value where they do not.
        """
        whole = self.span(path)
        pattern = re.compile(r"[\s*]+".join(re.escape(word) for word in words.split()))
        end = whole.end_column if whole.end_line == whole.line else len(self.line(whole.line)) + 1
        lines = [self.line(whole.line)[whole.column - 1 : end - 1]]
        lines += [self.line(number) for number in range(whole.line + 1, whole.end_line)]
        lines += [self.line(whole.end_line)[: whole.end_column - 1]] if whole.end_line > whole.line else []
        text = "\n".join(lines)
        match = next(islice(pattern.finditer(text), nth, None), None) if words.strip() else None
        if match is None:
            return whole
        first, last = _line_and_column(text, match.start()), _line_and_column(text, match.end())
        shift = whole.column - 1
        return Span(
            whole.line + first[0],
            first[1] + 1 + (0 if first[0] else shift),
            whole.line + last[0],
            last[1] + 1 + (0 if last[0] else shift),
        )

    def first_line(self, span: Span) -> Span:
        """`span` cut to its first line."""
        if span.line == span.end_line:
            return span
        return Span(span.line, span.column, span.line, max(len(self.line(span.line).rstrip()), span.column) + 1)

    def opening_line(self, span: Span) -> int:
        """The line on which the value around `span` begins; its own line outside of values."""
        place = bisect_right(self._value_spans, (span.line, span.column, sys.maxsize, 0)) - 1
        inside = place >= 0 and span[:2] < self._value_spans[place][2:]
        return self._value_spans[place].line if inside else span.line

    @cached_property
    def _value_spans(self) -> list[Span]:
        return sorted({self.place(leaf) for leaf in _leaves(self.root)})

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its line end; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def comments(self) -> Iterator[Comment]:
        """Every comment of the file, in order; a `#` inside a value is not one."""
        hashed = {number for number, line in enumerate(self.lines) if "#" in line}
        near = [leaf for leaf in _leaves(self.root) if leaf.first and not hashed.isdisjoint(_lines_of(leaf))]
        values = sorted({self._content(self.place(leaf)) for leaf in near})
        for number in sorted(hashed):
            line = self.lines[number]
            for match in _HASH.finditer(line):
                if not _inside(values, number + 1, match.start() + 1):
                    text = line[match.start() + 1 :].strip()
                    yield Comment(number + 1, match.start() + 1, text, not line[: match.start()].strip())
                    break

    def texts(self) -> Iterator[tuple[Steps, str]]:
        """Every value that is a text, with the steps to it."""
        waiting: list[tuple[Steps, Node]] = [((), self.root)]
        while waiting:
            steps, node = waiting.pop()
            if isinstance(node.data, str):
                yield steps, node.data
            waiting.extend(((*steps, step), child) for step, child in node.children.items())

    def place(self, node: Node) -> Span:
        """Where a value of the tree is written."""
        return self._written(node.first, node.last)

    def span_of_key(self, parent: Node, key: str | int) -> Span:
        """Where the key of an entry of the table `parent` is written."""
        return self._written(parent.keys[key], parent.keys[key])

    def _written(self, first: Any, last: Any) -> Span:
        return Span(*place_of(first, last, self.lines)) if first else _START

    def _content(self, span: Span) -> Span:
        """`span` without the first line of a block value (`>-`), which may end in a comment."""
        if self.line(span.line)[span.column - 1 : span.column] in ("|", ">"):
            return span._replace(line=span.line + 1, column=1)
        return span


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, counted from 0."""
    return text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1)


def split_lines(text: str) -> list[str]:
    """`text` cut at every line end that YAML knows: LF, CR LF and CR."""
    return _LINE.split(text)


def line_starts(text: str) -> list[int]:
    """Where each line of `text` starts, counted in characters from 0."""
    return [0, *(match.end() for match in _LINE.finditer(text))]


def _leaves(root: Node) -> list[Node]:
    """The values with nothing in them, in no order."""
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        if node.children:
            waiting += node.children.values()
        else:
            found.append(node)
    return found


def _lines_of(node: Node) -> range:
    """The lines that a value stands on, counted from 0."""
    return range(node.first.start_mark.line, node.last.end_mark.line + 1)


def _inside(values: list[Span], line: int, column: int) -> bool:
    """Whether a place is inside one of `values`, which are sorted and do not overlap."""
    place = bisect_right(values, (line, column, sys.maxsize, 0)) - 1
    return place >= 0 and (line, column) < (values[place].end_line, values[place].end_column)
