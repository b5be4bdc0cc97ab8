"""Who owes what: one obligation for each paper of a task and each unit that has to hand it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kiemdiem.deadlines import Due, due_of
from kiemdiem.drafting.duties import answering
from kiemdiem.plan import AgencyGroup, Deliverable, Modifier, Plan, Role, Task, Unit
from kiemdiem.plan.once import once
from kiemdiem.plan.wording import unmarked

Binding = Literal["dated", "undated", "conditional", "ongoing"]
"""How an obligation binds: by a day, by none that is known yet; only if needed or asked for; all the time."""


@dataclass(frozen=True)
class Body:
    """Who owes: a unit, or an agency that has no units; `group` is the id of the agency that a unit is part of.

    `kind` is "unit", or that of the agency: body, group, open ("các cơ quan liên quan"), people.
    """

    id: str
    name: str
    kind: str
    group: str


@dataclass(frozen=True)
class Obligation:
    """What `body` owes of `task`: the paper or act `deliverable`, None for the task itself.

    `times` are the days on which it is due: one, of a recurring task each, none where no day is known. Of a task to be
    finished by one day and reported by another, what is handed in is due on the second; `finish` is the first.
    `accepts` are the ids of the deliverables that meet it: its own and those that may stand in its place.
    """

    body: Body
    task: Task
    deliverable: Deliverable | None
    binding: Binding
    times: tuple[Due, ...] = ()
    finish: Due | None = None
    accepts: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it: body, task, deliverable ("" for the task itself)."""
        return self.body.id, self.task.key, self.deliverable.id if self.deliverable else ""

    @property
    def what(self) -> str:
        """The name of the paper or act; empty for the task itself."""
        return unmarked(self.deliverable.name).rstrip(". ") if self.deliverable else ""

    @property
    def is_needed(self) -> bool:
        """Whether it is owed in any case: not only if needed, not all the time."""
        return self.binding in ("dated", "undated")

    @property
    def to(self) -> tuple[str, ...]:
        """The ids of the agencies that it goes to."""
        return (self.deliverable.to if self.deliverable else ()) or self.task.who(Role.RECEIVES)

    @property
    def via(self) -> tuple[str, ...]:
        """The ids of the agencies that it goes through."""
        return (self.deliverable.via if self.deliverable else ()) or self.task.who(Role.THROUGH)


@once
def obligations(plan: Plan) -> tuple[Obligation, ...]:
    """Everything that anybody owes under the plan, in the order of the tasks, their papers, and the plan's bodies.

    A paper is owed by those the plan names for it, else by those who answer for the task (`duties.answering`). A group
    of agencies stands for its units, a common name for its members; what has neither stays itself. A task without
    papers is owed itself; an item that only heads others is not.
    """
    found: dict[tuple[str, str, str], Obligation] = {}
    units = _units(plan)
    for task in plan.all_tasks():
        if task.tasks and not task.deadline and not task.produces:
            continue
        for one in _of_task(plan, task, units):
            found.setdefault(one.key, one)
    return tuple(found.values())


def bodies(plan: Plan, ids: Iterable[str]) -> tuple[Body, ...]:
    """The bodies that these ids of agencies and common names stand for, each once."""
    return tuple(_bodies(plan, ids, _units(plan)))


def _of_task(plan: Plan, task: Task, units: dict[str, list[Unit]]) -> Iterator[Obligation]:
    dues = due_of(plan, task)
    papers: list[Deliverable | None] = [*_papers(task)] or [None]
    for paper in papers:
        ids = (paper.by if paper else ()) or answering(task)
        binding = _binding(task, paper, dues)
        accepts = frozenset(one.id for one in task.produces if paper and _stands_for(one, paper))
        times, finish = _times(dues)
        for body in _bodies(plan, ids, units):
            yield Obligation(body, task, paper, binding, times, finish, accepts)


def _papers(task: Task) -> Iterator[Deliverable]:
    """The papers and acts of a task, without those that only stand in the place of another one of it."""
    ids = {paper.id for paper in task.produces}
    return (paper for paper in task.produces if paper.alternative_to not in ids - {paper.id})


def _stands_for(one: Deliverable, paper: Deliverable) -> bool:
    return paper.id in (one.id, one.alternative_to)


def _binding(task: Task, paper: Deliverable | None, dues: list[Due]) -> Binding:
    kinds = {due.kind for due in dues}
    if task.conditional or "conditional" in kinds or (paper and Modifier.CONDITIONAL in paper.modifiers):
        return "conditional"
    if any(due.last_day for due in dues):
        return "dated"
    return "ongoing" if "ongoing" in kinds else "undated"


def _times(dues: list[Due]) -> tuple[tuple[Due, ...], Due | None]:
    """The days that count, and the day by which to finish where another one is for the report."""
    dated = [due for due in dues if due.last_day]
    finish = [due for due in dated if due.part == "finish"]
    rest = [due for due in dated if due.part != "finish"]
    if not rest:
        return tuple(finish), None
    return tuple(rest), finish[-1] if finish else None


def _units(plan: Plan) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in plan.units:
        found.setdefault(unit.part_of, []).append(unit)
    return found


def _bodies(plan: Plan, ids: Iterable[str], units: dict[str, list[Unit]]) -> Iterator[Body]:
    """Units of groups, members of common names, else the agency itself; each once, whatever leads to it."""
    waiting, seen, told = [*reversed([*ids])], set[str](), set[str]()
    while waiting:
        if (id_ := waiting.pop()) in seen:
            continue
        seen.add(id_)
        agency = plan.body(id_)
        members = agency.members if isinstance(agency, AgencyGroup) else ()
        waiting += reversed(members)
        if own := units.get(id_):
            found = [Body(unit.id, unit.name, "unit", id_) for unit in own]
        else:
            kind = agency.kind if agency and not isinstance(agency, AgencyGroup) else "body"
            found = [] if members else [Body(id_, plan.agency_name(id_), kind, id_)]
        for body in found:
            if body.id not in told:
                told.add(body.id)
                yield body
