"""What pictures of time and of order share on a terminal: signs, lines of a width, days in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from rich.text import Text

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Standing, State
from kiemdiem.display import show, width, wrap
from kiemdiem.language import _, short_weekday
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.schedule.days import special_days
from kiemdiem.tables.deadlines import state_name
from kiemdiem.tables.grids import at_line_start, console
from kiemdiem.vietnamese import print_date, print_month

STYLE = {State.OVERDUE: "bold red", State.DUE_SOON: "yellow", State.DONE: "green"}
"""Colours repeat what the words beside them say."""

NARROWEST = 40
"""Columns below which a terminal breaks the lines itself."""

_MOST_STRETCHES = 24


@dataclass(frozen=True)
class Signs:
    """The signs of the pictures, one column each."""

    across: str
    down: str
    cross: str
    given: str
    open: str
    last: str
    last_off: str
    onward: str
    weekend: str
    holiday: str
    branch: str
    corner: str


_DRAWN = Signs("─", "│", "┼", "█", "─", "◆", "◇", "►", "·", "▒", "├─ ", "└─ ")
_PLAIN = Signs("-", "|", "+", "#", "-", "*", "o", ">", ".", "x", "|- ", "`- ")


def signs(stream: TextIO) -> Signs:
    """The signs that `stream` can write."""
    try:
        "".join(vars(_DRAWN).values()).encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return _DRAWN


class Page:
    """Lines on a terminal, in a pipe or in a text, of at most `width` columns."""

    def __init__(self, stream: TextIO) -> None:
        self._console = console(stream)
        self.width = max(self._console.width, NARROWEST)
        self.signs = signs(stream)

    def line(self, text: Text | str = "", style: str = "") -> None:
        """Print one line as it is, without the blanks at its end."""
        line = text if isinstance(text, Text) else Text(text, style)
        line.rstrip()
        self._console.print(line, soft_wrap=True)

    def words(self, text: str, indent: int = 0, style: str = "", then: int | None = None) -> None:
        """Print `text` in lines of the page, the first after `indent` blanks, the next ones after `then`."""
        margin = " " * (indent if then is None else then)
        first, *rest = wrap(at_line_start(text, 2000), self.width - len(margin) or 1)
        for start, part in ((" " * indent, first), *((margin, one) for one in rest)):
            self.line(start + part, style)

    def items(self, texts: Iterable[str]) -> None:
        """Print short texts one after the other, none broken over two lines."""
        line = ""
        for text in texts:
            if line and width(line) + 2 + width(text) > self.width:
                self.words(line)
                line = ""
            line = f"{line}; {text}" if line else text
        self.words(line)


def short_day(day: date, *, year: bool = False) -> str:
    """A day in short: "T6 09/12", with its year "T6 09/12/2022"."""
    printed = print_date(day) if year else f"{day.day:02d}/{print_month(day.month)}"
    return f"{short_weekday(day)} {printed}"


def words_of(task: Task) -> str:
    """What a task says, on one line."""
    return show(" ".join(unmarked(task.title or task.text).split()), 1000)


def state_words(standing: Standing) -> str:
    """How it stands, in words: "quá hạn, trễ 3 ngày làm việc"."""
    left, name = standing.working_days_left, state_name(standing.state)
    if left is None or standing.state in (State.DONE, State.CONDITIONAL):
        return name
    if left < 0 and standing.state is State.OVERDUE:
        return _("{state}, trễ {n} ngày làm việc").format(state=name, n=-left)
    return name if left < 0 else _("{state}, còn {n} ngày làm việc").format(state=name, n=left)


def special_lines(first: date, last: date, calendar: Calendar) -> Iterator[str]:
    """The holidays and the swapped working days of a time, a line each."""
    stretches = special_days(first, last, calendar)
    years = first.year != last.year
    for stretch in stretches[:_MOST_STRETCHES]:
        days = short_day(stretch.first, year=years)
        if stretch.last != stretch.first:
            days += f" – {short_day(stretch.last, year=years)}"
        if stretch.worked:
            yield _("Làm bù {days}").format(days=days)
        else:
            yield _("Nghỉ {days}: {names}").format(days=days, names=", ".join(stretch.names))
    if len(stretches) > _MOST_STRETCHES:
        yield _("… và {n} lần nghỉ, làm bù nữa").format(n=len(stretches) - _MOST_STRETCHES)


def undated_line(plan: Plan, tasks: Iterable[Task]) -> str:
    """The tasks that have no day, with what the plan says of their time; nothing where there are none."""
    said = []
    for task in tasks:
        phrase = task.deadline and (task.deadline.phrase or "")
        said.append(show(plan.label(task), 40) + (f" ({show(unmarked(phrase), 60)})" if phrase else ""))
    return _("Không có ngày: {tasks}").format(tasks="; ".join(said)) if said else ""
