"""The papers of a plan seen from the new year: law that is over with what follows it, papers of the old campaign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem import rulebooks
from kiemdiem.plan import LegalBasis, Place, Plan
from kiemdiem.plan.citations import citations_in
from kiemdiem.vietnamese import printed_dates


@dataclass(frozen=True)
class Expired:
    """A legal basis that is over on `last_day`, and the paper in force after it where one is known."""

    place: Place
    paper: str
    last_day: date
    successor: str | None


@dataclass(frozen=True)
class OldPaper:
    """A paper of the old campaign: of its year, or written for another year (`written_for`)."""

    place: Place
    paper: str
    issued: date
    written_for: int | None


@dataclass(frozen=True)
class Book:
    """The rulebook the plan names and the one in force at the end of the campaign, None where there is none."""

    named: str | None
    valid: str | None


def end_of(plan: Plan) -> date:
    """The last day of the campaign: of its period, else of its year."""
    return plan.period.to if plan.period else date(plan.document.year, 12, 31)


def expired(plan: Plan) -> Iterator[Expired]:
    """Every legal basis that is over before the campaign of `plan` ends."""
    end = end_of(plan)
    for basis in plan.legal_bases:
        known = rulebooks.paper(basis.number, basis.date)
        last = basis.expires or (known.expires if known else None)
        if last and last < end:
            yield Expired(basis.at("number"), paper_name(basis), last, successor(known, end) if known else None)


def old_papers(plan: Plan, old: int) -> Iterator[OldPaper]:
    """Every legal basis of the campaign of the year `old`, or written for another year than that of `plan`; the
    standing law of the field that is still in force is not of a year.
    """
    year = plan.document.year
    for basis in plan.legal_bases:
        known = rulebooks.paper(basis.number, basis.date)
        other = basis.year is not None and basis.year != year
        if other or (basis.year is None and basis.date.year >= old and not known):
            yield OldPaper(basis.at("date"), paper_name(basis), basis.date, basis.year if other else None)


def book(plan: Plan) -> Book:
    """The rulebook that `plan` names beside the one in force at the end of its campaign."""
    return Book(plan.rulebook, rulebooks.valid_on(end_of(plan)))


def successor(paper: rulebooks.Paper, day: date) -> str | None:
    """The paper that takes the place of `paper` and is in force on `day`, over as many steps as needed."""
    name, seen = paper.replaced_by, {paper}
    while name:
        following = _named(name)
        if following is None or following in seen or following.expires >= day:
            break
        seen.add(following)
        name = following.replaced_by or name
    return name


def paper_name(basis: LegalBasis) -> str:
    """A legal basis as people cite it."""
    return f"{basis.type} số {basis.number}"


def _named(name: str) -> rulebooks.Paper | None:
    """The known paper that "Quy định 124-QĐ/TW ngày 04/10/2023" names."""
    cited = next(citations_in(Place(()), name), None)
    days = printed_dates(name)
    return rulebooks.paper(cited.number, days[0]) if cited and days else None
