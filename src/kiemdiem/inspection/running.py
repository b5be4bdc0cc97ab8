"""A document looked at: the verdict of every check, and the findings for those who print findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kiemdiem import discover
from kiemdiem.diagnostic import Diagnostic, Severity
from kiemdiem.diagnostic import Verdict as Told
from kiemdiem.inspection import checks
from kiemdiem.inspection.checking import Check, NotRuled, Outcome, Seen, Verdict
from kiemdiem.inspection.model import Line, Paragraph
from kiemdiem.language import _
from kiemdiem.source import Span

_WORST = list(Verdict)


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of the folder checks/, in the order of the codes."""
    found = [one for module in discover.modules(checks) for one in vars(module).values() if isinstance(one, Check)]
    return tuple(sorted({one.code: one for one in found}.values(), key=lambda one: one.code))


@dataclass(frozen=True)
class Result:
    """The verdict of a check, and the outcomes it rests on."""

    check: Check
    verdict: Verdict
    outcomes: tuple[Outcome, ...]


def look(seen: Seen, asked: Iterable[Check]) -> Iterator[Result]:
    """The results of the checks that are asked for, in their order."""
    for one in asked:
        outcomes = tuple(_outcomes(seen, one))
        worst = min((outcome.verdict for outcome in outcomes), key=_WORST.index, default=Verdict.DOES_NOT_APPLY)
        yield Result(one, worst, outcomes)


def _outcomes(seen: Seen, one: Check) -> Iterator[Outcome]:
    if seen.profile.bodies not in one.bodies:
        yield Outcome(Verdict.DOES_NOT_APPLY, have=_("chỉ dùng cho loại văn bản khác"))
    elif one.official and not seen.components.official:
        yield Outcome(Verdict.DOES_NOT_APPLY, have=_("giấy tờ, biểu mẫu không có số và tên loại"))
    else:
        try:
            yield from one.look(seen)
        except NotRuled:
            yield Outcome(Verdict.DOES_NOT_APPLY, have=_("thể thức không quy định điều này"))


def findings(file: str, results: Sequence[Result]) -> Iterator[Diagnostic]:
    """What is wrong in a document, and what has to be in it and is not."""
    for result in results:
        for outcome in result.outcomes:
            if outcome.verdict is Verdict.FAIL or outcome.required:
                yield _diagnostic(file, result.check, outcome)


def told(file: str, results: Sequence[Result]) -> Iterator[Told]:
    """The verdict of every check, for those who print verdicts."""
    for result in results:
        said = next(one for one in result.outcomes if one.verdict is result.verdict) if result.outcomes else None
        yield Told(
            file, result.check.code, str(result.verdict),
            line=_span(said).line if said and said.place else 0,
            why=(_message(said) if said.what else said.have) if said else "",
            need=said.need if said else "", have=said.have if said else "",
            mend=said.mend if said else "", clause=said.clause if said else "",
        )  # fmt: skip


def _diagnostic(file: str, one: Check, outcome: Outcome) -> Diagnostic:
    hint = outcome.mend + (" (" + _("căn cứ: {clause}").format(clause=outcome.clause) + ")" if outcome.clause else "")
    severity: Severity = outcome.severity or one.severity
    return Diagnostic(file, one.code, severity, _span(outcome), _message(outcome), hint, line=_text(outcome))


def _message(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.NOT_FOUND:
        return _("{what}: không thấy").format(what=outcome.what)
    if outcome.verdict is Verdict.BY_HAND:
        return f"{outcome.what}: {outcome.have}"
    text = _("{what}: cần {need}; đang {have}").format(what=outcome.what, need=outcome.need, have=outcome.have)
    return text + (" " + _("({n} chỗ)").format(n=outcome.times) if outcome.times > 1 else "")


def _paragraph(place: Line | Paragraph) -> Paragraph:
    return place.paragraph if isinstance(place, Line) else place


def _text(outcome: Outcome) -> str:
    return _paragraph(outcome.place).text.replace("\n", " ") if outcome.place and not outcome.private else ""


def _span(outcome: Outcome) -> Span:
    """The place of an outcome: the number of the paragraph as the line, the words it is about as the columns."""
    if outcome.place is None:
        return Span(1, 1, 1, 1)
    paragraph = _paragraph(outcome.place)
    start = outcome.place.start if isinstance(outcome.place, Line) else 0
    length = sum(len(run.text) for run in outcome.place.runs)
    if outcome.words and (at := paragraph.text.find(outcome.words, start)) >= 0:
        start, length = at, len(outcome.words)
    return Span(paragraph.number, start + 1, paragraph.number, start + 1 + max(1, length))
