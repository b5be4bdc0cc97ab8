"""Rules and how they are run: a rule names places in the plan, the run turns them into lines and columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem import rulebooks
from kiemdiem.calendar import Calendar
from kiemdiem.diagnostic import Diagnostic, Edit, Related, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.load import load
from kiemdiem.plan import Place, Plan
from kiemdiem.rulebooks import Rulebook
from kiemdiem.source import Comment, Source, Span

_IGNORE = re.compile(r"kiemdiem:\s*ignore\s*(?:\[([^\]]*)\])?\s*(.*)")
_CODE = re.compile(r"KD[0-9]{3}")


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place of the plan: what, what to write instead, and the other places it is about.

    A finding about the text of the file itself stands at a span. `fix` is a change that is safe to make.
    """

    place: Place | Span
    message: str
    hint: str = ""
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None
    fix: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Limits:
    """The thresholds a project may set: working days from issue to the first deadline, tasks of a body in one week."""

    days_to_first_deadline: int = 10
    tasks_in_a_week: int = 4


@dataclass(frozen=True)
class Law:
    """What a rule may know beside the plan: the working calendar, the day on which it is asked, the rulebook that the
    plan names, the thresholds, and the text of the file.
    """

    calendar: Calendar
    today: date
    rulebook: Rulebook | None
    limits: Limits
    source: Source


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


def run(
    source: Source,
    rules: Iterable[Rule],
    today: date,
    *,
    limits: Limits | None = None,
    heed_ignores: bool = True,
) -> list[Diagnostic]:
    """Every finding of `rules` in the plan that `source` holds; those of the schema where it holds none.

    With `heed_ignores`, findings that an ignore comment covers carry its reason.
    """
    plan = load(source)
    if not isinstance(plan, Plan):
        return list(plan)
    ran = list(rules)
    law = Law(Calendar.of(plan.calendar), today, rulebooks.find(plan.rulebook), limits or Limits(), source)
    found = [_resolve(finding, rule, source) for rule in ran for finding in rule.check(plan, law)]
    ignores, complaints = _ignores(source)
    covering: dict[int, list[Ignore]] = {}
    for ignore in ignores:
        covering.setdefault(ignore.covers, []).append(ignore)
    used: set[tuple[Ignore, str]] = set()
    diagnostics = []
    for diagnostic, lines in found:
        near = [ignore for line in sorted(lines) for ignore in covering.get(line, ())]
        diagnostics.append(_heed(diagnostic, near, used, noting=heed_ignores))
    if heed_ignores:
        complaints += _unused(ignores, used, source, {rule.code for rule in ran})
    return diagnostics + complaints


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
    span = source.find(place.steps, place.words) if place.words else whole
    return span, {whole.line, span.line}


def _heed(diagnostic: Diagnostic, ignores: list[Ignore], used: set[tuple[Ignore, str]], *, noting: bool) -> Diagnostic:
    for ignore in ignores:
        if diagnostic.code in ignore.codes:
            used.add((ignore, diagnostic.code))
            return replace(diagnostic, reason=ignore.reason) if noting else diagnostic
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


def _unused(ignores: list[Ignore], used: set[tuple[Ignore, str]], source: Source, ran: set[str]) -> list[Diagnostic]:
    """The ignore comments that cover nothing; those of rules that did not run are not asked about."""
    complaints = []
    for ignore in ignores:
        needed = [code for code in ignore.codes if (ignore, code) in used or code not in ran]
        for code in ignore.codes:
            if code not in needed:
                message = _("Chú thích bỏ qua {code} không còn cần: ở đây không có lỗi đó").format(code=show(code))
                fix = _without(ignore, needed, source)
                complaints.append(_complaint("KD011", source, ignore.span, message, Severity.WARNING, fix))
    return complaints


def _without(ignore: Ignore, needed: list[str], source: Source) -> tuple[Edit, ...]:
    """The change that takes the codes not `needed` out of a comment, or all of it where none is left; words of a
    comment before `kiemdiem:` stay.
    """
    span = ignore.span
    line = source.line(span.line)
    match = _IGNORE.search(line, span.column - 1)
    assert match is not None
    if needed:
        start, end = (place + 1 for place in match.span(1))
        return (Edit(Span(span.line, start, span.line, end), ", ".join(dict.fromkeys(needed))),)
    before = line[: match.start()].rstrip()
    kept = before if before[span.column :].strip() else before[: span.column - 1].rstrip()
    if kept:
        return (Edit(Span(span.line, len(kept) + 1, span.line, span.end_column), ""),)
    return (Edit(Span(span.line, 1, span.line + 1, 1), ""),)


def _complaint(
    code: str,
    source: Source,
    span: Span,
    message: str,
    severity: Severity = Severity.ERROR,
    fix: tuple[Edit, ...] = (),
) -> Diagnostic:
    hint = (
        _("Xóa mã đó khỏi chú thích")
        if code == "KD011"
        else _("Viết: # kiemdiem: ignore[KD201] lý do vì sao để nguyên")
    )
    return Diagnostic.at(source, span, code, severity, message, hint, fix=fix)
