"""Days that a reader must know of: public holidays, days off that the plan adds, swapped working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem.calendar import Calendar, DayKind

_ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class Stretch:
    """Days in a row from `first` to `last` that are all off, or all worked in place of others, and why."""

    first: date
    last: date
    worked: bool
    names: tuple[str, ...]


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`."""
    return (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))


def special_days(first: date, last: date, calendar: Calendar) -> list[Stretch]:
    """The holidays, days off by the plan and swapped working days from `first` to `last`; plain weekends are not told.

    A weekend between two holidays does not join them: each stretch is only of days that have a name.
    """
    found: list[Stretch] = []
    for day in each_day(first, last):
        kind = calendar.kind(day)
        if kind in ("working", "weekend"):
            continue
        found.append(Stretch(day, day, kind == "swapped", (calendar.why_off(day) or "",)))
        if len(found) > 1 and _joined(found[-2], found[-1]):
            later, before = found.pop(), found.pop()
            names = tuple(dict.fromkeys(before.names + later.names))
            found.append(Stretch(before.first, later.last, before.worked, names))
    return found


def column_kind(first: date, last: date, calendar: Calendar) -> DayKind:
    """What several days are together: a holiday where one of them is, a weekend where all are off, else working."""
    kinds = {calendar.kind(day) for day in each_day(first, last)}
    if kinds & {"holiday", "plan"}:
        return "holiday"
    return "weekend" if kinds == {"weekend"} else "working"


def _joined(before: Stretch, later: Stretch) -> bool:
    return before.last + _ONE_DAY == later.first and before.worked == later.worked
