"""What comes before what, with the days: pairs of steps that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kiemdiem.deadlines import due_of
from kiemdiem.language import _
from kiemdiem.plan import Event, LegalBasis, Place, Plan, Task, name_of
from kiemdiem.plan.once import once


class Dated(NamedTuple):
    """A step with its last day, the last day under the other reading of "trước ngày", and where the day stands."""

    label: str
    last_day: date
    other_day: date
    place: Place


def ordered(plan: Plan) -> Iterator[tuple[Dated, Dated]]:
    """Every pair (first, then) that the plan puts in order and that has days on both sides, each once.

    A task without a deadline of its own stands for the tasks under it: what follows must wait for the last of them,
    and the first of them must wait for what goes before. A deliverable stands for the task that brings it forth. A
    step without a day says nothing about order. The two-pass loop is no order.
    """
    seen = set()
    for entry in plan.precedence:
        for pair in pairwise(entry.order or ()):
            found = between(plan, *pair)
            if found and (found[0].place, found[1].place) not in seen:
                seen.add((found[0].place, found[1].place))
                yield found


def between(plan: Plan, first: str, then: str) -> tuple[Dated, Dated] | None:
    """The days that count where the step `then` waits for the step `first`, both given by what references call them.

    None where one of them has no day, or both have the same. What days count is told at `ordered`.
    """
    before = max(days(plan, first), key=_last_day, default=None)
    after = min(days(plan, then), key=_last_day, default=None)
    return (before, after) if before and after and before.place != after.place else None


def issue(plan: Plan) -> Dated | None:
    """The day the plan was signed; without one the day of the newest paper it rests on, before which it cannot be."""
    if day := plan.document.date:
        return Dated(_("ngày ký"), day, day, plan.document.at("date"))
    newest = max(plan.legal_bases, key=lambda basis: basis.date, default=None)
    return Dated(newest.number, newest.date, newest.date, newest.at("date")) if newest else None


def _last_day(step: Dated) -> date:
    return step.last_day


@once
def days(plan: Plan, id_: str) -> tuple[Dated, ...]:
    """The last days of the step that references call `id_`: several for a task that stands for those under it."""
    return tuple(_dated(plan, id_))


@once
def owners(plan: Plan) -> dict[str, Task]:
    """The task that brings forth each deliverable, by the id of the deliverable."""
    return {paper.id: task for task in plan.all_tasks() for paper in task.produces}


def _dated(plan: Plan, id_: str) -> Iterator[Dated]:
    step = owners(plan).get(id_) or plan.find("step", id_)
    if isinstance(step, Event | LegalBasis) and step.date:
        yield Dated(name_of(step), step.date, step.date, step.at("date"))
    elif isinstance(step, Task):
        yield from _of_task(plan, step)


def _of_task(plan: Plan, task: Task) -> Iterator[Dated]:
    if task.deadline is None:
        for child in task.tasks:
            yield from _of_task(plan, child)
        return
    fixed = [(due.last_day, due) for due in due_of(plan, task) if due.last_day and due.kind != "recurring"]
    if fixed:
        last, due = max(fixed, key=lambda pair: pair[0])
        yield Dated(plan.label(task), last, due.other_reading or last, due.place)
