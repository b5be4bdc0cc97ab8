"""The components of an official document, as they were found in one: lines of the header, body, signature, annexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiemdiem.inspection.model import DrawnLine, Line, Paragraph

Setting = Literal["table", "tabs", "plain"]
"""How two columns were made: by a table, by tabs or blanks, or not at all."""


@dataclass(frozen=True)
class Head:
    """The header block: who issues, under which number, where and when. `issuer` and `subject_lines` may take several
    lines. `letter_subject` is the subject of an official letter (công văn), under its number.
    """

    title: Line | None = None
    motto: Line | None = None
    superiors: tuple[Line, ...] = ()
    issuer: tuple[Line, ...] = ()
    mark: Line | None = None
    number: Line | None = None
    date: Line | None = None
    letter_subject: tuple[Line, ...] = ()
    draft: Line | None = None
    urgency: Line | None = None
    secrecy: Line | None = None
    circulation: Line | None = None
    title_rules: tuple[DrawnLine, ...] = ()
    issuer_rules: tuple[DrawnLine, ...] = ()
    setting: Setting = "plain"
    last: int = 0
    """The number of its last paragraph."""


@dataclass(frozen=True)
class Heading:
    """Type, author line, subject and the mark under it; `kind` is the name of the kind of document, "" if unknown."""

    type: Line | None = None
    kind: str = ""
    author: tuple[Line, ...] = ()
    subject: tuple[Line, ...] = ()
    mark: Line | None = None
    rules: tuple[DrawnLine, ...] = ()
    to_label: Line | None = None
    to: tuple[Line, ...] = ()
    last: int = 0


@dataclass(frozen=True)
class Signature:
    """Who signs: lines like "T/M BAN THƯỜNG VỤ", those of the capacity, the name."""

    authorities: tuple[Line, ...] = ()
    capacities: tuple[Line, ...] = ()
    name: Line | None = None


@dataclass(frozen=True)
class Closing:
    """The end of a document: signatures, and Nơi nhận with its label and lines. `first` and `last` are numbers of
    paragraphs, 0 where there is no end to be seen.
    """

    signatures: tuple[Signature, ...] = ()
    label: Line | None = None
    recipients: tuple[Line, ...] = ()
    circulation: Line | None = None
    setting: Setting = "plain"
    first: int = 0
    last: int = 0


@dataclass(frozen=True)
class Annex:
    """An annex: the line "Phụ lục N", its title, the reference to the document, all its paragraphs."""

    label: Line
    title: tuple[Line, ...]
    reference: Line | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Components:
    """What was found in a document. `bases` are the paragraphs of căn cứ, `body` those of the text, without tables.

    `official` is whether it is an official document; working papers and forms have no number and another name.
    """

    head: Head
    heading: Heading
    bases: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    closing: Closing
    annexes: tuple[Annex, ...]
    official: bool

    @property
    def text(self) -> tuple[Paragraph, ...]:
        """The paragraphs of căn cứ and those of the text."""
        return (*self.bases, *self.body)

    @property
    def is_letter(self) -> bool:
        """Whether it is an official letter (công văn), which has no type."""
        return self.heading.kind == "công văn"
