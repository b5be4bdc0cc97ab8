"""How links run once the boxes stand: from side to side, apart from each other where they meet a box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiemdiem.pictures.geometry import Place, Point

LOOP = 14.0
"""How far a link from a box to itself stands off."""

_PORT = 14.0
"""How far apart links meet a side of a box at most."""


@dataclass(frozen=True)
class Way:
    """A link from a box to one further right, and the points between at which it passes layers: their left sides,
    their right sides, their heights.
    """

    first: int
    then: int
    bends: tuple[tuple[float, float, float], ...]


def routes(ways: Sequence[Way], places: Sequence[Place]) -> list[tuple[Point, ...]]:
    """The points of each way, from left to right; a loop at the upper right corner for a box and itself."""
    joined = [way for way in ways if way.first != way.then]
    leaving = _ports(
        ((way.first, way.bends[0][2] if way.bends else places[way.then].middle, way) for way in joined), places
    )
    entering = _ports(
        ((way.then, way.bends[-1][2] if way.bends else places[way.first].middle, way) for way in joined), places
    )
    found: list[tuple[Point, ...]] = []
    for way in ways:
        first, then = places[way.first], places[way.then]
        if way.first == way.then:
            found.append(_loop(first))
            continue
        passed = [point for left, right, height in way.bends for point in ((left, height), (right, height))]
        found.append(((first.right, leaving[id(way)]), *passed, (then.x, entering[id(way)])))
    return found


def _ports(meetings: Iterable[tuple[int, float, Way]], places: Sequence[Place]) -> dict[int, float]:
    """The height at which each way meets the side of its box, in the order of where it goes or comes from."""
    by_box: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for box, height, way in meetings:
        by_box[box].append((height, id(way)))
    found = {}
    for box, met in by_box.items():
        place = places[box]
        step = min(_PORT, place.height / (len(met) + 1))
        for number, (_height, way_id) in enumerate(sorted(met)):
            found[way_id] = place.middle + (number - (len(met) - 1) / 2) * step
    return found


def _loop(place: Place) -> tuple[Point, ...]:
    right, top = place.right, place.y
    around = ((right - LOOP, top - LOOP), (right + LOOP, top - LOOP), (right + LOOP, top + LOOP))
    return ((right - LOOP, top), *around, (right, top + LOOP))
