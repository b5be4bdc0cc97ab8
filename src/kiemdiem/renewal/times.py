"""Which dates and years move, and where to: what the words of a plan are read with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kiemdiem.calendar import Calendar
from kiemdiem.month_places import Moved, moved
from kiemdiem.plan import Deadline, Plan, Task
from kiemdiem.source import Steps

_ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class Move:
    """A date or period of a deadline of `task`: where it stands, what it was and is, in the form of the file.

    `worked` are the working days it stands for, None for a period and where a month has none.
    """

    task: Task
    steps: Steps
    old: date | str
    new: date | str
    worked: Moved | None = None


@dataclass(frozen=True)
class Times:
    """What moves in a text: days and periods to their new ones, years of the campaign by so many `years`."""

    years: int
    campaign: frozenset[int]
    days: Mapping[date, date] = field(default_factory=dict)
    periods: frozenset[str] = frozenset()

    @property
    def near(self) -> frozenset[int]:
        """The years of the campaign and the next one, in which it ends."""
        return self.campaign | {max(self.campaign) + 1}

    def of(self, moves: Iterable[Move]) -> Times:
        """These times with the days and periods of `moves` before all others."""
        found = list(moves)
        days = {move.old: move.new for move in found if isinstance(move.old, date) and isinstance(move.new, date)}
        periods = {move.old for move in found if isinstance(move.old, str)}
        return Times(self.years, self.campaign, {**self.days, **days}, self.periods | periods)


def moves_of(plan: Plan, years: int) -> list[Move]:
    """Every date and period of a deadline, in the order of the document, so many years later."""
    mover = _Mover(plan, years)
    return [move for task in plan.all_tasks() for part in parts(task.deadline) for move in mover.moves(task, part)]


def times_of(plan: Plan, moves: Iterable[Move], years: int) -> Times:
    """What moves in any text of the plan: a day that is one deadline's and not also, otherwise moved, another's."""
    campaign = {plan.document.year}
    if plan.period:
        campaign |= set(range(plan.period.from_.year, plan.period.to.year + 1))
    found = list(moves)
    days: dict[date, set[date]] = {}
    for move in found:
        if isinstance(move.old, date) and isinstance(move.new, date):
            days.setdefault(move.old, set()).add(move.new)
    clear = {old: next(iter(new)) for old, new in days.items() if len(new) == 1}
    periods = frozenset(move.old for move in found if isinstance(move.old, str))
    return Times(years, frozenset(campaign), clear, periods)


def parts(deadline: Deadline | None) -> Iterator[Deadline]:
    """A deadline, its two parts, and what each is meant to be."""
    if deadline is None:
        return
    for one in (deadline, deadline.finish, deadline.report):
        if one:
            yield one
            if one.meant:
                yield one.meant


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 28 February for a 29 February that the year has not."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def period_later(period: str, years: int) -> str:
    """The same month, quarter, half-year or year so many years later.

    >>> period_later("2023-Q1", 1)
    '2024-Q1'
    """
    return f"{int(period[:4]) + years}{period[4:]}"


class _Mover:
    """Moves the days of a plan: its own calendar says where they stand, that of the state where they go."""

    def __init__(self, plan: Plan, years: int) -> None:
        self._inclusive = plan.reading == "inclusive"
        self._years, self._here, self._there = years, Calendar.of(plan.calendar), Calendar()

    def moves(self, task: Task, part: Deadline) -> Iterator[Move]:
        if part.within:
            yield Move(task, (*part.steps, "within"), part.within, period_later(part.within, self._years))
        for key, day in (("by", part.by), ("on", part.on), ("to", part.to)):
            if day:
                yield self._move(task, part, key, day)
        if part.before:
            # The last day is what people work by: it gets its place, and the printed day follows it.
            eve = not self._inclusive and not part.time
            yield self._move(task, part, "before", part.before, ahead=_ONE_DAY if eve else timedelta())
        if part.from_:
            start = self._move(task, part, "from", part.from_, begins=True)
            end = self._move(task, part, "to", part.to) if part.to else None
            yield _not_after(start, end) if end else start

    def _move(
        self, task: Task, part: Deadline, key: str, day: date, *, ahead: timedelta = timedelta(), begins: bool = False
    ) -> Move:
        worked = moved(day - ahead, self._years, self._here, self._there, begins=begins)
        new = worked.new + ahead if worked else years_later(day, self._years)
        return Move(task, (*part.steps, key), day, new, worked)


def _not_after(start: Move, end: Move) -> Move:
    """The first day of a window that is all on days off would go past its last day: they become one."""
    return start if str(start.new) <= str(end.new) else Move(start.task, start.steps, start.old, end.new, end.worked)
