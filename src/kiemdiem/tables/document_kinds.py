"""The kinds of document for people: what each is called, what it is, what it needs beside the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kiemdiem.drafting.material import Kind
from kiemdiem.language import _


def write(kinds: Iterable[Kind], stream: TextIO) -> None:
    """Print a table of `kinds`."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Loại"), _("Là văn bản gì"), _("Cần, ngoài kế hoạch")):
        table.add_column(heading, overflow="fold")
    for kind in kinds:
        table.add_row(Text(kind.id), Text(kind.title), Text(_needs(kind)))
    console.print(table)


def _needs(kind: Kind) -> str:
    found = []
    if kind.takes_roll:
        found.append("--roll" if "roll" in kind.needs else "[--roll]")
    if kind.facts:
        found.append("--facts" if "facts" in kind.needs else "[--facts]")
    if kind.addressed:
        found.append("[--agency]")
    return " ".join(found)
