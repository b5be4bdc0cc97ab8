"""Half days on which nothing is registered for anybody who has to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from kiemdiem.meetings.board import Board
from kiemdiem.meetings.duties import binding, planned_guests, registrations
from kiemdiem.meetings.parties import Party, agency_of, parties
from kiemdiem.meetings.sessions import HALVES, Half, Session
from kiemdiem.meetings.window import window
from kiemdiem.plan import Agency, Duty, Unit

_ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class Free:
    """A half day of a working day."""

    day: date
    half: Half


def duty_of(board: Board, unit: Agency | Unit | None) -> Duty | None:
    """The duty to register that binds `unit`, without one the first of the plan; None where there is none."""
    every = binding(board.plan, unit) if unit else registrations(board.plan)
    return every[0] if every else None


def usual(board: Board, unit: Agency | Unit | None) -> tuple[Party, ...]:
    """Whom the plan has the unit (without one: any unit) invite, but for groups and classes of people: of those
    somebody else can come.
    """
    duty = duty_of(board, unit)
    inviting = [agency_of(unit)] if unit else list(duty.by) if duty else []
    guests = dict.fromkeys(id_ for agency in inviting for id_ in planned_guests(board.plan, agency))
    return tuple(party for party in parties(board.plan, guests) if not party.several)


def allowed(board: Board, duty: Duty | None) -> tuple[date, date | None]:
    """The first and the last day on which a meeting registered today is in time and in the window of the plan."""
    days = window(board.plan, duty) if duty else None
    first = board.today + _ONE_DAY
    if duty and (needed := board.notice_of(duty)):
        first = max(first, board.calendar.add_working_days(board.today, needed))
    if days and days.first:
        first = max(first, days.first)
    if days and days.after:
        first = max(first, days.after.last_day + _ONE_DAY)
    return first, days.until.last_day if days else None


def sessions(board: Board, wanted: Iterable[Party], first: date, last: date, most: int) -> list[Free]:
    """The first `most` half days of working days from `first` to `last` on which none of `wanted` is at a meeting."""
    ids = {party.id for party in wanted}
    taken = {(one.day, half) for one in board.meetings if not ids.isdisjoint(one.ids) for half in _halves(one.session)}
    free = (
        Free(day, half)
        for day in _days(first, last)
        if board.calendar.is_working(day)
        for half in HALVES
        if (day, half) not in taken
    )
    return list(islice(free, most))


def _days(first: date, last: date) -> Iterator[date]:
    for place in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(place)


def _halves(session: Session) -> Iterator[Half]:
    for half, (start, end) in HALVES.items():
        if session.start < end and start < session.end:
            yield half
