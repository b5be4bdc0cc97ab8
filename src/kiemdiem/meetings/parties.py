"""Who meets and who comes: bodies and units of the plan by id and by name, common names taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiemdiem.drafting.names import unknown_body
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Agency, AgencyGroup, Plan, Unit
from kiemdiem.plan.once import once

Body = Agency | AgencyGroup | Unit


@dataclass(frozen=True)
class Party:
    """Somebody who can be in one place only; with `several`, bodies or people of whom some can be in each of several
    places: a group of agencies ("các cơ quan …"), a class of people ("đồng chí Ủy viên … phụ trách địa bàn").
    """

    id: str
    name: str
    several: bool = False


def find(plan: Plan, id_: str) -> Body | None:
    """The agency, the group of agencies or the unit with this id."""
    return plan.body(id_) or _units(plan).get(id_)


def called(plan: Plan, name: str) -> Body:
    """The agency, group or unit of this id, name or other name; KiemdiemError with the nearest where there is none."""
    if found := plan.agency(name) or plan.unit(name):
        return found
    raise KiemdiemError(*unknown_body(plan, name))


def name_of(plan: Plan, id_: str) -> str:
    """The name of a body or unit; the id itself where nobody has it."""
    found = find(plan, id_)
    return found.name if found else id_


def parties(plan: Plan, ids: Iterable[str]) -> tuple[Party, ...]:
    """Who these bodies are, each once, a common name taken apart into those it covers; unknown ids are left out."""
    found = {party.id: party for id_ in ids for party in _taken_apart(plan, id_, ())}
    return tuple(found.values())


def agency_of(body: Body) -> str:
    """The id under which duties are given to a body: that of the group it is a unit of, or its own."""
    return body.part_of if isinstance(body, Unit) else body.id


def _taken_apart(plan: Plan, id_: str, above: tuple[str, ...]) -> Iterator[Party]:
    body = find(plan, id_)
    if isinstance(body, AgencyGroup):
        for member in body.members:
            if member not in (*above, id_):
                yield from _taken_apart(plan, member, (*above, id_))
    elif body:
        yield Party(body.id, body.name, isinstance(body, Agency) and body.kind != "body")


@once
def _units(plan: Plan) -> dict[str, Unit]:
    return {unit.id: unit for unit in reversed(plan.units)}
