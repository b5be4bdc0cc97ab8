"""What a rulebook holds: levels, caps, hard rules, unrated cases, forms, awards, and where each stands in the law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kiemdiem.terms import Basis, Level, Scope


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """A statement of a rulebook: the papers it is from (`source`), and the very place in them (`article`).

    What is not `confirmed` was not read in the text itself; without an article nobody has seen where it stands.
    """

    source: str
    confirmed: bool
    article: str = ""

    @property
    def place(self) -> str:
        """The article, else the papers."""
        return self.article or self.source


@dataclass(frozen=True, kw_only=True)
class CapRule(Sourced):
    """What a rulebook allows one class of subjects: at most `percent` of those rated `of` (the words of the text).

    `exception` is the higher percentage it allows, and `condition` for whom; a condition without a percentage leaves it
    to the competent level. `scopes` are the words for what the cap is counted inside, and `within` what that is in a
    plan and a roll; with `across_units` the comparable groups of several units are one. Where the text gives no number
    but that of another class, `follows` names this class.
    """

    subject: str
    level: Level
    percent: int
    basis: Basis
    of: str
    scopes: tuple[str, ...]
    within: tuple[Scope, ...] = ("group",)
    across_units: bool = False
    exception: int | None = None
    condition: str = ""
    follows: str = ""


@dataclass(frozen=True, kw_only=True)
class HardRule(Sourced):
    """A rule that no vote can set aside, which a roll is checked against.

    `values` are its numbers and conditions: `months`, `reviewed` (0: not even reviewed), `from_rank` of the discipline
    (1 khiển trách, 2 cảnh cáo, 3 cách chức, 4 khai trừ), `except_remedied`, `duty_only` (only for a fault on duty),
    percentages `satisfactory` and `good`, `month` and `day`.
    """

    id: str
    text: str
    values: tuple[tuple[str, int], ...] = ()

    def value(self, name: str) -> int:
        """One of its numbers; 0 where the rulebook gives none."""
        return dict(self.values).get(name, 0)


@dataclass(frozen=True, kw_only=True)
class UnratedCase(Sourced):
    """Who is not rated, and why: the words that a roll gives as the reason; reviewed all the same, or not."""

    id: str
    text: str
    reviewed: bool


@dataclass(frozen=True, kw_only=True)
class AwardName(Sourced):
    """What a commendation drawn from the excellent is called."""

    name: str


class KnownForm(NamedTuple):
    """A form by its number, with its title and its name as printed where they were read."""

    number: str
    title: str = ""
    printed: str = ""

    @property
    def name(self) -> str:
        """How people ask for it: "Mẫu 02-HD KĐ.ĐG 2019", else by its number, "Mẫu 02"."""
        return self.printed or f"Mẫu {self.number.zfill(2)}"


@dataclass(frozen=True)
class Rulebook:
    """The rules of a period: first and last day of validity, levels (best first) and the points each begins with,
    caps, hard rules, unrated cases, known forms, names of awards, and what its sources leave open.
    """

    id: str
    name: str
    first_day: date
    last_day: date
    papers: tuple[str, ...]
    levels: dict[str, str]
    points: dict[str, int]
    caps: tuple[CapRule, ...]
    hard_rules: tuple[HardRule, ...]
    unrated: tuple[UnratedCase, ...]
    known_forms: tuple[KnownForm, ...]
    awards: tuple[AwardName, ...]
    unconfirmed: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The numbers of the known forms."""
        return tuple(form.number for form in self.known_forms)

    def hard_rule(self, id_: str) -> HardRule | None:
        """The hard rule of this id; None where the texts of the period have none."""
        return next((rule for rule in self.hard_rules if rule.id == id_), None)

    def cap(self, subject: str) -> CapRule | None:
        """The cap for a class of subjects (organisation, member, collective, leader, official)."""
        return next((cap for cap in self.caps if cap.subject == subject), None)


def form_number(name: str) -> str:
    """The number of a form in its name, in capitals without leading zeros: "Mẫu 09/HDDG" is "9", "mẫu 02A" is "2A".

    >>> form_number("Mẫu 02A-HD KĐ.ĐG")
    '2A'
    """
    match = re.search(r"\b0*([1-9][0-9]*[A-Za-z]?)\b", name)
    return match[1].upper() if match else ""
