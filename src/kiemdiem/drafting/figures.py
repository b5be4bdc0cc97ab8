"""The figures that documents tell: how many have which rating, what the caps allow, and who stands in the lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiemdiem import language, rolls
from kiemdiem.ceilings import Listing
from kiemdiem.plan import Plan
from kiemdiem.roll import named
from kiemdiem.roll.named import Entry
from kiemdiem.roll.summary import Count

MOST_NAMED = 5_000
"""Rows that the lists of one document may name: some 200 pages."""


@dataclass(frozen=True)
class Figures:
    """The counts of a roll by unit, group, class and rating, the roll as a list under caps, by which rating it was
    counted ("self", "proposed", "decided"), and what a reader must know of the figures.

    `entries` are the rows that are units themselves or their leaders, `inside` those of bodies inside units, each as
    far as MOST_NAMED and one; `exempt` counts who is not to be rated. Whatever words are added to those of the roll
    are Vietnamese.
    """

    counts: tuple[Count, ...]
    listing: Listing
    stage: str
    warnings: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    inside: tuple[Entry, ...] = ()
    exempt: tuple[Count, ...] = ()


def read(files: Sequence[str], plan: Plan, *, stage: str | None = None) -> Figures:
    """The figures of the roll in `files`, read with the names of `plan` and the rules of its period.

    Raises KiemdiemError where a file cannot be read, InvalidInputError where a value has no meaning.
    """
    year = rolls.assessed_year(plan, None)
    book = rolls.rulebook(plan, "", year)
    found = rolls.opened(files, plan, book, year, stage)
    with found.roll as roll:
        rolls.counted(found, book, year)
        with language.speaking("vi"):
            counts = rolls.counts(roll)
            listing = rolls.listing(roll, rolls.caps(plan, book, ""), plan)
        if not counts:
            raise rolls.empty(files)
        return Figures(
            tuple(counts),
            listing,
            roll.stage,
            (*rolls.warnings(roll, year), *found.left_aside),
            tuple(named.entries(roll, MOST_NAMED + 1)),
            tuple(named.entries(roll, MOST_NAMED + 1, inside=True)),
            tuple(named.exempt(roll)),
        )
