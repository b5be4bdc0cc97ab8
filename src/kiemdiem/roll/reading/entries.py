"""A row of the roll, cell by cell: its canonical values and its bad cells, and what it says beside its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY, COLUMNS
from kiemdiem.roll.reading.cells import CellReader
from kiemdiem.roll.reading.layout import Layout
from kiemdiem.roll.reading.raw import MOST_COLUMNS, Cells, Grid, as_written, is_empty
from kiemdiem.roll.reading.results import INDEX, BadCell, Row

_DAYS = {column.key for column in COLUMNS if column.kind == "date"}
_TICK = BY_KEY["head"]
"""A column whose cells hold a mark or nothing, as those that are ticked."""


class EntryReader:
    """Reads the rows under one layout of headings."""

    def __init__(self, cells: CellReader, grid: Grid, layout: Layout) -> None:
        self._cells = cells
        self._layout = layout
        self._columns = layout.columns
        self._ticks = layout.ticks
        self._texts = {heading.column: heading.text for heading in layout.headings}
        self._first_day = grid.first_day
        self._last = layout.width if grid.is_text else None
        self._surplus = layout.surplus
        self._unheaded = [column for column in range(1, MOST_COLUMNS + 1) if column not in self._texts]

    def read(self, cells: Cells, bad: list[BadCell]) -> Row:
        """The canonical values; what has none is added to `bad`."""
        row = [""] * len(COLUMNS)
        for key, column in self._columns.items():
            value = cells[column - 1] if column <= len(cells) else None
            if value != "" and value is not None:
                if self._first_day and key in _DAYS:
                    value = _later(value, self._first_day)
                row[INDEX[key]] = self._cells.read(key, value, bad)
        for key, levels in self._ticks.items():
            row[INDEX[key]] = self._ticked(key, levels, cells, bad)
        bad += self._cells.lacking(row, bad)
        if self.surplus(cells):
            bad.append(self._beyond(cells))
        return tuple(row)

    def written(self, cells: Cells) -> Row:
        """The row as its writer sees it; of ticked columns the names of the levels that are ticked."""
        row = [""] * len(COLUMNS)
        for key, column in self._columns.items():
            row[INDEX[key]] = as_written(cells[column - 1]) if column <= len(cells) else ""
        for key, levels in self._ticks.items():
            row[INDEX[key]] = self._all_ticked(levels, cells)
        return tuple(row)

    def unheaded(self, cells: Cells) -> list[int]:
        """The columns without a heading in which the row has something."""
        end = min(len(cells), self._last or len(cells))
        found = []
        for column in self._unheaded:
            if column > end:
                break
            if not is_empty(cells[column - 1]):
                found.append(column)
        return found

    def surplus(self, cells: Cells) -> str:
        """What stands beyond the columns of a CSV, or stood there before the row was sent back."""
        beyond = list(cells[self._last :]) if self._last is not None and len(cells) > self._last else []
        if self._surplus and self._surplus <= len(cells):
            beyond.append(cells[self._surplus - 1])
        return " · ".join(text for text in map(as_written, beyond) if text)

    def _ticked(self, key: str, levels: Mapping[str, int], cells: Cells, bad: list[BadCell]) -> str:
        marks = {level: cells[column - 1] for level, column in levels.items() if column <= len(cells)}
        wrong = list[BadCell]()
        found = [level for level, value in marks.items() if not is_empty(value) and self._is_marked(value, wrong)]
        if wrong:
            bad.append(BadCell(key, self._all_ticked(levels, cells), wrong[0].message, wrong[0].hint))
        elif len(found) > 1:
            message = _("đánh dấu {n} mức").format(n=len(found))
            bad.append(BadCell(key, self._all_ticked(levels, cells), message, _("Chỉ đánh dấu x ở một mức")))
        return found[0] if len(found) == 1 and not wrong else ""

    def _is_marked(self, value: object, wrong: list[BadCell]) -> bool:
        return self._cells.read(_TICK.key, value, wrong) == "x"

    def _all_ticked(self, levels: Mapping[str, int], cells: Cells) -> str:
        told = []
        for column in levels.values():
            text = as_written(cells[column - 1]) if column <= len(cells) else ""
            if text:
                name = self._texts[column].rpartition(": ")[2]
                told.append(name if text.casefold() == "x" else f"{name}: {text}")
        return "; ".join(told)

    def _beyond(self, cells: Cells) -> BadCell:
        key = max(self._columns, key=lambda key: self._columns[key])
        if self._surplus:
            message = _("cột “Ô thừa” còn ô chưa xóa")
        else:
            places = [
                place for place in range(self._layout.width + 1, len(cells) + 1) if not is_empty(cells[place - 1])
            ]
            told = ", ".join(map(str, places[:5]))
            message = _("thừa ô thứ {places}: tiêu đề chỉ có {n} cột").format(places=told, n=self._layout.width)
        return BadCell(
            key, "", message, _("Ô có dấu ngăn cách thì đặt trong ngoặc kép; sửa các ô bị lệch rồi xóa ô thừa")
        )


def _later(value: object, days: int) -> object:
    """The number of a day, counted from 1900 though its workbook counts from 1904."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value + days
    if isinstance(value, str) and re.fullmatch(r"\d{4,5}", value.strip()):
        return str(int(value) + days)
    return value
