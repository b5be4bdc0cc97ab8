"""From the meaning of a deadline to its days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kiemdiem.calendar import Calendar
from kiemdiem.plan import After, Deadline, Event, LegalBasis, Plan, Recurrence, Task

Reading = Literal["exclusive", "inclusive"]
"""How "trước ngày D" is read: its last day is the day before D, or D."""

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_ONE_DAY = timedelta(1)


class Days(NamedTuple):
    """The first and the last day on which to act, None where there is none.

    `other` is the last day under the other reading of "trước ngày D", None where both readings agree.
    """

    first: date | None = None
    last: date | None = None
    other: date | None = None


def days_of(deadline: Deadline, plan: Plan, reading: Reading) -> list[Days]:
    """The days of a deadline without parts: one entry, of a recurring deadline one for each time it falls due.

    A last day on a day of rest is not moved: a date in a plan is no period (Civil Code, article 148.5). A month runs
    to the end of its last day (article 146).
    """
    if deadline.before:
        # "Trước 16 giờ 30 ngày D" is a time on D: the last day is D in both readings.
        return [Days(last=deadline.before) if deadline.time else _before(deadline.before, reading)]
    if day := deadline.by or deadline.on:
        return [Days(first=deadline.on, last=day)]
    if deadline.within:
        return [Days(*period_days(deadline.within))]
    if deadline.every:
        return _occurrences(deadline.every, plan, reading) or [Days()]
    if deadline.after:
        return [_after(deadline.after, plan)]
    return [Days(deadline.from_, deadline.to)]


def period_days(period: str) -> tuple[date, date]:
    """The first and the last day of a month "2023-02", a quarter "2023-Q1", a half-year "2023-H1", a year "2023".

    >>> period_days("2023-Q1")
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31))
    """
    year, part = int(period[:4]), period[5:]
    if not part:
        return date(year, 1, 1), date(year, 12, 31)
    months = {"Q": 3, "H": 6}.get(part[0], 1)
    last = months * int(part.lstrip("QH"))
    return date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])


def _before(day: date, reading: Reading) -> Days:
    eve = day - _ONE_DAY
    return Days(None, eve, day) if reading == "exclusive" else Days(None, day, eve)


def _after(after: After, plan: Plan) -> Days:
    """So many days after a day that is known, which is not counted (Civil Code, article 147.2); nothing until then.

    A period that ends on a day off ends on the working day after it (article 148.5), unlike a fixed date.
    """
    step = plan.find("step", after.of)
    start = step.done if isinstance(step, Task) else step.date if isinstance(step, Event | LegalBasis) else None
    if start is None:
        return Days()
    calendar = Calendar.of(plan.calendar)
    if after.working:
        return Days(start, calendar.add_working_days(start, after.days))
    end = start + timedelta(after.days)
    return Days(start, end if calendar.is_working(end) else calendar.next_working_day(end))


def _occurrences(every: Recurrence, plan: Plan, reading: Reading) -> list[Days]:
    """Each time whose last day is in the period of the plan: its own, else the calendar year of the document."""
    begin, end = period_days(str(plan.document.year))
    if plan.period:
        begin, end = plan.period.from_, plan.period.to
    months, found = _MONTHS[every.period], []
    for start in range((begin.year - 1) * 12, (end.year + 2) * 12, months):
        year, month = divmod(start + (every.month or months) - 1, 12)
        number = every.before or every.by or every.on or 1
        day = date(year, month + 1, min(number, monthrange(year, month + 1)[1]))
        days = _before(day, reading) if every.before else Days(last=day)
        if days.last and begin <= days.last <= end:
            found.append(Days(_period_start(days.last, months), days.last, days.other))
    return found


def _period_start(day: date, months: int) -> date:
    """The first day of the month, quarter, half-year or year (so many `months`) that `day` is in."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)
