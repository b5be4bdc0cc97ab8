"""The columns of a timeline on a terminal: a bar, its deadlines and their days in words, days off and today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Standing, State
from kiemdiem.display import width
from kiemdiem.language import _
from kiemdiem.schedule.bars import Bar
from kiemdiem.schedule.days import column_kind
from kiemdiem.schedule.scale import Scale
from kiemdiem.tables.deadlines import state_name
from kiemdiem.tables.drawing import STYLE, Signs
from kiemdiem.vietnamese import print_date, print_month

_TOLD = (State.OVERDUE, State.DUE_SOON, State.DONE)


@dataclass(frozen=True)
class Note:
    """Words in a row of cells, from one place up to another, and how they are coloured."""

    first: int
    last: int
    style: str


class Canvas:
    """Rows of cells, one for each column of `scale`, every cell one column of the terminal wide."""

    def __init__(self, scale: Scale, calendar: Calendar, today: date, signs: Signs) -> None:
        self._scale, self._signs = scale, signs
        shown = {} if scale.in_years else {"weekend": signs.weekend, "holiday": signs.holiday}
        self._background = [shown.get(column_kind(*days, calendar), " ") for days in scale.columns]
        self._today = scale.place(today)

    def ruler(self) -> Iterator[tuple[str, str]]:
        """Lines above the rows, each with what it is called: years, or months, days on which weeks begin, days off."""
        if self._scale.in_years:
            years = self._blank()
            for place, day in self._begins(month=1):
                _put(years, place, str(day.year))
            yield _("năm"), "".join(years)
            return
        yield _("tháng"), self._months()
        if self._scale.unit != "weeks":
            days = self._blank()
            for place, (first, _last) in enumerate(self._scale.columns):
                if first.weekday() == 0:
                    _put(days, place, f"{first.day:02d}")
            yield _("ngày"), "".join(days)
        yield _("nghỉ"), "".join(self._background)

    def row(self, bar: Bar) -> tuple[str, list[Note]]:
        """The cells of a bar, and where in them words stand."""
        cells = list(self._background)
        self._draw_bar(cells, bar)
        if self._today is not None:
            cells[self._today] = self._signs.down
        for mark in bar.marks:
            if (place := self._place(mark)) is not None:
                cells[place] = self._signs.last_off if is_moved(mark) else self._signs.last
        notes = [note for mark in bar.marks if (note := self._draw_note(cells, mark))]
        return "".join(cells), notes

    def _blank(self) -> list[str]:
        return [" "] * len(self._scale.columns)

    def _months(self) -> str:
        """The months, the first of each year with its year where there is room."""
        cells, said = self._blank(), set[int]()
        starts = [*self._begins(), (len(cells) + 1, date.max)]
        for (place, month), (following, _month) in pairwise(starts):
            short = print_month(month.month)
            long = f"{short}/{month.year}"
            text = long if month.year not in said and place + len(long) < following else short
            if _put(cells, place, text) and text == long:
                said.add(month.year)
        return "".join(cells)

    def _begins(self, month: int | None = None) -> Iterator[tuple[int, date]]:
        """The columns in which a month, or only this one, begins, each with a day of it; and the first column."""
        yield 0, self._scale.first
        for place, (first, last) in enumerate(self._scale.columns):
            if place and last.replace(day=1, month=month or last.month) >= first:
                yield place, last

    def _place(self, mark: Standing) -> int | None:
        return self._scale.place(mark.due.last_day) if mark.due.last_day else None

    def _draw_bar(self, cells: list[str], bar: Bar) -> None:
        if bar.start is None or not bar.touches(self._scale.first, self._scale.last):
            return
        start = self._scale.place(max(bar.start, self._scale.first)) or 0
        end = self._scale.place(min(bar.end or self._scale.last, self._scale.last)) or 0
        sign = self._signs.given if bar.is_given else self._signs.open
        cells[start : end + 1] = sign * (end + 1 - start)
        if bar.end is None:
            cells[end] = self._signs.onward

    def _draw_note(self, cells: list[str], mark: Standing) -> Note | None:
        """Write the last day, and in words how it stands, beside its mark: where it fits and covers no other mark,
        and rather not today either.
        """
        day, place = mark.due.last_day, self._place(mark)
        if day is None or place is None:
            return None
        short = print_date(day) if self._scale.in_years else f"{day.day:02d}/{print_month(day.month)}"
        told = f"{short} {state_name(mark.state)}" if mark.state in _TOLD else short
        signs = self._signs
        bare = {" ", signs.weekend, signs.holiday, signs.open, signs.given}
        for note in dict.fromkeys((told, short)):
            for free in (bare, bare | {signs.down}):
                for start in (place + 1, place - width(note) - 2):
                    if _is_free(cells, start, width(note) + 2, free):
                        cells[start : start + width(note) + 2] = [" ", *note, " "]
                        return Note(start + 1, start + 1 + len(note), STYLE.get(mark.state, ""))
        return None


def is_moved(mark: Standing) -> bool:
    """Whether the last working day is not the last day itself."""
    return mark.last_working_day != mark.due.last_day


def _is_free(cells: list[str], start: int, room: int, free: set[str]) -> bool:
    return start >= 0 and start + room <= len(cells) and set(cells[start : start + room]) <= free


def _put(cells: list[str], place: int, text: str) -> bool:
    """Write `text` where it fits, a blank after what stands before it; whether it did."""
    if place + len(text) > len(cells) or "".join(cells[max(0, place - 1) : place + len(text)]).strip():
        return False
    cells[place : place + len(text)] = text
    return True
