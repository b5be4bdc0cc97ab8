"""How documents speak: of the plan, of days, of bodies, in the words of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kiemdiem.drafting.frame import BLANK, in_sentence
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date
from kiemdiem.word.rich import Rich, Run

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>[^\]]+)\]", re.DOTALL)


def weekday(day: date) -> str:
    """The Vietnamese name of the weekday of `day`."""
    return _WEEKDAYS[day.weekday()]


def day_or_blank(day: date | None) -> str:
    """ "05/11/2022", or dots where nobody gives the day."""
    return print_date(day) if day else f"{BLANK}/{BLANK}/{BLANK}"


def counted(number: int) -> str:
    """A count in a sentence, one digit with a zero in front: "05", "12", "1.250"."""
    return f"{number:02,}".replace(",", ".")


def document_name(plan: Plan) -> str:
    """What the ruling paper is called in a sentence: "Kế hoạch"."""
    return capital_first(plan.document.type)


def subject(plan: Plan) -> str:
    """What the ruling paper is about, without marks and without a full stop."""
    return unmarked(plan.document.subject).rstrip(". ")


def about(text: str) -> str:
    """ "về" before a subject that does not begin with it."""
    return text if text.lower().startswith("về ") else f"về {text}"


def citation(plan: Plan) -> str:
    """The ruling paper by type, number, date, issuer and subject; dots where the plan has no number or date
    (HD 36-HD/VPTW, 1.6.1: the first citation in full).
    """
    document = plan.document
    issuer = in_sentence(plan.agency_name(document.issuer))
    number, day = document.number or BLANK, day_or_blank(document.date)
    return f"{document_name(plan)} số {number}, ngày {day} của {issuer} {about(subject(plan))}"


def short_citation(plan: Plan) -> str:
    """The ruling paper where it is cited again: type and number only (HD 36-HD/VPTW, 1.6.1)."""
    return f"{document_name(plan)} số {plan.document.number or BLANK}"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence, as Vietnamese lists them: "A, B và C"; with semicolons where a name has a comma."""
    every = list(names)
    if len(every) < 2:
        return "".join(every)
    if any("," in name for name in every):
        return "; ".join(every)
    return f"{', '.join(every[:-1])} và {every[-1]}"


def rich(text: str, notes: Mapping[str, int] | None = None) -> Rich:
    """`text` of a plan with its marks: `**bold**`, `*italic*`, `[^1]`; `notes` has the place of every
    footnote by id, from 0.

    A footnote that `notes` does not know is left out.
    """
    return Rich(tuple(_runs(text, notes or {})))


def _runs(text: str, notes: Mapping[str, int]) -> Iterator[Run]:
    at = 0
    for piece in _PIECE.finditer(text):
        if piece.start() > at:
            yield Run(text[at : piece.start()])
        at = piece.end()
        if piece["note"]:
            if piece["note"] in notes:
                yield Run("", note=notes[piece["note"]])
            continue
        for run in _runs(piece["bold"] or piece["italic"], notes):
            yield replace(run, bold=run.bold or bool(piece["bold"]), italic=run.italic or bool(piece["italic"]))
    if at < len(text):
        yield Run(text[at:])
