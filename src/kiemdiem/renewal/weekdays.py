"""The name of a weekday beside a date in a Vietnamese text, when the date moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiemdiem.source.respelling import Swap

_NAMES = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "nhật")
_NAME = r"(?P<lead>thứ|chủ) (?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|nhật|[2-7])"
_WEEKDAY_BEFORE = re.compile(_NAME + r" ?[,(]? ?(?:ngày )?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(r" ?[,(] ?" + _NAME + r"\b", re.IGNORECASE)
_SUNDAY = 6


def weekday_swaps(text: str, start: int, end: int, day: date) -> Iterator[Swap]:
    """What makes the weekday before or behind the date at `start` to `end` of `text` that of `day`."""
    found = _WEEKDAY_BEFORE.search(text, max(0, start - 24), start) or _WEEKDAY_AFTER.match(text, end)
    if found:
        yield Swap(*found.span("lead"), _lead(found, day))
        yield Swap(*found.span("name"), _name(found, day))


def _lead(found: re.Match[str], day: date) -> str:
    """ "thứ" or "chủ", with the capital that the words had or that the name of a weekday gives up."""
    lead = "chủ" if day.weekday() == _SUNDAY else "thứ"
    named = day.weekday() == _SUNDAY and found["name"][0].isupper()
    return lead.capitalize() if found["lead"][0].isupper() or named else lead


def _name(found: re.Match[str], day: date) -> str:
    """The rest of the name of the weekday: as a figure, small or with a capital, as it was."""
    old = found["name"]
    if old.isdecimal() and day.weekday() != _SUNDAY:
        return str(day.weekday() + 2)
    name = _NAMES[day.weekday()]
    return name.lower() if old.islower() and old != "nhật" else name
