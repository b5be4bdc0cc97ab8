"""What a reference of the old plan is called in the new one, and how people call what it names."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from kiemdiem.differences.pairing import Pairs, paired, paired_tasks
from kiemdiem.display import show
from kiemdiem.plan import Deliverable, LegalBasis, Named, Node, Plan, Task, name_of
from kiemdiem.vietnamese import fold

_KINDS = ("agency", "basis", "form", "group", "subject", "footnote")
"""What a reference can name, tasks and steps apart."""


def content(node: Node) -> Hashable:
    """What people know a part by when its id has changed: its name, or the number, date and issuer of a paper."""
    if isinstance(node, LegalBasis):
        return node.number, node.date
    name = getattr(node, "name", None)
    return fold(name) if isinstance(name, str) else None


def of_id(node: Node) -> Hashable:
    """The id of a part; None for one without."""
    return name_of(node) or None


@dataclass
class Same:
    """Two plans, the tasks they share, and what the old ids are in the new plan."""

    old: Plan
    new: Plan
    tasks: Pairs[Task] = field(init=False)
    _ids: dict[str, dict[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.tasks = paired_tasks(self.old, self.new)
        self._ids = {kind: _renamed(list(self.old.named(kind)), list(self.new.named(kind))) for kind in _KINDS}
        self._ids["task"] = {one.key: other.key for one, other in self.tasks.both}
        steps = [[step for step in plan.named("step") if not isinstance(step, Task)] for plan in (self.old, self.new)]
        self._ids["step"] = _renamed(*steps) | self._ids["task"]

    def now(self, kind: str, id_: str) -> str:
        """What the new plan calls the thing that `id_` names in the old one."""
        return self._ids[kind].get(id_, id_)

    def name(self, kind: str, id_: str, plan: Plan) -> str:
        """How people call what a reference of `plan` names; the reference itself where it names nothing."""
        found = plan.find(kind, id_)
        if isinstance(found, Task):
            return show(plan.label(found), 20)
        if isinstance(found, LegalBasis):
            return show(f"{found.type} số {found.number}", 80)
        if isinstance(found, Named | Deliverable):
            return show(found.name, 100)
        return show(getattr(found, "name", id_), 100)


def _renamed(old: Sequence[Node], new: Sequence[Node]) -> dict[str, str]:
    pairs = paired(old, new, (of_id, content))
    return {name_of(one): name_of(other) for one, other in pairs.both}
