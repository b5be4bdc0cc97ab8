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
    """What the follow-up letters say of `found`: each paper of a task once, with the bodies asked for it and how many
    of all that owe it have handed it in.
    """
    asked: defaultdict[tuple[str, str], list[Standing]] = defaultdict(list)
    for one in found:
        asked[one.standing.obligation.key[1:]].append(one.standing)
    every: defaultdict[tuple[str, str], list[Standing]] = defaultdict(list)
    for standing in board.standings:
        if standing.obligation.key[1:] in asked:
            every[standing.obligation.key[1:]].append(standing)
    owed = tuple(_owed(board, asked[place], every[place], new_deadline) for place in asked)
    return Reminder(board.today, owed, contact)


def _owed(board: Board, asked: list[Standing], every: list[Standing], new_deadline: date | None) -> Owed:
    first = asked[0].obligation
    bodies = [Addressee(one.obligation.body.id, one.obligation.body.name) for one in asked]
    told = owing.from_plan(board.plan, first.task, first.deliverable, bodies, board.today)
    received = sum(not one.is_open for one in every)
    counted = len(every) > 1
    return replace(
        told,
        due=asked[0].due or told.due,
        received=received if counted else None,
        of=len(every) if counted else None,
        new_deadline=new_deadline,
    )
