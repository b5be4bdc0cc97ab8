"""What waits for what, and the critical chain, for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiemdiem.following.board import Board
from kiemdiem.following.sequence import Step, label, order
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.step_graph import graph
from kiemdiem.step_graph.picture import svg
from kiemdiem.vietnamese import print_date

MOST_NAMED = 12
"""So many bodies are named of those that others wait for; of more only the number is told."""


@dataclass(frozen=True)
class Waiting:
    """A step of the plan with what comes directly before it."""

    step: str
    before: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A task of the critical chain, its last day, the working days to the next."""

    label: str
    what: str
    day: str
    gap: str


def steps(plan: Plan) -> list[Waiting]:
    """Every step that needs another one, in the order of the plan, with those that it needs."""
    places = {task.key: place for place, task in enumerate(plan.all_tasks())}
    found = order(plan).before
    steps = sorted((step for step, before in found.items() if before), key=lambda step: _place(step, places))
    return [Waiting(label(plan, step), tuple(label(plan, one) for one in found[step])) for step in steps]


def waited_for(board: Board, found: list[dict[str, Any]]) -> list[Waiting]:
    """The steps that hold others up, with the names of those whose part is missing.

    `found` is what `to_json` says of it.
    """
    names = {line.body.id: line.body.name for line in board.units}
    told = []
    for entry in found:
        missing = [names[id_] for id_ in entry["units"]]
        more = [_("và {n} nơi nữa").format(n=len(missing) - MOST_NAMED)] if len(missing) > MOST_NAMED else []
        told.append(Waiting(entry["for"], (*missing[:MOST_NAMED], *more)))
    return told


def chain(board: Board) -> list[Link]:
    """The critical chain."""
    return [
        Link(
            board.plan.label(link.task),
            " ".join(unmarked(link.task.title or link.task.text).split()),
            print_date(link.last_day),
            _gap(link.gap),
        )
        for link in board.chain
    ]


def _gap(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return _("việc sau lại đến hạn sớm hơn {n} ngày làm việc").format(n=-days)
    return _("{n} ngày làm việc đến việc sau").format(n=days)


def picture(plan: Plan) -> str:
    """The order of the plan drawn, for a page that has the style of such pictures; empty where there is none."""
    found = graph(plan)
    return svg(found, _("Sơ đồ thứ tự công việc"), standalone=False) if found.edges else ""


def _place(step: Step, places: dict[str, int]) -> tuple[int, str]:
    return places.get(step.task, len(places)), step.deliverable
