"""How the deadlines of some tasks stand on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Standing, due_of, in_time_order, stand
from kiemdiem.plan import Plan, Task


def standings_of(plan: Plan, tasks: Iterable[Task], today: date) -> list[Standing]:
    """Every deadline of `tasks` as it stands on `today`, in time order."""
    calendar = Calendar.of(plan.calendar)
    found = (due for task in tasks for due in due_of(plan, task))
    return [stand(due, today, calendar) for due in in_time_order(found)]
