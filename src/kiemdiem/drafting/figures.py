"""The figures that documents tell: how many have which rating, and what the caps allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiemdiem import rolls
from kiemdiem.ceilings import Listing
from kiemdiem.plan import Plan
from kiemdiem.roll.summary import Count


@dataclass(frozen=True)
class Figures:
    """The counts of a roll by unit, group, class and rating, the roll as a list under caps, by which rating it was
    counted ("self", "proposed", "decided"), and what a reader must know of the figures.
    """

    counts: tuple[Count, ...]
    listing: Listing
    stage: str
    warnings: tuple[str, ...] = ()


def read(files: Sequence[str], plan: Plan, *, stage: str | None = None) -> Figures:
    """The figures of the roll in `files`, read with the names of `plan` and the rules of its period.

    Raises KiemdiemError where a file cannot be read, InvalidInputError where a value has no meaning.
    """
    year = rolls.assessed_year(plan, None)
    book = rolls.rulebook(plan, "", year)
    found = rolls.opened(files, plan, book, year, stage)
    with found.roll as roll:
        counts = rolls.counts(rolls.counted(found, book, year))
        if not counts:
            raise rolls.empty(files)
        listing = rolls.listing(roll, rolls.caps(plan, book, ""), plan)
        warnings = (*rolls.warnings(roll, year), *found.left_aside)
        return Figures(tuple(counts), listing, roll.stage, tuple(warnings))
