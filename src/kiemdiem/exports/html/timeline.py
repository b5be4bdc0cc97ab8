"""Tasks along time, for a page: places are parts of the whole, in percent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import DUE_SOON
from kiemdiem.following.board import Board, TaskLine
from kiemdiem.language import _
from kiemdiem.plan.wording import unmarked
from kiemdiem.schedule.bars import Bar as Stretch
from kiemdiem.schedule.bars import bars
from kiemdiem.schedule.days import each_day, special_days
from kiemdiem.schedule.standing import standings_of
from kiemdiem.vietnamese import print_date, print_month

MOST_DAYS = 800
"""A longer time shows no single days."""

_MARGIN = timedelta(3)
_MOST_MONTHS = 14
_MOST_YEARS = 10


@dataclass(frozen=True)
class Span:
    """A stretch of the picture: days off of one kind."""

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
    """A task on a line: its bar with `done` of 100 parts filled, and `marks` where it is due; without a day neither."""

    line: TaskLine
    what: str
    day: str = ""
    tone: str = ""
    state: str = ""
    x: float = 0
    width: float = 0
    done: float = 0
    marks: tuple[float, ...] = ()


@dataclass(frozen=True)
class Holiday:
    """Days off in a row that are no plain weekend, or Saturdays worked instead, and why."""

    name: str
    days: str


@dataclass(frozen=True)
class Timeline:
    """The picture: a bar for each task, days off behind them, months above, today."""

    bars: tuple[Bar, ...]
    off: tuple[Span, ...] = ()
    months: tuple[Month, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    today: float | None = None


def timeline(board: Board) -> Timeline:
    """The tasks of the board by last day, then those without one."""
    standings = standings_of(board.plan, (line.task for line in board.tasks), board.today)
    stretches: defaultdict[str, list[Stretch]] = defaultdict(list)
    for stretch in bars(board.plan, standings):
        stretches[stretch.task.key].append(stretch)
    undated = [_bar(board, line, [], None) for line in board.tasks if line.task.key not in stretches]
    days = sorted(day for found in stretches.values() for one in found for day in (*one.days, board.today))
    if not days:
        return Timeline(tuple(undated))
    window = _Window(max(days[0], date.min + _MARGIN) - _MARGIN, min(days[-1], date.max - _MARGIN) + _MARGIN)
    dated = [line for line in board.tasks if line.task.key in stretches]
    dated.sort(key=lambda line: max(day for one in stretches[line.task.key] for day in one.days))
    rows = [_bar(board, line, stretches[line.task.key], window) for line in dated]
    calendar, today = Calendar.of(board.plan.calendar), window.place(board.today)
    if window.size > MOST_DAYS:
        return Timeline((*rows, *undated), (), tuple(_months(window)), (), today)
    off, special = _off(window, calendar), _special(window, calendar)
    return Timeline((*rows, *undated), tuple(off), tuple(_months(window)), tuple(special), today)


@dataclass(frozen=True)
class _Window:
    """The days that are shown."""

    first: date
    last: date

    @property
    def size(self) -> int:
        return (self.last - self.first).days + 1

    def place(self, day: date) -> float:
        """Where `day` begins."""
        return round(100 * (day - self.first).days / self.size, 3)

    def share(self, first: date, last: date) -> float:
        """How wide the days from `first` to `last` are."""
        return round(100 * ((last - first).days + 1) / self.size, 3)


def _bar(board: Board, line: TaskLine, stretches: list[Stretch], window: _Window | None) -> Bar:
    what = " ".join(unmarked(line.task.title or line.task.text).split())
    marks = [mark.due.last_day for one in stretches for mark in one.marks if mark.due.last_day]
    if window is None:
        return Bar(line, what)
    first = min(day for one in stretches for day in one.days)
    last = max(marks, default=window.last)
    tone, state = _state(board, line, max(marks, default=None))
    return Bar(
        line=line,
        what=what,
        day=print_date(max(marks)) if marks else "",
        tone=tone,
        state=state,
        x=window.place(first),
        width=window.share(first, last),
        done=round(100 * line.things.done / line.things.of, 1) if line.things.of else 0,
        marks=tuple(round(window.place(day) + window.share(day, day) / 2, 3) for day in marks),
    )


def _state(board: Board, line: TaskLine, last: date | None) -> tuple[str, str]:
    """The colour of a task, and how it stands in words."""
    if line.late:
        return "bad", _("trễ {n} việc").format(n=line.late)
    if not line.things.of:
        return "plain", _("nếu cần")
    if line.things.done == line.things.of:
        return "good", _("xong")
    if last is None:
        return "plain", ""
    calendar = Calendar.of(board.plan.calendar)
    left = calendar.working_days_between(board.today, calendar.last_working_day(last))
    if left < 0:
        return "warn", _("còn {n} việc, đã qua ngày cuối").format(n=line.things.of - line.things.done)
    return ("warn" if left <= DUE_SOON else "plain"), _("còn {n} ngày làm việc").format(n=left)


def _off(window: _Window, calendar: Calendar) -> Iterator[Span]:
    """Days off in a row that are of one kind."""
    shown = {"weekend": "weekend", "holiday": "holiday", "plan": "holiday"}
    days = each_day(window.first, window.last)
    for kind, found in groupby(days, key=lambda day: shown.get(calendar.kind(day), "")):
        run = list(found)
        if kind:
            yield Span(window.place(run[0]), window.share(run[0], run[-1]), kind)


def _special(window: _Window, calendar: Calendar) -> Iterator[Holiday]:
    for found in special_days(window.first, window.last, calendar):
        days = " – ".join(dict.fromkeys(print_date(day) for day in (found.first, found.last)))
        name = _("làm bù") if found.worked else "; ".join(found.names)
        yield Holiday(name, days)


def _months(window: _Window) -> Iterator[Month]:
    """The months that begin in the picture; years where there are many."""
    years = range(window.first.year, window.last.year + 1)
    if window.size > 31 * _MOST_MONTHS:
        step = -(-len(years) // _MOST_YEARS)
        for year in years[1::step]:
            yield Month(window.place(date(year, 1, 1)), str(year))
        return
    for day in (date(year, month, 1) for year in years for month in range(1, 13)):
        if window.first <= day <= window.last:
            yield Month(window.place(day), f"{print_month(day.month)}/{day.year}")
