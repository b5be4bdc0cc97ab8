"""The ceilings of a plan's counts, for a page."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.ceilings import Labels, Quota
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.layers import of_plan
from kiemdiem.layers.naming import class_names, group_names, layer_name, unit_names, verdict, wording
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import capital_first


@dataclass(frozen=True)
class Line:
    """Counts under the ceiling that binds. The bar is `width` wide of 100, `used` and `most` are places on it."""

    unit: str
    group: str
    subject: str
    base: int
    used: int
    most: int
    verdict: str
    layer: str
    formula: str
    exceeded: bool
    bar_used: float
    bar_most: float


@dataclass(frozen=True)
class Quotas:
    """The lines; `about` are the words of the caps, `wrong` why there are none."""

    lines: tuple[Line, ...] = ()
    about: tuple[str, ...] = ()
    wrong: str = ""


def quotas(plan: Plan) -> Quotas:
    """The ceilings of the units of `plan`; none where it has no counts or no caps, told where counts cannot be."""
    try:
        listing = of_plan.register(plan)
        found = [quota for quota in listing.quotas if quota.binding]
    except KiemdiemError as wrong:
        return Quotas(wrong=wrong.message)
    marks = dict.fromkeys(unit.illustration for unit in plan.units if unit.counts and unit.illustration)
    about = [capital_first(show(mark, 400)) for mark in marks if found]
    return Quotas(tuple(_line(quota, listing.labels) for quota in found), (*about, *wording(found)))


def _line(quota: Quota, labels: Labels) -> Line:
    binds = quota.binding
    assert binds
    longest = max(binds.used, binds.max, 1)
    return Line(
        unit=unit_names(quota, labels),
        group=group_names(quota, labels),
        subject=class_names(quota, labels),
        base=binds.base,
        used=binds.used,
        most=binds.max,
        verdict=verdict(quota.room),
        layer=layer_name(binds),
        formula=binds.formula,
        exceeded=binds.exceeded,
        bar_used=round(100 * binds.used / longest, 2),
        bar_most=round(100 * binds.max / longest, 2),
    )
