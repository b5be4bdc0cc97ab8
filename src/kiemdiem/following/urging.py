"""From what is to be asked for to the letters that ask: what each unit owes, counted over all units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kiemdiem.drafting import owed as owing
from kiemdiem.drafting.material import Addressee
from kiemdiem.drafting.owed import Owed, Reminder
from kiemdiem.following.board import Board
from kiemdiem.following.reminders import Reminding
from kiemdiem.following.states import Standing


def reminder(
    board: Board, found: Iterable[Reminding], *, new_deadline: date | None = None, contact: str = ""
) -> Reminder:
    """What the follow-up letters say of `found`: each paper of a task with the bodies asked for it and how many of all
    that owe it have handed it in; those who owe it by another day, and whose paper was sent back, each by themselves.
    """
    asked: defaultdict[tuple[str | date | None, ...], list[Standing]] = defaultdict(list)
    for one in found:
        asked[_alike(one.standing)].append(one.standing)
    every: defaultdict[tuple[str, str], list[Standing]] = defaultdict(list)
    for standing in board.standings:
        every[standing.obligation.key[1:]].append(standing)
    owed = tuple(_owed(board, those, every[those[0].obligation.key[1:]], new_deadline) for those in asked.values())
    return Reminder(board.today, owed, contact)


def _alike(one: Standing) -> tuple[str | date | None, ...]:
    """What those have in common of whom one paragraph can tell."""
    unit, task, deliverable = one.obligation.key
    day = one.due.last_day if one.due else None
    return task, deliverable, day, one.until, one.returned, unit if one.returned else ""


def _owed(board: Board, asked: list[Standing], every: list[Standing], new_deadline: date | None) -> Owed:
    first = asked[0]
    bodies = [Addressee(one.obligation.body.id, one.obligation.body.name) for one in asked]
    told = owing.from_plan(board.plan, first.obligation.task, first.obligation.deliverable, bodies, board.today)
    counted = len(every) > 1
    return replace(
        told,
        due=first.due,
        received=sum(_has_met(one, first) for one in every) if counted else None,
        of=len(every) if counted else None,
        until=first.until,
        returned=first.returned,
        new_deadline=new_deadline,
    )


def _has_met(one: Standing, asked: Standing) -> bool:
    """Whether `one` has handed in what is asked for; of a recurring task also where it owes a later time only."""
    if not one.is_open:
        return True
    days = [standing.due.last_day if standing.due else None for standing in (one, asked)]
    return bool(days[0] and days[1] and days[0] > days[1])
