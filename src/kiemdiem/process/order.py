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

    def before(self, id_: str) -> set[str]:
        """Every step that is declared to come before this one; takes time in proportion to the entries."""
        start = self._step(id_)
        found, waiting = set[str](), [start]
        while waiting:
            for step in self._before.get(waiting.pop(), ()):
                if step not in found:
                    found.add(step)
                    waiting.append(step)
        return found - {start}

    def _step(self, id_: str) -> str:
        return self._owners.get(id_, id_)
