"""Whom to remind of what on a day: what is late, and what is due in 15, 7, 3 or 1 working days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem.calendar import Calendar
from kiemdiem.following.board import Board
from kiemdiem.following.states import Standing, State

STEPS = (15, 7, 3, 1)
"""So many working days before its last day something is asked for."""


@dataclass(frozen=True)
class Reminding:
    """Something to ask for; `step` says how many working days before its last day it is time to, 0 for what is late."""

    standing: Standing
    step: int


def to_remind(board: Board, steps: Sequence[int] = STEPS, *, again: bool = False) -> list[Reminding]:
    """What is late, or has come to one of `steps` working days before its last day without a reminder since that day.

    Nothing twice a day, unless `again`. Things owed only if needed are never asked for, nor what the issuer of the plan
    owes: it would write to itself.
    """
    calendar, issuer = Calendar.of(board.plan.calendar), board.plan.document.issuer
    found = []
    for one in board.standings:
        step = _step(one, steps)
        if step is None or not one.obligation.is_needed or not one.is_open or one.obligation.body.id == issuer:
            continue
        if again or _is_time(one, step, board.today, calendar):
            found.append(Reminding(one, step))
    return found


def late_first(found: Iterable[Reminding]) -> list[Reminding]:
    """The most working days late first, then what is due next."""
    return sorted(found, key=lambda one: (-one.standing.late, one.standing.left or 0))


def _step(one: Standing, steps: Sequence[int]) -> int | None:
    if one.state in (State.LATE, State.ON_THE_LINE):
        return 0
    if one.left is None:
        return None
    return min((step for step in steps if one.left <= step), default=None)


def _is_time(one: Standing, step: int, today: date, calendar: Calendar) -> bool:
    """Whether nobody has been reminded today, nor, of what is not late, since it came to this step."""
    if one.reminded is None:
        return True
    if step == 0 or one.last_day is None:
        return one.reminded < today
    begun = calendar.last_working_day(one.last_day)
    for _day in range(step):
        begun = calendar.last_working_day(begun - timedelta(days=1))
    return one.reminded < min(begun, today)
