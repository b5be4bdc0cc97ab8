"""The tasks of the board, and the matrix of units by tasks, as lines of plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from kiemdiem.display import show, width
from kiemdiem.following.standing import Board
from kiemdiem.language import _
from kiemdiem.tables.board_words import legend, symbol
from kiemdiem.tables.grids import at_line_start
from kiemdiem.vietnamese import print_date

_LABEL, _NAME = 16, 30
"""Columns of the label of a task, and of the name of a unit before it is broken into lines."""

_NOTHING = "–"


def tasks(board: Board) -> Iterator[str]:
    """A line for each task: by when, how many units have handed in all, how many things are late, how much room."""
    rows = [[_("Việc"), _("Hạn cuối"), _("Nộp đủ"), _("Trễ"), _("Dự trữ")]]
    for line in board.tasks:
        units = str(line.units) if line.units.of else _NOTHING
        day = print_date(line.last_day) if line.last_day else _NOTHING
        slack = _NOTHING if line.slack is None else str(line.slack)
        rows.append([show(line.label, _LABEL), day, units, str(line.late) if line.late else "", slack])
    sizes = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = [
            _padded(cell, size, right=place > 1) for place, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ]
        yield "  ".join(cells).rstrip()
    if any(line.slack is not None for line in board.tasks):
        yield _("Dự trữ: số ngày làm việc từ hạn (đã qua hạn thì từ hôm nay) đến hạn của việc đầu tiên chờ việc này.")


def matrix(board: Board, columns: int) -> Iterator[str]:
    """Units by tasks, in as many blocks side by side as `columns` ask for, with the letters explained below them.

    The last column tells in how many of its tasks a unit has handed in everything. A block leaves out those who owe
    nothing in it.
    """
    if not board.standings:
        return
    rows = [_row(board, place) for place in range(len(board.units))]
    labels = [show(line.label, _LABEL) for line in board.tasks]
    sizes = [max(width(row[place]) for row in (labels, *rows)) for place in range(len(labels))]
    names = [textwrap.wrap(at_line_start(line.body.name, 200), _NAME, break_on_hyphens=False) for line in board.units]
    name = max(width(part) for parts in ([_("Đơn vị")], *names) for part in parts)
    wholes = [str(line.tasks) if line.tasks.of else _NOTHING for line in board.units]
    room = columns - name - max(map(width, wholes)) - 2
    for number, block in enumerate(_blocks(sizes, room)):
        if number:
            yield ""
        yield _line(_("Đơn vị"), name, labels, block, sizes, _("Đủ"))
        for parts, row, whole in zip(names, rows, wholes, strict=True):
            if not any(row[place] for place in block):
                continue
            yield _line(parts[0], name, row, block, sizes, whole)
            yield from (f"  {part}" for part in parts[1:])
    yield ""
    yield " · ".join(legend(cell.state for cell in board.cells.values()))


def _row(board: Board, place: int) -> list[str]:
    """The letters of a unit, one for each task; nothing where it owes nothing."""
    unit = board.units[place].body.id
    cells = (board.cells.get((unit, line.task.key)) for line in board.tasks)
    return [symbol(cell) if cell else "" for cell in cells]


def _blocks(sizes: Sequence[int], room: int) -> Iterator[range]:
    """The columns that stand side by side, as far as there is room; at least one."""
    start = used = 0
    for place, size in enumerate(sizes):
        if place > start and used + size + 1 > room:
            yield range(start, place)
            start, used = place, 0
        used += size + 1
    yield range(start, len(sizes))


def _line(first: str, name: int, cells: Sequence[str], block: range, sizes: Sequence[int], last: str) -> str:
    return " ".join((_padded(first, name), *(_padded(cells[place], sizes[place]) for place in block), last))


def _padded(text: str, size: int, *, right: bool = False) -> str:
    blanks = " " * max(0, size - width(text))
    return blanks + text if right else text + blanks
