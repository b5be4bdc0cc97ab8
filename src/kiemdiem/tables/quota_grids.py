"""Ceilings as tables: every unit and group, what a change would move, two years side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kiemdiem.ceilings import Division, Labels, Listing, Quota
from kiemdiem.display import show
from kiemdiem.grid import Cell, Grid, Heading, Share
from kiemdiem.language import _
from kiemdiem.quota import Limit, Tally, pool_words
from kiemdiem.vietnamese import capital_first
from kiemdiem.what_if import Change

Bar = Callable[[int, int], str]

MOST_TOLD = 10
"""Groups named one by one; of more only the number is told."""


def overview(
    listing: Listing, quotas: Sequence[Quota], labels: Labels, title: str, about: Sequence[str], bar: Bar | None
) -> Grid:
    """Every quota with its counts, the ceiling that binds, what is left or over; below, what the layers add up to.

    `bar` draws used and left places.
    """
    headings = (
        Heading(_("Đơn vị")),
        Heading(_("Nhóm")),
        Heading(_("Được xếp loại")),
        Heading(_("Tốt trở lên")),
        Heading(_("Đã xếp")),
        Heading(_("Nhiều nhất")),
        *([Heading("")] if bar else []),
        Heading(_("Kết luận")),
        Heading(_("Tỷ lệ áp dụng")),
    )
    rows = [_row(quota, labels, bar) for quota in quotas if quota.binding]
    told = (*(capital_first(show(line, 400)) for line in about), *dict.fromkeys(_wording(quotas)))
    return Grid(title, headings, tuple(rows), about=told, notes=tuple(notes(listing, quotas, labels)))


def _wording(quotas: Sequence[Quota]) -> Iterator[str]:
    for layer in dict.fromkeys(limit.layer for quota in quotas for limit in quota.limits):
        text = _("{id}: “{text}” ({source})")
        source = show(layer.source, 300) or _("kế hoạch không ghi nguồn")
        yield text.format(id=show(layer.id, 40), text=show(layer.text, 400), source=source)


def _row(quota: Quota, labels: Labels, bar: Bar | None) -> tuple[Cell, ...]:
    binds = quota.binding
    assert binds
    counts = quota.counts
    return (
        unit_names(quota, labels),
        group_names(quota, labels),
        counts.rated,
        counts.good + counts.excellent,
        binds.used,
        binds.max,
        *([bar(binds.used, binds.max)] if bar else []),
        verdict(quota.room),
        layer_name(binds),
    )


def notes(listing: Listing, quotas: Iterable[Quota], labels: Labels) -> Iterator[str]:
    """What the ceilings of parts add up to, which parts have no place, what mergers would change."""
    shown = {quota.lines for quota in quotas}
    for division in listing.divisions:
        if any(part.lines in shown for part in division.parts):
            yield from _division(listing, division, labels)


def _division(listing: Listing, division: Division, labels: Labels) -> Iterator[str]:
    if len(division.parts) > 1:
        told = _("{subject}: số suất của {n} phần cộng lại là {apart}; nếu tính chung một danh sách là {together}")
        yield told.format(
            subject=_subject(division, labels),
            n=len(division.parts),
            apart=division.apart,
            together=division.together,
        )
    if poor := division.without_place:
        names = "; ".join(part_name(part, labels) for part in poor[:MOST_TOLD])
        more = _(" và {n} phần nữa").format(n=len(poor) - MOST_TOLD) if len(poor) > MOST_TOLD else ""
        advice = _("hợp nhất với nhóm tương đương hoặc xin ý kiến cấp có thẩm quyền; không tự nâng lên 1")
        yield _("Không có suất nào: {names}{more} → {advice}").format(names=names, more=more, advice=advice)
    for merger in list(listing.mergers(division))[:MOST_TOLD]:
        one, other = (part_name(part, labels) for part in merger.parts)
        told = _("Nếu gộp {one} với {other}: {apart} → {together} suất (chỉ khi đúng là tương đương)")
        yield told.format(one=one, other=other, apart=merger.apart, together=merger.together)


def _subject(division: Division, labels: Labels) -> str:
    name = show(labels.subject(division.subject), 80) if division.subject else _("Mọi đối tượng")
    return name[:1].upper() + name[1:]


def changes(found: Iterable[Change], labels: Labels, tried: str) -> Grid:
    """Ceilings before and after a change, those that move marked."""
    under = (_("đã xếp"), _("nhiều nhất"), _("kết luận"))
    headings = (
        Heading(""),
        Heading(_("Đơn vị")),
        Heading(_("Nhóm")),
        Heading(_("Hiện nay"), under),
        Heading(_("Nếu đổi"), under),
    )
    rows = []
    for change in found:
        quota = change.after or change.before
        if quota and (quota.binding or (change.before and change.before.binding)):
            before, after = _state(change.before), _state(change.after)
            mark = "→" if before != after else ""
            rows.append((mark, unit_names(quota, labels), group_names(quota, labels), *before, *after))
    note = _("Thử tính: không ghi vào kế hoạch hay danh sách nào; ai được xếp mức nào là việc của cấp có thẩm quyền")
    return Grid(_("Nếu đổi: {changes}").format(changes=show(tried, 300)), headings, tuple(rows), notes=(note,))


def _state(quota: Quota | None) -> tuple[Cell, Cell, Cell]:
    binds = quota.binding if quota else None
    return (binds.used, binds.max, verdict(binds.max - binds.used)) if binds else (None, None, None)


def comparison(years: Sequence[tuple[str, Listing]]) -> Grid:
    """The levels by unit and class over the years, the share of the excellent, and who is at the ceiling every time."""
    found = [_by_class(listing) for _name, listing in years]
    classes = dict.fromkeys(key for year in found for key in year)
    labels = years[-1][1].labels
    under = (_("được xếp loại"), _("xuất sắc"), _("tốt"), _("mức khác"), _("nhiều nhất"), _("xuất sắc/tốt trở lên"))
    headings = (
        Heading(_("Đơn vị")),
        Heading(_("Đối tượng")),
        *(Heading(show(name, 60), under) for name, _listing in years),
        Heading(_("Ghi chú")),
    )
    rows = []
    for unit, subject in classes:
        cells = (cell for year in found for cell in _year(year.get((unit, subject))))
        always = _always([year.get((unit, subject)) for year in found])
        rows.append((show(labels.unit(unit), 80), show(labels.subject(subject), 80), *cells, always))
    return Grid(_("So sánh qua các năm"), headings, tuple(rows))


_Year = tuple[Tally, int | None]
"""Counts, and the ceiling where a cap counts there."""


def _by_class(listing: Listing) -> dict[tuple[str, str], _Year]:
    """Per unit and class its counts, and the lower of the ceiling of all of it and of those of its groups added up."""
    lines: dict[tuple[str, str], list[Tally]] = {}
    for line in listing.lines:
        lines.setdefault((line.unit, line.subject), []).append(Tally.total([line.counts]))
    whole: dict[tuple[str, str], int] = {}
    groups: dict[tuple[str, str], list[int]] = {}
    for quota in listing.quotas:
        key = (quota.lines[0].unit, quota.lines[0].subject)
        if quota.binding and {(line.unit, line.subject) for line in quota.lines} == {key}:
            if len(quota.lines) == len(lines[key]):
                whole[key] = quota.binding.max
            if len(quota.lines) == 1:
                groups.setdefault(key, []).append(quota.binding.max)
    found: dict[tuple[str, str], _Year] = {}
    for key, counts in lines.items():
        added = [sum(groups[key])] if len(groups.get(key, ())) == len(counts) else []
        found[key] = Tally.total(counts), min([*added, *([whole[key]] if key in whole else [])], default=None)
    return found


def _year(found: _Year | None) -> tuple[Cell, ...]:
    if found is None:
        return (None,) * 6
    counts, most = found
    other = counts.rated - counts.excellent - counts.good
    share = Share(counts.excellent, counts.good + counts.excellent)
    return (counts.rated, counts.excellent, counts.good, other, most, share)


def _always(years: Sequence[_Year | None]) -> str:
    found = [year for year in years if year]
    if len(found) < len(years):
        return _("không có đủ các năm")
    return _("năm nào cũng sát trần") if all(most and counts.excellent >= most for counts, most in found) else ""


def verdict(room: int | None) -> str:
    """What is left or over, in words: "còn 2 suất", "bớt 1", "hết suất"."""
    if room is None:
        return ""
    if room < 0:
        return _("bớt {n}").format(n=-room)
    return _("còn {n} suất").format(n=room) if room else _("hết suất")


def unit_names(quota: Quota, labels: Labels) -> str:
    """The unit, or how many units are counted together."""
    if len(quota.units) == 1:
        return show(labels.unit(quota.units[0]), 80)
    return _("{n} đơn vị tính chung").format(n=len(quota.units))


def group_names(quota: Quota, labels: Labels) -> str:
    """The groups that are counted together; the whole unit where no register divides it."""
    return show(" + ".join(labels.group(group) for group in quota.groups), 160) or _("toàn đơn vị")


def part_name(quota: Quota, labels: Labels) -> str:
    """A part by its unit and group."""
    if len(quota.units) == 1:
        return f"{unit_names(quota, labels)}: {group_names(quota, labels)}"
    return group_names(quota, labels)


def layer_name(limit: Limit) -> str:
    """The share that binds, in words, and its id: "20% số tốt trở lên (xuat-sac)"."""
    words = {
        "pool": _("số {pool}").format(pool=pool_words(limit.layer.level)),
        "strict": _("số chỉ tốt"),
        "total": _("tổng số"),
    }
    return show(f"{limit.percent}% {words[limit.basis]} ({limit.layer.id})", 100)
