"""The days in which the plan allows a meeting: after what it needs, up to the deadline of what it is ahead of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiemdiem.deadlines import dues
from kiemdiem.plan import Duty, Plan
from kiemdiem.plan.once import once
from kiemdiem.precedence import Dated, days, ordered


@dataclass(frozen=True)
class Window:
    """`until` is the step whose deadline ends it, with its last day and its last day under the other reading of
    "trước ngày"; `first` is the first day where the plan gives one; `after` is what has to be done before, the last
    of it, where it is not known to be done.
    """

    until: Dated
    first: date | None = None
    after: Dated | None = None


@once
def window(plan: Plan, duty: Duty) -> Window | None:
    """When the meetings are that `duty` is about; None where the plan gives no date.

    A step that is due after the end of the window cannot be waited for: that contradiction is one of the plan.
    """
    ends = days(plan, duty.ahead_of) if duty.ahead_of else ()
    if not ends:
        return None
    last = max(ends, key=lambda end: end.last_day)
    places = {end.place for end in ends}
    needed = [
        first
        for first, then in ordered(plan)
        if then.place in places and first.last_day < last.last_day and not _done(plan, first)
    ]
    begun = [due.first_day for due in dues(plan) if due.place in places and due.first_day]
    return Window(last, min(begun, default=None), max(needed, key=lambda one: one.last_day, default=None))


def _done(plan: Plan, step: Dated) -> bool:
    return any(due.task.done is not None for due in dues(plan) if due.place == step.place)
