"""Boxes and links -> positions: a layered drawing, from left to right, of any graph, rings included.

    layout = lay_out([Box(200, 60), Box(200, 60)], [Link(0, 1)])
    layout.places[1]           # left upper corner, size and layer of the second box
    layout.routes[0].points    # from the right side of box 0 to the left side of box 1

Boxes are numbered as they are given, links say the numbers; `places` and `routes` come in the same order. Everything
lies in 0 to `width` and 0 to `height`, in the units of the sizes. The same input gives the same picture. Pieces that
no link joins stand side by side where there is room, in rows, in the order of their first boxes. A link that closes a
ring runs back to the left; one from a box to itself is a loop at its upper right corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from kiemdiem.pictures import layers, ordering, placing, routing
from kiemdiem.pictures.geometry import Box, Layout, Link, Place, Point, Route

__all__ = ["Box", "Layout", "Link", "lay_out"]

_MOST_BENDS = 4000
"""Places on the way of long links for which the boxes make room; beyond them the longest links run straight."""


def lay_out(boxes: Sequence[Box], links: Sequence[Link], *, layer_gap: float = 80, box_gap: float = 20) -> Layout:
    """Positions for `boxes` and `links`, `layer_gap` between layers and `box_gap` between the boxes of one.

    Raises IndexError for a link to a box that is not there.
    """
    if any(not 0 <= box < len(boxes) for link in links for box in (link.first, link.then)):
        raise IndexError("a link to a box that is not there")
    pairs = [(link.first, link.then) for link in links]
    pieces = _pieces(len(boxes), pairs)
    layouts = []
    for group, numbers in pieces:
        own = {box: place for place, box in enumerate(group)}
        inner = [(own[pairs[number][0]], own[pairs[number][1]]) for number in numbers]
        layouts.append(_Piece([boxes[box] for box in group], inner, box_gap).lay_out(layer_gap))
    corners, width, height = _shelved(layouts, layer_gap, 2 * box_gap)
    places: dict[int, Place] = {}
    routes: dict[int, Route] = {}
    for (group, numbers), layout, corner in zip(pieces, layouts, corners, strict=True):
        places |= {box: place.moved(*corner) for box, place in zip(group, layout.places, strict=True)}
        routes |= {number: route.moved(*corner) for number, route in zip(numbers, layout.routes, strict=True)}
    ordered = tuple(places[box] for box in range(len(boxes)))
    return Layout(width, height, ordered, tuple(routes[number] for number in range(len(links))))


def _shelved(layouts: Sequence[Layout], beside: float, below: float) -> tuple[list[Point], float, float]:
    """The left upper corners of pieces in rows, none wider than the widest piece; the width and height of all."""
    width = max((layout.width for layout in layouts), default=0.0)
    corners: list[Point] = []
    x = top = lowest = 0.0
    for layout in layouts:
        if x and x + layout.width > width:
            x, top = 0.0, lowest + below
        corners.append((x, top))
        x, lowest = x + layout.width + beside, max(lowest, top + layout.height)
    return corners, width, lowest


def _pieces(count: int, pairs: Sequence[layers.Pair]) -> list[tuple[list[int], list[int]]]:
    """The boxes that links join, with the numbers of those links."""
    groups = layers.components(count, pairs)
    piece_of = {box: place for place, group in enumerate(groups) for box in group}
    numbers: list[list[int]] = [[] for _group in groups]
    for number, (first, _then) in enumerate(pairs):
        numbers[piece_of[first]].append(number)
    return list(zip(groups, numbers, strict=True))


class _Piece:
    """Boxes that links join, all in layers; a long link has bends in the layers that it passes, numbered after the
    boxes, without height.
    """

    def __init__(self, boxes: Sequence[Box], pairs: Sequence[layers.Pair], box_gap: float) -> None:
        self._boxes, self._gap = boxes, box_gap
        self._is_back = layers.backward(len(boxes), pairs)
        turned = zip(pairs, self._is_back, strict=True)
        self._pairs = [(then, first) if back else (first, then) for (first, then), back in turned]
        self._layer = layers.layers(len(boxes), [pair for pair in self._pairs if pair[0] != pair[1]])
        self._before: list[list[int]] = [[] for _box in boxes]
        self._after: list[list[int]] = [[] for _box in boxes]
        self._bends = self._bend()

    def lay_out(self, layer_gap: float) -> Layout:
        """Positions, the uppermost at 0."""
        rows: list[list[int]] = [[] for _layer in range(max(self._layer) + 1)]
        for box, layer in enumerate(self._layer):
            rows[layer].append(box)
        rows = ordering.ordered(rows, self._before, self._after)
        heights = [box.height for box in self._boxes] + [0.0] * (len(self._layer) - len(self._boxes))
        middles = placing.middles(rows, heights, self._before, self._after, self._gap)
        top = min(middle - height / 2 for middle, height in zip(middles, heights, strict=True)) - routing.LOOP
        middles = [middle - top for middle in middles]
        widths = [max(self._boxes[box].width for box in row if box < len(self._boxes)) for row in rows]
        lefts = list(accumulate((width + layer_gap for width in widths[:-1]), initial=0.0))
        places = [
            Place(lefts[layer], middle - box.height / 2, box.width, box.height, layer)
            for box, layer, middle in zip(self._boxes, self._layer, middles, strict=False)
        ]
        sides = [(left, left + width) for left, width in zip(lefts, widths, strict=True)]
        lowest = max(middle + height / 2 for middle, height in zip(middles, heights, strict=True))
        return Layout(sides[-1][1] + routing.LOOP, lowest, tuple(places), self._routes(places, middles, sides))

    def _bend(self) -> list[list[int]]:
        """The bends of each link, those of the shortest first while there is room; neighbours are noted on the way."""
        found: list[list[int]] = [[] for _pair in self._pairs]
        room = _MOST_BENDS
        for number in sorted(range(len(self._pairs)), key=self._length):
            first, then = self._pairs[number]
            if first == then or (room := room - self._length(number) + 1) < 0:
                continue
            for layer in range(self._layer[first] + 1, self._layer[then]):
                found[number].append(len(self._layer))
                self._layer.append(layer)
                self._before.append([])
                self._after.append([])
            for one, next_ in pairwise((first, *found[number], then)):
                self._after[one].append(next_)
                self._before[next_].append(one)
        return found

    def _length(self, number: int) -> int:
        first, then = self._pairs[number]
        return self._layer[then] - self._layer[first]

    def _routes(
        self, places: Sequence[Place], middles: Sequence[float], sides: Sequence[tuple[float, float]]
    ) -> tuple[Route, ...]:
        ways = [
            routing.Way(first, then, tuple((*sides[self._layer[bend]], middles[bend]) for bend in bends))
            for (first, then), bends in zip(self._pairs, self._bends, strict=True)
        ]
        drawn = zip(routing.routes(ways, places), self._is_back, strict=True)
        return tuple(Route(points[::-1] if back else points, back) for points, back in drawn)
