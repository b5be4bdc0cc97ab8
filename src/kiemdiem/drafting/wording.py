"""How documents speak: of the plan, of days, of bodies, in the words of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from kiemdiem import grid, language, terms
from kiemdiem.drafting.frame import BLANK, in_sentence, long_day
from kiemdiem.formats import Profile
from kiemdiem.plan import Footnote, Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date
from kiemdiem.word.rich import Rich, Run

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_BASIS = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở")
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


def citation(plan: Plan, profile: Profile) -> str:
    """The ruling paper by type, number, date, issuer and subject; dots where the plan has no number or date
    (HD 36-HD/VPTW, 1.6.1: the first citation in full).
    """
    return f"{ruling_paper(plan, profile)} {about(subject(plan))}"


def ruling_paper(plan: Plan, profile: Profile) -> str:
    """The ruling paper by type, number, date and issuer."""
    document = plan.document
    return paper(profile, document_name(plan), document.number, document.date, plan.agency_name(document.issuer))


def paper(profile: Profile, type_: str, number: str | None, day: date | None, issuer: str) -> str:
    """A paper by type, number, date and issuer: "Quyết định số 12-QĐ/TU, ngày 05/12/2022 của Ban Thường vụ Thị ủy".

    A state document has the date in words and no comma before it: "Quyết định số 12/QĐ-UBND ngày 05 tháng 12 năm
    2022 của ...", as the forms of NĐ 30/2020/NĐ-CP, Phụ lục III, print it.
    """
    issued = f" {long_day(day)}" if profile.bodies == "state" else f", ngày {day_or_blank(day)}"
    return f"{type_} số {number or BLANK}{issued} của {in_sentence(issuer)}"


def short_citation(plan: Plan) -> str:
    """The ruling paper where it is cited again: type and number only (HD 36-HD/VPTW, 1.6.1)."""
    return f"{document_name(plan)} số {plan.document.number or BLANK}"


def basis(text: str) -> str:
    """ "Căn cứ" before a paper that is given without such a word."""
    return capital_first(text) if text.lower().startswith(_BASIS) else f"Căn cứ {text}"


def ended(text: str) -> str:
    """`text` as a paragraph: with a full stop at its end, but after a colon, a question or the dots of a blank."""
    bare = text.rstrip(" .;,")
    return bare if bare.endswith((":", "!", "?", "…")) else f"{bare}."


def level(plan: Plan, id_: str | None) -> str:
    """A level of rating as the plan names it, else in its full words; dots where nobody gives one."""
    if not id_:
        return BLANK
    named = next((rating.name for rating in plan.ratings if rating.level == id_), "")
    with language.speaking("vi"):
        return named or terms.level_name(id_)


def share(part: int, whole: int) -> str:
    """`part` of `whole` in percent with a decimal comma; whole percents without decimals: "90,91%", "100%"."""
    with language.speaking("vi"):
        return grid.print_share(grid.Share(part, whole)).replace(",00%", "%")


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


def noted(plan: Plan, text: str) -> list[str]:
    """The footnotes of the plan that `text` points at, without marks and without a full stop."""
    found = (plan.find("footnote", piece["note"]) for piece in _PIECE.finditer(text) if piece["note"])
    return [unmarked(note.text).rstrip(". ") for note in found if isinstance(note, Footnote)]


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
