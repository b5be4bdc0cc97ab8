"""Deadlines for people: one row each in time order, below it who does what and what to mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kiemdiem.calendar import Calendar
from kiemdiem.day_names import day_name
from kiemdiem.days import Reading
from kiemdiem.deadlines import Due, Standing, State, on_the_line
from kiemdiem.display import show, width
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first

_STYLE = {State.OVERDUE: "bold red", State.DUE_SOON: "yellow", State.DONE: "green"}
_DAY, _LEFT, _STATE, _GAP = 10, 7, 12, 2

_NARROWEST = 72
"""A narrower terminal breaks the lines itself: columns of less would break dates."""


def write(plan: Plan, standings: Sequence[Standing], today: date, reading: Reading, stream: TextIO) -> None:
    """Print `standings` as they are on `today`, under `reading` of "trước ngày"."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.width = max(console.width, _NARROWEST)
    for line in _summary(standings, today, reading):
        console.print(Text(line))
    if not standings:
        return
    labels = [show(plan.label(standing.due.task), 12) for standing in standings]
    label = max(6, *(width(text) for text in labels))
    console.print()
    headers = _("Việc"), _("Thời hạn"), _("Ngày cuối"), _("Ngày làm việc cuối"), _("Còn lại"), _("Tình trạng")
    console.print(_row(console, label, headers, ["bold"] * 6))
    calendar = Calendar.of(plan.calendar)
    for name, standing in zip(labels, standings, strict=True):
        console.print(_row(console, label, (name, *_cells(standing)), _styles(standing)))
        for line in (*_notes(standing, today, calendar), *_who(plan, standing.due)):
            console.print(Padding(Text(line), (0, 0, 0, label + _GAP), expand=False))


def state_name(state: State) -> str:
    """The name of a state, in the language in use."""
    return {
        State.DONE: _("đã xong"),
        State.UPCOMING: _("chưa đến hạn"),
        State.DUE_SOON: _("sắp đến hạn"),
        State.OVERDUE: _("quá hạn"),
        State.ONGOING: _("thường xuyên"),
        State.CONDITIONAL: _("có điều kiện"),
    }[state]


def part_name(due: Due) -> str:
    """Which of two dates `due` is, in the language in use; "" where the task has only one."""
    return {"finish": _("Hoàn thành"), "report": _("Báo cáo")}.get(due.part or "", "")


def said(due: Due) -> str:
    """What the document says of `due`, with the part in front where the words leave it out."""
    part, phrase = part_name(due), show(due.phrase, 300)
    return phrase if phrase.casefold().startswith(part.casefold()) else f"{part}: {phrase}"


def _summary(standings: Sequence[Standing], today: date, reading: Reading) -> Iterator[str]:
    counts = Counter(standing.state for standing in standings)
    parts = [f"{counts[state]} {state_name(state)}" for state in (State.OVERDUE, State.DUE_SOON) if counts[state]]
    found = _("{n} thời hạn").format(n=len(standings)) if standings else _("không có thời hạn nào")
    yield _("Hôm nay {day}: {what}").format(day=_day(today), what=", ".join([found, *parts]))
    if reading == "exclusive":
        yield _("“Trước ngày D” tính đến hết ngày liền trước D. Còn lại: số ngày làm việc, không kể hôm nay.")
    else:
        yield _("“Trước ngày D” tính đến hết ngày D. Còn lại: số ngày làm việc, không kể hôm nay.")


def _row(console: Console, label: int, cells: Sequence[str], styles: Sequence[str]) -> Table:
    """One row; every row is a table of its own with the same widths, so that lines of full width fit between."""
    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False)
    phrase = console.width - label - 2 * _DAY - _LEFT - _STATE - 5 * _GAP
    for size in (label, max(phrase, 10), _DAY, _DAY, _LEFT, _STATE):
        table.add_column(width=size, overflow="fold")
    table.add_row(*(Text(cell, style) for cell, style in zip(cells, styles, strict=True)))
    return table


def _cells(standing: Standing) -> Iterator[str]:
    due, left = standing.due, standing.working_days_left
    yield said(due)
    yield (_day(due.last_day) + (f" {due.time}" if due.time else "")) if due.last_day else "–"
    yield _day(standing.last_working_day) if standing.last_working_day else "–"
    late = left is not None and left < 0 and standing.state is State.OVERDUE
    yield _("trễ {n}").format(n=-(left or 0)) if late else "–" if left is None or left < 0 else str(left)
    yield state_name(standing.state)


def _styles(standing: Standing) -> list[str]:
    style = _STYLE.get(standing.state, "")
    return ["bold", "", "", "", style, style]


def _notes(standing: Standing, today: date, calendar: Calendar) -> Iterator[str]:
    """What to mind about a date: a slip of the source, a day of rest, the other reading, D itself."""
    due = standing.due
    if due.meant:
        yield _("Văn bản in “{phrase}”, hiểu là {meant}").format(phrase=show(due.phrase, 300), meant=show(due.meant))
    if due.last_day and (why := calendar.why_off(due.last_day)):
        yield _("Ngày cuối rơi vào ngày nghỉ: {why}").format(why=why)
    if due.last_day and due.other_reading:
        told = _("Nếu tính cả ngày ghi trong văn bản: đến hết {day}")
        if due.other_reading < due.last_day:
            told = _("Nếu không tính ngày ghi trong văn bản: đến hết {day}")
        yield told.format(day=_day(due.other_reading))
    if due.kind == "after" and due.last_day is None:
        yield _("Chưa biết ngày bắt đầu tính")
    if standing.state is State.DONE and due.task.done:
        yield _("Xong {day}").format(day=_day(due.task.done))
    if on_the_line(due, today):
        yield _("Đúng vào ngày ghi sau chữ “trước”: chưa rõ có tính là muộn, cần xác nhận")


def _who(plan: Plan, due: Due) -> Iterator[str]:
    for line in due.task.acting_roles:
        yield f"{show(line.printed_label)}: {show(unmarked(plan.printed_who(line)), 600)}"


def _day(day: date) -> str:
    return capital_first(day_name(day))
