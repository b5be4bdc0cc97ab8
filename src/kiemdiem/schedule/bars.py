"""Tasks as bars along time: from when they can be worked on, to the days on which they are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem import precedence
from kiemdiem.deadlines import Due, Part, Standing
from kiemdiem.plan import Place, Plan, Task
from kiemdiem.plan.once import once

_ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class Bar:
    """A task, or one of the two parts of its deadline, along time.

    `marks` are its deadlines that have a last day, in time order: one, or each time it recurs. `start` is the first
    day on which to act: by the words of the plan where `is_given`, else worked out, the day after the last day of
    what it needs, or the day of the plan; None where nothing is known. Without marks it runs on from its `start`.
    """

    task: Task
    part: Part | None
    start: date | None
    is_given: bool
    marks: tuple[Standing, ...]

    @property
    def end(self) -> date | None:
        """Its last day; None where it runs on."""
        return self.marks[-1].due.last_day if self.marks else None

    @property
    def days(self) -> list[date]:
        """The days between which it stands on a timeline."""
        return [day for day in (self.start, *(mark.due.last_day for mark in self.marks)) if day]

    def touches(self, first: date, last: date) -> bool:
        """Whether any of it is in the time from `first` to `last`."""
        if self.start is None:
            return any(first <= day <= last for day in self.days)
        return self.start <= last and (self.end is None or self.end >= first)


def bars(plan: Plan, standings: Sequence[Standing]) -> list[Bar]:
    """The bars of what has a day, each where its first deadline stands in `standings`, which are in time order."""
    rows: dict[tuple[Place, Part | None], list[Standing]] = defaultdict(list)
    for standing in standings:
        if standing.due.last_day or standing.due.first_day:
            rows[standing.due.place, standing.due.part].append(standing)
    return [_bar(plan, row) for row in rows.values()]


def undated(plan: Plan, standings: Iterable[Standing], tasks: Iterable[Task]) -> list[Task]:
    """Those of `tasks` that have no day at all, in the order of the document; not those that head dated ones."""
    dated = {standing.due.task.key for standing in standings if standing.due.last_day or standing.due.first_day}
    wanted = {task.key for task in tasks}
    return [
        task for task in plan.all_tasks() if task.key in wanted and not any(one.key in dated for one in task.family())
    ]


def _bar(plan: Plan, row: Sequence[Standing]) -> Bar:
    due = row[0].due
    marks = tuple(standing for standing in row if standing.due.last_day)
    if due.kind == "recurring":
        return Bar(due.task, due.part, None, False, marks)
    if due.first_day:
        return Bar(due.task, due.part, due.first_day, True, marks)
    return Bar(due.task, due.part, _earliest(plan, due), False, marks)


def _earliest(plan: Plan, due: Due) -> date | None:
    """The day from which `due` can be worked on; None where even its last day is not after that."""
    issued = precedence.issue(plan)
    needed = [day + _ONE_DAY for day in _needed(plan).get(due.place, ())]
    first = max([*needed, *([issued.last_day] if issued else [])], default=None)
    return first if first and due.last_day and first <= due.last_day else None


@once
def _needed(plan: Plan) -> dict[Place, list[date]]:
    """The last days of what must come before, by the place of the deadline that waits."""
    found: dict[Place, list[date]] = defaultdict(list)
    for first, then in precedence.ordered(plan):
        found[then.place].append(first.last_day)
    return found
