"""The ceilings of a unit: which caps of the plan count inside which of its comparable groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Cap, ComparableGroup, Counts, Plan, Unit
from kiemdiem.quota import Counted, Limit, Tally, all_limits, binding


@dataclass(frozen=True)
class Quota:
    """The counts of one comparable group, or of several together, and their ceilings.

    `groups` has the ids of the groups; it is empty for counts of a whole unit that no register divides.
    """

    groups: tuple[str, ...]
    counts: Counted
    limits: tuple[Limit, ...]

    @property
    def group(self) -> str | None:
        """The id of the group, None for several together and for a whole unit."""
        return self.groups[0] if len(self.groups) == 1 else None

    @property
    def binding(self) -> Limit | None:
        """The ceiling that binds; None where no cap counts here."""
        return binding(self.limits)


def quotas(plan: Plan, unit: Unit) -> list[Quota]:
    """The groups of `unit` in the order of the register, then those that a cap counts together.

    A cap counts inside a group, or inside the unit, as its `within` says; inside the group where it says nothing. In a
    unit only groups of one class of subjects are counted together: members and branches make no sum. What is counted
    over the whole campaign binds no single unit. Raises KiemdiemError for counts that cannot be.
    """
    rows: dict[tuple[int, ...], list[Cap]] = {(index,): [] for index in range(len(unit.counts))}
    for cap in excellent_caps(plan):
        for inside in dict.fromkeys(_scopes(plan, cap, unit.counts)):
            rows.setdefault(inside, []).append(cap)
    try:
        return [_quota([unit.counts[index] for index in inside], caps) for inside, caps in rows.items()]
    except KiemdiemError as wrong:
        raise KiemdiemError(f"{show(unit.name, 80)}: {wrong.message}", wrong.hint) from None


def excellent_caps(plan: Plan) -> list[Cap]:
    """The caps on the excellent, in the order of the plan."""
    return [cap for cap in plan.caps if cap.level == "excellent"]


def _scopes(plan: Plan, cap: Cap, counts: tuple[Counts, ...]) -> Iterator[tuple[int, ...]]:
    """What `cap` counts together: places in `counts`."""
    subjects = [_subject(plan, entry) for entry in counts]
    covered = [i for i, subject in enumerate(subjects) if not (subject and cap.subjects) or subject in cap.subjects]
    if not cap.within or "group" in cap.within:
        yield from ((index,) for index in covered)
    if {"unit", "class"} & set(cap.within):
        for subject in dict.fromkeys(subjects[index] for index in covered):
            yield tuple(index for index in covered if subjects[index] == subject)


def _subject(plan: Plan, counts: Counts) -> str | None:
    group = plan.find("group", counts.group)
    return group.subject if isinstance(group, ComparableGroup) else None


def _quota(counts: list[Counts], caps: list[Cap]) -> Quota:
    together = Tally.total(counts)
    return Quota(tuple(entry.group for entry in counts), together, all_limits(caps, together))
