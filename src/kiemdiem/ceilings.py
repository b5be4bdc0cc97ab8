"""Lists under caps: what each layer counts together, what binds, what is left."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.quota import Counted, Layer, Limit, Tally, all_limits, binding, check
from kiemdiem.terms import Level, Scope


@dataclass(frozen=True)
class Line:
    """The counts of one comparable group of one unit.

    `group` is "" where a roll names none, None for counts that nobody divides. `subject` is the class by the plan's id,
    `kind` by its kind ("" where nobody says); a group `across_units` goes on in other units. `own` marks the unit
    itself, its organisation or its collective: it is compared with those of other units, never with those inside it.
    """

    unit: str
    group: str | None
    counts: Counted
    subject: str = ""
    kind: str = ""
    across_units: bool = False
    own: bool = False

    @property
    def of(self) -> str:
        """The class, by its id where it has one."""
        return self.subject or self.kind


@dataclass(frozen=True)
class Quota:
    """Lines that are counted together, their counts, and the ceilings of every layer on `level` that counts them."""

    lines: tuple[Line, ...]
    counts: Tally
    limits: tuple[Limit, ...]
    level: Level = "excellent"

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups, each once; none for counts that nobody divides."""
        return tuple(dict.fromkeys(line.group for line in self.lines if line.group is not None))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units, each once."""
        return tuple(dict.fromkeys(line.unit for line in self.lines))

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes, each once."""
        return tuple(dict.fromkeys(line.of for line in self.lines if line.of))

    @property
    def group(self) -> str | None:
        """The one group, None for several together and for counts that nobody divides."""
        return self.groups[0] if len(self.groups) == 1 else None

    @cached_property
    def own(self) -> bool:
        """Whether only units themselves are counted."""
        return all(line.own for line in self.lines)

    @property
    def place(self) -> Hashable:
        """What stays the same when counts and caps change."""
        return self.units, self.groups, self.classes, frozenset(line.own for line in self.lines), self.level

    @property
    def binding(self) -> Limit | None:
        """The ceiling that binds; None where no cap counts here."""
        return binding(self.limits)

    @property
    def room(self) -> int | None:
        """How many may still go up from the level below; below 0: how many must come down. None without a cap."""
        return self.binding.max - self.binding.used if self.binding else None


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


_Row = tuple[tuple[int, ...], Level]
"""Places of lines that are counted together, and the level of the caps that do."""


