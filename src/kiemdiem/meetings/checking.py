"""What a check of a register is: a function of the board that says what is wrong, and on which line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiemdiem.diagnostic import Severity
from kiemdiem.meetings.board import Board
from kiemdiem.plan import Place


@dataclass(frozen=True)
class Found:
    """Something wrong at a line of the register, or at a place of the plan: what, what to do, and the other lines of
    the register that it is about. `severity` is that of the check where nothing else is said.
    """

    place: int | Place
    message: str
    hint: str = ""
    related: tuple[tuple[int, str], ...] = ()
    severity: Severity | None = None


Look = Callable[[Board], Iterator[Found]]


@dataclass(frozen=True)
class Check:
    """A check: its code, the name of the bad thing, how bad it is, its explanation, and how it looks for it."""

    code: str
    name: str
    severity: Severity
    explanation: str
    look: Look


def check(code: str, name: str, severity: Severity) -> Callable[[Look], Check]:
    """Makes a check of a function; the docstring of its module explains it."""

    def make(look: Look) -> Check:
        return Check(code, name, severity, str(look.__globals__.get("__doc__") or ""), look)

    return make
