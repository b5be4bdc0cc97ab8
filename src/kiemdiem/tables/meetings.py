"""Registered meetings and free half days for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kiemdiem.day_names import day_name
from kiemdiem.display import json_text, show
from kiemdiem.grid import Grid, Heading
from kiemdiem.language import _
from kiemdiem.meetings.board import Board, Registered
from kiemdiem.meetings.free import Free
from kiemdiem.meetings.parties import Party, name_of
from kiemdiem.meetings.sessions import half_name, session_name
from kiemdiem.plan import Plan
from kiemdiem.tables.grids import console
from kiemdiem.vietnamese import capital_first

_SESSION = 13
"""Columns of the session, a blank on either side: "08:00–11:30"."""


def write(board: Board, chosen: Sequence[Registered], stream: TextIO) -> None:
    """Print the meetings that were chosen, which are in time order, day by day."""
    out = console(stream)
    out.print(Text(_summary(board, chosen)))
    for day, meetings in groupby(chosen, key=lambda one: one.day):
        off = board.calendar.why_off(day)
        heading = capital_first(day_name(day)) + (" · " + _("ngày nghỉ: {why}").format(why=off) if off else "")
        out.print()
        out.print(Text(heading, "bold"))
        for one in meetings:
            _write(out, board.plan, one)


def write_json(board: Board, chosen: Sequence[Registered], stream: TextIO) -> None:
    """Print one JSON object with stable English keys."""
    entries = [_entry(one) for one in chosen]
    problems = [problem.line for problem in board.problems]
    stream.write(json_text({"version": 1, "meetings": entries, "unreadable_lines": problems}))


def grid(board: Board, chosen: Sequence[Registered]) -> Grid:
    """The meetings as a table with one row each."""
    headings = (
        _("Ngày"), _("Buổi"), _("Đơn vị"), _("Nơi họp"), _("Chủ trì"), _("Thành phần mời"), _("Đã thống nhất"),
        _("Chưa thống nhất"), _("Đăng ký ngày"), _("Ghi chú"), _("Mã"),
    )  # fmt: skip
    rows = tuple(tuple(_cells(board.plan, one)) for one in chosen)
    return Grid(_("Lịch họp đã đăng ký"), tuple(map(Heading, headings)), rows)


def write_free(found: Sequence[Free], wanted: Sequence[Party], stream: TextIO) -> None:
    """Print free half days, a day on a line, and for whom they are free."""
    out = console(stream)
    names = "; ".join(show(party.name, 80) for party in wanted)
    out.print(Text(_("Buổi trống của: {names}").format(names=names) if names else _("Buổi làm việc")))
    for day, halves in groupby(found, key=lambda one: one.day):
        listed = ", ".join(half_name(one.half) for one in halves)
        out.print(Text(f"  {capital_first(day_name(day))}: {listed}"))
    if not found:
        out.print(Text("  " + _("không còn buổi nào; nới --from, --to")))


def write_free_json(found: Sequence[Free], wanted: Sequence[Party], stream: TextIO) -> None:
    """Print the same as one JSON object."""
    sessions = [{"day": one.day.isoformat(), "session": one.half} for one in found]
    attendees = [{"id": party.id, "name": party.name} for party in wanted]
    stream.write(json_text({"version": 1, "attendees": attendees, "sessions": sessions}))


def _summary(board: Board, chosen: Sequence[Registered]) -> str:
    days = len({one.day for one in chosen})
    text = (
        _("{n} cuộc họp trong {days} ngày").format(n=len(chosen), days=days) if chosen else _("Không có cuộc họp nào")
    )
    if waiting := sum(bool(one.missing) for one in chosen):
        text += _(", {n} cuộc chưa được thống nhất").format(n=waiting)
    if off := len(board.register.cancelled):
        text += _("; {n} cuộc đã hủy").format(n=off)
    return text


def _write(out: Console, plan: Plan, one: Registered) -> None:
    """A meeting: its session at the left, unit and id beside it, what else there is below."""
    first = f"  {session_name(one.session):<{_SESSION}}{show(one.unit.name, 120)} [{show(one.meeting.id, 40)}]"
    out.print(Text(first))
    for line in _lines(plan, one):
        out.print(Padding(Text(line), (0, 0, 0, _SESSION + 2), expand=False))


def _lines(plan: Plan, one: Registered) -> Iterator[str]:
    meeting = one.meeting
    if meeting.place:
        yield _("Nơi họp: {place}").format(place=show(meeting.place, 300))
    if meeting.chair:
        yield _("Chủ trì: {name}").format(name=show(meeting.chair, 300))
    if one.guests:
        yield _("Mời: {names}").format(names="; ".join(show(party.name, 120) for party in one.guests))
    if one.missing:
        yield _("Chưa thống nhất: {names}").format(names=_names(plan, one.missing))
    if meeting.note:
        yield _("Ghi chú: {text}").format(text=show(meeting.note, 300))


def _cells(plan: Plan, one: Registered) -> Iterator[str]:
    meeting = one.meeting
    yield one.day.isoformat()
    yield session_name(one.session)
    yield one.unit.name
    yield meeting.place
    yield meeting.chair
    yield "; ".join(party.name for party in one.guests)
    yield _names(plan, meeting.agreed_by)
    yield _names(plan, one.missing)
    yield meeting.registered.isoformat()
    yield meeting.note
    yield meeting.id


def _names(plan: Plan, ids: Sequence[str]) -> str:
    return "; ".join(show(name_of(plan, id_), 120) for id_ in ids)


def _entry(one: Registered) -> dict[str, Any]:
    meeting = one.meeting
    start, end = one.session.clocks
    return {
        "id": meeting.id,
        "unit": {"id": one.unit.id, "name": one.unit.name},
        "duty": one.duty.id,
        "day": one.day.isoformat(),
        "session": one.session.half,
        "start": start or None,
        "end": end or None,
        "place": meeting.place,
        "chair": meeting.chair,
        "guests": [{"id": party.id, "name": party.name, "several": party.several} for party in one.guests],
        "agreed_by": list(meeting.agreed_by),
        "not_agreed_by": list(one.missing),
        "registered": meeting.registered.isoformat(),
        "note": meeting.note,
        "line": meeting.line,
    }
