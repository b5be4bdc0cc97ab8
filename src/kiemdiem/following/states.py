"""How something owed stands on a day: its state, its last day after postponements, the working days left or late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import DUE_SOON, Due
from kiemdiem.following.history import History, Phase, time_of
from kiemdiem.following.obligations import Body, Obligation
from kiemdiem.ledger.events import Event
from kiemdiem.plan import Plan


class State(StrEnum):
    """How something owed stands, the worst first; see `stand`."""

    LATE = "late"
    ON_THE_LINE = "on_the_line"
    RETURNED = "returned"
    DUE_SOON = "due_soon"
    POSTPONED = "postponed"
    OWED = "owed"
    NOT_DATED = "not_dated"
    CONDITIONAL = "conditional"
    RECEIVED_LATE = "received_late"
    RECEIVED_ON_THE_LINE = "received_on_the_line"
    RECEIVED = "received"
    APPROVED = "approved"


CLOSED = frozenset((State.RECEIVED, State.RECEIVED_LATE, State.RECEIVED_ON_THE_LINE, State.APPROVED))
"""The states in which nothing is owed any more."""


class Wait(NamedTuple):
    """What has to come first and is not there: the step of the plan, as people call it, and whose part of it is open.

    `label` is "II.2" or "II.2: dự kiến chia nhóm"; of an event of the plan its name, with nobody in `who`.
    """

    label: str
    who: tuple[Body, ...]


class Standing(NamedTuple):
    """An obligation as it stands at the end of a day.

    `due` is the time of the plan that counts, None without one; `last_day` the last day after postponements. `left`
    are the working days left of what is owed and not yet late, `late` those since the last working day: up to that day
    for what is late, up to the receipt for what came in late; 0 for all else. `received` is the day of the receipt that
    stands, `returned` that on which it was sent back, until it comes in again, `until` the last day that a postponement
    gave. `last` is the last event that was no reminder, `reminded` the day of the last reminder. `waits` is what it
    waits for, `slack` the working days from its last day (from today, once that is past) to the last day of the first
    task that needs it; None where none does, or it is no longer owed.
    """

    obligation: Obligation
    state: State
    due: Due | None = None
    last_day: date | None = None
    left: int | None = None
    late: int = 0
    received: date | None = None
    until: date | None = None
    last: Event | None = None
    reminded: date | None = None
    reminders: int = 0
    returned: date | None = None
    waits: tuple[Wait, ...] = ()
    slack: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.state not in CLOSED

    @property
    def is_late(self) -> bool:
        """Whether it is owed and its last day is past under both readings of "trước ngày"."""
        return self.state is State.LATE


class Days:
    """The working days of a plan, each question asked once."""

    def __init__(self, plan: Plan) -> None:
        calendar = Calendar.of(plan.calendar)
        self.last_working: Callable[[date], date] = cache(calendar.last_working_day)
        self.between: Callable[[date, date], int] = cache(calendar.working_days_between)


def standing(obligation: Obligation, found: History, today: date, days: Days) -> Standing:
    """How `obligation` stands on `today` after all that happened with it; without what it waits for, and slack."""
    due = time_of(obligation, found)
    last_day = found.until or (due.last_day if due else None)
    state = _closed(obligation, found, due, last_day) if found.is_closed else _open(obligation, found, due, today, days)
    left, late = None, 0
    if last_day and not found.is_closed and state is not State.LATE:
        left = max(days.between(today, days.last_working(last_day)), 0)
    ended = found.received or today
    if last_day and obligation.is_needed and ended > last_day and not on_the_line(due, found, ended):
        late = max(days.between(days.last_working(last_day), ended), 0)
    return Standing(
        obligation, state, due, last_day, left, late, found.received, found.until, found.last, found.reminded,
        found.reminders, found.returned,
    )  # fmt: skip


def on_the_line(due: Due | None, found: History, day: date) -> bool:
    """Whether `day` is the day D of "before D", read as the day before: no text says whether D itself is late."""
    if due is None or due.last_day is None or due.other_reading is None or found.until:
        return False
    return due.last_day < day == due.other_reading


def _closed(obligation: Obligation, found: History, due: Due | None, last_day: date | None) -> State:
    if found.phase is Phase.APPROVED:
        return State.APPROVED
    if not obligation.is_needed or last_day is None or found.received is None or found.received <= last_day:
        return State.RECEIVED
    return State.RECEIVED_ON_THE_LINE if on_the_line(due, found, found.received) else State.RECEIVED_LATE


def _open(obligation: Obligation, found: History, due: Due | None, today: date, days: Days) -> State:
    returned = found.phase is Phase.RETURNED
    last_day = found.until or (due.last_day if due else None)
    if not obligation.is_needed or last_day is None:
        idle = State.CONDITIONAL if obligation.binding == "conditional" else State.NOT_DATED
        return State.RETURNED if returned else idle
    if last_day < today:
        return State.ON_THE_LINE if on_the_line(due, found, today) else State.LATE
    if returned:
        return State.RETURNED
    if days.between(today, days.last_working(last_day)) <= DUE_SOON:
        return State.DUE_SOON
    return State.POSTPONED if found.until else State.OWED
