"""When on a day a meeting is: a half day, or from one time of day to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiemdiem.day_names import day_name
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

Half = Literal["morning", "afternoon"]

NOON = 12 * 60
NIGHT = 24 * 60

HALVES: dict[Half, tuple[int, int]] = {"morning": (0, NOON), "afternoon": (NOON, NIGHT)}
"""The half days in minutes from midnight; the evening is part of the afternoon."""

_NAMES: dict[str, Half] = {"morning": "morning", "sang": "morning", "afternoon": "afternoon", "chieu": "afternoon"}
_CLOCK = "([01]?[0-9]|2[0-3]):([0-5][0-9])"
_TIMES = re.compile(f"{_CLOCK}(?: *[-–] *{_CLOCK})?")


@dataclass(frozen=True, order=True)
class Session:
    """A stretch of a day in minutes from midnight, `end` not part of it; `text` is how a register writes it.

    A meeting of which only the start is known lasts until the end of its half day.
    """

    start: int
    end: int
    text: str

    def overlaps(self, other: Session) -> bool:
        """Whether the two have a minute in common."""
        return self.start < other.end and other.start < self.end

    @property
    def half(self) -> Half | None:
        """Which half day it is; None where the start is known to the minute."""
        return next((half for half in HALVES if half == self.text), None)

    @property
    def clocks(self) -> tuple[str, str]:
        """When it starts and ends, written 08:00; "" for what nobody has given."""
        start, _dash, end = ("", "", "") if self.half else self.text.partition("-")
        return start, end


def read_session(text: str) -> Session | None:
    """The session that `text` writes: morning, afternoon (sáng, chiều), 08:00 or 08:00-11:30; None for anything else.

    >>> read_session("8:00 - 11:30")
    Session(start=480, end=690, text='08:00-11:30')
    """
    if half := _NAMES.get(fold(text).removeprefix("buoi ")):
        return Session(*HALVES[half], half)
    match = _TIMES.fullmatch(text.strip())
    if match is None:
        return None
    start = _minutes(match[1], match[2])
    if match[3] is None:
        return Session(start, NOON if start < NOON else NIGHT, _clock(start))
    end = _minutes(match[3], match[4])
    return Session(start, end, f"{_clock(start)}-{_clock(end)}") if start < end else None


def session_name(session: Session) -> str:
    """A session in the language in use: "sáng", "08:00", "08:00–11:30"."""
    return half_name(session.half) if session.half else session.text.replace("-", "–")


def half_name(half: Half) -> str:
    """A half day in the language in use."""
    return {"morning": _("sáng"), "afternoon": _("chiều")}[half]


def when(day: date, session: Session) -> str:
    """Session and day in the language in use: "sáng thứ Sáu 25/11/2022"."""
    return f"{session_name(session)} {day_name(day)}"


def _minutes(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
