"""Which layer each box of a graph is in: links run from a layer to a later one, rings are broken at one link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

Pair = tuple[int, int]


def components(count: int, links: Iterable[Pair]) -> list[list[int]]:
    """The boxes 0 to `count` - 1 in groups that no link joins, each group and all of them in rising order."""
    near: list[list[int]] = [[] for _box in range(count)]
    for first, then in links:
        near[first].append(then)
        near[then].append(first)
    seen = [False] * count
    found = []
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = True
        group, waiting = [], [start]
        while waiting:
            box = waiting.pop()
            group.append(box)
            for other in near[box]:
                if not seen[other]:
                    seen[other] = True
                    waiting.append(other)
        found.append(sorted(group))
    return found


def backward(count: int, links: Sequence[Pair]) -> list[bool]:
    """For each link whether it closes a ring; without those, and without links from a box to itself, no ring is left.

    The walk begins at boxes that nothing leads to, so that what is no ring keeps its direction.
    """
    leaving: list[list[int]] = [[] for _box in range(count)]
    entered = [False] * count
    for number, (first, then) in enumerate(links):
        leaving[first].append(number)
        entered[then] = entered[then] or first != then
    closes = [first == then for first, then in links]
    fresh, open_, done = 0, 1, 2
    state = [fresh] * count
    for start in sorted(range(count), key=lambda box: entered[box]):
        if state[start] != fresh:
            continue
        state[start] = open_
        way = [(start, iter(leaving[start]))]
        while way:
            box, links_left = way[-1]
            link = next(links_left, None)
            if link is None:
                state[box] = done
                way.pop()
                continue
            then = links[link][1]
            if state[then] == open_:
                closes[link] = True
            elif state[then] == fresh:
                state[then] = open_
                way.append((then, iter(leaving[then])))
    return closes


def layers(count: int, links: Sequence[Pair]) -> list[int]:
    """The layer of each box, from 0: as far from the start as the longest way to it; `links` have no ring.

    A box that nothing leads to stands just before the first box it leads to.
    """
    leaving: list[list[int]] = [[] for _box in range(count)]
    entering = [0] * count
    for first, then in links:
        leaving[first].append(then)
        entering[then] += 1
    found = [0] * count
    starts = [box for box in range(count) if not entering[box]]
    waiting = deque(starts)
    while waiting:
        box = waiting.popleft()
        for then in leaving[box]:
            found[then] = max(found[then], found[box] + 1)
            entering[then] -= 1
            if not entering[then]:
                waiting.append(then)
    for box in starts:
        if leaving[box]:
            found[box] = min(found[then] for then in leaving[box]) - 1
    return found
