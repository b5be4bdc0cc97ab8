"""What a roll comes to, class by class: of all, by comparable group, by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kiemdiem.classes import Classes
from kiemdiem.drafting.figures import Figures
from kiemdiem.plan import Plan
from kiemdiem.roll.named import Entry
from kiemdiem.roll.summary import Count, Row
from kiemdiem.terms import KINDS
from kiemdiem.vietnamese import capital_first, sort_key

NO_GROUP = "chưa ghi nhóm"
"""What those are called who are in no comparable group."""

BRANCH = "branch"
"""The class of organisations inside a unit: branches are no grass-roots organisations."""

CLASSES = ("organisation", BRANCH, *KINDS[1:])
"""The classes in the order in which documents tell them."""


Order = Callable[[str], tuple[Any, ...]]
"""A key by which names are sorted."""


@dataclass(frozen=True)
class Result:
    """The results of one class: its id of CLASSES, what it is called as a heading, what one of it is called after a
    number, the counts of all, by comparable group and by unit. `exempt` are those of all who are not to be rated.
    """

    id: str
    title: str
    noun: str
    total: Row
    groups: dict[str, Row]
    units: dict[str, Row]
    exempt: Row


def results(plan: Plan, figures: Figures) -> list[Result]:
    """The results of every class that the roll has, groups and units in the order of the plan, then as Vietnamese
    sorts.
    """
    found, exempt = _by_class(figures.counts), _by_class(figures.exempt)
    groups, units = group_order(plan), unit_order(plan)
    return [
        Result(
            id_,
            title(plan, id_),
            _noun(plan, id_),
            _sum(found[id_]),
            _rows(found[id_], lambda count: count.group or NO_GROUP, groups),
            _rows(found[id_], lambda count: count.unit, units),
            _sum(exempt.get(id_, [])),
        )
        for id_ in CLASSES
        if id_ in found
    ]


def title(plan: Plan, id_: str) -> str:
    """A class as a heading: grass-roots organisations and branches of the Party, others as the plan calls them."""
    name = capital_first(Classes(plan).name("organisation" if id_ == BRANCH else id_))
    if id_ in ("organisation", BRANCH) and _is_party(name):
        return "Tổ chức cơ sở đảng" if id_ == "organisation" else "Chi bộ, tổ chức đảng trực thuộc"
    return f"{name} trực thuộc" if id_ == BRANCH else name


def entry_class(entry: Entry) -> str:
    """The class of a row that lists name."""
    return BRANCH if entry.subject == "organisation" and entry.body else entry.subject


def group_order(plan: Plan) -> Order:
    """The key by which names of groups are sorted: in the order of the plan, those without a group last."""
    known = _order(group.name for group in plan.comparable_groups)
    return lambda name: (name == NO_GROUP, *known(name))


def unit_order(plan: Plan) -> Order:
    """The key by which names of units are sorted: in the order of the plan, then as Vietnamese sorts."""
    return _order(unit.name for unit in plan.units)


def _by_class(counts: Iterable[Count]) -> dict[str, list[Count]]:
    found: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        found[BRANCH if count.subject == "organisation" and count.branch else count.subject].append(count)
    return dict(found)


def _noun(plan: Plan, id_: str) -> str:
    if id_ in ("organisation", BRANCH):
        return "tổ chức" if _is_party(Classes(plan).name("organisation")) else "đơn vị"
    return {"member": "đảng viên", "collective": "tập thể", "leader": "cá nhân"}.get(id_, "người")


def _is_party(name: str) -> bool:
    return "đảng" in name.casefold() or "chi bộ" in name.casefold()


def _sum(counts: Iterable[Count]) -> Row:
    row = Row()
    for count in counts:
        row.add(count)
    return row


def _rows(counts: Iterable[Count], key: Callable[[Count], str], order: Order) -> dict[str, Row]:
    """The counts with the same key together."""
    rows: defaultdict[str, Row] = defaultdict(Row)
    for count in counts:
        rows[key(count)].add(count)
    return {name: rows[name] for name in sorted(rows, key=order)}


def _order(known: Iterable[str]) -> Order:
    places = {name: place for place, name in enumerate(known)}
    return lambda name: (places.get(name, len(places)), sort_key(name), name)
