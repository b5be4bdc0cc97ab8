"""Time cut into columns, as fine as there is room for: days, parts of weeks, weeks, several weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "part", "week", "weeks"]
"""What a column holds: a day; Monday and Tuesday, Wednesday to Friday, or a weekend; a week; several weeks."""

_ONE_DAY = timedelta(1)
_PARTS = (2, 3, 2)


@dataclass(frozen=True)
class Scale:
    """Columns of days in a row, each with its first and last day; `weeks` in a column of whole weeks."""

    unit: Unit
    columns: tuple[tuple[date, date], ...]
    weeks: int = 1

    @property
    def in_years(self) -> bool:
        """Whether a column holds more than a month: months and days off say nothing there."""
        return self.weeks > 4

    @property
    def first(self) -> date:
        """The first day it shows."""
        return self.columns[0][0]

    @property
    def last(self) -> date:
        """The last day it shows."""
        return self.columns[-1][1]

    def place(self, day: date) -> int | None:
        """The column that `day` is in; None where it is before or after all."""
        if not self.first <= day <= self.last:
            return None
        low, high = 0, len(self.columns) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.columns[middle][0] <= day else (low, middle - 1)
        return low


def scale(first: date, last: date, room: int) -> Scale:
    """The finest scale that shows `first` to `last` in `room` columns; all but days begin on a Monday."""
    days = (last - first).days + 1
    if days <= room:
        return Scale("day", tuple((day, day) for day in _steps(first, days)))
    monday = first - timedelta(first.weekday())
    weeks = -(-((last - monday).days + 1) // 7)
    if weeks * len(_PARTS) <= room:
        return Scale("part", tuple(_parts(monday, weeks)))
    most = -(-weeks // max(room, 1))
    starts = [monday + timedelta(7 * most * place) for place in range(-(-weeks // most))]
    columns = tuple((start, start + timedelta(7 * most - 1)) for start in starts)
    return Scale("week" if most == 1 else "weeks", columns, most)


def _steps(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(place) for place in range(count))


def _parts(monday: date, weeks: int) -> Iterator[tuple[date, date]]:
    start = monday
    for _week in range(weeks):
        for days in _PARTS:
            yield start, start + timedelta(days - 1)
            start += timedelta(days)
