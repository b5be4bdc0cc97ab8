"""Rules and how they are run: a rule names places in the plan, the run turns them into lines and columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kiemdiem import rulebooks
from kiemdiem.calendar import Calendar
from kiemdiem.diagnostic import Diagnostic, Edit, Related, Severity
from kiemdiem.ignores import Ignores
from kiemdiem.language import current
from kiemdiem.load import load
from kiemdiem.plan import Place, Plan
from kiemdiem.rulebooks import Rulebook
from kiemdiem.source import Source, Span


class Finding(NamedTuple):
    """Something wrong at a place of the plan: what, what to write instead, and the other places it is about.

    A finding about the text of the file itself stands at a span. `fix` is a change that is safe to make.
    """

    place: Place | Span
    message: str
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None
    fix: tuple[Edit, ...] = ()


class Limits(NamedTuple):
    """The thresholds a project may set: working days from issue to the first deadline, tasks of a body in one week."""

    days_to_first_deadline: int = 10
    tasks_in_a_week: int = 4


class Law(NamedTuple):
    """What a rule may know beside the plan: the working calendar, the day on which it is asked, the rulebook that the
    plan names, the thresholds, and the text of the file.
    """

    calendar: Calendar
    today: date
    rulebook: Rulebook | None
    limits: Limits
    source: Source


Check = Callable[[Plan, Law], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule: its code, the name of the bad thing, how bad it is, its explanation, and how it looks for it.

    A rule `of_text` looks at the text of the file (`Law.source`), all others only at what the plan says.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    check: Check
    of_text: bool = False


def rule(code: str, name: str, severity: Severity, *, of_text: bool = False) -> Callable[[Check], Rule]:
    """Makes a rule of a check; the docstring of its module explains it."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, str(check.__globals__.get("__doc__") or ""), check, of_text)

    return make


class _Asked(NamedTuple):
    """A plan, and what the rules found in it."""

    question: tuple[object, ...]
    plan: Plan
    found: list[tuple[Rule, Finding]]


_latest: list[_Asked] = []


def run(
    source: Source,
    rules: Iterable[Rule],
    today: date,
    *,
    limits: Limits | None = None,
    heed_ignores: bool = True,
    known: Collection[str] = (),
) -> list[Diagnostic]:
    """Every finding of `rules` in the plan that `source` holds; those of the schema where it holds none.

    With `heed_ignores`, findings that an ignore comment covers carry its reason. `known` are the codes of all rules
    there are, so that a comment with another code is seen.
    """
    ran = tuple(rules)
    asked = _ask(source, ran, today, limits or Limits())
    if not isinstance(asked, _Asked):
        return list(asked)
    law = _law(asked.plan, source, today, limits or Limits())
    of_text = [(rule, finding) for rule in ran if rule.of_text for finding in rule.check(asked.plan, law)]
    found = [_resolve(finding, rule, source) for rule, finding in (*asked.found, *of_text)]
    ignores = Ignores(source, known)
    if not heed_ignores:
        return [diagnostic for diagnostic, _lines in found] + ignores.complaints
    heeded = [ignores.heed(diagnostic, lines) for diagnostic, lines in found]
    return heeded + ignores.complaints + ignores.unused({rule.code for rule in ran})


def _ask(source: Source, rules: tuple[Rule, ...], today: date, limits: Limits) -> _Asked | tuple[Diagnostic, ...]:
    """The plan with the findings of all rules but those of the text; why it is none.

    A folder often holds copies of a plan, with other comments and another layout: a plan that says the same as the one
    before it is not asked again.
    """
    question = (repr(source.data), rules, today, limits, current())
    if not (_latest and _latest[0].question == question):
        plan = load(source)
        if not isinstance(plan, Plan):
            return plan
        law = _law(plan, source, today, limits)
        found = [(rule, finding) for rule in rules if not rule.of_text for finding in rule.check(plan, law)]
        _latest[:] = [_Asked(question, plan, found)]
    return _latest[0]


def _law(plan: Plan, source: Source, today: date, limits: Limits) -> Law:
    return Law(Calendar.of(plan.calendar), today, rulebooks.find(plan.rulebook), limits, source)


def _resolve(finding: Finding, rule: Rule, source: Source) -> tuple[Diagnostic, set[int]]:
    """The finding with its place, and the lines on which an ignore comment may speak of it."""
    span, lines = _span(finding.place, source)
    related = tuple(Related(source.first_line(_span(place, source)[0]), message) for place, message in finding.related)
    severity = finding.severity or rule.severity
    diagnostic = Diagnostic.at(
        source, span, rule.code, severity, finding.message, finding.hint, related=related, fix=finding.fix
    )
    return diagnostic, lines


def _span(place: Place | Span, source: Source) -> tuple[Span, set[int]]:
    if isinstance(place, Span):
        return place, {place.line, source.opening_line(place)}
    whole = source.span(place.steps, key=place.key)
    span = source.find(place.steps, place.words, place.nth) if place.words else whole
    return span, {whole.line, span.line}
