"""Where the headings of a roll stand, in one row or two, and which column each means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY, COLUMNS, NUMBERING, all_headings, column_called, heading_key
from kiemdiem.roll.reading.raw import MOST_COLUMNS, Cells, Merged, RefusedFileError, as_written, letters
from kiemdiem.vietnamese import nearest

WINDOW = 40
"""Rows at the top of a sheet among which the headings are looked for."""

FEWEST = 3
"""Known headings that make a row the headings of a roll; with fewer it may be any table."""

_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z])[)\]]?")


@dataclass(frozen=True)
class Heading:
    """A heading over the column counted from 1: its text, upper row first, and the key it means (None: no column)."""

    column: int
    text: str
    key: str | None
    is_number: bool = False


@dataclass(frozen=True)
class Layout:
    """The lines that the headings take, and the headings."""

    lines: tuple[int, ...]
    headings: tuple[Heading, ...]

    @property
    def columns(self) -> dict[str, int]:
        """Where the column of each key is, the first of them where there are several."""
        found: dict[str, int] = {}
        for heading in self.headings:
            if heading.key:
                found.setdefault(heading.key, heading.column)
        return found

    @property
    def numbering(self) -> int | None:
        """The column of the running number."""
        return next((heading.column for heading in self.headings if heading.is_number), None)

    @property
    def unused(self) -> list[Heading]:
        """The headings of columns that are not read; the running number is none of them."""
        return [heading for heading in self.headings if heading.key is None and not heading.is_number]

    @property
    def is_roll(self) -> bool:
        """Whether these are the headings of a roll, complete or not."""
        return len(self.columns) >= FEWEST or not missing(self)


def find(head: Sequence[tuple[int, Cells]], merged: Sequence[Merged]) -> Layout | None:
    """The rows among `head` with the most known headings; among equals one row rather than two, then the upper."""
    layouts = _layouts(head, _spans(merged, head[-1][0] if head else 0))
    return max(layouts, key=lambda layout: (len(layout.columns), -len(layout.lines), -layout.lines[0]), default=None)


def check(layout: Layout | None, *, named_cells: bool) -> Layout:
    """`layout` where every required column is there once; RefusedFileError with what was seen where not."""
    if layout is None or not layout.columns:
        raise RefusedFileError(
            _("không thấy dòng tiêu đề của danh sách trong {n} dòng đầu").format(n=WINDOW),
            _("Dùng mẫu của kiemdiem roll template, hoặc đặt tiêu đề cột như mẫu"),
        )
    for key, column in layout.columns.items():
        twice = [heading for heading in layout.headings if heading.key == key]
        if len(twice) > 1:
            cells = ", ".join(f"{_place(layout, h.column, named_cells)} “{show(h.text, 60)}”" for h in twice)
            message = _("cột “{name}” có hai lần: {cells}").format(name=BY_KEY[key].heading, cells=cells)
            raise RefusedFileError(
                message, _("Đổi tên hoặc xóa một trong hai cột (cột {column})").format(column=column)
            )
    if lacking := missing(layout):
        raise _lacks(layout, lacking)
    return layout


def missing(layout: Layout) -> list[str]:
    """The headings of the required columns that are not there."""
    return [column.heading for column in COLUMNS if column.required and column.key not in layout.columns]


def near(text: str) -> str | None:
    """The known heading most like `text`, for a hint."""
    return nearest(text, all_headings())


def is_numbering(cells: Cells) -> bool:
    """Whether a row under the headings numbers the columns: (1) (2) (3), or A B 1 2 3."""
    texts = [text for text in map(as_written, cells) if text]
    numbers = [int(digits) for text in texts if (digits := text.strip("()[]")).isdecimal()]
    return (
        len(numbers) >= 3
        and all(_NUMBER.fullmatch(text) for text in texts)
        and all(later == earlier + 1 for earlier, later in pairwise(numbers))
    )


def _place(layout: Layout, column: int, named_cells: bool) -> str:
    line = layout.lines[-1]
    return (
        f"{letters(column)}{line}" if named_cells else _("dòng {line}, cột {column}").format(line=line, column=column)
    )


def _lacks(layout: Layout, lacking: list[str]) -> RefusedFileError:
    seen = "; ".join(show(heading.text, 60) for heading in layout.headings[:30])
    hints = [_("Tiêu đề đọc được: {seen}").format(seen=seen)]
    texts = [heading.text for heading in layout.unused]
    for name in lacking:
        if like := nearest(name, texts):
            hints.append(_("Đổi “{text}” thành “{name}”?").format(text=show(like, 60), name=name))
    names = ", ".join(f"“{name}”" for name in lacking)
    return RefusedFileError(_("thiếu cột {names}").format(names=names), ". ".join(hints))


def _spans(merged: Sequence[Merged], last: int) -> dict[tuple[int, int], Merged]:
    """The merged cell that covers a place, for every place of the lines up to `last`."""
    return {
        (line, column): (top, left, bottom, right)
        for top, left, bottom, right in merged
        for line in range(top, min(bottom, last) + 1)
        for column in range(left, min(right, MOST_COLUMNS) + 1)
    }


def _layouts(head: Sequence[tuple[int, Cells]], spans: dict[tuple[int, int], Merged]) -> Iterator[Layout]:
    rows = {line: [as_written(cell) for cell in cells] for line, cells in head}
    lines = list(rows)
    for line in lines:
        found = (_heading(column, "", "", text) for column, text in enumerate(rows[line], 1) if text)
        yield Layout((line,), tuple(found))
    for upper, lower in pairwise(lines):
        if any(rows[lower]) and (layout := _two_rows(upper, lower, rows, spans)):
            yield layout


def _two_rows(
    upper: int, lower: int, rows: dict[int, list[str]], spans: dict[tuple[int, int], Merged]
) -> Layout | None:
    """The headings of two rows together; None where no text of the upper row stands over several of the lower.

    What is one cell for Excel is a text and blanks right of it in a CSV.
    """
    found, section, is_wide = [], "", False
    for column in range(1, max(len(rows[upper]), len(rows[lower])) + 1):
        own, below = _text(rows, upper, column), _text(rows, lower, column)
        if (upper, column) in spans:
            top, left, _bottom, right = spans[upper, column]
            section, own = _text(rows, top, left), own if left == right else ""
            is_wide |= left < right and bool(below)
        elif own:
            section = own
        elif below:
            is_wide = True
        else:
            section = ""
        if section or below:
            found.append(_heading(column, section, own, below))
    return Layout((upper, lower), tuple(found)) if is_wide else None


def _text(rows: dict[int, list[str]], line: int, column: int) -> str:
    row = rows.get(line, [])
    return row[column - 1] if column <= len(row) else ""


def _heading(column: int, section: str, own: str, below: str) -> Heading:
    """What two headings, one under the other, mean: both together, else the lower; the upper where it stands alone.

    `own` is the upper one where it stands over this column only; a remark in brackets under it is no heading.
    """
    if not below or (own and below.startswith("(")):
        text = f"{own or section} {below}".strip()
        return Heading(column, text, column_called(own), heading_key(own) in NUMBERING)
    text = f"{section}: {below}" if section else below
    key = column_called(f"{section} {below}") or column_called(below)
    return Heading(column, text, key, heading_key(below) in NUMBERING)
