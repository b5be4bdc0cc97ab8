"""The event stream of YAML text, from the C parser where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # an interpreter without the compiled parser
    CParser = None


def events(text: str) -> Iterator[Any]:
    """The events of `text`, one at a time: no depth and no size can hurt before it is refused."""
    if CParser is None:
        return iter(YAML(typ="safe", pure=True).parse(text))
    return iter(CParser(text).get_event, None)


def tokens(text: str) -> Iterator[Any]:
    """The tokens of `text`: what is written between blanks, line ends and comments, and where blocks begin and end."""
    if CParser is None:
        return iter(YAML(typ="safe", pure=True).scan(text))
    return iter(CParser(text).get_token, None)


def span(event: Any, last: Any, lines: list[str]) -> tuple[int, int, int, int]:
    """Where the value from `event` to `last` is written: line and column of its start and end, counted from 1.

    A block ends where the next token starts: the end steps back over blank lines, after a collection over comments
    too, to the text of the value itself.
    """
    first, start = place(event.start_mark, lines)
    line, column = place(last.end_mark, lines)
    while line > first and not lines[line][:column].strip():
        line -= 1
        while last is not event and line > first and lines[line].lstrip().startswith("#"):
            line -= 1
        column = len(lines[line].rstrip())
    if (line, column) <= (first, start):
        line, column = first, start + (start == column)
    return first + 1, start + 1, line + 1, column + 1


def place(mark: Any, lines: list[str]) -> tuple[int, int]:
    """Line and column of `mark`, counted from 0; past the end of the text, the end of its last line."""
    return (mark.line, mark.column) if mark.line < len(lines) else (len(lines) - 1, len(lines[-1]))
