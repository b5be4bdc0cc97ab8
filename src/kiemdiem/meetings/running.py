"""A register looked at: every check, and what it finds as findings with a place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kiemdiem import discover
from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Related, Report
from kiemdiem.meetings import checks
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Check, Found
from kiemdiem.source import Source, Span


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of the folder checks/, in the order of the codes."""
    return tuple(sorted((module.find for module in discover.modules(checks)), key=lambda one: one.code))


def codes() -> list[Code]:
    """The codes of the checks."""
    return [Code(one.code, one.name, one.severity, one.explanation) for one in all_checks()]


def look(board: Board, register: Path, plan: Source, asked: Iterable[Check]) -> Report:
    """What the checks that are asked for find; `register` is the file of the board, `plan` that of its plan.

    Lines of the register are never shown: they may hold the names of people.
    """
    found = (_diagnostic(one, said, register, plan) for one in asked for said in one.look(board))
    return Report.of(found, dict.fromkeys((str(register), plan.name)))


def _diagnostic(check: Check, found: Found, register: Path, plan: Source) -> Diagnostic:
    severity = found.severity or check.severity
    related = tuple(Related(_span(line), message) for line, message in found.related)
    if isinstance(found.place, int):
        file = str(register)
        return Diagnostic(file, check.code, severity, _span(found.place), found.message, found.hint, related)
    span = plan.span(found.place.steps, key=found.place.key)
    return Diagnostic.at(plan, span, check.code, severity, found.message, found.hint, related=related)


def _span(line: int) -> Span:
    return Span(line, 1, line, 2)