class Listing:
    """Lines and the layers of caps that must all hold on them.

    Nothing depends on the order of the lines but the order in which they are told.
    """

    def __init__(self, layers: Iterable[Layer], lines: Iterable[Line], labels: Labels | None = None) -> None:
        self.layers = tuple(layers)
        self.lines = tuple(lines)
        self.labels = labels or Labels()
        for line in self.lines:
            try:
                check(line.counts)
            except KiemdiemError as wrong:
                raise self._named([line], wrong) from None

    def changed(self, *, layers: Iterable[Layer] | None = None, lines: Iterable[Line] | None = None) -> Listing:
        """The same list with other layers or other lines."""
        return Listing(self.layers if layers is None else layers, self.lines if lines is None else lines, self.labels)

    @cached_property
    def quotas(self) -> tuple[Quota, ...]:
        """Every line by itself, then all that a layer counts together, in the order of lines and layers."""
        rows: dict[_Row, list[Layer]] = {((place,), "excellent"): [] for place in range(len(self.lines))}
        for layer in self.layers:
            for scope in layer.scopes:
                for inside in self._places(layer, scope):
                    counted = rows.setdefault((inside, layer.level), [])
                    if layer not in counted:
                        counted.append(layer)
        return tuple(self._quota(inside, layers, level) for (inside, level), layers in rows.items())

    @cached_property
    def capped(self) -> frozenset[Line]:
        """The lines that some cap counts."""
        return frozenset(line for quota in self.quotas if quota.limits for line in quota.lines)

    @cached_property
    def compared_nowhere(self) -> frozenset[Line]:
        """The units themselves that are under no cap, though some cap is about their class: inside units only."""
        return frozenset(line for line in self.lines if line.own and self._is_inside(line))

    def of_unit(self, unit: str) -> tuple[Quota, ...]:
        """What counts lines of `unit`: its own first, then what it shares with other units."""
        touching = [quota for quota in self.quotas if unit in quota.units]
        return tuple(sorted(touching, key=lambda quota: len(quota.units) > 1))

    def binding(self, line: Line, level: Level = "excellent") -> Quota | None:
        """Of all quotas on `level` that count `line` the one with the least room; None where no cap counts it."""
        return min(self.counting(line, level), key=lambda quota: quota.room or 0, default=None)

    def counting(self, line: Line, level: Level = "excellent") -> list[Quota]:
        """The quotas with a cap on `level` that count `line`."""
        return [quota for quota in self._counting.get(id(line), ()) if quota.level == level and quota.room is not None]

    @cached_property
    def _counting(self) -> dict[int, list[Quota]]:
        found: dict[int, list[Quota]] = {}
        for quota in self.quotas:
            for line in quota.lines:
                found.setdefault(id(line), []).append(quota)
        return found

    def parts(self, layer: Layer, scope: Scope) -> Iterator[Quota]:
        """What `layer` counts together inside `scope`, under its own ceilings alone."""
        return (self._quota(inside, [layer], layer.level) for inside in self._places(layer, scope))

    def regrouped(self, rename: Callable[[Line], Line]) -> Listing:
        """The same list with lines renamed; those that are then of one unit, group and class are one line, the unit
        itself aside.
        """
        lines: dict[Hashable, list[Line]] = {}
        for line in map(rename, self.lines):
            lines.setdefault((line.unit, line.group, line.subject, line.kind, line.own), []).append(line)
        together = [replace(same[0], counts=Tally.total(one.counts for one in same)) for same in lines.values()]
        return self.changed(lines=together)

    def _is_inside(self, line: Line) -> bool:
        """Whether there are caps on a line, all of them counted inside units."""
        inside = [
            _inside(layer, scope, line) for layer in self.layers if _covers(layer, line) for scope in layer.scopes
        ]
        return bool(inside) and all(inside)

    def _places(self, layer: Layer, scope: Scope) -> Iterator[tuple[int, ...]]:
        """What `layer` counts together inside `scope`: places of lines that have its level. Who is in no group is
        counted in none, what is a unit itself in nothing inside it.
        """
        parts: dict[Hashable, list[int]] = {}
        for place, line in enumerate(self.lines):
            grouped = scope != "group" or line.group != ""
            if _covers(layer, line) and grouped and not (line.own and _inside(layer, scope, line)):
                parts.setdefault(_key(layer, scope, line), []).append(place)
        yield from (tuple(inside) for inside in parts.values() if self._has(layer, inside))

    def _has(self, layer: Layer, inside: Iterable[int]) -> bool:
        """Whether the counts of these lines have the level of the layer."""
        counts = (self.lines[place].counts for place in inside)
        return layer.level == "excellent" or all(getattr(one, "satisfactory", None) is not None for one in counts)

    def uncounted(self) -> Iterator[tuple[Layer, tuple[str, ...]]]:
        """The layers on another level that cannot be counted, and the units whose counts do not have it."""
        for layer in self.layers:
            covered = [place for place, line in enumerate(self.lines) if _covers(layer, line)]
            lacking = [self.lines[place].unit for place in covered if not self._has(layer, [place])]
            if lacking:
                yield layer, tuple(dict.fromkeys(lacking))

    def _quota(self, inside: tuple[int, ...], layers: Iterable[Layer], level: Level) -> Quota:
        lines = tuple(self.lines[place] for place in inside)
        together = Tally.total(line.counts for line in lines)
        try:
            return Quota(lines, together, all_limits(layers, together), level)
        except KiemdiemError as wrong:
            raise self._named(lines, wrong) from None

    def _named(self, lines: Iterable[Line], wrong: KiemdiemError) -> KiemdiemError:
        """What is wrong with counts, with the names of their units."""
        units = dict.fromkeys(show(self.labels.unit(line.unit), 80) for line in lines)
        return KiemdiemError(f"{'; '.join(units)}: {wrong.message}", wrong.hint)


def _covers(layer: Layer, line: Line) -> bool:
    """Whether a cap is about a line: by the plan's own classes, else by kind. One whose class nobody says is under
    every cap.
    """
    if line.subject and layer.subjects:
        return line.subject in layer.subjects
    return not line.kind or not layer.kinds or line.kind in layer.kinds


def _inside(layer: Layer, scope: Scope, line: Line) -> bool:
    """Whether what is counted together with a line is of its unit alone."""
    return scope == "unit" or (scope == "group" and not (layer.across_units or line.across_units))


def _key(layer: Layer, scope: Scope, line: Line) -> Hashable:
    if scope == "group":
        return (line.unit if _inside(layer, scope, line) else None, line.group, line.of)
    # Members and branches make no sum: a unit is counted class by class.
    return {"unit": (line.unit, line.of), "class": line.of, "whole": None}[scope]
