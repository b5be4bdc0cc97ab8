"""Rules and how they are run: a rule names places in the plan, the run turns them into lines and columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.diagnostic import Diagnostic, Related, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.load import first_line, load
from kiemdiem.plan import Place, Plan
from kiemdiem.source import Comment, Source, Span

_IGNORE = re.compile(r"kiemdiem:\s*ignore\s*(?:\[([^\]]*)\])?\s*(.*)")
_CODE = re.compile(r"KD[0-9]{3}")


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place of the plan: what, what to write instead, and the other places it is about."""

    place: Place
    message: str
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True)
class Law:
    """What a rule may know beside the plan: the working calendar, and the day on which it is asked."""

    calendar: Calendar
    today: date


Check = Callable[[Plan, Law], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: its code, the name of the bad thing, how bad it is, its explanation, and how it looks for it."""

    code: str
    name: str
    severity: Severity
    explanation: str
    check: Check


def rule(code: str, name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Makes a rule of a check; the docstring of its module explains it."""

    def make(check: Check) -> Rule:
        return Rule(code, name, severity, str(check.__globals__.get("__doc__") or ""), check)

    return make


@dataclass(frozen=True)
class Ignore:
    """An ignore comment: the codes it names, why, the line whose findings it covers, and where it stands."""

    codes: tuple[str, ...]
    reason: str
    covers: int
    span: Span


def run(source: Source, rules: Iterable[Rule], today: date, *, heed_ignores: bool = True) -> list[Diagnostic]:
    """Every finding of `rules` in the plan that `source` holds; those of the schema where it holds none.

    With `heed_ignores`, findings that an ignore comment covers carry its reason.
    """
    plan = load(source)
    if not isinstance(plan, Plan):
        return list(plan)
    ran = list(rules)
    law = Law(Calendar.of(plan.calendar), today)
    found = [_resolve(finding, rule, source) for rule in ran for finding in rule.check(plan, law)]
    ignores, complaints = _ignores(source)
    if heed_ignores:
        found = [_heed(diagnostic, ignores) for diagnostic in found]
        complaints += _unused(ignores, found, source, {rule.code for rule in ran})
    return found + complaints


def _resolve(finding: Finding, rule: Rule, source: Source) -> Diagnostic:
    def span(place: Place) -> Span:
        return first_line(source.span(place.steps, key=place.key), source)

    related = tuple(Related(span(place), message) for place, message in finding.related)
    severity = finding.severity or rule.severity
    return Diagnostic(source.name, rule.code, severity, span(finding.place), finding.message, finding.hint, related)


def _heed(diagnostic: Diagnostic, ignores: list[Ignore]) -> Diagnostic:
    for ignore in ignores:
        if ignore.covers == diagnostic.span.line and diagnostic.code in ignore.codes:
            return replace(diagnostic, reason=ignore.reason)
    return diagnostic


def _ignores(source: Source) -> tuple[list[Ignore], list[Diagnostic]]:
    """The ignore comments of a file, and what is wrong with them."""
    ignores, complaints = [], []
    for comment in source.comments() if "kiemdiem:" in source.text else ():
        if not (match := _IGNORE.search(comment.text)):
            continue
        codes = tuple(code.strip() for code in (match[1] or "").split(",") if code.strip())
        end = len(source.line(comment.line)) + 1
        span = Span(comment.line, comment.column, comment.line, end)
        unknown = [code for code in codes if not _CODE.fullmatch(code)]
        if not codes or unknown:
            complaints.append(_complaint("KD010", source, span, _("Chú thích bỏ qua phải nêu mã, ví dụ ignore[KD201]")))
        elif not match[2]:
            complaints.append(_complaint("KD010", source, span, _("Chú thích bỏ qua phải nêu lý do")))
        else:
            ignores.append(Ignore(codes, match[2].strip(), _covered(comment, source), span))
    return ignores, complaints


def _covered(comment: Comment, source: Source) -> int:
    """The line an ignore comment covers: its own, or the next with something on it if it stands alone."""
    if not comment.alone:
        return comment.line
    number = comment.line + 1
    while number < len(source.lines) and (not source.line(number).strip() or source.line(number).strip()[0] == "#"):
        number += 1
    return number


def _unused(ignores: list[Ignore], found: list[Diagnostic], source: Source, ran: set[str]) -> list[Diagnostic]:
    """The ignore comments that cover nothing; those of rules that did not run are not asked about."""
    seen = {(diagnostic.span.line, diagnostic.code) for diagnostic in found}
    complaints = []
    for ignore in ignores:
        for code in ignore.codes:
            if code in ran and (ignore.covers, code) not in seen:
                message = _("Chú thích bỏ qua {code} không còn cần: ở đây không có lỗi đó").format(code=show(code))
                complaints.append(_complaint("KD011", source, ignore.span, message, Severity.WARNING))
    return complaints


def _complaint(code: str, source: Source, span: Span, message: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    hint = (
        _("Xóa mã đó khỏi chú thích")
        if code == "KD011"
        else _("Viết: # kiemdiem: ignore[KD201] lý do vì sao để nguyên")
    )
    return Diagnostic(source.name, code, severity, span, message, hint)
