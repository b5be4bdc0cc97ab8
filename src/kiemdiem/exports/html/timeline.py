"""Tasks along time, for a page: places are parts of the whole, in percent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import DUE_SOON, Due, due_of
from kiemdiem.following.board import Board, TaskLine
from kiemdiem.language import _
from kiemdiem.plan.wording import unmarked
from kiemdiem.precedence import issue
from kiemdiem.vietnamese import print_date, print_month

MOST_DAYS = 800
"""A longer time shows no single days."""

_MARGIN = timedelta(3)
_MOST_MONTHS = 14


@dataclass(frozen=True)
class Span:
    """A stretch of the picture."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True)
class Month:
    """Where a month (or a year) begins, and what stands there."""

    x: float
    name: str


@dataclass(frozen=True)
class Bar:
    """A task: its bar from `x` to its last day, `marks` where it is due, `done` of 100 parts of the bar filled."""

    line: TaskLine
    what: str
    day: str
    tone: str
    state: str
    x: float
    width: float
    done: float
    marks: tuple[float, ...]


@dataclass(frozen=True)
class Undated:
    """A task without a day."""

    line: TaskLine
    what: str


@dataclass(frozen=True)
class Holiday:
    """Days off in a row that are no plain weekend."""

    name: str
    days: str


@dataclass(frozen=True)
class Timeline:
    """The picture: bars of the dated tasks, days off behind them, months above, today."""

    bars: tuple[Bar, ...] = ()
    undated: tuple[Undated, ...] = ()
    off: tuple[Span, ...] = ()
    months: tuple[Month, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    today: float | None = None


def timeline(board: Board) -> Timeline:
    """The tasks of the board by last day, then those without one."""
    found = [(line, [due for due in due_of(board.plan, line.task) if due.last_day]) for line in board.tasks]
    undated = tuple(Undated(line, _words(line)) for line, times in found if not times)
    dated = [(line, times) for line, times in found if times]
    if not dated:
        return Timeline(undated=undated)
    days = sorted(_days(board, [due for _line, times in dated for due in times]))
    window = _Window(days[0] - _MARGIN, days[-1] + _MARGIN)
    calendar = Calendar.of(board.plan.calendar)
    start = issue(board.plan)
    bars = [_bar(board, line, times, window, start.last_day if start else days[0]) for line, times in dated]
    bars.sort(key=lambda bar: max(bar.marks))
    return Timeline(
        tuple(bars),
        undated,
        tuple(_off(window, calendar)),
        tuple(_months(window)),
        tuple(_holidays(window, calendar)),
        window.place(board.today),
    )


@dataclass(frozen=True)
class _Window:
    first: date
    last: date

    @property
    def size(self) -> int:
        return (self.last - self.first).days + 1

    def place(self, day: date) -> float:
        """Where `day` begins, in percent."""
        return round(100 * (day - self.first).days / self.size, 3)

    def share(self, days: int) -> float:
        return round(100 * days / self.size, 3)

    def days(self) -> Iterator[date]:
        """Every day, none where they are too many to be seen."""
        if self.size <= MOST_DAYS:
            yield from (self.first + timedelta(place) for place in range(self.size))


def _days(board: Board, found: Sequence[Due]) -> Iterator[date]:
    yield board.today
    start = issue(board.plan)
    if start:
        yield start.last_day
    yield from (day for due in found for day in (due.first_day, due.last_day) if day)


def _bar(board: Board, line: TaskLine, found: list[Due], window: _Window, start: date) -> Bar:
    last = [due.last_day for due in found if due.last_day]
    begins = min((due.first_day for due in found if due.first_day), default=start)
    begins = min(begins, last[-1])
    tone, state = _state(board, line, max(last))
    return Bar(
        line,
        _words(line),
        print_date(max(last)),
        tone,
        state,
        window.place(begins),
        window.share((max(last) - begins).days + 1),
        round(100 * line.things.done / line.things.of, 1) if line.things.of else 0.0,
        tuple(window.place(day) + window.share(1) / 2 for day in last),
    )


def _words(line: TaskLine) -> str:
    return " ".join(unmarked(line.task.title or line.task.text).split())


def _state(board: Board, line: TaskLine, last: date) -> tuple[str, str]:
    """The colour of a task, and how it stands in words."""
    if line.late:
        return "bad", _("trễ {n} việc").format(n=line.late)
    if line.things.of and line.things.done == line.things.of:
        return "good", _("xong")
    calendar = Calendar.of(board.plan.calendar)
    left = calendar.working_days_between(board.today, calendar.last_working_day(last))
    if not line.things.of:
        return "plain", _("nếu cần")
    if left < 0:
        return "warn", _("quá hạn")
    return ("warn" if left <= DUE_SOON else "plain"), _("còn {n} ngày làm việc").format(n=left)


def _off(window: _Window, calendar: Calendar) -> Iterator[Span]:
    """Days off: weekends and holidays, those in a row as one."""
    run: list[date] = []
    for day in (*window.days(), None):
        if day and not calendar.is_working(day) and (not run or _kind(day, calendar) == _kind(run[-1], calendar)):
            run.append(day)
            continue
        if run:
            yield Span(window.place(run[0]), window.share(len(run)), _kind(run[0], calendar))
        run = [day] if day and not calendar.is_working(day) else []


def _kind(day: date, calendar: Calendar) -> str:
    return "weekend" if _is_plain(day, calendar) else "holiday"


def _is_plain(day: date, calendar: Calendar) -> bool:
    """Whether `day` is off because it is a Saturday or a Sunday, and for nothing else."""
    return calendar.why_off(day) in (_("Chủ nhật"), _("thứ Bảy"))


def _holidays(window: _Window, calendar: Calendar) -> Iterator[Holiday]:
    run: list[date] = []
    for day in (*window.days(), None):
        special = day is not None and not calendar.is_working(day) and not _is_plain(day, calendar)
        if day and special:
            run.append(day)
        elif run:
            names = dict.fromkeys(calendar.why_off(one) or "" for one in run)
            dates = dict.fromkeys(print_date(one) for one in (run[0], run[-1]))
            yield Holiday("; ".join(names), " – ".join(dates))
            run = []


def _months(window: _Window) -> Iterator[Month]:
    """The months that begin in the picture; years where there are many."""
    months = [(year, month) for year in range(window.first.year, window.last.year + 1) for month in range(1, 13)]
    starts = [date(year, month, 1) for year, month in months]
    inside = [day for day in starts if window.first <= day <= window.last]
    if len(inside) > _MOST_MONTHS:
        step = max(1, len(inside) // 12 // 10)
        for day in inside:
            if day.month == 1 and day.year % step == 0:
                yield Month(window.place(day), str(day.year))
        return
    for day in inside:
        yield Month(window.place(day), f"{print_month(day.month)}/{day.year}")
