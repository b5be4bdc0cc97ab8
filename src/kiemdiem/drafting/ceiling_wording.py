"""Ceilings in documents: what a cap says in words, and what each list under it may have by all three readings."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.ceilings import Labels, Quota
from kiemdiem.grid import print_number
from kiemdiem.quota import Layer, Limit, pool_words
from kiemdiem.terms import BASES, KINDS, Scope, kind_name
from kiemdiem.vietnamese import capital_first

COUNTS = ("xep_loai", "tot_tro_len", "xuat_sac", "tran", "tran_tot_tro_len", "tran_chi_tot", "tran_tong_so")
"""The names of the counts and ceilings of a list: rated, good or better, excellent, the ceiling that holds, and that
by each reading.
"""

_SCOPES: dict[Scope, str] = {
    "unit": "từng đơn vị",
    "group": "từng nhóm đối tượng",
    "class": "từng loại đối tượng",
    "whole": "toàn danh sách",
}


def cells(quota: Quota) -> dict[str, str]:
    """The counts and ceilings of a list by the names of their columns; ceilings are empty where no cap counts it."""
    return _printed(_numbers(quota))


def sum_cells(quotas: Iterable[Quota]) -> dict[str, str]:
    """The counts and ceilings of several lists added up; empty where one of them has none."""
    columns = zip(*map(_numbers, quotas), strict=True)
    return _printed(None if None in column else sum(n for n in column if n is not None) for column in columns)


def blank_cells() -> dict[str, str]:
    """The same of a list that nobody has counted: to fill in."""
    return dict.fromkeys(COUNTS, "")


def _numbers(quota: Quota) -> tuple[int | None, ...]:
    counts, binds = quota.counts, quota.binding
    found = [limit.max for limit in quota.limits if limit.layer == binds.layer] if binds else [None] * len(BASES)
    pool = counts.good + counts.excellent
    return (counts.rated, pool, counts.excellent, binds.max if binds else None, *found)


def _printed(numbers: Iterable[int | None]) -> dict[str, str]:
    return {name: "" if n is None else print_number(n) for name, n in zip(COUNTS, numbers, strict=True)}


def basis(layer: Layer) -> str:
    """What the percentage of a cap is of, by the reading that holds."""
    if layer.reading == "total":
        return "tổng số được xếp loại"
    if layer.level != "excellent":
        return f"số {pool_words(layer.level)}"
    return {"pool": "số hoàn thành tốt nhiệm vụ trở lên", "strict": "số hoàn thành tốt nhiệm vụ, không kể xuất sắc"}[
        layer.reading
    ]


def share(layer: Layer) -> str:
    """The percentage of a cap that holds, and what it is of."""
    return f"{layer.share}% {basis(layer)}"


def cap(layer: Layer) -> str:
    """A cap in one sentence: of whom, its words, where they stand, of what, inside what, how it is rounded."""
    whom = "; ".join(kind_name(kind) for kind in KINDS if kind in layer.kinds)
    source = f" ({layer.source})" if layer.source else ""
    rounded = "làm tròn đến số gần nhất" if layer.rounding == "nearest" else "làm tròn xuống"
    told = [f"{f'{whom}: ' if whom else ''}{layer.text}{source}", f"tính trên {basis(layer)}", _scopes(layer), rounded]
    if layer.share != layer.percent:
        told.append(f"áp dụng mức {layer.share}% thay cho {layer.percent}% ({layer.reason.rstrip(' .')})")
    return f"{capital_first('; '.join(told))}."


def layers(quotas: Iterable[Quota]) -> list[Layer]:
    """The caps that count these lists, each once."""
    return list(dict.fromkeys(limit.layer for quota in quotas for limit in quota.limits))


def exceeded(quota: Quota) -> Limit | None:
    """The ceiling that a list is over, by the reading that holds."""
    return quota.binding if quota.binding and quota.binding.exceeded else None


def over_by_another(quota: Quota) -> bool:
    """Whether a list that is under its ceiling would be over it, were only the good counted."""
    binds = quota.binding
    if not binds or binds.exceeded:
        return False
    return any(limit.exceeded for limit in quota.limits if limit.layer == binds.layer and limit.basis == "strict")


def unit_name(quota: Quota, labels: Labels) -> str:
    """The unit of a list, or how many units it goes across."""
    if len(quota.units) == 1:
        return labels.unit(quota.units[0])
    return f"{print_number(len(quota.units))} đơn vị tính chung"


def group_name(quota: Quota, labels: Labels) -> str:
    """The groups of a list; where there is none, its classes."""
    named = [labels.group(group) for group in quota.groups if group]
    return " + ".join(named) or class_name(quota, labels)


def class_name(quota: Quota, labels: Labels) -> str:
    """The classes of a list."""
    return "; ".join(labels.subject(one) for one in quota.classes) or "mọi đối tượng"


def _scopes(layer: Layer) -> str:
    told = " và ".join(_SCOPES[scope] for scope in layer.scopes)
    across = " của mọi đơn vị" if layer.across_units and "group" in layer.scopes else ""
    return f"trong {told}{across}"
