"""Who owes what under the plan: the tasks in which a body has to act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.plan import Agency, AgencyGroup, Duty, Plan, Role, RoleLine, Task
from kiemdiem.plan.once import once

BY_WEIGHT = (
    Role.IMPLEMENTS, Role.LEADS, Role.CONSOLIDATES, Role.ADVISES, Role.COORDINATES, Role.CONSULTED,
)  # fmt: skip
"""The roles that make a body owe something, the one that answers for the result first."""

ACTING = frozenset(BY_WEIGHT)
"""The same as a set."""


def owing(plan: Plan) -> list[Agency]:
    """The bodies and groups of bodies that have to act in a task with a deadline, in the order of the plan."""
    return [body for body in _bodies(plan) if any(task.deadline for task, _lines in duties(plan, body.id))]


def acting(plan: Plan) -> list[Agency]:
    """The bodies and groups of bodies, the issuer apart, that have to act in any task or owe a paper of one."""
    issuer = plan.document.issuer
    return [body for body in _bodies(plan) if body.id != issuer and duties(plan, body.id, papers=True)]


def duties(plan: Plan, agency_id: str, *, papers: bool = False) -> list[tuple[Task, list[RoleLine]]]:
    """Every task in which the agency has to act, with the role lines that say so; itself, or under a common name.

    A task without role lines has those of the item above it. An item that only heads others is left out. With
    `papers`, a task of which only a paper is due from the agency counts too, without role lines.
    """
    found = []
    for task in plan.all_tasks():
        if task.tasks and not task.deadline:
            continue
        lines = [line for line in task.acting_roles if ACTING & set(line.role) and covers(plan, line.who, agency_id)]
        if lines or (papers and owes_paper(plan, task, agency_id)):
            found.append((task, lines))
    return found


def owes_paper(plan: Plan, task: Task, agency_id: str) -> bool:
    """Whether the task brings forth something that the plan expects from the agency."""
    return any(covers(plan, product.by, agency_id) for product in task.produces if product.by)


def answering(task: Task) -> tuple[str, ...]:
    """The ids of those who hand in what a task brings forth where nobody is named for it: who implements it, else who
    leads, consolidates, advises ...; those with a lesser role help them.
    """
    return next((who for role in BY_WEIGHT if (who := task.who(role))), ())


def covers(plan: Plan, who: Iterable[str], agency_id: str) -> bool:
    """Whether every body that the agency's name covers is named in `who`, by its own name or a common one."""
    named = covered_by(plan, tuple(who))
    return agency_id in named or bodies(plan, agency_id) <= named


def invitations(plan: Plan) -> Iterator[Duty]:
    """The duties to invite somebody to a meeting, in the order of the plan."""
    for task in plan.all_tasks():
        yield from (duty for duty in task.duties if duty.kind == "invite" and duty.guests)


@once
def covered_by(plan: Plan, who: tuple[str, ...]) -> frozenset[str]:
    """The ids of all bodies that these names cover, with those of the names."""
    return frozenset().union(*(plan.members(id_) for id_ in who))


@once
def bodies(plan: Plan, agency_id: str) -> frozenset[str]:
    """The ids of the bodies that the agency's name covers: those that are no common names themselves."""
    return frozenset(id_ for id_ in plan.members(agency_id) if not isinstance(plan.body(id_), AgencyGroup))


def _bodies(plan: Plan) -> Iterator[Agency]:
    return (agency for agency in plan.agencies if agency.kind in ("body", "group"))
