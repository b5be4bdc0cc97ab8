"""What happened with something owed: it came in, went back, was approved, put off, taken back, or asked for."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that nobody mistakes for each other on a slip of paper."""

_ID_LENGTH = 8


class Kind(StrEnum):
    """What happened. `undone` takes back another event; `reminded` says that a reminder was sent."""

    RECEIVED = "received"
    RETURNED = "returned"
    APPROVED = "approved"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    REMINDED = "reminded"
    UNDONE = "undone"


_KINDS = {str(kind): kind for kind in Kind}


class Event(NamedTuple):
    """One event: on `day`, with what the body `unit` owes of the task `task`, the paper `deliverable` of it ("" for
    the task itself).

    `unit` is the id of a unit of the plan, of an agency where it has no units; `task` a key ("9.1"). `number` is that
    of the document that came or that decides, `evidence` a file that shows it (as seen from the folder of the ledger)
    with its `sha256`, `note` a reason, `until` the last day that a postponement allows, `undoes` the id of the event
    that is taken back. `by` recorded it, `at` a moment (ISO 8601 with its zone); `line` is its line in the file, 0 for
    one not yet written.
    """

    id: str
    kind: Kind
    day: date
    unit: str
    task: str
    deliverable: str = ""
    number: str = ""
    evidence: str = ""
    sha256: str = ""
    note: str = ""
    until: date | None = None
    undoes: str = ""
    by: str = ""
    at: str = ""
    line: int = 0

    @property
    def about(self) -> tuple[str, str, str]:
        """What it is about: unit, task, deliverable."""
        return self.unit, self.task, self.deliverable

    def redacted(self) -> Event:
        """The event without what may name people: who recorded it, the note, the file."""
        return self._replace(by="", note="", evidence="")

    def as_entry(self) -> dict[str, object]:
        """The event as a line of the ledger: what is empty is left out."""
        values = {name: value for name, value in self._asdict().items() if name != "line"}
        return {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in values.items()
            if value
        }


_TEXTS = tuple(name for name in Event._fields if name not in ("kind", "day", "until", "line"))
_NEEDED = ("id", "unit", "task")


def from_entry(values: Mapping[str, Any], line: int) -> Event:
    """The event on a line of the ledger; ValueError, with the key that is wrong, where it holds none.

    Keys that are not known here are passed over: a newer version may have written them.
    """
    texts = {name: values[name] for name in _TEXTS if name in values}
    for name, value in texts.items():
        if not isinstance(value, str):
            raise ValueError(name)
    for name in _NEEDED:
        if not texts.get(name):
            raise ValueError(name)
    kind = _KINDS.get(str(values.get("kind")))
    if kind is None or (kind is Kind.UNDONE) != bool(texts.get("undoes")):
        raise ValueError("kind" if kind is None else "undoes")
    until = _day(values, "until") if "until" in values else None
    if kind is Kind.POSTPONED and until is None:
        raise ValueError("until")
    return Event(kind=kind, day=_day(values, "day"), until=until, line=line, **texts)


def new_id(taken: Iterable[str]) -> str:
    """A short id that none of `taken` has."""
    known = set(taken)
    while (made := "".join(secrets.choice(_ALPHABET) for _place in range(_ID_LENGTH))) in known:
        continue
    return made


def moment(now: datetime) -> str:
    """A moment as the ledger keeps it, with its zone: "2022-11-05T08:30:00+07:00"."""
    return now.astimezone().isoformat(timespec="seconds")


def _day(values: Mapping[str, Any], name: str) -> date:
    value = values.get(name)
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError(name)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(name) from None
