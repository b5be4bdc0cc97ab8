"""A finding with its place in a file, and the report of a run."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from kiemdiem.source import Source, Span


class Severity(StrEnum):
    """How bad a finding is: an error fails the check, a warning fails it under --strict, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Related(NamedTuple):
    """Another place that a finding is about, and what is there."""

    span: Span
    message: str


class Edit(NamedTuple):
    """A safe change of a file: `text` in place of what stands at `span`."""

    span: Span
    text: str


class Diagnostic(NamedTuple):
    """What is wrong (`message`), where (`file`, `span`), what to do (`hint`), and whether somebody has noted it.

    `line` is the text of the line it stands on, `fix` what mends it without changing what the plan says. `reason` is
    the text of the ignore comment; None for a finding that nobody has noted. A finding may stand for many that are
    only counted.
    """

    file: str
    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    line: str = ""
    fix: tuple[Edit, ...] = ()
    reason: str | None = None
    stands_for: int = 1

    @classmethod
    def at(
        cls,
        source: Source,
        span: Span,
        code: str,
        severity: Severity,
        message: str,
        hint: str = "",
        *,
        related: tuple[Related, ...] = (),
        fix: tuple[Edit, ...] = (),
    ) -> Diagnostic:
        """A finding in `source`; its span is cut to its first line, so that a caret can stand under it."""
        place = source.first_line(span)
        return cls(source.name, code, severity, place, message, hint, related, source.line(place.line), fix)

    @property
    def ignored(self) -> bool:
        """Whether an ignore comment covers this finding."""
        return self.reason is not None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says of a file: `verdict` is pass, fail, not-found, by-hand or does-not-apply, `why` says it in a
    sentence, `line` is where, 0 for nowhere. `need`, `have`, `mend` and `clause` are for programs.
    """

    file: str
    code: str
    verdict: str
    line: int = 0
    why: str = ""
    need: str = ""
    have: str = ""
    mend: str = ""
    clause: str = ""


class Unread(NamedTuple):
    """Why a file could not be read, and what to do about it."""

    message: str
    hint: str


@dataclass(frozen=True)
class Report:
    """The findings of a run, sorted by file and place, the names of the files, and why some could not be read.

    `noted` counts the findings that somebody has noted; they need not be among `diagnostics`. Where checks say of every
    file how it is, `verdicts` has that.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    unread: tuple[Unread, ...] = ()
    noted: int = 0
    verdicts: tuple[Verdict, ...] = ()

    @classmethod
    def of(
        cls,
        diagnostics: Iterable[Diagnostic],
        files: Iterable[str],
        unread: Iterable[Unread] = (),
        *,
        dropped: int = 0,
        verdicts: Iterable[Verdict] = (),
    ) -> Report:
        """The report of `diagnostics`, put in order; `dropped` noted findings are not among them."""
        found = sorted(diagnostics, key=lambda d: (d.file, d.span, d.code, d.message))
        noted = dropped + sum(diagnostic.ignored for diagnostic in found)
        return cls(tuple(found), tuple(sorted(files)), tuple(unread), noted, tuple(verdicts))

    @cached_property
    def active(self) -> tuple[Diagnostic, ...]:
        """The findings that nobody has noted."""
        return tuple(d for d in self.diagnostics if not d.ignored)

    def summary(self) -> dict[str, int]:
        """How many errors, warnings and notes there are, and how many findings are ignored."""
        counts: Counter[Severity] = Counter()
        for diagnostic in self.active:
            counts[diagnostic.severity] += diagnostic.stands_for
        return {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
            "ignored": self.noted,
        }

    def fails(self, *, strict: bool = False) -> bool:
        """Whether the check fails: on an error, and under `strict` on a warning too."""
        summary = self.summary()
        return summary["errors"] > 0 or (strict and summary["warnings"] > 0)


def address(file: str) -> str:
    """The name of a file as servers take it, the same on every system: with slashes."""
    return PurePath(file).as_posix()


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """For every finding a mark that stays the same while the finding stays on its line's text, wherever that moves."""
    seen: Counter[str] = Counter()
    marks = []
    for diagnostic in diagnostics:
        key = "\0".join((address(diagnostic.file), diagnostic.code, diagnostic.line.strip(), diagnostic.message))
        seen[key] += 1
        marks.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogateescape")).hexdigest())
    return marks
