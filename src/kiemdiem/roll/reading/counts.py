"""How many of each class of subjects have which level, by the rating that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kiemdiem.roll.reading.results import INDEX, Row
from kiemdiem.roll.values import UNRATED
from kiemdiem.vietnamese import same_words, sort_key

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


def spellings(rows: Iterable[Row]) -> list[list[str]]:
    """The names of units that differ by capitals, signs, blanks or the place of a tone only, those of one together."""
    alike: dict[str, list[str]] = {}
    for name in dict.fromkeys(row[INDEX["unit"]] for row in rows):
        alike.setdefault(same_words(name), []).append(name)
    return sorted((names for names in alike.values() if len(names) > 1), key=lambda names: sort_key(names[0]))
