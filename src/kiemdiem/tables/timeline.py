"""A timeline on a terminal: a row a task, a bar to its last day, days off and today down the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from rich.text import Text

from kiemdiem.calendar import Calendar
from kiemdiem.display import cut, pad, show, width
from kiemdiem.language import _
from kiemdiem.plan import Plan, Task
from kiemdiem.schedule.bars import Bar
from kiemdiem.schedule.scale import Scale, scale
from kiemdiem.tables.bar_cells import Canvas, is_moved
from kiemdiem.tables.deadlines import part_name
from kiemdiem.tables.drawing import Page, Signs, short_day, special_lines, undated_line, words_of

_MOST_LABEL = 12
_LEAST_NAME = 24
_LEAST_CHART = 20


@dataclass(frozen=True)
class Chart:
    """What a timeline shows: the bars in their order, from `first` to `last`, and the day taken for today.

    `whose` is the name of the agency whose tasks these are, "" for all; `undated` are the tasks without a day.
    """

    plan: Plan
    calendar: Calendar
    today: date
    bars: Sequence[Bar]
    first: date
    last: date
    whose: str = ""
    undated: Sequence[Task] = ()


def write(chart: Chart, stream: TextIO) -> None:
    """Print `chart`: its rows, what the signs mean, days off; the words of the tasks in the rows or below them."""
    page = Page(stream)
    if chart.whose:
        page.words(_("Việc của {name}").format(name=show(chart.whose)))
    if chart.bars:
        _write_bars(page, chart)
    else:
        page.words(_("Không có thời hạn nào"))
    if without := undated_line(chart.plan, chart.undated):
        page.line()
        page.words(without)


def _write_bars(page: Page, chart: Chart) -> None:
    labels = [_label(chart.plan, bar) for bar in chart.bars]
    label = max(6, *map(width, labels))
    columns = scale(chart.first, chart.last, max(page.width - label - 1, _LEAST_CHART))
    spare = page.width - label - 1 - len(columns.columns)
    name = spare if spare >= _LEAST_NAME else 0
    canvas = Canvas(columns, chart.calendar, chart.today, page.signs)
    for line in _head(chart, columns, page.signs):
        page.words(line)
    page.line()
    for title, cells in canvas.ruler():
        page.line(pad(cut(title, label), label + 1 + name) + cells)
    for text, bar in zip(labels, chart.bars, strict=True):
        start = f"{pad(text, label)} "
        if name:
            start += pad(cut(words_of(bar.task), name - 1), name)
        cells, notes = canvas.row(bar)
        row = Text(start + cells)
        for note in notes:
            row.stylize(note.style, len(start) + note.first, len(start) + note.last)
        page.line(row)
    page.line()
    page.items(_legend(chart, columns, page.signs))
    if not columns.in_years:
        for told in special_lines(columns.first, columns.last, chart.calendar):
            page.words(told, then=2)
    if not name:
        page.line()
        for task in {bar.task.key: bar.task for bar in chart.bars}.values():
            page.line(cut(f"{pad(show(chart.plan.label(task), _MOST_LABEL), label)} {words_of(task)}", page.width))


def _head(chart: Chart, columns: Scale, signs: Signs) -> Iterator[str]:
    held = {
        "day": _("mỗi cột một ngày"),
        "part": _("mỗi tuần ba cột: T2–T3, T4–T6, cuối tuần"),
        "week": _("mỗi cột một tuần"),
        "weeks": _("mỗi cột {n} tuần").format(n=columns.weeks),
    }[columns.unit]
    first, last = short_day(chart.first, year=True), short_day(chart.last, year=True)
    yield _("Từ {first} đến {last}; {columns}").format(first=first, last=last, columns=held)
    today = short_day(chart.today, year=True)
    if columns.place(chart.today) is None:
        yield _("Hôm nay {day}, ngoài khoảng này").format(day=today)
    else:
        yield _("Hôm nay {day}: cột {sign}").format(day=today, sign=signs.down)


def _legend(chart: Chart, columns: Scale, signs: Signs) -> Iterator[str]:
    """What the signs mean, of those that stand in the rows."""
    yield f"{signs.last} " + _("ngày cuối")
    if any(is_moved(mark) for bar in chart.bars for mark in bar.marks):
        yield f"{signs.last_off} " + _("ngày cuối là ngày nghỉ")
    if columns.unit in ("day", "part"):
        yield f"{signs.weekend} " + _("cuối tuần")
    if not columns.in_years:
        yield f"{signs.holiday} " + _("có nghỉ lễ")
    if any(bar.start and bar.is_given for bar in chart.bars):
        yield f"{signs.given} " + _("từ ngày kế hoạch ghi")
    if any(bar.start and not bar.is_given for bar in chart.bars):
        yield f"{signs.open} " + _("làm được: từ ngày ban hành, hoặc sau hạn của việc mà nó cần")
    if any(bar.start is None and len(bar.marks) == 1 for bar in chart.bars):
        yield _("không có vạch: không rõ từ ngày nào, hoặc việc mà nó cần đến hạn sau nó")
    if any(not bar.marks for bar in chart.bars):
        yield f"{signs.onward} " + _("không có ngày cuối")


def _label(plan: Plan, bar: Bar) -> str:
    label = show(plan.label(bar.task), _MOST_LABEL)
    part = part_name(bar.marks[0].due) if bar.marks else ""
    return f"{label} {part.lower()}" if part else label
