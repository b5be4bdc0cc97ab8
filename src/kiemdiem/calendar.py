"""Working days in Vietnam: weekends, public holidays, swapped working Saturdays, and what a plan says differently."""

from __future__ import annotations

import json
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kiemdiem import plan
from kiemdiem.language import _, current

DayKind = Literal["working", "swapped", "weekend", "holiday", "plan"]
"""What a day is: a plain working day, one worked in place of another (a Saturday), or off for one of three reasons."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_SATURDAY, _SUNDAY = 5, 6
_TABLE = Path(__file__).with_name("calendar_vn.json")


class _Year(NamedTuple):
    """What sets a year apart from plain weeks: its holidays by name, its weekend days on which people work."""

    holidays: dict[date, str]
    worked_weekends: frozenset[date]


@lru_cache(maxsize=1024)
def _year(year: int, language: str) -> _Year:
    """The public holidays of `year`; none outside 1900-2100, where no calendar is known."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _Year({}, frozenset())
    if listed := _table().get(str(year)):
        names = {date.fromisoformat(day): both[language == "en"] for day, both in listed["holidays"].items()}
        return _Year(names, frozenset(date.fromisoformat(day) for day in listed["worked"]))
    # The library takes as long to load as a whole check: only for years that the table does not list.
    library = import_module("holidays")
    known = library.country_holidays("VN", years=year, language="en_US" if language == "en" else "vi")
    return _Year(dict(known), frozenset(day for day in known.weekend_workdays if day.year == year))


@cache
def _table() -> Any:
    """What the library says of the years that plans are written for, in both languages (tools/calendar_table.py)."""
    return json.loads(_TABLE.read_text(encoding="utf-8"))


class Calendar(NamedTuple):
    """Which days are working days: the state calendar, then the days off and working days a plan adds.

    A day that a plan names on both sides is off: to hand in a day early does no harm.
    """

    days_off: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    @classmethod
    def of(cls, overrides: plan.Calendar) -> Calendar:
        """The state calendar with the overrides of a plan."""
        return cls(frozenset(overrides.days_off), frozenset(overrides.working_days))

    def kind(self, day: date) -> DayKind:
        """What `day` is; "plan" where the plan itself makes it a day off."""
        if day in self.days_off:
            return "plan"
        known = _year(day.year, current())
        weekend = day.weekday() >= _SATURDAY
        if day in self.working_days or day in known.worked_weekends:
            return "swapped" if weekend or day in known.holidays else "working"
        if day in known.holidays:
            return "holiday"
        return "weekend" if weekend else "working"

    def why_off(self, day: date) -> str | None:
        """Why `day` is off, in the language in use ("Chủ nhật", "Quốc khánh"); None for a working day."""
        match self.kind(day):
            case "plan":
                return _("ngày nghỉ theo kế hoạch")
            case "holiday":
                return _year(day.year, current()).holidays[day]
            case "weekend":
                return _("Chủ nhật") if day.weekday() == _SUNDAY else _("thứ Bảy")
            case _:
                return None

    def is_working(self, day: date) -> bool:
        """Whether people work on `day`."""
        return self.why_off(day) is None

    def last_working_day(self, day: date) -> date:
        """`day`, or the nearest working day before it; the first day there is where none comes before."""
        return day if self.is_working(day) else self.add_working_days(day, -1)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`; the last day there is where none comes after."""
        return self.add_working_days(day, 1)

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days are in (after, until]; minus those in (until, after] where `until` is earlier."""
        if until < after:
            return -self.working_days_between(until, after)
        return self._count(after.toordinal(), until.toordinal())

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it where negative); `day` itself for 0.

        The day counted from is not counted (Civil Code, article 147.2). Stops at the first and last day there is.
        """
        place, left = day.toordinal(), abs(count)
        while left:
            # `left` calendar days hold at most `left` working days: a jump never goes too far.
            end = min(place + left, _LAST) if count > 0 else max(place - left, _FIRST)
            if end == place:
                break
            left -= self._count(place, end) if count > 0 else self._count(end - 1, place - 1)
            place = end
        return date.fromordinal(place)

    def _count(self, after: int, until: int) -> int:
        """Working days in (after, until], both as ordinals: whole weeks by arithmetic, then the exceptions."""
        if until <= after:
            return 0
        first, last = date.fromordinal(after + 1), date.fromordinal(until)
        odd = set(self.days_off | self.working_days)
        for year in range(max(first.year, _FIRST_YEAR), min(last.year, _LAST_YEAR) + 1):
            known = _year(year, current())
            odd |= known.holidays.keys() | known.worked_weekends
        changes = (self.is_working(day) - (day.weekday() < _SATURDAY) for day in odd if first <= day <= last)
        return _weekdays_to(until) - _weekdays_to(after) + sum(changes)


def _weekdays_to(ordinal: int) -> int:
    """How many days from Monday to Friday there are up to `ordinal`; day 1 was a Monday."""
    weeks, days = divmod(ordinal, 7)
    return weeks * 5 + min(days, 5)
