"""Lists under caps: what each layer counts together, what binds, what is left, what a merger would change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.quota import Counted, Layer, Limit, Tally, all_limits, binding, limits, seen
from kiemdiem.terms import Scope


@dataclass(frozen=True)
class Line:
    """The counts of one comparable group of one unit.

    `subject` is its class, by id or by kind ("" where nobody says); a group `across_units` goes on in other units.
    """

    unit: str
    group: str
    counts: Counted
    subject: str = ""
    across_units: bool = False


@dataclass(frozen=True)
class Quota:
    """Lines that are counted together, their counts, and the ceilings of every layer that counts just these."""

    lines: tuple[Line, ...]
    counts: Tally
    limits: tuple[Limit, ...]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups, each once; empty for counts that no register divides."""
        return tuple(dict.fromkeys(line.group for line in self.lines if line.group))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units, each once."""
        return tuple(dict.fromkeys(line.unit for line in self.lines))

    @property
    def group(self) -> str | None:
        """The one group, None for several together and for counts that no register divides."""
        return self.groups[0] if len(self.groups) == 1 else None

    @property
    def binding(self) -> Limit | None:
        """The ceiling that binds; None where no cap counts here."""
        return binding(self.limits)

    @property
    def room(self) -> int | None:
        """How many may still go up from the level below; below 0: how many must come down. None without a cap."""
        return self.binding.max - self.binding.used if self.binding else None


@dataclass(frozen=True)
class Division:
    """How a layer divides a class: the ceilings of its parts added up, and the ceiling of all of them as one."""

    layer: Layer
    subject: str
    parts: tuple[Quota, ...]
    apart: int
    together: int

    @property
    def without_place(self) -> tuple[Quota, ...]:
        """The parts that have people and no place."""
        return tuple(part for part in self.parts if _own(part, self.layer).max == 0 and part.counts.rated > 0)


@dataclass(frozen=True)
class Merger:
    """What merging two parts would change: their ceilings one by one, and that of both as one."""

    parts: tuple[Quota, Quota]
    apart: int
    together: int


@dataclass(frozen=True)
class Labels:
    """What units, groups and classes are called; what has no name is called by its id."""

    units: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)

    def unit(self, id_: str) -> str:
        """The name of a unit."""
        return self.units.get(id_, id_)

    def group(self, id_: str) -> str:
        """The name of a group."""
        return self.groups.get(id_, id_)

    def subject(self, id_: str) -> str:
        """The name of a class."""
        return self.subjects.get(id_, id_)


class Listing:
    """Lines and the layers of caps that must all hold on them.

    Nothing depends on the order of the lines but the order in which they are told.
    """

    def __init__(self, layers: Iterable[Layer], lines: Iterable[Line], labels: Labels | None = None) -> None:
        self.layers = tuple(layers)
        self.lines = tuple(lines)
        self.labels = labels or Labels()

    def changed(self, *, layers: Iterable[Layer] | None = None, lines: Iterable[Line] | None = None) -> Listing:
        """The same list with other layers or other lines."""
        return Listing(self.layers if layers is None else layers, self.lines if lines is None else lines, self.labels)

    @cached_property
    def quotas(self) -> tuple[Quota, ...]:
        """Every line by itself, then all that a layer counts together, in the order of lines and layers."""
        rows: dict[tuple[int, ...], list[Layer]] = {(place,): [] for place in range(len(self.lines))}
        for layer in self.layers:
            for scope in layer.scopes:
                for inside in self._parts(layer, scope):
                    counted = rows.setdefault(inside, [])
                    if layer not in counted:
                        counted.append(layer)
        return tuple(self._quota(inside, layers) for inside, layers in rows.items())

    def of_unit(self, unit: str) -> tuple[Quota, ...]:
        """What counts lines of `unit`: its own first, then what it shares with other units."""
        touching = [quota for quota in self.quotas if unit in quota.units]
        return tuple(sorted(touching, key=lambda quota: len(quota.units) > 1))

    def binding(self, line: Line) -> Quota | None:
        """Of all quotas that count `line` the one with the least room; None where no cap counts it."""
        counting = [quota for quota in self._counting.get(id(line), ()) if quota.room is not None]
        return min(counting, key=lambda quota: quota.room or 0, default=None)

    @cached_property
    def _counting(self) -> dict[int, list[Quota]]:
        found: dict[int, list[Quota]] = {}
        for quota in self.quotas:
            for line in quota.lines:
                found.setdefault(id(line), []).append(quota)
        return found

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """For every layer and class what its parts have, and what the whole would have as one."""
        found = []
        for layer in self.layers:
            by_class: dict[str, list[Quota]] = {}
            scope: Scope = "group" if "group" in layer.scopes else layer.scopes[0]
            for inside in self._parts(layer, scope):
                quota = self._quota(inside, [layer])
                by_class.setdefault(quota.lines[0].subject, []).append(quota)
            for subject, parts in by_class.items():
                apart = sum(_own(part, layer).max for part in parts)
                together = _together(layer, parts)
                found.append(Division(layer, subject, tuple(parts), apart, together))
        return tuple(found)

    def mergers(self, division: Division, most: int = 3) -> Iterator[Merger]:
        """For parts without a place, up to `most` mergers each with a part of the same unit that would gain one.

        Parts of several units are merged with any. Whether posts are comparable is for people to say.
        """
        told: set[frozenset[int]] = set()
        for poor in division.without_place:
            gains = []
            for other in division.parts:
                pair = frozenset((id(poor), id(other)))
                if other is not poor and pair not in told and _may_merge(poor, other):
                    merger = merge(division.layer, poor, other)
                    if merger.together > merger.apart:
                        gains.append(merger)
                        told.add(pair)
                if len(gains) == most:
                    break
            yield from gains

    def regrouped(self, rename: Callable[[Line], Line]) -> Listing:
        """The same list with lines renamed; those that are then of one unit and group are one line."""
        lines: dict[tuple[str, str, str], list[Line]] = {}
        for line in map(rename, self.lines):
            lines.setdefault((line.unit, line.group, line.subject), []).append(line)
        together = [replace(same[0], counts=Tally.total(one.counts for one in same)) for same in lines.values()]
        return self.changed(lines=together)

    def _parts(self, layer: Layer, scope: Scope) -> Iterator[tuple[int, ...]]:
        """What `layer` counts together inside `scope`: places of lines."""
        parts: dict[Hashable, list[int]] = {}
        for place, line in enumerate(self.lines):
            if _covers(layer, line):
                parts.setdefault(_key(layer, scope, line), []).append(place)
        yield from map(tuple, parts.values())

    def _quota(self, inside: tuple[int, ...], layers: Iterable[Layer]) -> Quota:
        lines = tuple(self.lines[place] for place in inside)
        together = Tally.total(line.counts for line in lines)
        try:
            return Quota(lines, together, all_limits(layers, together))
        except KiemdiemError as wrong:
            units = dict.fromkeys(show(self.labels.unit(line.unit), 80) for line in lines)
            raise KiemdiemError(f"{'; '.join(units)}: {wrong.message}", wrong.hint) from None


def merge(layer: Layer, one: Quota, other: Quota) -> Merger:
    """What `layer` gives two parts apart, and together as one group."""
    apart = _own(one, layer).max + _own(other, layer).max
    return Merger((one, other), apart, _together(layer, (one, other)))


def _together(layer: Layer, parts: Iterable[Quota]) -> int:
    """The ceiling of all parts as one."""
    whole = seen(Tally.total(part.counts for part in parts), layer.level)
    return next(entry.max for entry in limits(layer, whole) if entry.binding)


def _covers(layer: Layer, line: Line) -> bool:
    """A line whose class nobody says is under every cap; a cap on another level needs counts that have it."""
    if line.subject and layer.subjects and line.subject not in layer.subjects:
        return False
    return layer.level == "excellent" or getattr(line.counts, "satisfactory", None) is not None


def _key(layer: Layer, scope: Scope, line: Line) -> Hashable:
    if scope == "group":
        return (None if layer.across_units or line.across_units else line.unit, line.group, line.subject)
    # Members and branches make no sum: a unit is counted class by class.
    return {"unit": (line.unit, line.subject), "class": line.subject, "whole": None}[scope]


def _may_merge(one: Quota, other: Quota) -> bool:
    return one.units == other.units or len(one.units) > 1 or len(other.units) > 1


def _own(quota: Quota, layer: Layer) -> Limit:
    return next(entry for entry in quota.limits if entry.layer == layer and entry.basis == layer.reading)
