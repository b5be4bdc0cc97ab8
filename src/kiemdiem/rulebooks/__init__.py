"""The law by period, as data: levels, caps, forms, and the papers that come into force and are replaced.

Each `<id>.toml` is a rulebook; `papers.toml` lists the papers of the field. What no source confirms says so there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kiemdiem.terms import Basis, Scope

_FOLDER = Path(__file__).parent
_LAST = date(9999, 12, 31)


@dataclass(frozen=True)
class CapRule:
    """What a rulebook allows one class of subjects: at most `percent` of those rated `of` (the words of the text).

    `exception` is the higher percentage it allows, `scopes` the words for what the cap is counted inside, and `within`
    what that is in a plan and a roll; with `across_units` the comparable groups of several units are one. A cap that
    is not `confirmed` was not read in the text itself.
    """

    subject: str
    level: str
    percent: int
    basis: Basis
    of: str
    scopes: tuple[str, ...]
    source: str
    confirmed: bool
    within: tuple[Scope, ...] = ("group",)
    across_units: bool = False
    exception: int | None = None


@dataclass(frozen=True)
class HardRule:
    """A rule that no vote can set aside, which a roll is checked against: what it says and where (`source`, `article`).

    `values` are its numbers and conditions, such as `months` or `except_remedied`. A rule without an article, or not
    `confirmed`, was not read in the text itself.
    """

    id: str
    text: str
    source: str
    confirmed: bool
    article: str = ""
    values: tuple[tuple[str, int], ...] = ()

    def value(self, name: str) -> int:
        """One of its numbers; 0 where the rulebook gives none."""
        return dict(self.values).get(name, 0)


@dataclass(frozen=True)
class UnratedCase:
    """Who is not rated, and why: the words that a roll gives as the reason; reviewed all the same, or not."""

    id: str
    text: str
    reviewed: bool
    source: str
    confirmed: bool
    article: str = ""


@dataclass(frozen=True)
class KnownForm:
    """A form by its number, with its title where it was read."""

    number: str
    title: str = ""


@dataclass(frozen=True)
class Rulebook:
    """The rules of a period: first and last day of validity, levels (best first), caps, hard rules, unrated cases,
    known forms, and what its sources leave open.
    """

    id: str
    name: str
    first_day: date
    last_day: date
    papers: tuple[str, ...]
    levels: dict[str, str]
    caps: tuple[CapRule, ...]
    hard_rules: tuple[HardRule, ...]
    unrated: tuple[UnratedCase, ...]
    known_forms: tuple[KnownForm, ...]
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


@dataclass(frozen=True)
class Paper:
    """A paper of the field: number, date, the days on which it is in force, and what replaced it."""

    number: str
    issued: date
    title: str
    effective: date
    expires: date
    replaced_by: str | None


def names() -> list[str]:
    """The ids of the rulebooks there are, the oldest first."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != "papers")


@cache
def find(id_: str | None) -> Rulebook | None:
    """The rulebook with this id; None where there is none."""
    if id_ is None or id_ not in names():
        return None
    table = _read(id_)
    return Rulebook(
        id=id_,
        name=table["name"],
        first_day=table["first_day"],
        last_day=table.get("last_day", _LAST),
        papers=tuple(table["papers"]),
        levels=table["levels"],
        caps=tuple(_cap(entry) for entry in table["caps"]),
        hard_rules=tuple(_hard_rule(entry) for entry in table["hard_rules"]),
        unrated=tuple(UnratedCase(**entry) for entry in table["unrated"]),
        known_forms=tuple(KnownForm(**entry) for entry in table["forms"]),
        unconfirmed=tuple(table["unconfirmed"]),
    )


def valid_on(day: date) -> str | None:
    """The id of the rulebook in force on `day`; None before the first of them."""
    fitting = (id_ for id_ in names() if (book := find(id_)) and book.first_day <= day <= book.last_day)
    return next(fitting, None)


def paper(number: str, day: date) -> Paper | None:
    """What is known of the paper with this number and date; None where nothing is."""
    return next((known for known in _papers() if known.number == number and known.issued == day), None)


def form_number(name: str) -> str:
    """The number of a form in its name, in capitals without leading zeros: "Mẫu 09/HDDG" is "9", "mẫu 02A" is "2A".

    >>> form_number("Mẫu 02A-HD KĐ.ĐG")
    '2A'
    """
    match = re.search(r"\b0*([1-9][0-9]*[A-Za-z]?)\b", name)
    return match[1].upper() if match else ""


@cache
def _papers() -> tuple[Paper, ...]:
    found = []
    for entry in _read("papers")["papers"]:
        effective = entry.get("effective", entry["date"])
        found.append(
            Paper(
                entry["number"],
                entry["date"],
                entry["title"],
                effective,
                entry.get("expires", _LAST),
                entry.get("replaced_by"),
            )
        )
    return tuple(found)


def _cap(entry: dict[str, Any]) -> CapRule:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return CapRule(**values)


def _hard_rule(entry: dict[str, Any]) -> HardRule:
    values = tuple(sorted(entry.get("values", {}).items()))
    return HardRule(**{**entry, "values": values})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
