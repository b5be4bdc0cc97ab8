"""The board: everything owed as it stands on a day, counted by task, by unit, and in the matrix of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kiemdiem.following.chain import Link
from kiemdiem.following.obligations import Body
from kiemdiem.following.states import Standing, State
from kiemdiem.ledger.events import Event
from kiemdiem.plan import Plan, Task
from kiemdiem.vietnamese import sort_key

_ORDER = {state: place for place, state in enumerate(State)}


class Count(NamedTuple):
    """So many done of so many."""

    done: int
    of: int

    def __str__(self) -> str:
        return f"{self.done}/{self.of}"


class Cell(NamedTuple):
    """What a unit owes in a task, together: the worst state, how many things are in, the most working days late, the
    fewest left of what is still owed.

    Things owed only if needed count where nothing else is owed.
    """

    state: State
    things: Count
    late: int
    left: int | None


@dataclass(frozen=True)
class TaskLine:
    """A task: how many `units` have handed in all they owe in it, how many `things` are in, how many are `late`.

    Only what is owed in any case is counted; `optional` are the things owed only if needed, or all the time. `slack` is
    the least of what is still owed.
    """

    task: Task
    label: str
    last_day: date | None
    units: Count
    things: Count
    optional: Count
    late: int
    slack: int | None


@dataclass(frozen=True)
class UnitLine:
    """A unit: in how many `tasks` it has handed in all it owes, how many `things` are in, how many are `late`."""

    body: Body
    tasks: Count
    things: Count
    late: int


@dataclass(frozen=True)
class Board:
    """Everything owed as it stands at the end of `today`.

    `standings` are in the order of the plan. `chain` is the critical chain, `unmatched` the events of the ledger that
    are about nothing that is owed under the plan.
    """

    plan: Plan
    today: date
    standings: tuple[Standing, ...]
    chain: tuple[Link, ...] = ()
    unmatched: tuple[Event, ...] = ()

    def only(self, tasks: Collection[str] | None = None, units: Collection[str] | None = None) -> Board:
        """The board of the tasks with these keys and the units with these ids; of all where none are named.

        A part has no critical chain.
        """
        if tasks is None and units is None:
            return self
        chosen = (
            one
            for one in self.standings
            if (tasks is None or one.obligation.task.key in tasks)
            and (units is None or one.obligation.body.id in units)
        )
        return replace(self, standings=tuple(chosen), chain=())

    @cached_property
    def late(self) -> tuple[Standing, ...]:
        """What is late, by working days late, the most first, then by the names of the units."""
        found = [one for one in self.standings if one.is_late]
        return tuple(sorted(found, key=lambda one: (-one.late, sort_key(one.obligation.body.name))))

    def due_within(self, days: int) -> tuple[Standing, ...]:
        """What is owed in any case, is not late and has at most so many working days left, by last day, then name."""
        found = [
            one
            for one in self.standings
            if one.is_open and one.obligation.is_needed and one.left is not None and one.left <= days
        ]
        return tuple(sorted(found, key=lambda one: (one.last_day or date.max, sort_key(one.obligation.body.name))))

    @cached_property
    def waiting(self) -> tuple[Standing, ...]:
        """What is owed and waits for something else that is not there."""
        return tuple(one for one in self.standings if one.waits)

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], Cell]:
        """What each unit owes in each task, by the id of the unit and the key of the task."""
        found: defaultdict[tuple[str, str], list[Standing]] = defaultdict(list)
        for one in self.standings:
            found[one.obligation.body.id, one.obligation.task.key].append(one)
        return {place: _cell(together) for place, together in found.items()}

    @cached_property
    def tasks(self) -> tuple[TaskLine, ...]:
        """A line for each task in which something is owed, in the order of the plan."""
        found: defaultdict[str, list[Standing]] = defaultdict(list)
        for one in self.standings:
            found[one.obligation.task.key].append(one)
        return tuple(_task_line(self.plan, together) for together in found.values())

    @cached_property
    def units(self) -> tuple[UnitLine, ...]:
        """A line for each body that owes something: the units in the order of the plan, then the agencies."""
        found: defaultdict[Body, list[Standing]] = defaultdict(list)
        for one in self.standings:
            found[one.obligation.body].append(one)
        ids = [named.id for named in (*self.plan.units, *self.plan.agencies, *self.plan.agency_groups)]
        places = {id_: place for place, id_ in reversed([*enumerate(ids)])}
        return tuple(_unit_line(body, found[body]) for body in sorted(found, key=lambda body: places.get(body.id, -1)))


def _cell(together: Iterable[Standing]) -> Cell:
    every = list(together)
    counted = [one for one in every if one.obligation.is_needed] or every
    state = min((one.state for one in counted), key=_ORDER.__getitem__)
    late = max(one.late for one in counted if one.state is state)
    left = min((one.left for one in counted if one.state is state and one.left is not None), default=None)
    return Cell(state, _count(counted), late, left)


def _count(standings: Collection[Standing]) -> Count:
    return Count(sum(not one.is_open for one in standings), len(standings))


def _whole(groups: Iterable[Collection[Standing]]) -> Count:
    """How many of these are in altogether."""
    found = [all(not one.is_open for one in group) for group in groups]
    return Count(sum(found), len(found))


def _task_line(plan: Plan, standings: list[Standing]) -> TaskLine:
    task = standings[0].obligation.task
    needed = [one for one in standings if one.obligation.is_needed]
    by_unit: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in needed:
        by_unit[one.obligation.body.id].append(one)
    dues = [one.due.last_day for one in standings if one.due and one.due.last_day]
    return TaskLine(
        task=task,
        label=plan.label(task),
        last_day=max(dues, default=None),
        units=_whole(by_unit.values()),
        things=_count(needed),
        optional=_count([one for one in standings if not one.obligation.is_needed]),
        late=sum(one.is_late for one in needed),
        slack=min((one.slack for one in standings if one.slack is not None), default=None),
    )


def _unit_line(body: Body, standings: list[Standing]) -> UnitLine:
    needed = [one for one in standings if one.obligation.is_needed]
    by_task: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in needed:
        by_task[one.obligation.task.key].append(one)
    return UnitLine(body, _whole(by_task.values()), _count(needed), sum(one.is_late for one in needed))
