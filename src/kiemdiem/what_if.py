"""What if: changes of ratings, of a cap, of groups, tried on a list that stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from kiemdiem.ceilings import Line, Listing, Quota
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.quota import Layer, Tally
from kiemdiem.terms import BASES
from kiemdiem.vietnamese import fold, nearest

EXAMPLES = (
    "percent=25",
    "basis=strict",
    "rounding=nearest",
    "'phường A:đảng viên:excellent+2'",
    "'merge=bí thư+phó bí thư'",
    "'split=phường A:đảng viên:60/40/8+90/60/12'",
)
"""Changes that can be tried, as people type them."""

_Choice = TypeVar("_Choice", bound=str)

_WHERE = r"(?:(?P<unit>[^:]+):)?(?P<group>[^:]+):"
_COUNT = re.compile(_WHERE + r"(?P<field>rated|good|excellent)(?P<sign>[=+-])(?P<n>\d{1,7})")
_SPLIT = re.compile(_WHERE + r"(?P<parts>\d{1,7}/\d{1,7}/\d{1,7}(?:\+\d{1,7}/\d{1,7}/\d{1,7})+)")


@dataclass(frozen=True)
class Change:
    """One place of the list before and after: the quota, None where there is none."""

    before: Quota | None
    after: Quota | None


def tried(listing: Listing, changes: Iterable[str]) -> Listing:
    """`listing` after all `changes`, in their order. Raises KiemdiemError for one that cannot be read or cannot be."""
    for text in changes:
        listing = _change(listing, text.strip())
    return listing


def compared(before: Listing, after: Listing) -> list[Change]:
    """The quotas of two listings side by side, those of the same units and groups in one place."""
    later = {_place(quota): quota for quota in after.quotas}
    found = [Change(quota, later.pop(_place(quota), None)) for quota in before.quotas]
    return found + [Change(None, quota) for quota in later.values()]


def _place(quota: Quota) -> tuple[object, ...]:
    return quota.units, quota.groups, tuple(dict.fromkeys(line.subject for line in quota.lines))


def _change(listing: Listing, text: str) -> Listing:
    name, _equals, value = text.partition("=")
    if match := _COUNT.fullmatch(text):
        return _recounted(listing, match)
    if name == "merge" and value.count("+"):
        return _merged(listing, value)
    if name == "split" and (match := _SPLIT.fullmatch(value)):
        return _split(listing, match)
    cap, _dot, setting = name.rpartition(".")
    if setting in _SETTINGS:
        return _reset(listing, cap, setting, value)
    raise KiemdiemError(
        _("--what-if: không hiểu “{text}”").format(text=show(text, 80)),
        _("Ví dụ: {examples}").format(examples="; ".join(EXAMPLES)),
    )


def _percent(layer: Layer, value: str) -> Layer:
    if not (value.isdecimal() and len(value) < 4 and int(value) <= 100):
        raise KiemdiemError(_("--what-if: tỷ lệ phải là số nguyên từ 0 đến 100"))
    return replace(layer, percent=int(value), exception=None)


def _basis(layer: Layer, value: str) -> Layer:
    return replace(layer, basis=_one_of(value, BASES))


def _rounding(layer: Layer, value: str) -> Layer:
    return replace(layer, rounding=_one_of(value, ("down", "nearest")))


_SETTINGS: dict[str, Callable[[Layer, str], Layer]] = {"percent": _percent, "basis": _basis, "rounding": _rounding}


def _one_of(value: str, known: tuple[_Choice, ...]) -> _Choice:
    for one in known:
        if one == value:
            return one
    raise KiemdiemError(
        _("--what-if: “{value}” không dùng được; chọn một trong: {choices}").format(
            value=show(value, 40), choices=", ".join(known)
        )
    )


def _reset(listing: Listing, cap: str, setting: str, value: str) -> Listing:
    if cap and cap not in (layer.id for layer in listing.layers):
        raise KiemdiemError(
            _("--what-if: không có tỷ lệ “{cap}”").format(cap=show(cap, 40)),
            ", ".join(layer.id for layer in listing.layers),
        )
    change = _SETTINGS[setting]
    return listing.changed(
        layers=[change(layer, value) if cap in ("", layer.id) else layer for layer in listing.layers]
    )


def _recounted(listing: Listing, match: re.Match[str]) -> Listing:
    place = _line(listing, match["unit"], match["group"])
    counts = listing.lines[place].counts
    new = Tally.total([counts])
    field, n = match["field"], int(match["n"])
    if match["sign"] == "=":
        new = replace(new, **{field: n})
    else:
        step = n if match["sign"] == "+" else -n
        # Who goes up to a level leaves the one below it: the number of those rated stays, unless it is what changes.
        moved = {"rated": {}, "good": {}, "excellent": {"good": new.good - step}}[field]
        new = replace(new, **{field: getattr(new, field) + step}, **moved)
    if min(new.rated, new.good, new.excellent) < 0 or new.good + new.excellent > new.rated:
        told = _("--what-if: “{text}” cho số liệu không thể có: {counts} (được xếp loại/tốt/xuất sắc)")
        raise KiemdiemError(told.format(text=show(match[0], 80), counts=_counts(new)))
    lines = list(listing.lines)
    lines[place] = replace(lines[place], counts=new)
    return listing.changed(lines=lines)


def _merged(listing: Listing, value: str) -> Listing:
    names = [name.strip() for name in value.split("+")]
    groups = [_called(name, {line.group: listing.labels.group(line.group) for line in listing.lines}) for name in names]
    together = " + ".join(listing.labels.group(group) for group in groups)
    subjects = {line.subject for line in listing.lines if line.group in groups}
    if len(subjects) > 1:
        raise KiemdiemError(
            _("--what-if: các nhóm thuộc loại đối tượng khác nhau, không cộng được: {groups}").format(
                groups=show(together, 200)
            )
        )
    across = any(line.across_units for line in listing.lines if line.group in groups)

    def rename(line: Line) -> Line:
        return replace(line, group=together, across_units=across) if line.group in groups else line

    return listing.regrouped(rename)


def _split(listing: Listing, match: re.Match[str]) -> Listing:
    place = _line(listing, match["unit"], match["group"])
    line = listing.lines[place]
    parts = [Tally(*map(int, part.split("/"))) for part in match["parts"].split("+")]
    whole, given = Tally.total([line.counts]), Tally.total(parts)
    if (whole.rated, whole.good, whole.excellent) != (given.rated, given.good, given.excellent):
        told = _("--what-if: các phần cộng lại là {given}, nhóm có {whole} (được xếp loại/tốt/xuất sắc)")
        raise KiemdiemError(told.format(given=_counts(given), whole=_counts(whole)))
    name = listing.labels.group(line.group)
    new = [replace(line, group=f"{name} ({n})", counts=part) for n, part in enumerate(parts, 1)]
    return listing.changed(lines=(*listing.lines[:place], *new, *listing.lines[place + 1 :]))


def _counts(tally: Tally) -> str:
    return f"{tally.rated}/{tally.good}/{tally.excellent}"


def _line(listing: Listing, unit: str | None, group: str) -> int:
    """The place of the line of a unit and a group; the unit may be left out where only one has the group."""
    found = list(_lines(listing, unit, group))
    if len(found) == 1:
        return found[0]
    named = show(f"{unit}:{group}" if unit else group, 120)
    if found:
        raise KiemdiemError(
            _("--what-if: nhiều đơn vị có nhóm “{group}”").format(group=named), _("Viết ĐƠN VỊ:NHÓM:excellent+2")
        )
    raise KiemdiemError(_("--what-if: không có số liệu của “{place}”").format(place=named))


def _lines(listing: Listing, unit: str | None, group: str) -> Iterator[int]:
    wanted = _called(group.strip(), {line.group: listing.labels.group(line.group) for line in listing.lines})
    owner = (
        _called(unit.strip(), {line.unit: listing.labels.unit(line.unit) for line in listing.lines}) if unit else None
    )
    for place, line in enumerate(listing.lines):
        if line.group == wanted and owner in (None, line.unit):
            yield place


def _called(name: str, known: dict[str, str]) -> str:
    """The id of what is called `name`: by id, by name, by the one name that has it as a part."""
    exact = [id_ for id_, called in known.items() if name == id_ or fold(name) in (fold(called), fold(id_))]
    within = [id_ for id_, called in known.items() if fold(name) in fold(called)]
    for found in (exact, within):
        if len(found) == 1:
            return found[0]
    near = nearest(name, known.values())
    listed = show("; ".join(known.values()), 400)
    hint = _("Có phải là “{near}”?").format(near=show(near, 80)) if near else listed
    raise KiemdiemError(_("--what-if: không rõ “{name}” là đơn vị hay nhóm nào").format(name=show(name, 80)), hint)
