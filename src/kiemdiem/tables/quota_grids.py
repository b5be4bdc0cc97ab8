"""Ceilings as tables: every unit and group, what a change would move."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from kiemdiem.ceilings import Labels, Line, Listing, Quota
from kiemdiem.display import show
from kiemdiem.divisions import MOST_PARTNERS, Division, divisions, mergers
from kiemdiem.grid import Cell, Grid, Heading, print_number
from kiemdiem.language import _
from kiemdiem.layers.naming import (
    basis_name,
    class_names,
    group_names,
    layer_name,
    part_name,
    unit_names,
    verdict,
    wording,
)
from kiemdiem.vietnamese import capital_first
from kiemdiem.what_if import Change, group_name

Bar = Callable[[int, int], str]

MOST_TOLD = 10
"""Groups named one by one; of more only the number is told."""


def overview(
    listing: Listing, quotas: Sequence[Quota], title: str, about: Sequence[str], bar: Bar | None = None
) -> Grid:
    """Every quota with its counts, the ceiling that binds, what is left or over, the other readings; below, what the
    layers add up to.

    `bar` draws used and left places.
    """
    labels = listing.labels
    classes = len({line.of for line in listing.lines}) > 1
    headings = (
        Heading(_("Đơn vị")),
        Heading(_("Nhóm")),
        *([Heading(_("Đối tượng"))] if classes else []),
        Heading(_("Được xếp loại")),
        Heading(_("Tính trên")),
        Heading(_("Đã xếp")),
        Heading(_("Nhiều nhất")),
        *([Heading("")] if bar else []),
        Heading(_("Kết luận")),
        Heading(_("Cách hiểu"), (_("tốt trở lên"), _("chỉ tốt"), _("tổng số"))),
        Heading(_("Tỷ lệ áp dụng")),
    )
    rows = [_row(quota, labels, bar, classes) for quota in quotas if quota.binding]
    told = (*(capital_first(show(line, 400)) for line in about), *wording(quotas))
    return Grid(title, headings, tuple(rows), about=told, notes=tuple(dict.fromkeys(notes(listing, quotas))))


def _row(quota: Quota, labels: Labels, bar: Bar | None, classes: bool) -> tuple[Cell, ...]:
    binds = quota.binding
    assert binds
    readings = [limit.max for limit in quota.limits if limit.layer == binds.layer]
    return (
        unit_names(quota, labels),
        group_names(quota, labels),
        *([class_names(quota, labels)] if classes else []),
        quota.counts.rated,
        binds.base,
        binds.used,
        binds.max,
        *([bar(binds.used, binds.max)] if bar else []),
        "; ".join([verdict(quota.room), *_over_otherwise(quota)]),
        *readings,
        layer_name(binds),
    )


def _over_otherwise(quota: Quota) -> Iterator[str]:
    """The readings that the counts break where they hold by the one that counts."""
    binds = quota.binding
    if binds and not binds.exceeded:
        for limit in quota.limits:
            if limit.layer == binds.layer and limit.exceeded:
                yield _("vượt nếu tính trên {basis} ({most})").format(basis=basis_name(limit), most=limit.max)


def notes(listing: Listing, quotas: Sequence[Quota]) -> Iterator[str]:
    """What the ceilings of parts add up to, which have no place, what mergers would change, what no cap counts."""
    shown = {quota.lines for quota in quotas}
    for division in divisions(listing):
        if any(part.lines in shown for part in division.parts):
            yield from _division(listing.labels, division)
    asked = {line for quota in quotas for line in quota.lines}
    without = [line for line in listing.lines if line in asked and line not in listing.capped]
    if own := [line for line in without if line in listing.compared_nowhere]:
        told = _("Chính đơn vị chỉ so với đơn vị khác, chưa có tỷ lệ nào tính như vậy: {names} → {advice}")
        advice = _("đặt vào một nhóm có across_units: true, và within có group")
        yield told.format(names=_first(_names(listing, own)), advice=advice)
    if others := [line for line in without if line not in listing.compared_nowhere]:
        yield _("Không tỷ lệ nào tính: {names}").format(names=_first(_names(listing, others)))
    for layer, units in listing.uncounted():
        told = _("Chưa tính được {cap}: thiếu số hoàn thành nhiệm vụ (satisfactory) của {units}")
        yield told.format(cap=show(layer.id, 40), units=_first(listing.labels.unit(unit) for unit in units))


def _names(listing: Listing, lines: Iterable[Line]) -> Iterable[str]:
    return dict.fromkeys(f"{listing.labels.unit(line.unit)}: {group_name(listing, line.group)}" for line in lines)


def _first(names: Iterable[str]) -> str:
    """The first of some names, and how many more there are."""
    every = list(names)
    more = _(" và {n} phần nữa").format(n=len(every) - MOST_TOLD) if len(every) > MOST_TOLD else ""
    return "; ".join(show(name, 160) for name in every[:MOST_TOLD]) + more


def _division(labels: Labels, division: Division) -> Iterator[str]:
    if len(division.parts) > 1:
        told = _("{subject}: số suất của {n} phần cộng lại là {apart}; nếu tính chung một danh sách là {together}")
        subjects = "; ".join(show(labels.subject(one), 80) for one in division.classes) or _("mọi đối tượng")
        apart, together = division.apart, division.together
        yield told.format(subject=capital_first(subjects), n=len(division.parts), apart=apart, together=together)
    if poor := division.without_place:
        advice = _("hợp nhất với nhóm tương đương hoặc xin ý kiến cấp có thẩm quyền; không tự nâng lên 1")
        told = _("Không có suất nào: {names} → {advice}")
        yield told.format(names=_first(part_name(part, labels) for part in poor), advice=advice)
    yield from _mergers(labels, division)


def _mergers(labels: Labels, division: Division) -> Iterator[str]:
    """What mergers of groups without a place would change: the first of them, and how many more there are."""
    found = mergers(division)
    for merger in islice(found, MOST_TOLD):
        one, other = (part_name(part, labels) for part in merger.parts)
        told = _("Nếu gộp {one} với {other}: {apart} → {together} suất (chỉ khi đúng là tương đương)")
        yield told.format(one=one, other=other, apart=merger.apart, together=merger.together)
    if more := sum(1 for _merger in found):
        told = _("Còn {n} cách gộp nữa cho thêm suất, mỗi nhóm chưa có suất tính nhiều nhất {most} cách")
        yield told.format(n=print_number(more), most=MOST_PARTNERS)


def changes(found: Iterable[Change], labels: Labels, tried: str) -> Grid:
    """Ceilings before and after a change, those that move marked."""
    under = (_("đã xếp"), _("nhiều nhất"), _("kết luận"))
    headings = (
        Heading(""),
        Heading(_("Đơn vị")),
        Heading(_("Nhóm")),
        Heading(_("Đối tượng")),
        Heading(_("Hiện nay"), under),
        Heading(_("Nếu đổi"), under),
    )
    rows = []
    for change in found:
        quota = change.after or change.before
        if quota and (quota.binding or (change.before and change.before.binding)):
            before, after = _state(change.before), _state(change.after)
            names = (unit_names(quota, labels), group_names(quota, labels), class_names(quota, labels))
            rows.append(("→" if before != after else "", *names, *before, *after))
    note = _("Thử tính: không ghi vào kế hoạch hay danh sách nào; ai được xếp mức nào là việc của cấp có thẩm quyền")
    return Grid(_("Nếu đổi: {changes}").format(changes=show(tried, 300)), headings, tuple(rows), notes=(note,))


def _state(quota: Quota | None) -> tuple[Cell, Cell, Cell]:
    binds = quota.binding if quota else None
    return (binds.used, binds.max, verdict(binds.max - binds.used)) if binds else (None, None, None)
