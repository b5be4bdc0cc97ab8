"""A table on the terminal."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kiemdiem.display import show
from kiemdiem.grid import Grid, print_cell, print_number
from kiemdiem.language import _


def console(stream: TextIO) -> Console:
    """A console that takes nothing in a text for markup."""
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def write(grid: Grid, stream: TextIO, *, most: int | None = None) -> None:
    """Print the table: its title, what is said about it, its rows (at most `most`, the rest counted), its notes."""
    out = console(stream)
    out.print(Text(show(grid.title, 400), "bold"))
    for line in grid.about:
        out.print(Text(show(line, 600)))
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_footer=grid.totals is not None)
    for place, heading in enumerate(grid.columns):
        numeric = any(not isinstance(row[place], str | None) for row in grid.every_row)
        footer = print_cell(grid.totals[place]) if grid.totals else ""
        table.add_column(
            Text(show(heading)),
            Text(show(footer, 400), "bold"),
            justify="right" if numeric else "left",
            overflow="fold",
        )
    for row in grid.rows[:most]:
        table.add_row(*(Text(show(print_cell(cell), 400)) for cell in row))
    out.print(table)
    if most is not None and len(grid.rows) > most:
        told = _("… và {n} dòng nữa: --output-format csv hoặc xlsx có đủ")
        out.print(Text(told.format(n=print_number(len(grid.rows) - most))))
    for line in grid.notes:
        out.print(Text(show(line, 600)))


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
