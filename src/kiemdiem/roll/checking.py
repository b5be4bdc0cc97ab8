"""What a check of a roll is: a condition on rows or statements over the tally, and what it says of what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _, current
from kiemdiem.roll.layers import Layer
from kiemdiem.rulebooks import HardRule, Rulebook
from kiemdiem.terms import level_name
from kiemdiem.vietnamese import print_date

Row = Mapping[str, Any]
"""What a statement gave: values by the names of its columns."""

Said = tuple[str, str]
"""What is wrong, and what to do about it."""

PLACING = ("unit", "body", "comparable_group", "subject", "head", "rating", "reviewed_on")
"""The columns by which the row is found that a finding over a tally stands at."""

RANK = (
    "CASE {0} WHEN 'excellent' THEN 4 WHEN 'good' THEN 3 WHEN 'satisfactory' THEN 2 WHEN 'unsatisfactory' THEN 1"
    " ELSE 0 END"
)
"""A level as a number, the best the highest; 0 for none."""

RATED = ("excellent", "good", "satisfactory", "unsatisfactory")
IS_RATED = "{0} IN ('excellent', 'good', 'satisfactory', 'unsatisfactory')"


@dataclass(frozen=True)
class Terms:
    """What a roll is checked against: the rulebook, the assessed year, the column whose rating counts, the caps.

    `bits` has the place of every row condition in the flags of the tally.
    """

    book: Rulebook
    year: int
    stage: str
    layers: tuple[Layer, ...]
    bits: Mapping[str, int]

    def hard(self, id_: str) -> HardRule | None:
        """The hard rule of this id; None where the rulebook has none."""
        return self.book.hard_rule(id_)

    def level(self, rating: str) -> str:
        """What the rulebook calls a level."""
        named = level_name(rating)
        return self.book.levels.get(rating, named) if current() == "vi" else named

    def flag(self, name: str) -> str:
        """The condition that a row of the tally has the flag of a row condition."""
        return f"(flags & {1 << self.bits[name]}) <> 0"


@dataclass(frozen=True)
class Check:
    """What every check has: its code, the name of the bad thing, how bad it is, its explanation, and the hard rule
    that it rests on ("" for none). It runs only where the rulebook has that rule, as a warning where the rule was not
    read in the text itself.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    rule: str

    def severity_under(self, terms: Terms) -> Severity | None:
        """How bad it is under these terms; None where it does not apply."""
        if not self.rule:
            return self.severity
        hard = terms.hard(self.rule)
        if hard is None:
            return None
        return self.severity if hard.confirmed else max(self.severity, Severity.WARNING, key=ORDER.index)


@dataclass(frozen=True)
class RowCheck(Check):
    """A check of single rows: the column that its findings point at, the SQL condition, what it says of a row."""

    column: str
    condition: Callable[[Terms], str]
    message: Callable[[Terms, Row], Said]


@dataclass(frozen=True)
class SetCheck(Check):
    """A check of many rows together: SQL statements, and what it says of a row of theirs.

    A statement reads `tally`, `facts` or `roll` (see `statements`); a finding stands at the first row of the roll with
    the values of the columns PLACING that the statement gives. `needs` are further conditions whose flags it reads.
    With `together` all rows of a statement make one finding, about the roll: `message` gets the first of them, with
    all under "rows".
    """

    column: str
    statements: Callable[[Terms], Iterable[str]]
    message: Callable[[Terms, Row], Said]
    needs: Callable[[Terms], Mapping[str, str]] = lambda _terms: {}
    together: bool = False


ORDER = [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def of_unit(row: Row) -> str:
    """The body that a row is about, as a message names it: its own name, or that of the unit."""
    name = row.get("body") or row.get("unit") or ""
    return _("“{name}”").format(name=show(name, 80))


def printed_day(text: object) -> str:
    """A day of a clean roll as people write it; what is none as it is."""
    try:
        return print_date(date.fromisoformat(str(text)))
    except ValueError:
        return show(text, 40)


def listed(values: Iterable[str]) -> str:
    """Texts as a list of literals; only for words of this program, never for those of a file."""
    return ", ".join(f"'{value}'" for value in values)
