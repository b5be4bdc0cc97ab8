"""How many of each class of subjects have which level, by the rating that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kiemdiem.roll.reading.results import INDEX, Row
from kiemdiem.roll.values import UNRATED

STAGES = ("decided", "proposed", "self_rating")
"""The ratings of a roll, the one that counts first."""


def stage(rows: Iterable[Row]) -> str:
    """The key of the rating that counts: the decided one, else the proposed, else the own, by what the roll holds."""
    held = {key for row in rows for key in STAGES if row[INDEX[key]]}
    return next((key for key in STAGES if key in held), STAGES[0])


def tally(rows: Sequence[Row], stage: str) -> Counter[tuple[str, str]]:
    """How many rows there are of each class and level; without a level, a reason makes a row unrated, else it is ""."""
    subject, level, reason = INDEX["subject"], INDEX[stage], INDEX["reason"]
    return Counter((row[subject], row[level] or (UNRATED if row[reason] else "")) for row in rows)
