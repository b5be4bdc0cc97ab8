"""Which steps the plan itself puts one after the other."""

from __future__ import annotations

from itertools import pairwise

from kiemdiem.plan import Plan


class Order:
    """The order that `precedence` declares, directly or through other steps.

    A paper stands for the task that brings it forth, a task with items under it for each of them.
    """

    def __init__(self, plan: Plan) -> None:
        self._owners = {paper.id: task.key for task in plan.all_tasks() for paper in task.produces}
        self._before: dict[str, list[str]] = {}
        for entry in plan.precedence:
            for first, then in pairwise(entry.order or ()):
                self._before.setdefault(self._step(then), []).append(self._step(first))
        for task in plan.all_tasks():
            for child in task.tasks:
                self._before.setdefault(child.key, []).append(task.key)
                self._before.setdefault(task.key, []).append(child.key)

    def says(self, first: str, then: str) -> bool:
        """Whether `first` is declared to come before `then`; takes time in proportion to the entries."""
        start, goal = self._step(then), self._step(first)
        seen, waiting = {start}, [start]
        while waiting:
            for step in self._before.get(waiting.pop(), ()):
                if step == goal:
                    return True
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)
        return False

    def _step(self, id_: str) -> str:
        return self._owners.get(id_, id_)
