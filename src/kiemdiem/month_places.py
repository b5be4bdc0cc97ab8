"""The same place among the working days of a month in another year: the third one of December, the last one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kiemdiem.calendar import Calendar


@dataclass(frozen=True)
class Moved:
    """A working day `old`, the working day `new` of another year that has its place, and this place in their month.

    `place` counts the working days of the month from its start (1 the first) or from its end (-1 the last).
    """

    old: date
    new: date
    place: int


def working_days(year: int, month: int, calendar: Calendar) -> list[date]:
    """The working days of a month, in order."""
    days = (date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))
    return [day for day in days if calendar.is_working(day)]


def moved(day: date, years: int, here: Calendar, there: Calendar, *, begins: bool = False) -> Moved | None:
    """The working day so many `years` later in the place of `day`, which stands for the working day before it where it
    is a day off; where something `begins` on it, for the one after it.

    `here` is the calendar of `day`, `there` that of the later year; earlier days never move past later ones. None
    where a month of either year has no working day.
    """
    goes_on = begins and not here.is_working(day)
    old = here.next_working_day(day) if goes_on else here.last_working_day(day)
    before, after = (working_days(old.year + more, old.month, of) for more, of in ((0, here), (years, there)))
    if old not in before or not after:
        return None
    place = _place(before.index(old), len(before), len(after))
    return Moved(old, after[place - 1 if place > 0 else place], place)


def _place(index: int, days: int, wanted: int) -> int:
    """The place of the working day `index` of `days`, told from the nearer end; where the month to come has fewer
    (`wanted`), the days in the middle share one.
    """
    common = min(days, wanted)
    head = (common + 1) // 2
    from_end = days - index
    if index < head:
        return index + 1
    return -from_end if from_end <= common - head else head
