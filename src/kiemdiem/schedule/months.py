"""The months of a campaign with what is due on each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem.days import period_days
from kiemdiem.deadlines import Standing

_WEEK = timedelta(7)


@dataclass(frozen=True)
class Month:
    """A month: `due` is what has its last day in it, in time order."""

    first: date
    last: date
    due: tuple[Standing, ...]

    @property
    def name(self) -> str:
        """The month as a machine writes it: "2022-12"."""
        return f"{self.first:%Y-%m}"

    @property
    def weeks(self) -> Iterator[tuple[date | None, ...]]:
        """Its weeks from Monday to Sunday, None for the days of the months before and after."""
        monday = self.first - timedelta(self.first.weekday())
        while monday <= self.last:
            week = (monday + timedelta(place) for place in range(7))
            yield tuple(day if self.first <= day <= self.last else None for day in week)
            monday += _WEEK

    def on(self, day: date) -> list[Standing]:
        """What is due on `day`."""
        return [standing for standing in self.due if standing.due.last_day == day]


def month(first: date, standings: Iterable[Standing]) -> Month:
    """The month that begins on `first`, with those of `standings` that are due in it."""
    begin, end = period_days(f"{first:%Y-%m}")
    due = tuple(one for one in standings if one.due.last_day and begin <= one.due.last_day <= end)
    return Month(begin, end, due)


def months(standings: Sequence[Standing]) -> list[Month]:
    """Every month from the first to the last in which something is due, those without a deadline between them too."""
    due: dict[date, list[Standing]] = defaultdict(list)
    for standing in standings:
        if standing.due.last_day:
            due[standing.due.last_day.replace(day=1)].append(standing)
    if not due:
        return []
    first, last = min(due), max(due)
    begins = (date(number // 12, number % 12 + 1, 1) for number in range(_number(first), _number(last) + 1))
    return [Month(*period_days(f"{begin:%Y-%m}"), tuple(due.get(begin, ()))) for begin in begins]


def _number(day: date) -> int:
    """Months from the year 0 to the month of `day`."""
    return day.year * 12 + day.month - 1
