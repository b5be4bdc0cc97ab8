"""What a check of a document is: a function of what was seen, which says for every thing that it looked at how it is.

A check yields outcomes and nothing else: `passed`, `wrong` (need, have, how to mend), `not_found`, `by_hand`,
`exempt`. Its verdict is the worst of them; without an outcome it has looked at nothing, and does not apply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from kiemdiem.diagnostic import Severity
from kiemdiem.formats import Bodies, Face, Measure, Profile, Word
from kiemdiem.inspection.components import Components
from kiemdiem.inspection.model import Document, Line, Paragraph


class Verdict(StrEnum):
    """How a thing that was looked at is; in the order in which the worse covers the better."""

    FAIL = "fail"
    NOT_FOUND = "not-found"
    BY_HAND = "by-hand"
    PASS = "pass"
    DOES_NOT_APPLY = "does-not-apply"


class NotRuled(Exception):
    """A check asks for something that the profile does not rule: it does not apply."""


@dataclass(frozen=True)
class Seen:
    """What a check may know: the document, what was found in it, the profile it has to obey."""

    document: Document
    components: Components
    profile: Profile

    @property
    def draft(self) -> bool:
        """Whether the document calls itself a draft, or has no number or date yet: then blanks are allowed."""
        head = self.components.head
        blank = any(line and _unfilled(line.text) for line in (head.number, head.date))
        return head.draft is not None or blank

    @property
    def head_in_table(self) -> bool:
        """Whether the columns of the header are those of a table: else nobody can tell what stands in the middle."""
        return self.components.head.setting == "table"

    def measure(self, id_: str) -> Measure:
        """A measure of the profile; raises NotRuled where it has none."""
        return _ruled(self.profile.measure(id_))

    def face(self, id_: str) -> Face:
        """A face of the profile; raises NotRuled where it has none."""
        return _ruled(self.profile.face(id_))

    def word(self, id_: str) -> Word:
        """A word of the profile; raises NotRuled where it has none."""
        return _ruled(self.profile.words.get(id_) if self.profile.word(id_) else None)

    def clause(self, id_: str) -> str:
        """The clause of the profile for this measure, face or word, and the text it stands in."""
        return self.cite(self.profile.clause(id_))

    def rule(self, id_: str) -> str:
        """The clause of the profile that lays down this rule, and the text it stands in."""
        return self.cite(self.profile.rule(id_))

    def cite(self, clause: str) -> str:
        """A clause with the text it stands in, where it does not say that itself."""
        return f"{clause}, {self.source}" if clause and not _names_a_text(clause) else clause or self.source

    @property
    def source(self) -> str:
        """The text of law that the profile follows: "Hướng dẫn 36-HD/VPTW"."""
        return next(iter(self.profile.sources), self.profile.name).partition(" ngày ")[0]


@dataclass(frozen=True)
class Outcome:
    """How one thing is. `need` and `have` are what it has to be and what it is, `mend` is how to put it right, all in
    the user's language; `clause` is why. `place` is where, `words` what to mark there. `required` is for what must be
    in every document: not found, it is reported like a fail. The text of a `private` place is not printed.
    """

    verdict: Verdict
    what: str = ""
    need: str = ""
    have: str = ""
    mend: str = ""
    clause: str = ""
    place: Line | Paragraph | None = None
    words: str = ""
    severity: Severity | None = None
    required: bool = False
    times: int = 1
    private: bool = False


_Ruled = TypeVar("_Ruled")

Look = Callable[[Seen], Iterator[Outcome]]


@dataclass(frozen=True)
class Check:
    """A check: its code, the name of the bad thing, how bad it is, its explanation, the numbers of the lists of checks
    it stands for ("P02", "S02"), whose documents it is for, whether for official documents only.
    """

    code: str
    name: str
    severity: Severity
    explanation: str
    items: tuple[str, ...]
    bodies: tuple[Bodies, ...]
    official: bool
    look: Look


def check(code: str, name: str, severity: Severity, *items: str, official: bool = True) -> Callable[[Look], Check]:
    """Makes a check of a function; its docstring explains it. `items` beginning with P are for documents of the Party,
    with S for those of the state; with `official` working papers and forms are not asked.
    """
    sides: dict[str, Bodies] = {"P": "party", "S": "state"}
    bodies = tuple(side for letter, side in sides.items() if any(item.startswith(letter) for item in items))

    def make(look: Look) -> Check:
        return Check(code, name, severity, _prose(look.__doc__ or ""), items, bodies, official, look)

    return make


def passed(place: Line | Paragraph | None = None) -> Outcome:
    """It is as it has to be."""
    return Outcome(Verdict.PASS, place=place)


def wrong(
    what: str,
    need: str,
    have: str,
    mend: str,
    clause: str,
    place: Line | Paragraph | None = None,
    *,
    words: str = "",
    severity: Severity | None = None,
    times: int = 1,
) -> Outcome:
    """It is not as it has to be; `times` counts the places of which this is the first."""
    return Outcome(Verdict.FAIL, what, need, have, mend, clause, place, words, severity, times=times)


def not_found(what: str, mend: str = "", clause: str = "", *, severity: Severity | None = None) -> Outcome:
    """It is not there; with `mend` it has to be, and that it is not is reported."""
    return Outcome(Verdict.NOT_FOUND, what, mend=mend, clause=clause, severity=severity, required=bool(mend))


def by_hand(what: str, why: str, place: Line | Paragraph | None = None) -> Outcome:
    """A person has to look."""
    return Outcome(Verdict.BY_HAND, what, have=why, place=place)


def exempt(why: str) -> Outcome:
    """There is nothing of the kind that the rule is about."""
    return Outcome(Verdict.DOES_NOT_APPLY, have=why)


def first_of(outcomes: list[Outcome]) -> Iterator[Outcome]:
    """Of faults of one kind the first, which says how many there are; of what is right one."""
    faults: dict[tuple[str, str], list[Outcome]] = {}
    others: dict[Verdict, Outcome] = {}
    for one in outcomes:
        if one.verdict is Verdict.FAIL:
            faults.setdefault((one.what, one.need), []).append(one)
        else:
            others.setdefault(one.verdict, one)
    for equal in faults.values():
        yield replace(equal[0], times=len(equal))
    yield from others.values()


def _ruled(found: _Ruled | None) -> _Ruled:
    if found is None:
        raise NotRuled
    return found


def _unfilled(text: str) -> bool:
    return "…" in text or "..." in text or "  " in text


def _names_a_text(clause: str) -> bool:
    """Whether a clause says itself in which text it stands."""
    return any(word in clause for word in ("Hướng dẫn", "Nghị định", "Quy định"))


def _prose(doc: str) -> str:
    """A docstring without the indent of the code."""
    return "\n".join(line.strip() for line in doc.strip().splitlines()) + "\n"
