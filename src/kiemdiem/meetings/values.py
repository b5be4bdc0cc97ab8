"""What the keys of an event may hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kiemdiem.display import show, unsafe
from kiemdiem.language import _
from kiemdiem.meetings.sessions import Session, read_session
from kiemdiem.plan.node import Day

_DAY: TypeAdapter[date] = TypeAdapter(Day)


class Meaningless(Exception):
    """Why an event means nothing."""


def read(key: str, value: Any) -> Any:
    """What `value` means under one of the keys READERS. Raises Meaningless where it cannot stand there."""
    try:
        return READERS[key](value)
    except (ValueError, ValidationError):
        message = _("“{key}”: giá trị “{value}” không dùng được").format(key=key, value=show(value, 40))
        raise Meaningless(message) from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or unsafe(value):
        raise ValueError
    return value.strip()


def _word(value: Any) -> str:
    if not (text := _text(value)):
        raise ValueError
    return text


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(dict.fromkeys(map(_word, value)))


def _session(value: Any) -> Session:
    if not (found := read_session(_text(value))):
        raise ValueError
    return found


READERS: dict[str, Callable[[Any], Any]] = {
    "id": _word,
    "unit": _word,
    "duty": _word,
    "day": _DAY.validate_python,
    "session": _session,
    "registered": _DAY.validate_python,
    "place": _text,
    "agreed_by": _words,
    "guests": _words,
    "chair": _text,
    "note": _text,
}
"""How the value of each key is read."""
