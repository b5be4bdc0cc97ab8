"""What comes before what as a graph: steps with their last days, edges with their reasons, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Literal

from kiemdiem import precedence
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.phrases import words
from kiemdiem.plan import Deliverable, Event, LegalBasis, Plan, Task, name_of
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import print_date

StepKind = Literal["task", "deliverable", "event", "basis", "unknown"]
EdgeKind = Literal["order", "together", "two_pass"]


@dataclass(frozen=True)
class Step:
    """A task, a paper or act that a task brings forth, an event, a paper that the plan rests on; or a name that the
    plan does not know.

    `label` is how people call it, `name` its words, both harmless on a terminal. `first_day` and `last_day` are the
    first and last of its last days: they differ for a task that stands for those under it, and are None where no day
    is known.
    """

    id: str
    kind: StepKind
    label: str
    name: str
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Edge:
    """`first` comes before `then`, at the same moment (together), or before and again after it (two_pass).

    `late` is a contradiction: `then` is due before `first`, which it needs; the two days that show it.
    """

    first: str
    then: str
    kind: EdgeKind
    why: str = ""
    late: tuple[date, date] | None = None


@dataclass(frozen=True)
class StepGraph:
    """The steps that take part in the order of the plan, in the order of the document, and the edges between them.

    `alone` are the tasks that take no part: neither they, nor what they bring forth, nor an item above or under them.
    """

    steps: tuple[Step, ...]
    edges: tuple[Edge, ...]
    alone: tuple[Step, ...]

    def step(self, id_: str) -> Step:
        """The step with this id."""
        return self._by_id[id_]

    @cached_property
    def _by_id(self) -> dict[str, Step]:
        return {step.id: step for step in self.steps}

    @property
    def contradictions(self) -> list[Edge]:
        """The edges whose days contradict their order."""
        return [edge for edge in self.edges if edge.late]


def graph(plan: Plan) -> StepGraph:
    """The order of `plan`. Rings survive: every edge that the plan states is there, each once."""
    edges: dict[tuple[str, str, EdgeKind], Edge] = {}
    for edge in _edges(plan):
        edges.setdefault((edge.first, edge.then, edge.kind), edge)
    used = dict.fromkeys(id_ for edge in edges.values() for id_ in (edge.first, edge.then))
    known = {name_of(node): _step(plan, node) for node in _in_order(plan) if name_of(node) in used}
    missing = {id_: Step(id_, "unknown", show(id_, 60), _("không có trong kế hoạch")) for id_ in used}
    steps = tuple((known | {id_: step for id_, step in missing.items() if id_ not in known}).values())
    return StepGraph(steps, tuple(edges.values()), tuple(_alone(plan, used)))


def _edges(plan: Plan) -> Iterator[Edge]:
    for entry in plan.precedence:
        why = show(entry.why or "", 300)
        for first, then in pairwise(entry.order or ()):
            yield Edge(first, then, "order", why, _late(plan, first, then))
        for first, then in pairwise(entry.together or ()):
            yield Edge(first, then, "together", why)
        for first, then in pairwise(entry.two_pass or ()):
            yield Edge(first, then, "two_pass", why)
    for task in plan.all_tasks():
        if task.deadline and (waits := task.deadline.effective.after):
            phrase = task.deadline.phrase or words(task.deadline, plan)
            yield Edge(waits.of, task.key, "order", show(unmarked(phrase), 300), _late(plan, waits.of, task.key))


def _late(plan: Plan, first: str, then: str) -> tuple[date, date] | None:
    found = precedence.between(plan, first, then)
    if found and found[1].last_day < found[0].last_day:
        return found[0].last_day, found[1].last_day
    return None


def _in_order(plan: Plan) -> Iterator[Task | Deliverable | Event | LegalBasis]:
    """Everything that can be a step: each task with what it brings forth after it, events, papers."""
    for task in plan.all_tasks():
        yield task
        yield from task.produces
    yield from plan.events
    yield from plan.legal_bases


def _step(plan: Plan, node: Task | Deliverable | Event | LegalBasis) -> Step:
    id_ = name_of(node)
    found = [dated.last_day for dated in precedence.days(plan, id_)]
    days = min(found, default=None), max(found, default=None)
    match node:
        case Task():
            return Step(id_, "task", show(plan.label(node), 40), _on_one_line(node.title or node.text), *days)
        case Deliverable():
            owner = precedence.owners(plan)[id_]
            label = _("giấy tờ {task}").format(task=show(plan.label(owner), 40))
            return Step(id_, "deliverable", label, _on_one_line(node.name), *days)
        case Event():
            return Step(id_, "event", _("sự kiện"), _on_one_line(node.name), *days)
        case _:
            name = f"{node.type} {plan.agency_name(node.issuer)}, {print_date(node.date)}"
            return Step(id_, "basis", show(node.number, 40), _on_one_line(name), *days)


def _on_one_line(text: str) -> str:
    return show(" ".join(unmarked(text).split()), 1000)


def _alone(plan: Plan, used: Iterable[str]) -> Iterator[Step]:
    taking_part = set(used)

    def is_used(task: Task) -> bool:
        return task.key in taking_part or any(paper.id in taking_part for paper in task.produces)

    for top in (*plan.tasks, *plan.implementation):
        if not any(map(is_used, top.family())):
            yield _step(plan, top)
