"""Months on a terminal: a week a row, on each day what is due, below it the same in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TextIO

from rich.text import Text

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Standing, State
from kiemdiem.display import cut, pad, show, width, wrap
from kiemdiem.language import _, weekday
from kiemdiem.plan import Plan, Task
from kiemdiem.schedule.months import Month
from kiemdiem.tables.deadlines import part_name, said
from kiemdiem.tables.drawing import STYLE, Page, short_day, special_lines, state_words, undated_line, words_of
from kiemdiem.vietnamese import capital_first, print_month

_LEAST_CELL = 6
_MOST_LINES = 8
"""Lines of a day in the grid; the list below the month has all."""


@dataclass(frozen=True)
class Sheet:
    """What stands on every month: the plan, the calendar, the day taken for today, all that is due.

    `whose` is the name of the agency whose tasks these are, "" for all; `undated` are the tasks without a day.
    """

    plan: Plan
    calendar: Calendar
    today: date
    standings: Sequence[Standing]
    whose: str = ""
    undated: Sequence[Task] = ()


def write(sheet: Sheet, months: Sequence[Month], stream: TextIO) -> None:
    """Print `months`; of those without a deadline between others only the names."""
    page = Page(stream)
    if sheet.whose:
        page.words(_("Việc của {name}").format(name=show(sheet.whose)))
    for line in _legend(sheet):
        page.words(line)
    empty: list[Month] = []
    for month in months:
        if not month.due and len(months) > 1:
            empty.append(month)
            continue
        _write_empty(page, empty)
        empty = []
        _write_month(page, sheet, month)
    if without := undated_line(sheet.plan, sheet.undated):
        page.line()
        page.words(without)


def _legend(sheet: Sheet) -> Iterator[str]:
    yield _("Hôm nay {day}").format(day=short_day(sheet.today, year=True))
    if not any(standing.due.last_day for standing in sheet.standings):
        yield _("Không có thời hạn nào")
    elif any(_moved(standing) for standing in sheet.standings):
        yield _("Số mục ghi ở ngày cuối; trong ngoặc là ngày làm việc cuối, khi ngày cuối là ngày nghỉ.")
    else:
        yield _("Số mục ghi ở ngày cuối.")


def _write_empty(page: Page, months: Sequence[Month]) -> None:
    if not months:
        return
    names = _name(months[0]) if len(months) == 1 else f"{_name(months[0])} – {_name(months[-1])}"
    page.line()
    page.words(_("{months}: không có thời hạn nào").format(months=names))


def _write_month(page: Page, sheet: Sheet, month: Month) -> None:
    page.line()
    page.line(_name(month), "bold")
    columns = (page.width - 6) // 7
    if columns >= _LEAST_CELL:
        _write_grid(page, sheet, month, min(columns, 16))
    for line in special_lines(month.first, month.last, sheet.calendar):
        page.words(line, then=2)
    for standing in month.due:
        _write_due(page, sheet, standing)


def _write_grid(page: Page, sheet: Sheet, month: Month, columns: int) -> None:
    rule = page.signs.cross.join([page.signs.across * columns] * 7)
    week = next(week for week in month.weeks if all(week))
    names = [capital_first(weekday(day)) for day in week if day]
    page.line(page.signs.down.join(pad(cut(name, columns), columns) for name in names))
    done_before = _by_working_day(sheet)
    for days in month.weeks:
        page.line(rule)
        cells = [_cell(sheet, month, day, columns, done_before) if day else [] for day in days]
        for row in zip_longest(*cells, fillvalue=("", "")):
            line = Text()
            for place, (text, style) in enumerate(row):
                line.append(page.signs.down if place else "")
                line.append(text, style)
                line.append(" " * (columns - width(text)))
            page.line(line)
    page.line(rule)


def _cell(
    sheet: Sheet, month: Month, day: date, columns: int, done_before: dict[date, list[Standing]]
) -> list[tuple[str, str]]:
    """The lines of a day, each with its style: its number, whether it is off, today, what is due."""
    off = {"weekend": _("nghỉ"), "holiday": _("nghỉ lễ"), "plan": _("nghỉ"), "swapped": _("làm bù"), "working": ""}
    lines = [(cut(f"{day.day:>2} {off[sheet.calendar.kind(day)]}", columns), "")]
    if day == sheet.today:
        lines.append((cut(_("hôm nay"), columns), "reverse"))
    for standing in month.on(day):
        lines += [(part, STYLE.get(standing.state, "bold")) for part in wrap(_mark(sheet.plan, standing), columns)]
    for standing in done_before.get(day, ()):
        lines += [(part, "") for part in wrap(f"({show(sheet.plan.label(standing.due.task), 24)})", columns)]
    if len(lines) > _MOST_LINES:
        more = _("và {n} nữa").format(n=len(lines) - _MOST_LINES + 1)
        lines = [*lines[: _MOST_LINES - 1], (cut(more, columns), "")]
    return lines


def _mark(plan: Plan, standing: Standing) -> str:
    """What stands on a day: the label, the time of day, and in a word what is done or late."""
    state = {State.OVERDUE: _("trễ"), State.DONE: _("xong")}.get(standing.state, "")
    part = part_name(standing.due).lower()
    return " ".join(filter(None, (show(plan.label(standing.due.task), 24), part, standing.due.time, state)))


def _write_due(page: Page, sheet: Sheet, standing: Standing) -> None:
    due = standing.due
    assert due.last_day
    head = f"{short_day(due.last_day)} · {show(sheet.plan.label(due.task), 24)} · "
    page.words(head + "; ".join(_about(standing)), style=STYLE.get(standing.state, ""), then=2)
    page.line(cut(f"  {words_of(due.task)}", page.width))


def _about(standing: Standing) -> Iterator[str]:
    due = standing.due
    yield said(due)
    if due.meant:
        yield _("hiểu là {meant}").format(meant=show(due.meant))
    yield state_words(standing)
    if _moved(standing) and standing.last_working_day:
        day = short_day(standing.last_working_day)
        yield _("ngày nghỉ, ngày làm việc cuối là {day}").format(day=day)


def _moved(standing: Standing) -> bool:
    """Whether the last working day is not the last day itself."""
    return standing.last_working_day != standing.due.last_day


def _by_working_day(sheet: Sheet) -> dict[date, list[Standing]]:
    found: dict[date, list[Standing]] = defaultdict(list)
    for standing in sheet.standings:
        if standing.last_working_day and _moved(standing):
            found[standing.last_working_day].append(standing)
    return found


def _name(month: Month) -> str:
    return _("Tháng {month}").format(month=f"{print_month(month.first.month)}/{month.first.year}")
