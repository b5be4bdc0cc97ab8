"""Lists divided by a cap: what the parts have, what all have as one, which mergers would give a place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import merge as in_order
from itertools import islice

from kiemdiem.ceilings import Listing, Quota
from kiemdiem.quota import Layer, Limit, together
from kiemdiem.terms import Scope

MOST_PARTNERS = 3
"""Mergers told for one group; which of them fits is for people to say, so a few are enough."""


_Among = tuple[str, ...] | None
"""Some parts: those of one unit, named by it, or one of these two."""
_OF_SEVERAL: _Among = ()
_ALL: _Among = None


@dataclass(frozen=True)
class Division:
    """How a layer divides a class inside a scope: the ceilings of its parts added up, and that of all as one."""

    layer: Layer
    scope: Scope
    parts: tuple[Quota, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes, which are those of every part."""
        return self.parts[0].classes

    @cached_property
    def ceilings(self) -> tuple[Limit, ...]:
        """The ceiling of every part under the reading of the layer."""
        return tuple(_own(part, self.layer) for part in self.parts)

    @property
    def apart(self) -> int:
        """The ceilings of the parts added up."""
        return sum(ceiling.max for ceiling in self.ceilings)

    @property
    def together(self) -> int:
        """The ceiling of all parts as one."""
        return together(self.ceilings)

    @property
    def without_place(self) -> tuple[Quota, ...]:
        """The parts that have people and no place."""
        return tuple(self.parts[place] for place in self.poor)

    @cached_property
    def poor(self) -> tuple[int, ...]:
        """The places among the parts of those that have people and no place."""
        every = enumerate(zip(self.parts, self.ceilings, strict=True))
        return tuple(place for place, (part, ceiling) in every if ceiling.max == 0 and part.counts.rated > 0)


@dataclass(frozen=True)
class Merger:
    """What merging two parts would change: their ceilings one by one, and that of both as one."""

    parts: tuple[Quota, Quota]
    apart: int
    together: int


def divisions(listing: Listing) -> tuple[Division, ...]:
    """For every layer, scope and class of `listing` how it is divided."""
    found = []
    for layer in listing.layers:
        for scope in layer.scopes:
            by_class: dict[Hashable, list[Quota]] = {}
            for part in listing.parts(layer, scope):
                by_class.setdefault(part.classes, []).append(part)
            found += [Division(layer, scope, tuple(parts)) for parts in by_class.values()]
    return tuple(found)


def mergers(division: Division, most: int = MOST_PARTNERS) -> Iterator[Merger]:
    """For groups without a place, up to `most` mergers each with a group of the same unit that would gain one.

    Groups of several units are merged with any. Whether posts are comparable is for people to say. The work grows with
    the groups, not with their pairs.
    """
    if division.scope != "group" or division.layer.share == 0:
        return
    partners = _Partners(division)
    told: set[frozenset[int]] = set()
    for place in division.poor:
        untold = (other for other in partners.of(place) if frozenset((place, other)) not in told)
        for other in islice(untold, most):
            told.add(frozenset((place, other)))
            both = division.ceilings[place], division.ceilings[other]
            parts = division.parts[place], division.parts[other]
            yield Merger(parts, sum(one.max for one in both), together(both))


class _Partners:
    """With which groups one without a place would gain a place, as places among the parts of a division.

    What a merger gives hangs on what the two are reckoned from, and only a few small counts give no place (below five
    for 20%). So the groups of a unit are gone through once for each such count, not once for each group that has it.
    """

    def __init__(self, division: Division) -> None:
        self._parts, self._ceilings = division.parts, division.ceilings
        self._among: dict[_Among, list[int]] = {_ALL: [], _OF_SEVERAL: []}
        for place, part in enumerate(self._parts):
            self._among[_ALL].append(place)
            self._among.setdefault(_OF_SEVERAL if len(part.units) > 1 else part.units, []).append(place)
        self._found: dict[tuple[_Among, int], list[int]] = {}

    def of(self, place: int) -> Iterator[int]:
        """The partners of the part at `place`, in the order of the parts."""
        units = self._parts[place].units
        among = [_ALL] if len(units) > 1 else [units, _OF_SEVERAL]
        return (other for other in in_order(*(self._gaining(place, some) for some in among)) if other != place)

    def _gaining(self, place: int, among: _Among) -> list[int]:
        """Those among some parts with which what is at `place`, and every part with its base, would gain a place."""
        one = self._ceilings[place]
        if (among, one.base) not in self._found:
            self._found[among, one.base] = [other for other in self._among[among] if _gains(one, self._ceilings[other])]
        return self._found[among, one.base]


def _gains(one: Limit, other: Limit) -> bool:
    return together((one, other)) > one.max + other.max


def _own(quota: Quota, layer: Layer) -> Limit:
    return next(entry for entry in quota.limits if entry.layer == layer and entry.basis == layer.reading)
