"""Where in its layer each box stands: near the middle of its neighbours, never over another box."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_ROUNDS = 8


def middles(
    rows: Sequence[Sequence[int]],
    sizes: Sequence[float],
    before: Sequence[Sequence[int]],
    after: Sequence[Sequence[int]],
    gap: float,
) -> list[float]:
    """The middle of every box along its layer; the boxes of a row keep their order and stay `gap` apart."""
    found = [0.0] * len(sizes)
    for row in rows:
        place = 0.0
        for box in row:
            found[box] = place + sizes[box] / 2
            place += sizes[box] + gap
    for turn in range(_ROUNDS):
        forth = turn % 2 == 0
        for row in rows if forth else reversed(rows):
            wanted = [_mean(found, before[box] if forth else after[box], found[box]) for box in row]
            for box, middle in zip(row, _apart(wanted, [sizes[box] for box in row], gap), strict=True):
                found[box] = middle
    return found


def _mean(middles_: Sequence[float], boxes: Sequence[int], otherwise: float) -> float:
    return sum(middles_[box] for box in boxes) / len(boxes) if boxes else otherwise


def _apart(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """The places nearest to `wanted` (least squares) that keep the order and the distances.

    Boxes that would overlap are pushed together into a block, which stands at the mean of what its boxes want.
    """
    shifts = [0.0]
    for one, next_ in pairwise(sizes):
        shifts.append(shifts[-1] + (one + next_) / 2 + gap)
    blocks: list[tuple[float, int]] = []
    for place, shift in zip(wanted, shifts, strict=False):
        mean, count = place - shift, 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean = (mean * count + other * more) / (count + more)
            count += more
        blocks.append((mean, count))
    flat = [mean for mean, count in blocks for _box in range(count)]
    return [mean + shift for mean, shift in zip(flat, shifts, strict=False)]
