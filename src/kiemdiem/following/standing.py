"""How everything stands that is owed under a plan, on a day, after the events of its ledger.

What the events of one obligation come to is told in `history`. On the day `today`, with its last day after
postponements, something owed in any case ("dated", "undated") is

| state                  | when                                                                                    |
|------------------------|-----------------------------------------------------------------------------------------|
| `approved`             | approved, whenever it came                                                              |
| `received`             | it came by the last day, or has none                                                    |
| `received_on_the_line` | it came on the day D of "trước ngày D" where the last day is the day before              |
| `received_late`        | it came after that                                                                      |
| `late`                 | the last day is past, also for what was returned, postponed or withdrawn                 |
| `on_the_line`          | still owed on that day D itself                                                         |
| `returned`             | returned, the last day is not past                                                      |
| `due_soon`             | at most five working days left                                                          |
| `postponed`            | put off, more days left                                                                 |
| `owed`                 | more days left                                                                          |
| `not_dated`            | the plan gives no day, or none that is known yet                                        |

What is owed only if needed or asked for is `conditional`, what is due all the time `not_dated`, until it is `received`
or `approved`; if returned `returned`. Neither is ever late, and counts leave it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from kiemdiem.following.as_json import to_json
from kiemdiem.following.board import Board, Cell, Count, TaskLine, UnitLine
from kiemdiem.following.chain import Link, critical_chain
from kiemdiem.following.history import history
from kiemdiem.following.obligations import Body, Obligation, obligations
from kiemdiem.following.sequence import Order, Step, label, last_day, order
from kiemdiem.following.states import CLOSED, Days, Standing, State, Wait, standing
from kiemdiem.ledger.events import Event
from kiemdiem.plan import Plan

__all__ = [
    "CLOSED", "Board", "Cell", "Count", "Link", "Standing", "State", "TaskLine", "UnitLine", "Wait", "stand", "to_json",
]  # fmt: skip


def stand(plan: Plan, events: Iterable[Event], today: date) -> Board:
    """Everything owed under `plan` as it stands at the end of `today`, after the `events` that hold (`Ledger.events`).

    Takes time in proportion to the obligations and the events, to the pairs of the order apart.
    """
    owed, days = obligations(plan), Days(plan)
    by_place, unmatched = _sorted_in(owed, events)
    first = [standing(one, history(one, by_place.get(one.key, ()), today), today, days) for one in owed]
    done = _done(first)
    waits = _Waits(plan, first, today, days)
    found = tuple(one._replace(waits=waits.of(one), slack=waits.slack(one)) if one.is_open else one for one in first)
    return Board(plan, today, found, critical_chain(plan, done, days.between), unmatched)


def _sorted_in(
    owed: Iterable[Obligation], events: Iterable[Event]
) -> tuple[dict[tuple[str, str, str], list[Event]], tuple[Event, ...]]:
    """The events of each obligation in the order in which they happened, and those that are about none.

    An event that names no deliverable is about everything that the unit owes in the task.
    """
    places: defaultdict[tuple[str, str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for one in owed:
        unit, task, _deliverable = one.key
        for accepted in ("", *one.accepts):
            places[unit, task, accepted].append(one.key)
    found: defaultdict[tuple[str, str, str], list[Event]] = defaultdict(list)
    unmatched = []
    for event in sorted(events, key=lambda event: event.day):
        if event.about not in places:
            unmatched.append(event)
        for place in places.get(event.about, ()):
            found[place].append(event)
    return dict(found), tuple(unmatched)


def _done(standings: Iterable[Standing]) -> set[str]:
    """The keys of the tasks in which nothing is owed any more in any case."""
    needed = [one for one in standings if one.obligation.is_needed]
    still_owed = {one.obligation.task.key for one in needed if one.is_open}
    return {one.obligation.task.key for one in needed} - still_owed


class _Waits:
    """What is still owed of each step of the order, and when the first of those that need it is due."""

    def __init__(self, plan: Plan, standings: Iterable[Standing], today: date, days: Days) -> None:
        self._plan, self._today, self._days = plan, today, days
        self._order: Order = order(plan)
        self._open: defaultdict[Step, dict[Body, None]] = defaultdict(dict)
        self._owing: set[tuple[Step, Body]] = set()
        for one in standings:
            if one.obligation.is_needed:
                for step in _steps_of(one.obligation):
                    self._owing.add((step, one.obligation.body))
                    if one.is_open:
                        self._open[step][one.obligation.body] = None
        self._bodies = {step: tuple(owing) for step, owing in self._open.items()}
        self._next: dict[Step, date | None] = {}

    def of(self, one: Standing) -> tuple[Wait, ...]:
        """What an obligation waits for: its unit's own part of what goes before, else that of everybody."""
        steps = dict.fromkeys(
            before for step in _steps_of(one.obligation) for before in self._order.before.get(step, ())
        )
        found = (self._wait(one.obligation, step) for step in steps)
        return tuple(wait for wait in found if wait)

    def slack(self, one: Standing) -> int | None:
        """The working days from its last day, or from today once that is past, to that of the first that needs it."""
        following = [day for step in _steps_of(one.obligation) if (day := self._first_after(step))]
        if one.last_day is None or not following or not one.obligation.is_needed:
            return None
        return self._days.between(max(one.last_day, self._today), self._days.last_working(min(following)))

    def _wait(self, obligation: Obligation, step: Step) -> Wait | None:
        if step.event:
            day = last_day(self._plan, step)
            return Wait(label(self._plan, step), ()) if day and day > self._today else None
        who = self._bodies.get(step, ())
        if (step, obligation.body) in self._owing:
            who = (obligation.body,) if obligation.body in self._open[step] else ()
        return Wait(label(self._plan, step), who) if who else None

    def _first_after(self, step: Step) -> date | None:
        if step not in self._next:
            days = (last_day(self._plan, then) for then in self._order.after.get(step, ()) if then.task != step.task)
            self._next[step] = min((day for day in days if day), default=None)
        return self._next[step]


def _steps_of(obligation: Obligation) -> Iterator[Step]:
    """The steps of the order that an obligation is a part of."""
    yield Step(obligation.task.key)
    for accepted in sorted(obligation.accepts):
        yield Step(obligation.task.key, accepted)
