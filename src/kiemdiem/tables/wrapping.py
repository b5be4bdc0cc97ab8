"""Lines of plain text as wide as the terminal: no colour, no table, what is too long goes on below, set in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import TextIO

from kiemdiem.display import width
from kiemdiem.tables.grids import console

_COMMAND = re.compile("^( *)::")

NARROWEST = 60
"""A narrower terminal breaks the lines itself."""


def columns_of(stream: TextIO) -> int:
    """Columns of the terminal, of a file what a page holds."""
    return max(console(stream).width, NARROWEST)


def write_parts(parts: Iterable[Iterable[str]], stream: TextIO) -> None:
    """Print the lines of each part, an empty line between two parts; a part without lines is left out."""
    columns = columns_of(stream)
    shown = ["\n".join(_wrapped(part, columns)) for part in parts]
    stream.write("\n\n".join(part for part in shown if part) + "\n")


def _wrapped(lines: Iterable[str], columns: int) -> Iterator[str]:
    """The lines broken at `columns`; what goes on is set in by two blanks more.

    Where a break puts `::` at the start of a line, a runner must not take it for a command.
    """
    for line in lines:
        if width(line) <= columns:
            yield line
            continue
        indent = " " * (len(line) - len(line.lstrip()) + 2)
        for piece in textwrap.wrap(line, columns, subsequent_indent=indent, break_on_hyphens=False):
            yield _COMMAND.sub(r"\1\\u003a:", piece)
