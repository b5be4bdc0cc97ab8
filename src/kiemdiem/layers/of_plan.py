"""The layers of caps of a plan, with their wording, and the lines of its register."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem import rulebooks
from kiemdiem.ceilings import Labels, Line, Listing
from kiemdiem.classes import Classes
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.plan import Cap, ComparableGroup, LegalBasis, Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.quota import Layer
from kiemdiem.vietnamese import print_date


def layers(plan: Plan) -> tuple[Layer, ...]:
    """The caps of `plan` in their order, each for the classes that it lists, else for those that its words name.

    An exception that its rulebook does not know is told and not applied.
    """
    return tuple(_of_cap(plan, cap) for cap in plan.caps)


def register(plan: Plan) -> Listing:
    """The units of `plan` with their counts, under its caps."""
    groups = {group.id: group for group in plan.comparable_groups}
    return Listing(layers(plan), _lines(plan, groups), labels(plan))


def labels(plan: Plan) -> Labels:
    """What the units, groups and classes of `plan` are called."""
    return Labels(
        {unit.id: unit.name for unit in plan.units},
        {group.id: group.name for group in plan.comparable_groups},
        {subject.id: subject.name for subject in plan.subjects},
    )


def _lines(plan: Plan, groups: dict[str, ComparableGroup]) -> Iterator[Line]:
    kinds: dict[str, str] = {subject.id: subject.kind for subject in plan.subjects}
    for unit in plan.units:
        for counts in unit.counts:
            group = groups.get(counts.group)
            subject, across = (group.subject or "", group.across_units) if group else ("", False)
            yield Line(unit.id, counts.group, counts, subject, kinds.get(subject, ""), across)


def _of_cap(plan: Plan, cap: Cap) -> Layer:
    classes = Classes(plan)
    book = rulebooks.find(plan.rulebook)
    kinds = classes.of(cap)
    listed = cap.subjects or tuple(subject.id for subject in plan.subjects if subject.kind in kinds)
    rules = [rule for rule in book.caps if not kinds or rule.subject in kinds] if book else []
    exception = cap.exception
    most = max((rule.exception or 0 for rule in rules), default=0) if plan.rulebook else 100
    allowed = exception and exception.percent <= most
    return Layer(
        id=cap.id,
        percent=cap.percent,
        basis=cap.basis,
        rounding=cap.rounding or "down",
        scopes=cap.within or ("group",),
        subjects=frozenset(listed),
        kinds=kinds,
        level=cap.level,
        exception=exception.percent if exception and allowed else None,
        reason=(exception.reason or "") if exception else "",
        text=unmarked(cap.text),
        source="; ".join(_sources(plan, cap)),
        unconfirmed=tuple(classes.name(rule.subject) for rule in rules if not rule.confirmed),
        refused=exception.percent if exception and not allowed else 0,
    )


def _sources(plan: Plan, cap: Cap) -> Iterator[str]:
    basis = plan.find("basis", cap.legal_basis) if cap.legal_basis else None
    task = plan.find("task", cap.task) if cap.task else None
    if isinstance(task, Task):
        yield _("kế hoạch, mục {task}").format(task=show(plan.label(task)))
    if isinstance(basis, LegalBasis):
        paper = _("{type} số {number} ngày {date} của {issuer}")
        issuer = show(plan.agency_name(basis.issuer))
        day = print_date(basis.date)
        yield paper.format(type=show(basis.type), number=show(basis.number), date=day, issuer=issuer)
