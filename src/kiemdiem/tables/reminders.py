"""Whom to remind of what, for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kiemdiem.display import show
from kiemdiem.following.board import Board
from kiemdiem.following.reminders import Reminding
from kiemdiem.language import _
from kiemdiem.vietnamese import print_date


def write(board: Board, found: Sequence[Reminding], stream: TextIO) -> None:
    """Print what is to be asked for, the latest first, with the last reminder of each."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    day = print_date(board.today)
    if not found:
        console.print(Text(_("Đến hết ngày {day} không có việc nào phải đôn đốc").format(day=day)))
        return
    units = len({one.standing.obligation.body for one in found})
    told = _("Đến hết ngày {day}: {n} việc phải đôn đốc, {units} đơn vị")
    console.print(Text(told.format(day=day, n=len(found), units=units)))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in (_("Mục"), _("Đơn vị"), _("Ngày cuối"), _("Tình trạng"), _("Đã nhắc")):
        table.add_column(heading, overflow="fold")
    for one in found:
        standing = one.standing
        what = board.plan.label(standing.obligation.task)
        table.add_row(
            Text(what + (f": {show(standing.obligation.what, 60)}" if standing.obligation.what else "")),
            Text(show(standing.obligation.body.name, 60)),
            Text(print_date(standing.last_day) if standing.last_day else ""),
            Text(state(one)),
            Text(print_date(standing.reminded) if standing.reminded else ""),
        )
    console.print(table)


def state(one: Reminding) -> str:
    """How late it is, or how long there is."""
    if one.standing.late:
        return _("trễ {n} ngày làm việc").format(n=one.standing.late)
    if one.step == 0:
        return _("đã đến hạn")
    return _("còn {n} ngày làm việc").format(n=one.standing.left or 0)
