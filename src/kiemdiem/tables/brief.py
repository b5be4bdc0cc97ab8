"""The brief on the terminal: one page for the standing committee."""

from __future__ import annotations

from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kiemdiem.display import show
from kiemdiem.following.brief import MOST_LATE, Brief, task_words
from kiemdiem.language import _
from kiemdiem.vietnamese import print_date


def write(told: Brief, stream: TextIO) -> None:
    """Print how much is in, by task, what is late and by whom, what the critical chain is."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    board = told.board
    console.print(Text(_("Tình hình đến hết ngày {day}").format(day=print_date(board.today)), "bold"))
    console.print(
        Text(
            _("Đã nhận {things} việc; {units} đơn vị xong cả; trễ {late} việc của {n} đơn vị").format(
                things=told.things, units=told.units, late=told.late_things, n=len(told.late)
            )
        )
    )
    console.print(_tasks(told))
    if told.late:
        console.print(_late(told))
    if board.chain:
        links = " → ".join(board.plan.label(link.task) for link in board.chain)
        console.print(Text(_("Chuỗi việc sát nhau nhất: {links}").format(links=links)))


def _tasks(told: Brief) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Mục"), _("Việc"), _("Ngày cuối"), _("Đơn vị xong"), _("Trễ")):
        table.add_column(heading, overflow="fold")
    for line in told.tasks:
        day = print_date(line.last_day) if line.last_day else ""
        cells = (line.label, show(task_words(line), 80), day, str(line.units), str(line.late or ""))
        table.add_row(*map(Text, cells))
    return table


def _late(told: Brief) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Đơn vị trễ"), _("Số việc"), _("Lâu nhất (ngày làm việc)")):
        table.add_column(heading, overflow="fold")
    for one in told.late[:MOST_LATE]:
        table.add_row(Text(show(one.body.name, 80)), Text(str(one.things)), Text(str(one.days)))
    if (more := len(told.late) - MOST_LATE) > 0:
        table.add_row(Text(_("và {n} đơn vị nữa").format(n=more)), Text(""), Text(""))
    return table
