"""What a format profile says: measures, faces of the components of a document, the words and marks it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Bodies = Literal["party", "state"]
Case = Literal["", "upper", "first-upper", "first-lower"]
Align = Literal["", "left", "center", "right", "both"]
Numbering = Literal["arabic", "roman"]

BODIES: tuple[Bodies, ...] = get_args(Bodies)
CASES: tuple[Case, ...] = get_args(Case)
ALIGNS: tuple[Align, ...] = get_args(Align)
NUMBERINGS: tuple[Numbering, ...] = get_args(Numbering)

MEASURES = {
    "page_width": "mm", "page_height": "mm", "top": "mm", "bottom": "mm", "left": "mm", "right": "mm",
    "page_number_top": "mm", "first_line": "mm", "gap": "pt", "line_exact": "pt", "line_multiple": "lines",
    "title_rule": "share", "issuer_rule": "share", "subject_rule": "share",
}  # fmt: skip
"""Every measure and its unit; a share is of the length of the text above the rule. A profile has those it rules."""

FACES = (
    "title", "motto", "superior", "issuer", "issuer_mark", "number", "date", "type", "subject", "subject_mark",
    "letter_subject", "basis", "body", "part", "part_name", "article", "authority", "capacity", "name", "to_label",
    "to", "recipients_label", "recipients", "draft", "urgency", "circulation", "contact", "page_number", "annex",
    "annex_title", "annex_reference",
)  # fmt: skip
"""Every component of a document that may have a face; a profile has those it rules."""

WORDS = (
    "title", "motto", "issuer_mark", "subject_mark", "number_label", "text_end", "basis_lead", "basis_separator",
    "basis_end", "to_label", "proposal_to_label", "to_separator", "to_end", "letter_subject", "recipients_label",
    "recipients_separator", "recipients_end", "same_as_above", "keep", "on_behalf", "for_head", "by_order", "acting",
    "draft", "annex", "ink",
)  # fmt: skip
"""Every word or mark that a profile may prescribe; one that a profile forbids or does not know is empty."""

RULES = (
    "mirrored", "landscape", "encoding", "foreign", "superior", "issuer_name", "number", "place", "date", "type",
    "headings", "signature_place", "capacities", "deputies", "name", "recipients", "citations", "abbreviations",
    "annexes",
)  # fmt: skip
"""Every rule that is no value: a profile has the clauses of those it lays down."""


@dataclass(frozen=True)
class Measure:
    """A length: at least `low`, at most `high` (None: no bound), as we print it, and the clause that says so.

    Where only some values are allowed (`only`), nothing between them is.
    """

    low: float
    high: float | None
    prints: float
    unit: str
    clause: str
    only: tuple[float, ...] = ()

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Whether `value` (in the unit of the measure) is allowed, give or take `tolerance`."""
        if self.only:
            return any(abs(value - one) <= tolerance for one in self.only)
        return value >= self.low - tolerance and (self.high is None or value <= self.high + tolerance)


@dataclass(frozen=True)
class Face:
    """How a component is set: its size in points from `low` to `high`, as we print it; None for what is not ruled.

    `case` is "upper" for capitals throughout, "first-upper" or "first-lower" for the first letter. `style` is the id
    of the style that the shipped templates set it in.
    """

    low: float | None
    high: float | None
    prints: float
    bold: bool | None
    italic: bool | None
    underline: bool | None
    case: Case
    align: Align
    style: str
    clause: str

    def allows_size(self, points: float) -> bool:
        """Whether the component may be set in this size."""
        return (self.low is None or points >= self.low) and (self.high is None or points <= self.high)


@dataclass(frozen=True)
class Word:
    """A word or mark that is printed exactly so, other forms that are accepted, and the clause."""

    text: str
    clause: str
    also: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The form we print, then the others."""
        return (self.text, *self.also)


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document by its name ("kế hoạch"), its symbols in a number, the first being ours, and the clause."""

    name: str
    symbols: tuple[str, ...]
    clause: str


@dataclass(frozen=True)
class Profile:
    """The format rules of Party or state documents from a day on. `sources` are the texts, `unread` what of them
    nobody here has read in the original. `templates` is the folder of its templates.
    """

    id: str
    name: str
    bodies: Bodies
    first_day: date
    last_day: date
    sources: tuple[str, ...]
    unread: tuple[str, ...]
    font: Word
    templates: str
    annex_numbering: Numbering
    annex_reference: bool
    annex_pages: bool
    measures: Mapping[str, Measure]
    faces: Mapping[str, Face]
    words: Mapping[str, Word]
    kinds: Mapping[str, DocumentKind]
    rules: Mapping[str, str]

    def measure(self, id_: str) -> Measure | None:
        """The measure with this id of `MEASURES`; None where the profile does not rule it."""
        return self.measures.get(id_)

    def face(self, id_: str) -> Face | None:
        """The face of this component of `FACES`; None where the profile does not rule it."""
        return self.faces.get(id_)

    def word(self, id_: str) -> str:
        """The word or mark with this id of `WORDS` as we print it; empty where the profile has none."""
        found = self.words.get(id_)
        return found.text if found else ""

    def clause(self, id_: str) -> str:
        """The clause that prescribes a word, a measure, a face, the font; empty where the profile has none."""
        if id_ == "font":
            return self.font.clause
        for table in (self.words, self.measures, self.faces):
            if found := table.get(id_):
                return str(found.clause)
        return ""

    def rule(self, id_: str) -> str:
        """The clause that lays down this rule of `RULES`; empty where the profile has no such rule."""
        return self.rules.get(id_, "")
