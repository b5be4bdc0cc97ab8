"""A table on the terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kiemdiem.display import show, width
from kiemdiem.grid import Cell, Grid, Heading, print_cell, print_number
from kiemdiem.language import _

_GAP = 2
_HEADING = 14
_NAME = 24
"""Columns of a name before it is broken into lines."""


FILE_WIDTH = 120
"""Columns of a text file."""


def console(stream: TextIO) -> Console:
    """A console that takes nothing in a text for markup; a text for a file has no colour and a width of its own."""
    if isinstance(stream, io.StringIO):
        return Console(
            file=stream,
            highlight=False,
            markup=False,
            emoji=False,
            no_color=True,
            force_terminal=False,
            width=FILE_WIDTH,
        )
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def at_line_start(text: str, longest: int = 400) -> str:
    """`text` where it may begin a line, or be broken into lines: a runner must not take it for a command."""
    return show(text, longest).replace("::", "\\u003a:")


def write(grid: Grid, stream: TextIO, *, most: int | None = None) -> None:
    """Print the table: its title, what is said about it, its rows (at most `most`, the rest counted), its notes.

    On a terminal that is too narrow for its columns a row is a few lines, each figure with its heading.
    """
    out = console(stream)
    out.print(Text(at_line_start(grid.title), "bold"))
    for line in grid.about:
        out.print(Text(at_line_start(line, 800)))
    widths = [_needed(grid, place, most) for place in range(len(grid.columns))]
    if sum(widths) + _GAP * (len(widths) - 1) <= out.width:
        out.print(_table(grid, most, _widened(grid, widths, out.width)))
    else:
        for row in grid.rows[:most]:
            _record(out, grid, row, "")
        if grid.totals:
            _record(out, grid, grid.totals, "bold")
    if most is not None and len(grid.rows) > most:
        told = _("… và {n} dòng nữa: --output-format csv hoặc xlsx có đủ")
        out.print(Text(told.format(n=print_number(len(grid.rows) - most))))
    for line in grid.notes:
        out.print(Text(at_line_start(line, 800)))


def _needed(grid: Grid, place: int, most: int | None) -> int:
    """Columns of the terminal that a column of the table takes at least: words of headings and figures stay whole."""
    words = [width(word) for word in show(grid.columns[place]).split()]
    rows = (*grid.rows[:most], *((grid.totals,) if grid.totals else ()))
    cells = [width(show(print_cell(row[place]), 400)) for row in rows]
    longest = max(cells, default=0) if _numeric(grid, place) else min(max(cells, default=0), _NAME)
    return max([longest, *words, 1])


def _widened(grid: Grid, widths: Sequence[int], most: int) -> list[int]:
    """The widths with what is left given to headings that would be broken into lines, one column at a time."""
    found, spare = list(widths), most - sum(widths) - _GAP * (len(widths) - 1)
    for place, heading in enumerate(grid.columns):
        more = min(max(0, min(width(show(heading)), _HEADING) - found[place]), spare)
        found[place] += more
        spare -= more
    return found


def _numeric(grid: Grid, place: int) -> bool:
    return any(not isinstance(row[place], str | None) for row in grid.every_row)


def _table(grid: Grid, most: int | None, widths: Sequence[int]) -> Table:
    """The table, every column as wide as it needs."""
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_footer=grid.totals is not None)
    for place, heading in enumerate(grid.columns):
        footer = print_cell(grid.totals[place]) if grid.totals else ""
        table.add_column(
            Text(show(heading)),
            Text(at_line_start(footer), "bold"),
            justify="right" if _numeric(grid, place) else "left",
            width=widths[place],
            overflow="fold",
        )
    for row in grid.rows[:most]:
        table.add_row(*(Text(at_line_start(print_cell(cell))) for cell in row))
    return table


def _record(out: Console, grid: Grid, row: tuple[Cell, ...], style: str) -> None:
    """A row as lines: whose it is, then every figure with its heading."""
    names: list[str] = []
    figures: list[str] = []
    place = 0
    for heading in grid.headings:
        cells = [at_line_start(print_cell(cell)) for cell in row[place : place + heading.width]]
        is_name = isinstance(row[place], str) and not figures and not heading.under
        if cells[0] and (is_name or (place == 0 and isinstance(row[0], int))):
            names.append(f"{cells[0]}." if isinstance(row[place], int) else cells[0])
        elif cells[0]:
            figures.append(_figure(heading, cells))
        place += heading.width
    out.print(Text(" · ".join(names).replace(". · ", ". ", 1), style or "bold"))
    out.print(Padding(Text(" · ".join(figures), style), (0, 0, 0, 2), expand=False))


def _figure(heading: Heading, cells: Sequence[str]) -> str:
    """A figure with its heading: "HTTNV 15 (20,00%)"; several with a heading each: "Hiện nay: đã xếp 2, …"."""
    if len(cells) > 2:
        return f"{show(heading.text)}: " + ", ".join(
            f"{show(under)} {cell}" for under, cell in zip(heading.under, cells, strict=True) if cell
        )
    more = f" ({cells[1]})" if len(cells) > 1 and cells[1] else ""
    return f"{show(heading.text)} {cells[0]}{more}".strip()


def bar(used: int, most: int, stream: object, width: int = 10) -> str:
    """Used and left places as a bar of `width`: "███████░░░", over the ceiling "██████████!"."""
    try:
        "█░".encode(getattr(stream, "encoding", None) or "utf-8")
        full, empty = "█", "░"
    except (UnicodeEncodeError, LookupError):
        full, empty = "#", "."
    if used > most:
        return full * width + "!"
    filled = used * width // most if most else 0
    return full * filled + empty * (width - filled)
