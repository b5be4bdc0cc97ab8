"""What waits for what: the order of the plan, from step to step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kiemdiem.deadlines import fixed
from kiemdiem.plan import Deliverable, Event, Plan, Task
from kiemdiem.plan.once import once
from kiemdiem.plan.wording import unmarked

Steps = dict["Step", tuple["Step", ...]]


class Step(NamedTuple):
    """A place in the order: a task, or one `deliverable` of it; an event of the plan has no task."""

    task: str
    deliverable: str = ""
    event: str = ""


@dataclass(frozen=True)
class Order:
    """What goes directly before each step, what directly after; events whose day nobody knows are passed over."""

    before: Steps
    after: Steps


@once
def order(plan: Plan) -> Order:
    """The order of the plan. A task without a deadline stands for those under it; the loop of two passes is none."""
    found: defaultdict[Step, dict[Step, None]] = defaultdict(dict)
    owners = {paper.id: task for task in plan.all_tasks() for paper in task.produces}
    for entry in plan.precedence:
        for first, then in pairwise(entry.order or ()):
            for later in _steps(plan, then, owners):
                found[later].update(dict.fromkeys(_steps(plan, first, owners)))
    before = {step: tuple(_known(plan, found, step)) for step in list(found) if not _is_unknown(plan, step)}
    after: defaultdict[Step, list[Step]] = defaultdict(list)
    for later, earlier in before.items():
        for one in earlier:
            after[one].append(later)
    return Order(before, {step: tuple(then) for step, then in after.items()})


def label(plan: Plan, step: Step) -> str:
    """How people speak of a step: "II.2", "II.2: danh sách nhóm", the name of an event."""
    if step.event:
        event = plan.find("step", step.event)
        return event.name if isinstance(event, Event) else step.event
    task, paper = plan.find("task", step.task), plan.find("step", step.deliverable)
    named = plan.label(task) if isinstance(task, Task) else step.task
    return f"{named}: {unmarked(paper.name).rstrip('. ')}" if isinstance(paper, Deliverable) else named


def last_day(plan: Plan, step: Step) -> date | None:
    """The last fixed day of the task of a step, the day of an event; None where nobody knows one."""
    found = plan.find("step", step.event) if step.event else plan.find("task", step.task)
    if isinstance(found, Event):
        return found.date
    due = fixed(plan, found) if isinstance(found, Task) else None
    return due.last_day if due else None


def _steps(plan: Plan, id_: str, owners: dict[str, Task]) -> list[Step]:
    """The steps that an id of the order means."""
    if owner := owners.get(id_):
        return [Step(owner.key, id_)]
    step = plan.find("step", id_)
    if isinstance(step, Task):
        return [Step(task.key) for task in _with_deadlines(step)]
    return [Step("", "", id_)] if isinstance(step, Event) else []


def _with_deadlines(task: Task) -> Iterator[Task]:
    """The task, or where it only heads others those under it."""
    if task.deadline or not task.tasks:
        yield task
        return
    for child in task.tasks:
        yield from _with_deadlines(child)


def _known(plan: Plan, before: dict[Step, dict[Step, None]], step: Step) -> Iterator[Step]:
    """What goes before a step: for an event whose day nobody knows, what goes before that."""
    waiting, seen = [*reversed([*before.get(step, ())])], {step}
    while waiting:
        if (one := waiting.pop()) in seen:
            continue
        seen.add(one)
        if _is_unknown(plan, one):
            waiting += reversed([*before.get(one, ())])
        else:
            yield one


def _is_unknown(plan: Plan, step: Step) -> bool:
    """Whether a step is an event whose day nobody knows: nothing can be said of it."""
    return bool(step.event) and last_day(plan, step) is None
