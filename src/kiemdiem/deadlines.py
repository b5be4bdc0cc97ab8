"""When each task is due, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from kiemdiem.calendar import Calendar
from kiemdiem.days import Days, Reading, days_of
from kiemdiem.phrases import words
from kiemdiem.plan import Deadline, Place, Plan, Task
from kiemdiem.plan.wording import unmarked

Kind = Literal["before", "by", "on", "within", "window", "from", "recurring", "after", "ongoing", "conditional"]
Part = Literal["finish", "report"]

DUE_SOON = 5
"""A task is due soon when at most this many working days are left: one working week."""

_KINDS: dict[str, Kind] = {
    "before": "before",
    "by": "by",
    "on": "on",
    "within": "within",
    "from": "from",
    "every": "recurring",
    "after": "after",
    "ongoing": "ongoing",
    "on_request": "conditional",
}


class State(StrEnum):
    """How a task stands on a day."""

    DONE = "done"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ONGOING = "ongoing"
    CONDITIONAL = "conditional"


class Due(NamedTuple):
    """One date by which a task is due; a task with two dates or a recurring one has several.

    `phrase` is what the document prints, without marks; `meant` what an evident slip of it means. `place` is where
    the file holds the date. `time` is a time of day on the last day, written 16:30.
    """

    task: Task
    kind: Kind
    phrase: str
    place: Place
    days: Days
    time: str | None = None
    part: Part | None = None
    meant: str | None = None

    @property
    def first_day(self) -> date | None:
        """The first day on which to act; of a recurring task, the first day of the month, quarter ... it is due for."""
        return self.days.first

    @property
    def last_day(self) -> date | None:
        """The last day on which to act, as written: never moved off a day of rest."""
        return self.days.last

    @property
    def other_reading(self) -> date | None:
        """The last day under the other reading of "trước ngày"; None where both agree."""
        return self.days.other


class Standing(NamedTuple):
    """A `due` on a certain day: its state, the working day by which to act, and the working days left."""

    due: Due
    state: State
    last_working_day: date | None
    working_days_left: int | None


def dues(plan: Plan, reading: Reading | None = None) -> list[Due]:
    """Every date on which something is due, in the order of the document; `reading` overrides the plan's own."""
    return [due for task in plan.all_tasks() for due in due_of(plan, task, reading)]


def due_of(plan: Plan, task: Task, reading: Reading | None = None) -> list[Due]:
    """When `task` is due: nothing without a deadline, two entries for finish and report, one each time it recurs."""
    deadline, reading = task.deadline, reading or plan.reading
    if deadline is None:
        return []
    key = ("due", id(deadline), reading)
    known = plan.answers.get(key)
    if known is None or known[0] is not deadline:
        known = plan.answers[key] = (deadline, _work_out(plan, task, deadline, reading))
    found: list[Due] = known[1]
    return found


def _work_out(plan: Plan, task: Task, deadline: Deadline, reading: Reading) -> list[Due]:
    if deadline.meant:
        phrase = _phrase(deadline, plan)
        return list(_dues(plan, task, deadline.meant, reading, phrase, meant=words(deadline.meant, plan)))
    if not (deadline.finish and deadline.report):
        return list(_dues(plan, task, deadline, reading, _phrase(deadline, plan)))
    found: list[Due] = []
    parts: tuple[tuple[Part, Deadline], ...] = (("finish", deadline.finish), ("report", deadline.report))
    for part, inner in parts:
        phrase = unmarked(inner.phrase or deadline.phrase or words(inner, plan, part))
        found += _dues(plan, task, inner, reading, phrase, part=part)
    return found


def fixed(plan: Plan, task: Task) -> Due | None:
    """The last fixed date of `task`: not a recurring one, not one that waits for an event; None without one."""
    dated = [due for due in due_of(plan, task) if due.last_day and due.kind not in ("recurring", "after")]
    return max(dated, key=lambda due: due.last_day or date.min, default=None)


def state(due: Due, today: date, calendar: Calendar) -> State:
    """How `due` stands on `today`. What is done later than `today` is not done yet; what has no date is never late."""
    if _done(due, today):
        return State.DONE
    if due.kind == "conditional" or due.task.conditional:
        return State.CONDITIONAL
    if due.last_day is None:
        begun = due.kind == "from" and due.first_day is not None and due.first_day <= today
        return State.ONGOING if begun or due.kind == "ongoing" else State.UPCOMING
    if due.last_day < today:
        return State.OVERDUE
    left = working_days_left(due, today, calendar)
    return State.DUE_SOON if left is not None and left <= DUE_SOON else State.UPCOMING


def working_days_left(due: Due, today: date, calendar: Calendar) -> int | None:
    """Working days after `today` up to the last working day, which counts; negative when that is past, None undated.

    `today` itself is not counted, as the first day of a period is not (Civil Code, article 147.2).
    """
    if due.last_day is None:
        return None
    return calendar.working_days_between(today, calendar.last_working_day(due.last_day))


def stand(due: Due, today: date, calendar: Calendar) -> Standing:
    """`due` as it stands on `today`. Of what is done no days are left to count."""
    now = state(due, today, calendar)
    last = due.last_day and calendar.last_working_day(due.last_day)
    left = None if now is State.DONE else working_days_left(due, today, calendar)
    return Standing(due, now, last, left)


def in_time_order(entries: Iterable[Due]) -> list[Due]:
    """By last day and time of day; what has no last day comes at the end, in the order of the document."""
    return sorted(entries, key=lambda due: (due.last_day or date.max, due.last_day is None, due.time or "24:00"))


def on_the_line(due: Due, today: date) -> bool:
    """Whether "before D" was met on D itself, or is open on D: no text says whether that is late."""
    if due.last_day is None or due.other_reading is None or due.other_reading < due.last_day:
        return False
    met = due.task.done if _done(due, today) else today
    return met == due.other_reading


def _done(due: Due, today: date) -> bool:
    """Whether the task was done by `today`; of a recurring one, done for this time."""
    done = due.task.done
    if done is None or done > today:
        return False
    return due.kind != "recurring" or due.first_day is None or due.first_day <= done


def _phrase(deadline: Deadline, plan: Plan) -> str:
    return unmarked(deadline.phrase) if deadline.phrase else words(deadline, plan)


def _dues(
    plan: Plan,
    task: Task,
    deadline: Deadline,
    reading: Reading,
    phrase: str,
    *,
    part: Part | None = None,
    meant: str | None = None,
) -> Iterator[Due]:
    """Every date of a deadline without parts."""
    kind = "window" if deadline.to else _KINDS[deadline.meaning]
    for days in days_of(deadline, plan, reading):
        yield Due(task, kind, phrase, _place(deadline), days, deadline.time, part, meant)


def _place(deadline: Deadline) -> Place:
    if every := deadline.every:
        return every.at("before" if every.before else "by" if every.by else "on")
    if deadline.after:
        return deadline.after.at("days")
    return deadline.at("to" if deadline.to else deadline.meaning)
