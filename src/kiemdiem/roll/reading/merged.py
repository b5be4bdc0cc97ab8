"""Cells that are merged over several rows: each row has their value, as the sheet shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiemdiem.roll.reading.raw import Cells, Merged, is_empty

Line = tuple[int, Cells, Cells]
"""The number of a row, its own cells, and the same with the values of merged cells above."""


def fill_down(rows: Iterable[tuple[int, Cells]], merged: Sequence[Merged], numbering: int | None) -> Iterator[Line]:
    """Every row with the value of a cell that is merged over several of them.

    A row that has nothing of its own but a running number stays as it is: nobody is in it.
    """
    starts: dict[int, list[Merged]] = {}
    for cell in merged:
        if cell[2] > cell[0]:
            starts.setdefault(cell[0], []).append(cell)
    spanning: dict[int, tuple[object, int]] = {}
    for line, cells in rows:
        spanning = {column: span for column, span in spanning.items() if span[1] >= line}
        yield line, cells, _filled(cells, spanning, numbering) if spanning else cells
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
