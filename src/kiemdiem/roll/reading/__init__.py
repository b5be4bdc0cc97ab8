"""Many files into one roll: every row is taken, rejected with its reason, or left aside and counted. None is lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.reading import headings, layout
from kiemdiem.roll.reading.cells import CellReader
from kiemdiem.roll.reading.entries import EntryReader
from kiemdiem.roll.reading.layout import WINDOW, Layout
from kiemdiem.roll.reading.merged import Line, fill_down
from kiemdiem.roll.reading.opening import open_file
from kiemdiem.roll.reading.raw import MOST_ROWS, Cells, Grid, Passed, RefusedFileError, as_written
from kiemdiem.roll.reading.results import (
    INDEX,
    Aside,
    BadCell,
    FileRead,
    Kind,
    Place,
    Reading,
    RefusedFile,
    Rejected,
    Row,
    SheetRead,
    Table,
    Twice,
)
from kiemdiem.roll.reading.sorting import Sorter
from kiemdiem.roll.reading.wording import Wording
from kiemdiem.roll.register import Register
from kiemdiem.roll.values import Vocabulary


def read(
    paths: Iterable[Path],
    vocabulary: Vocabulary | None = None,
    register: Register | None = None,
    *,
    keep_going: bool = False,
    done: Callable[[], object] = lambda: None,
) -> Reading:
    """The rolls in `paths` as one, in their order; `done` is called after each file.

    A file that is no roll raises RefusedFileError; with `keep_going` it stands among the refused, and the others are
    read.
    """
    vocabulary, register = vocabulary or Vocabulary(), register or Register()
    reader = _Reader(CellReader(vocabulary, register), Wording(vocabulary.levels, register.year))
    for path in paths:
        try:
            reader.read_file(path)
        except RefusedFileError as refusal:
            if not keep_going:
                raise RefusedFileError(f"{show(path)}: {refusal.message}", refusal.hint) from None
            reader.reading.refused.append(RefusedFile(str(path), refusal.message, refusal.hint))
        done()
    return reader.reading


class _Reader:
    """Collects what comes out of file after file."""

    def __init__(self, cells: CellReader, wording: Wording) -> None:
        self.reading = Reading()
        self._cells = cells
        self._wording = wording
        self._first: dict[tuple[str, ...], Place] = {}

    def read_file(self, path: Path) -> None:
        """Add a file, all of it or nothing."""
        grids, passed = open_file(path)
        reading = self.reading
        rows, rejected, aside = len(reading.rows), len(reading.rejected), len(reading.aside)
        try:
            reading.files.append(self._file(str(path), grids, passed))
        except RefusedFileError:
            del reading.rows[rows:], reading.places[rows:], reading.rejected[rejected:], reading.aside[aside:]
            raise
        for row, place in zip(reading.rows[rows:], reading.places[rows:], strict=True):
            self._compare(row, place)

    def _file(self, file: str, grids: list[Grid], passed: list[Passed]) -> FileRead:
        sheets, others, best = list[SheetRead](), list(passed), None
        for grid in grids:
            rows = iter(grid.rows)
            head = list(itertools.islice(rows, WINDOW))
            found = headings.find(head, grid.merged, self._wording)
            if found and found.is_roll:
                layout.check(found, named_cells=grid.named_cells)
                above = (list(map(as_written, cells)) for line, cells in head if line < found.lines[0])
                wording = self._wording.under_titles(above)
                sheets += self._sheet(grid, found, itertools.chain(head, rows), wording)
            else:
                others.append(Passed(grid.sheet, _("không thấy dòng tiêu đề của danh sách")))
                best = max(best, found, key=lambda one: len(one.columns) if one else -1)
        if not sheets:
            layout.check(best, named_cells=True)
        return FileRead(file, tuple(sheets), tuple(others))

    def _sheet(self, grid: Grid, first: Layout, rows: Iterable[tuple[int, Cells]], wording: Wording) -> list[SheetRead]:
        """The tables of a sheet: where headings in another order come, another table begins."""
        tables = [_TableReader(self.reading, self._cells, grid, first)]
        under = (row for row in rows if row[0] > first.lines[-1])
        again = headings.Again(grid, wording)
        passed: tuple[int, ...] = ()
        for row, following in _with_next(fill_down(under, grid.merged, first.numbering)):
            if row[0] in passed:
                continue
            table = tables[-1]
            found = None if table.is_entry(row) else again.find(row, following)
            if found is None:
                table.add(row)
                continue
            passed = found.lines
            if again.is_same(found, table.layout):
                table.leave_headings([one for one in (row, following) if one and one[0] in passed])
            else:
                tables.append(_TableReader(self.reading, self._cells, grid, again.check(found, len(tables))))
        for table in tables:
            _check_length(table.found)
        return [table.found for table in tables]

    def _compare(self, row: Row, place: Place) -> None:
        """Note a row that stands there twice, or whose subject does."""
        code, name, subject = (row[INDEX[key]] for key in ("code", "name", "subject"))
        if not code and not name:
            return  # rows without either are alike without being the same
        keys = [row, (code, subject)] if code else [row]
        for key in keys:
            if first := self._first.get(key):
                self.reading.twice.append(Twice(first, place, whole=key is row))
                return
        for key in keys:
            self._first[key] = place


class _TableReader:
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


def _with_next(rows: Iterable[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Every row with the one under it."""
    first, second = itertools.tee(rows)
    next(second, None)
    return itertools.zip_longest(first, second)


def _check_length(sheet: SheetRead) -> None:
    if sheet.seen > MOST_ROWS:
        message = _("quá {most} dòng").format(most=MOST_ROWS)
        raise RefusedFileError(message, _("Tách thành nhiều tệp"))


def _joined(cells: Cells) -> str:
    return " · ".join(text for text in map(as_written, cells) if text)
