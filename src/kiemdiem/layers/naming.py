"""What units, groups, caps and rooms of ceilings are called, the same in tables and on pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.ceilings import Labels, Quota
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.quota import Layer, Limit, level_words, pool_words

LONGEST_NAME = 400
"""Characters of a name in a table: long names of bodies differ at their ends."""


def wording(quotas: Iterable[Quota]) -> Iterator[str]:
    """The caps that count: their words, where they stand, and what they leave open."""
    for layer in dict.fromkeys(limit.layer for quota in quotas for limit in quota.limits):
        yield _("{id}: “{text}”").format(id=show(layer.id, 40), text=show(layer.text, 600))
        yield from source(layer)


def source(layer: Layer) -> Iterator[str]:
    """Where the wording of a cap stands, its exception, and what it leaves open."""
    yield _("Nguồn: {sources}").format(sources=layer.source or _("kế hoạch không ghi"))
    if layer.unconfirmed:
        told = _("Chưa đối chiếu được với nguyên văn quy định về: {classes}")
        yield told.format(classes=show("; ".join(layer.unconfirmed), 300))
    if layer.exception is not None and layer.reason.strip():
        told = _("Ngoại lệ {percent}% thay cho {usual}%: {reason}")
        yield told.format(percent=layer.exception, usual=layer.percent, reason=show(layer.reason, 400))
    elif layer.exception is not None:
        told = _("Ngoại lệ {percent}% không có lý do bằng văn bản nên không áp dụng")
        yield told.format(percent=layer.exception)
    elif layer.refused:
        told = _("Ngoại lệ {percent}% không áp dụng: bộ quy định của kế hoạch không cho mức ấy")
        yield told.format(percent=layer.refused)
    if layer.basis is None:
        told = _("Kế hoạch không nói {percent}% tính trên số nào; ở đây tính trên {base} (basis: {basis})")
        yield told.format(percent=layer.percent, base=_("số tốt trở lên"), basis=layer.reading)


def basis_name(limit: Limit) -> str:
    """What a reading counts, in short words."""
    below = level_words(limit.layer.level)[1]
    names = {
        "pool": pool_words(limit.layer.level),
        "strict": _("chỉ {level}").format(level=below),
        "total": _("tổng số"),
    }
    return names[limit.basis]


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
        return show(labels.unit(quota.units[0]), LONGEST_NAME)
    return _("{n} đơn vị tính chung").format(n=len(quota.units))


def group_names(quota: Quota, labels: Labels) -> str:
    """The groups that are counted together; the whole unit where nobody divides it; marked if it is the unit itself."""
    first = quota.groups[:LONGEST_NAME]  # more of them than fit: a unit may have thousands
    named = (labels.group(group) or _("chưa ghi nhóm") for group in first)
    name = show(" + ".join(named), LONGEST_NAME) or _("toàn đơn vị")
    return marked(name, own=quota.own and len(quota.units) == 1)


def marked(name: str, *, own: bool) -> str:
    """A name, marked if it is the unit itself that is meant."""
    return _("{name} (chính đơn vị)").format(name=name) if own else name


def class_names(quota: Quota, labels: Labels) -> str:
    """The classes that are counted together."""
    return show("; ".join(labels.subject(one) for one in quota.classes), LONGEST_NAME)


def part_name(quota: Quota, labels: Labels) -> str:
    """A part by its unit and group."""
    if len(quota.units) == 1:
        return f"{unit_names(quota, labels)}: {group_names(quota, labels)}"
    return group_names(quota, labels)


def layer_name(limit: Limit) -> str:
    """The share that binds, in words, and its id: "20% số tốt trở lên (xuat-sac)"; the level where it is another."""
    share = f"{limit.percent}% {basis_name(limit)} ({limit.layer.id})"
    level = "" if limit.layer.level == "excellent" else level_words(limit.layer.level)[0] + ": "
    return show(level + share, 200)
