"""When the steps are due, and which rating decision comes first."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.deadlines import due_of
from kiemdiem.plan import Plan, Task
from kiemdiem.process.order import Order
from kiemdiem.process.steps import Act, Days, Step
from kiemdiem.terms import KINDS


def days_of(plan: Plan, task: Task) -> Days | None:
    """The fixed days on which `task` is due; None without any, and for what recurs."""
    fixed = [(due.last_day, due.place) for due in due_of(plan, task) if due.last_day and due.kind != "recurring"]
    if not fixed:
        return None
    last, place = max(fixed, key=lambda pair: pair[0])
    return Days(min(day for day, _place in fixed), last, place)


class Decisions:
    """The rating decisions of a plan, by class of subjects; one that names no class is about all."""

    def __init__(self, plan: Plan, found: Iterable[Act]) -> None:
        self.all = [act for act in found if act.step is Step.DECIDE]
        self._undated: set[str] = set()
        self._first: dict[str, tuple[Days, Act]] = {}
        for act in self.all:
            days = days_of(plan, act.task)
            for kind in act.kinds or KINDS:
                if days is None:
                    self._undated.add(kind)
                elif kind not in self._first or days.first < self._first[kind][0].first:
                    self._first[kind] = (days, act)

    def first_for(self, act: Act) -> tuple[Days, Act] | None:
        """The first decision that concerns the classes of `act`; None where one of them has no date."""
        kinds = act.kinds or set(KINDS)
        if kinds & self._undated:
            return None
        return min((self._first[k] for k in kinds if k in self._first), key=lambda pair: pair[0].first, default=None)

    def declared(self, order: Order, act: Act) -> bool:
        """Whether the plan itself puts a decision that concerns `act` before it."""
        before = order.before(act.task.key)
        return any(decision.task.key in before and decision.concerns(act) for decision in self.all)
