"""Many files into one roll: every row is taken, rejected with its reason, or left aside and counted. None is lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.reading import headings, layout
from kiemdiem.roll.reading.cells import CellReader
from kiemdiem.roll.reading.layout import WINDOW, Layout
from kiemdiem.roll.reading.merged import Line, fill_down
from kiemdiem.roll.reading.opening import open_file
from kiemdiem.roll.reading.raw import MOST_ROWS, Cells, Grid, Passed, RefusedFileError, as_written
from kiemdiem.roll.reading.results import (
    INDEX,
    FileRead,
    Place,
    Reading,
    RefusedFile,
    Row,
    SheetRead,
    Twice,
)
from kiemdiem.roll.reading.tables import TableReader
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
        tables = [TableReader(self.reading, self._cells, grid, first)]
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
                tables.append(TableReader(self.reading, self._cells, grid, again.check(found, len(tables))))
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


def _with_next(rows: Iterable[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Every row with the one under it."""
    first, second = itertools.tee(rows)
    next(second, None)
    return itertools.zip_longest(first, second)


def _check_length(sheet: SheetRead) -> None:
    if sheet.seen > MOST_ROWS:
        message = _("quá {most} dòng").format(most=MOST_ROWS)
        raise RefusedFileError(message, _("Tách thành nhiều tệp"))
