"""Who owes what under the plan: the tasks in which a body has to act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.plan import Agency, AgencyGroup, Plan, Role, RoleLine, Task

ACTING = frozenset(
    (Role.IMPLEMENTS, Role.LEADS, Role.ADVISES, Role.COORDINATES, Role.CONSOLIDATES, Role.CONSULTED)
)  # fmt: skip
"""The roles that make a body owe something."""


def owing(plan: Plan) -> list[Agency]:
    """The bodies and groups of bodies that have to act in a task with a deadline, in the order of the plan."""
    bodies = (agency for agency in plan.agencies if agency.kind in ("body", "group"))
    return [body for body in bodies if any(_has_deadline(task) for task, _lines in duties(plan, body.id))]


def duties(plan: Plan, agency_id: str) -> list[tuple[Task, list[RoleLine]]]:
    """Every task in which the agency has to act, with the role lines that say so; itself, or under a common name.

    A task without role lines has those of the item above it. An item that only heads others is left out.
    """
    return [entry for task in (*plan.tasks, *plan.implementation) for entry in _duties(plan, task, agency_id, [])]


def _duties(plan: Plan, task: Task, agency_id: str, above: list[RoleLine]) -> Iterator[tuple[Task, list[RoleLine]]]:
    roles = list(task.roles) or above
    lines = [line for line in roles if ACTING & set(line.role) and covers(plan, line.who, agency_id)]
    if lines and (task.deadline or not task.tasks):
        yield task, lines
    for part in task.tasks:
        yield from _duties(plan, part, agency_id, roles)


def covers(plan: Plan, who: Iterable[str], agency_id: str) -> bool:
    """Whether every body that the agency's name covers is named in `who`, by its own name or a common one."""
    named = set().union(*(plan.members(id_) for id_ in who))
    return agency_id in named or _bodies(plan, agency_id) <= named


def _bodies(plan: Plan, agency_id: str) -> set[str]:
    return {id_ for id_ in plan.members(agency_id) if not isinstance(plan.find("agency", id_), AgencyGroup)}


def _has_deadline(task: Task) -> bool:
    return task.deadline is not None
