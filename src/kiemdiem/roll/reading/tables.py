"""One table of a sheet: what stands under its headings, row by row."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.roll.reading.cells import CellReader
from kiemdiem.roll.reading.entries import EntryReader
from kiemdiem.roll.reading.layout import Layout
from kiemdiem.roll.reading.merged import Line
from kiemdiem.roll.reading.raw import Cells, Grid, as_written
from kiemdiem.roll.reading.results import Aside, BadCell, Kind, Place, Reading, Rejected, SheetRead, Table
from kiemdiem.roll.reading.sorting import Sorter


class TableReader:
    """Sorts and reads the rows under one layout of headings, into a reading."""

    def __init__(self, reading: Reading, cells: CellReader, grid: Grid, found: Layout) -> None:
        self.layout = found
        ticked = {key: min(levels.values()) for key, levels in found.ticks.items()}
        table = Table(grid.file, grid.sheet, found.columns | ticked, grid.named_cells)
        hidden = tuple(sorted(grid.hidden[1] & {h.column for h in found.headings if h.key}))
        self.found = SheetRead(table, found, hidden_columns=hidden)
        self._reading = reading
        self._entries = EntryReader(cells, grid, found)
        self._sorter = Sorter(grid, found, cells.vocabulary)
        self._hidden = grid.hidden[0]

    def is_entry(self, row: Line) -> bool:
        """Whether a row is plainly an entry, so that nobody need look for headings in it."""
        return self._sorter.is_entry(row[2])

    def add(self, row: Line) -> None:
        """Take, reject or leave aside a row."""
        line, own, cells = row
        kind = self._sorter.kind(line, own, cells)
        if isinstance(kind, Kind):
            self._leave(line, own, kind)
        else:
            self._take(Place(self.found.table, line), cells, [kind] if kind else [])

    def leave_headings(self, rows: Iterable[Line]) -> None:
        """Leave the same headings aside, which stand there once more."""
        for line, own, _cells in rows:
            self._leave(line, own, Kind.HEADING)

    def _leave(self, line: int, cells: Cells, kind: Kind) -> None:
        self.found.aside[kind] = self.found.aside.get(kind, 0) + 1
        if kind not in (Kind.BLANK, Kind.UNUSED):
            self._reading.aside.append(Aside(Place(self.found.table, line), kind, _joined(cells)))

    def _take(self, place: Place, cells: Cells, bad: list[BadCell]) -> None:
        row = self._entries.read(cells, bad)
        self.found.hidden_rows += place.line in self._hidden
        self.found.unheaded.update(self._entries.unheaded(cells))
        if bad:
            self.found.rejected += 1
            written, surplus = self._entries.written(cells), self._entries.surplus(cells)
            self._reading.rejected.append(Rejected(place, written, tuple(bad), surplus))
        else:
            self.found.taken += 1
            self._reading.rows.append(row)
            self._reading.places.append(place)


def _joined(cells: Cells) -> str:
    return " · ".join(text for text in map(as_written, cells) if text)
