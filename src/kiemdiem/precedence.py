"""What comes before what, with the days: pairs of steps that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from kiemdiem.deadlines import due_of
from kiemdiem.language import _
from kiemdiem.plan import Event, LegalBasis, Place, Plan, Task, name_of
from kiemdiem.plan.once import once


@dataclass(frozen=True)
class Dated:
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
    days = partial(dated, plan)
    seen = set()
    for entry in plan.precedence:
        for first, then in pairwise(entry.order or ()):
            before = max(days(first), key=_last_day, default=None)
            after = min(days(then), key=_last_day, default=None)
            if before and after and before.place != after.place and (before.place, after.place) not in seen:
                seen.add((before.place, after.place))
                yield before, after


def issue(plan: Plan) -> Dated | None:
    """The day the plan was signed; without one the day of the newest paper it rests on, before which it cannot be."""
    if day := plan.document.date:
        return Dated(_("ngày ký"), day, day, plan.document.at("date"))
    newest = max(plan.legal_bases, key=lambda basis: basis.date, default=None)
    return Dated(newest.number, newest.date, newest.date, newest.at("date")) if newest else None


@once
def dated(plan: Plan, id_: str) -> tuple[Dated, ...]:
    """The days of the step that a reference names, as `ordered` has it; nothing where it has none."""
    return tuple(_dated(plan, id_, _owners(plan)))


@once
def _owners(plan: Plan) -> dict[str, Task]:
    return {paper.id: task for task in plan.all_tasks() for paper in task.produces}


def _last_day(step: Dated) -> date:
    return step.last_day


def _dated(plan: Plan, id_: str, owners: dict[str, Task]) -> Iterator[Dated]:
    step = owners.get(id_) or plan.find("step", id_)
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
