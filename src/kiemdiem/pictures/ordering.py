"""In which order the boxes of a layer stand, so that few links cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

_SWEEPS = 12

Rows = list[list[int]]


def ordered(rows: Sequence[Sequence[int]], before: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> Rows:
    """The boxes of each layer in an order with few crossings; `rows` is the order to begin with.

    `before` and `after` are, for each box, its neighbours in the layer before and after. Each layer is sorted by the
    mean place of the neighbours, forth and back; the best order seen is kept. The same graph gives the same order.
    """
    now = [list(row) for row in rows]
    best, fewest = [list(row) for row in now], crossings(now, after)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        neighbours, places = (before, range(1, len(now))) if sweep % 2 == 0 else (after, range(len(now) - 2, -1, -1))
        for place in places:
            fixed = now[place - 1] if sweep % 2 == 0 else now[place + 1]
            now[place] = _by_mean(now[place], fixed, neighbours)
        if (count := crossings(now, after)) < fewest:
            best, fewest = [list(row) for row in now], count
    return best


def crossings(rows: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> int:
    """How many pairs of links cross between neighbouring layers."""
    found = 0
    for row, following in pairwise(rows):
        places = _places(following)
        ends: list[int] = []
        for box in row:
            mine = sorted(places[other] for other in after[box])
            found += sum(len(ends) - bisect_right(ends, place) for place in mine)
            for place in mine:
                insort(ends, place)
    return found


def _by_mean(row: Sequence[int], fixed: Sequence[int], neighbours: Sequence[Sequence[int]]) -> list[int]:
    """`row` sorted by the mean place of the neighbours; a box without one keeps its place."""
    places = _places(fixed)

    def mean(place: int, box: int) -> float:
        found = [places[other] for other in neighbours[box]]
        return sum(found) / len(found) if found else place * len(fixed) / max(len(row), 1)

    return [box for _mean, _place, box in sorted((mean(place, box), place, box) for place, box in enumerate(row))]


def _places(row: Iterable[int]) -> dict[int, int]:
    return {box: place for place, box in enumerate(row)}
