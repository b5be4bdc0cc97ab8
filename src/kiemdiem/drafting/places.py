"""Comparable groups with their places: who is in each, how many there are, how many may be excellent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.ceilings import Line, Listing, Quota
from kiemdiem.divisions import divisions
from kiemdiem.drafting import ceiling_wording
from kiemdiem.drafting.frame import BLANK
from kiemdiem.drafting.results import NO_GROUP, group_order
from kiemdiem.grid import print_number
from kiemdiem.plan import ComparableGroup, Plan
from kiemdiem.quota import level_words
from kiemdiem.vietnamese import capital_first

BLANK_ROWS = 3
"""Rows to fill in where nobody says which units are in a group."""

WITHOUT_PLACE = "không có suất"
COMPARED_NOWHERE = "so với đơn vị khác, chưa có tỷ lệ nào tính"
"""Of a unit itself, where all caps on its class are counted inside units."""


@dataclass(frozen=True)
class Group:
    """A comparable group of one class: its name, whom it is made of, its rows, and the row under them in a list of one
    or none: their sum, or the group as a whole where it goes across units. `caps` are the percentages that hold.
    """

    name: str
    class_: str
    rows: tuple[dict[str, str], ...]
    last: tuple[dict[str, str], ...]
    across_units: bool
    caps: tuple[str, ...] = ()

    def as_table(self, number: int) -> dict[str, Any]:
        """The group by the names that templates have for it."""
        how = "tính chung mọi đơn vị" if self.across_units else "tính trong từng đơn vị"
        share = " và ".join(self.caps) or "chưa có tỷ lệ nào tính"
        return {
            "ten": f"{number}. {capital_first(self.name)}",
            "doi_tuong": f"Đối tượng: {self.class_ or BLANK}; {how}; tỷ lệ: {share}.",
            "dong": list(self.rows),
            "cong": list(self.last),
        }


def groups(plan: Plan, listing: Listing) -> list[Group]:
    """The comparable groups of a list, in the order of the plan; those of the plan that nobody has counted are there to
    fill in.
    """
    found = _members(listing)
    counted = {name for name, _class in found}
    made = [_group(listing, *key, lines) for key, lines in found.items()]
    made += [_blank(plan, group) for group in plan.comparable_groups if group.name not in counted]
    order = group_order(plan)
    return sorted(made, key=lambda group: order(group.name))


def together(listing: Listing) -> list[dict[str, str]]:
    """A row for each list that a cap counts beside the groups: several groups of a unit, a class, all; other levels."""
    wholes = {tuple(lines) for lines in _members(listing).values()}
    rows = [
        quota
        for quota in listing.quotas
        if quota.binding and (quota.level != "excellent" or (len(quota.lines) > 1 and quota.lines not in wholes))
    ]
    return _numbered(_row(listing, _scope(listing, quota), quota) for quota in rows)


def without_place(listing: Listing) -> list[str]:
    """The lists that have people and no place, by unit and group."""
    found = (part for division in divisions(listing) for part in division.without_place)
    return list(dict.fromkeys(_scope(listing, part) for part in found))


def _members(listing: Listing) -> dict[tuple[str, str], list[Line]]:
    """The lines of each group and class by their names."""
    found: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in listing.lines:
        group = listing.labels.group(line.group) if line.group else NO_GROUP
        found[group, listing.labels.subject(line.of)].append(line)
    return dict(found)


def _group(listing: Listing, name: str, class_: str, lines: Sequence[Line]) -> Group:
    found = {quota.lines: quota for quota in listing.quotas if quota.level == "excellent"}
    each = [found[line,] for line in lines]
    whole = found.get(tuple(lines)) if len(lines) > 1 else None
    last = []
    if whole and whole.binding:
        last = [{"ten": "Cả nhóm", **ceiling_wording.cells(whole), "ghi_chu": _note(listing, whole)}]
    elif len(lines) > 1:
        last = [{"ten": "Cộng", **ceiling_wording.sum_cells(each), "ghi_chu": ""}]
    rows = _numbered(_row(listing, listing.labels.unit(quota.units[0]), quota) for quota in each)
    across = any(line.across_units for line in lines) or bool(whole and whole.binding)
    caps = dict.fromkeys(map(ceiling_wording.share, ceiling_wording.layers([*each, *([whole] if whole else [])])))
    return Group(name, class_, tuple(rows), tuple(last), across, tuple(caps))


def _blank(plan: Plan, group: ComparableGroup) -> Group:
    """A group that nobody has counted: a row for each unit of the plan, or some empty ones."""
    subjects = {subject.id: subject.name for subject in plan.subjects}
    units = [unit.name for unit in plan.units] or [BLANK] * BLANK_ROWS
    rows = _numbered({"ten": unit, **ceiling_wording.blank_cells(), "ghi_chu": ""} for unit in units)
    return Group(group.name, subjects.get(group.subject or "", ""), tuple(rows), (), group.across_units)


def _numbered(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return [{"tt": str(place), **row} for place, row in enumerate(rows, 1)]


def _row(listing: Listing, name: str, quota: Quota) -> dict[str, str]:
    return {"ten": name, **ceiling_wording.cells(quota), "ghi_chu": _note(listing, quota)}


def _note(listing: Listing, quota: Quota) -> str:
    binds = quota.binding
    if not binds:
        return COMPARED_NOWHERE if listing.compared_nowhere.issuperset(quota.lines) else ""
    if binds.exceeded:
        return f"vượt {print_number(binds.used - binds.max)}"
    return WITHOUT_PLACE if binds.max == 0 and binds.base else ""


def _scope(listing: Listing, quota: Quota) -> str:
    unit, group = (name(quota, listing.labels) for name in (ceiling_wording.unit_name, ceiling_wording.group_name))
    named = f"{unit}: {group}" if len(quota.units) == 1 else f"{group} ({unit})"
    return named if quota.level == "excellent" else f"{named}, mức {level_words(quota.level)[0]}"
