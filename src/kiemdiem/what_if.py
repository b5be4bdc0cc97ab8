"""What if: changes of ratings, of a cap, of groups, tried on a list that stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from kiemdiem.ceilings import Line, Listing, Quota
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.quota import Layer, Tally, check
from kiemdiem.terms import BASES
from kiemdiem.vietnamese import fold

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

_WHERE = r"(?:(?:(?P<unit>[^:]+):)?(?P<group>[^:/]+)(?:/(?P<kind>[^:]+))?:)?"
_COUNT = re.compile(_WHERE + r"(?P<field>rated|good|excellent|satisfactory)(?P<sign>[=+-])(?P<n>[0-9]{1,7})")
_PART = r"[0-9]{1,7}(?:/[0-9]{1,7}){2,3}"
_SPLIT = re.compile(_WHERE + rf"(?P<parts>{_PART}(?:\+{_PART})+)")

_BELOW = {"excellent": "good", "good": "satisfactory"}
"""Where those come from who go up to a level: the number of the rated stays."""


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
    """The quotas of two listings side by side, those of the same units, groups, classes and level in one place."""
    later = {quota.place: quota for quota in after.quotas}
    found = [Change(quota, later.pop(quota.place, None)) for quota in before.quotas]
    return found + [Change(None, quota) for quota in later.values()]


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
    if not re.fullmatch("[0-9]{1,3}", value) or int(value) > 100:
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
            ", ".join(show(layer.id, 40) for layer in listing.layers),
        )
    change = _SETTINGS[setting]
    return listing.changed(
        layers=[change(layer, value) if cap in ("", layer.id) else layer for layer in listing.layers]
    )


def _recounted(listing: Listing, match: re.Match[str]) -> Listing:
    place = _line(listing, match)
    old = Tally.total([listing.lines[place].counts])
    name, n = match["field"], int(match["n"])
    if name == "satisfactory" and old.satisfactory is None:
        raise KiemdiemError(_("--what-if: danh sách không có số hoàn thành nhiệm vụ"))
    if match["sign"] == "=":
        new = replace(old, **{name: n})
    else:
        step = n if match["sign"] == "+" else -n
        moved = {name: getattr(old, name) + step}
        if (below := _BELOW.get(name)) and getattr(old, below) is not None:
            moved[below] = getattr(old, below) - step
        new = replace(old, **moved)
    try:
        check(new)
    except KiemdiemError as wrong:
        told = _("--what-if: “{text}” cho số liệu không thể có: {counts} ({why})")
        text = told.format(text=show(match[0], 80), counts=_counts(new), why=wrong.message)
        raise KiemdiemError(text, wrong.hint) from None
    lines = list(listing.lines)
    lines[place] = replace(lines[place], counts=new)
    return listing.changed(lines=lines)


def _merged(listing: Listing, value: str) -> Listing:
    known = {line.group: group_name(listing, line.group) for line in listing.lines if line.group is not None}
    groups = list(dict.fromkeys(_called(name.strip(), known) for name in value.split("+")))
    if len(groups) < 2:
        raise KiemdiemError(_("--what-if: gộp thì phải nêu hai nhóm khác nhau"))
    parts = (part for group in groups for part in known[group].split(" + "))
    together = " + ".join(dict.fromkeys(parts))
    if len({line.of for line in listing.lines if line.group in groups}) > 1:
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
    place = _line(listing, match)
    line = listing.lines[place]
    parts = [Tally(*map(int, part.split("/"))) for part in match["parts"].split("+")]
    whole, given = Tally.total([line.counts]), Tally.total(parts)
    if whole != given:
        told = _("--what-if: các phần cộng lại là {given}, nhóm có {whole} (được xếp loại/tốt/xuất sắc/hoàn thành)")
        raise KiemdiemError(told.format(given=_counts(given), whole=_counts(whole)))
    name = group_name(listing, line.group)
    new = [replace(line, group=f"{name} ({n})", counts=part) for n, part in enumerate(parts, 1)]
    return listing.changed(lines=(*listing.lines[:place], *new, *listing.lines[place + 1 :]))


def _counts(tally: Tally) -> str:
    middle = () if tally.satisfactory is None else (tally.satisfactory,)
    return "/".join(map(str, (tally.rated, tally.good, tally.excellent, *middle)))


def group_name(listing: Listing, group: str | None) -> str:
    """What people call a group, or counts that are in none."""
    if group is None:
        return _("toàn đơn vị")
    return listing.labels.group(group) or _("chưa ghi nhóm")


def _line(listing: Listing, match: re.Match[str]) -> int:
    """The place of the line that is meant; what only one line can be may be left out."""
    unit, group, kind = match["unit"], match["group"], match["kind"]
    found = _inside_first(listing, _lines(listing, unit, group, kind))
    if len(found) == 1:
        return found[0]
    named = show(":".join(filter(None, (unit, group))) or match[0], 120)
    if not found:
        raise KiemdiemError(_("--what-if: không có số liệu của “{place}”").format(place=named))
    if len({listing.lines[place].unit for place in found}) > 1:
        raise KiemdiemError(
            _("--what-if: nhiều đơn vị có nhóm “{group}”").format(group=named), _("Viết ĐƠN VỊ:NHÓM:excellent+2")
        )
    classes = ", ".join(listing.labels.subject(listing.lines[place].of) for place in found)
    raise KiemdiemError(
        _("--what-if: “{place}” có nhiều loại đối tượng: {classes}").format(place=named, classes=show(classes, 200)),
        _("Viết ĐƠN VỊ:NHÓM/LOẠI:excellent+2"),
    )


def _inside_first(listing: Listing, places: Iterable[int]) -> list[int]:
    """The places without a unit itself where the same unit, group and class has others inside it: those are meant."""
    found = [(place, listing.lines[place]) for place in places]
    inside = {(line.unit, line.group, line.of) for _place, line in found if not line.own}
    return [place for place, line in found if not (line.own and (line.unit, line.group, line.of) in inside)]


def _lines(listing: Listing, unit: str | None, group: str | None, kind: str | None) -> Iterator[int]:
    labels, lines = listing.labels, listing.lines
    groups = {line.group or "": group_name(listing, line.group) for line in lines}
    wanted = _called(group.strip(), groups) if group else None
    owner = _called(unit.strip(), {line.unit: labels.unit(line.unit) for line in lines}) if unit else None
    subject = _called(kind.strip(), {line.of: labels.subject(line.of) for line in lines}) if kind else None
    for place, line in enumerate(lines):
        if wanted in (None, line.group or "") and owner in (None, line.unit) and subject in (None, line.of):
            yield place


def _called(name: str, known: dict[str, str]) -> str:
    """The id of what is called `name`: by id, by name, by the one name that has it as a part."""
    ways: tuple[Callable[[str, str], bool], ...] = (
        lambda id_, called: name in (id_, called),
        lambda id_, called: fold(name) in (fold(called), fold(id_)),
        lambda _id, called: fold(name) in fold(called),
    )
    for way in ways:
        if len(found := [id_ for id_, called in known.items() if way(id_, called)]) == 1:
            return found[0]
    hint = did_you_mean(name, known.values(), show("; ".join(known.values()), 400))
    raise KiemdiemError(_("--what-if: không rõ “{name}” là đơn vị hay nhóm nào").format(name=show(name, 80)), hint)
