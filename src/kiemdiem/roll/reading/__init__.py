"""Many files into one roll: every row is taken, rejected with its reason, or left aside and counted. None is lost."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.reading import headings
from kiemdiem.roll.reading.cells import CellReader
from kiemdiem.roll.reading.opening import open_file
from kiemdiem.roll.reading.raw import MOST_ROWS, Cells, Grid, Merged, Passed, RefusedFileError, as_written, is_empty
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
    reader = _Reader(CellReader(vocabulary or Vocabulary(), register or Register()))
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

    def __init__(self, cells: CellReader) -> None:
        self.reading = Reading()
        self._cells = cells
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
        sheets, others, best = [], list(passed), None
        for grid in grids:
            rows = iter(grid.rows)
            head = list(itertools.islice(rows, headings.WINDOW))
            layout = headings.find(head, grid.merged)
            if layout and layout.is_roll:
                headings.check(layout, named_cells=grid.named_cells)
                sheets.append(self._sheet(grid, layout, itertools.chain(head, rows)))
            else:
                others.append(Passed(grid.sheet, _("không thấy dòng tiêu đề của danh sách")))
                best = max(best, layout, key=lambda found: len(found.columns) if found else -1)
        if not sheets:
            headings.check(best, named_cells=True)
        return FileRead(file, tuple(sheets), tuple(others))

    def _sheet(self, grid: Grid, layout: headings.Layout, rows: Iterator[tuple[int, Cells]]) -> SheetRead:
        table = Table(grid.file, grid.sheet, layout.columns, grid.named_cells)
        found = SheetRead(table, layout)
        sorter = Sorter(grid, layout, self._cells.vocabulary)
        under = ((line, cells) for line, cells in rows if line > layout.lines[-1])
        for line, cells in _down_merged(under, grid.merged, layout.numbering):
            place = Place(table, line)
            kind = sorter.kind(line, cells)
            if kind:
                found.aside[kind] = found.aside.get(kind, 0) + 1
                if kind not in (Kind.BLANK, Kind.UNUSED):
                    self.reading.aside.append(Aside(place, kind, _joined(cells)))
            elif self._take(place, cells):
                found.taken += 1
            else:
                found.rejected += 1
        _check_length(found)
        return found

    def _take(self, place: Place, cells: Cells) -> bool:
        """Read a row; whether it has no bad cell."""
        row, bad = [""] * len(COLUMNS), list[BadCell]()
        for key, column in place.table.columns.items():
            value = cells[column - 1] if column <= len(cells) else None
            if value != "" and value is not None:
                row[INDEX[key]] = self._cells.read(key, value, bad)
        bad += self._cells.lacking(row, bad)
        if bad:
            self.reading.rejected.append(Rejected(place, _written(place, cells), tuple(bad)))
            return False
        self.reading.rows.append(tuple(row))
        self.reading.places.append(place)
        return True

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


def _check_length(sheet: SheetRead) -> None:
    if sheet.seen > MOST_ROWS:
        message = _("quá {most} dòng").format(most=MOST_ROWS)
        raise RefusedFileError(message, _("Tách thành nhiều tệp"))


def _joined(cells: Cells) -> str:
    return " · ".join(text for text in map(as_written, cells) if text)


def _written(place: Place, cells: Cells) -> Row:
    row = [""] * len(COLUMNS)
    for key, column in place.table.columns.items():
        row[INDEX[key]] = as_written(cells[column - 1]) if column <= len(cells) else ""
    return tuple(row)


def _down_merged(
    rows: Iterable[tuple[int, Cells]], merged: Sequence[Merged], numbering: int | None
) -> Iterator[tuple[int, Cells]]:
    """The rows with the value of a cell that is merged over several of them in each: so the sheet shows it.

    A row that has nothing of its own but a running number stays as it is: nobody is in it.
    """
    starts: dict[int, list[Merged]] = {}
    for cell in merged:
        if cell[2] > cell[0]:
            starts.setdefault(cell[0], []).append(cell)
    spanning: dict[int, tuple[object, int]] = {}
    for line, cells in rows:
        spanning = {column: span for column, span in spanning.items() if span[1] >= line}
        yield line, _filled(cells, spanning, numbering) if spanning else cells
        for _top, column, last, _right in starts.get(line, ()):
            if column <= len(cells):
                spanning[column] = cells[column - 1], last


def _filled(cells: Cells, spanning: Mapping[int, tuple[object, int]], numbering: int | None) -> Cells:
    if all(is_empty(value) for place, value in enumerate(cells, 1) if place != numbering):
        return cells
    filled = list(cells)
    for column, (value, _last) in spanning.items():
        if column <= len(filled) and is_empty(filled[column - 1]):
            filled[column - 1] = value
    return filled
