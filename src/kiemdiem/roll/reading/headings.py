"""Where the headings of a roll stand, in one row or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kiemdiem.language import _
from kiemdiem.roll.columns import column_called
from kiemdiem.roll.reading.layout import FEWEST, Layout, check, missing
from kiemdiem.roll.reading.merged import Line
from kiemdiem.roll.reading.raw import MOST_COLUMNS, Cells, Grid, Merged, RefusedFileError, as_written
from kiemdiem.roll.reading.wording import Wording, is_title, settle

MOST_TABLES = 100
"""Tables on one sheet."""

_LONGEST_HEADING = 120
_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z])[)\]]?")


def find(head: Sequence[tuple[int, Cells]], merged: Iterable[Merged], wording: Wording | None = None) -> Layout | None:
    """The first complete headings among the rows of `head`, or where there are none the rows with the most known ones.

    Among headings that overlap those with the most known ones, then one row rather than two, then the upper.
    """
    first, last = (head[0][0], head[-1][0]) if head else (0, 0)
    layouts = list(_layouts(head, _spans(merged, first, last), wording or Wording()))
    if complete := [layout for layout in layouts if not missing(layout)]:
        end = min(layout.lines[-1] for layout in complete)
        above = [one for one in layouts if one.lines[-1] < end - 2 and len(one.columns) >= FEWEST]
        layouts = above or [layout for layout in complete if layout.lines[0] <= end]
    return max(
        layouts,
        key=lambda layout: (layout.known, bool(layout.set_apart), -len(layout.lines), -layout.lines[0]),
        default=None,
    )


class Again:
    """Finds headings that come again under the first ones of a sheet."""

    def __init__(self, grid: Grid, wording: Wording) -> None:
        self._grid = grid
        self._wording = wording
        self._merged: dict[int, list[Merged]] = {}
        for cell in grid.merged:
            self._merged.setdefault(cell[0], []).append(cell)

    def find(self, row: Line, following: Line | None) -> Layout | None:
        """The headings that begin with a row and may take the one under it as well."""
        rows = [(one[0], one[1]) for one in (row, following) if one]
        if max(known_in(cells) for _line, cells in rows) < FEWEST:
            return None
        found = find(rows, [cell for line, _cells in rows for cell in self._merged.get(line, ())], self._wording)
        return found if found and found.lines[0] == row[0] and len(found.columns) >= FEWEST else None

    def is_same(self, found: Layout, layout: Layout) -> bool:
        """Whether headings are those of `layout` once more, or some of them, each over its own column."""
        return found.columns.items() <= layout.columns.items() and (not found.ticks or found.ticks == layout.ticks)

    def check(self, found: Layout, before: int) -> Layout:
        """Headings of another table; RefusedFileError where they are not complete, or after too many others."""
        where = _("dòng {line} là tiêu đề của một bảng khác").format(line=found.lines[0])
        if before >= MOST_TABLES:
            raise RefusedFileError(where, _("Tách thành nhiều trang"))
        try:
            return check(found, named_cells=self._grid.named_cells)
        except RefusedFileError as refusal:
            raise RefusedFileError(f"{where}: {refusal.message}", refusal.hint) from None


def known_in(cells: Cells) -> int:
    """How many headings of different columns stand in a row."""
    texts = (cell for cell in cells[:MOST_COLUMNS] if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADING)
    return len({key for text in texts if (key := column_called(text))})


def is_numbering(cells: Cells) -> bool:
    """Whether a row under the headings numbers the columns: (1) (2) (3), or A B 1 2 3."""
    texts = [text for text in map(as_written, cells) if text]
    numbers = [int(digits) for text in texts if (digits := text.strip("()[]")).isdecimal()]
    return (
        len(numbers) >= 3
        and all(_NUMBER.fullmatch(text) for text in texts)
        and all(later == earlier + 1 for earlier, later in pairwise(numbers))
    )


def _spans(merged: Iterable[Merged], first: int, last: int) -> dict[tuple[int, int], Merged]:
    """The merged cell that covers a place, for every place of the lines from `first` to `last`."""
    return {
        (line, column): (top, left, bottom, right)
        for top, left, bottom, right in merged
        for line in range(max(top, first), min(bottom, last) + 1)
        for column in range(left, min(right, MOST_COLUMNS) + 1)
    }


def _layouts(
    head: Sequence[tuple[int, Cells]], spans: dict[tuple[int, int], Merged], wording: Wording
) -> Iterator[Layout]:
    rows = {line: [as_written(cell) for cell in cells[:MOST_COLUMNS]] for line, cells in head}
    lines = list(rows)
    for place, line in enumerate(lines):
        said = wording.under_titles(rows[above] for above in lines[:place])
        found = [said.heading(column, "", "", text) for column, text in enumerate(rows[line], 1) if text]
        yield Layout((line,), settle(found, [""] * len(found)), len(rows[line]))
        lower = lines[place + 1] if place + 1 < len(lines) else None
        if lower is not None and any(rows[lower]) and (layout := _two_rows(line, lower, rows, spans, said)):
            yield layout


def _two_rows(
    upper: int,
    lower: int,
    rows: dict[int, list[str]],
    spans: dict[tuple[int, int], Merged],
    wording: Wording,
) -> Layout | None:
    """The headings of two rows together; None where no text of the upper row stands over several of the lower or over
    a remark.

    What is one cell for Excel is a text and blanks right of it in a CSV.
    """
    found, sections, section, is_wide = [], [], "", False
    width = max(len(rows[upper]), len(rows[lower]))
    lone = _lone_title(upper, rows, spans)
    for column in range(1, width + 1):
        own, below = _text(rows, upper, column), _text(rows, lower, column)
        is_wide |= bool(own) and below.startswith("(")
        if (upper, column) in spans:
            top, left, _bottom, right = spans[upper, column]
            section = _text(rows, top, left)
            own = section if left == right else ""
            is_wide |= left < right and bool(below)
        elif own:
            section = own
        elif below:
            is_wide = True
        else:
            section = ""
        said = "" if below and (section == lone or is_title(section)) else section
        if section or below:
            found.append(wording.heading(column, said, own, below))
            sections.append(said if below else "")
    return Layout((upper, lower), settle(found, sections), width) if is_wide else None


def _lone_title(upper: int, rows: dict[int, list[str]], spans: dict[tuple[int, int], Merged]) -> str | None:
    """The only text of an upper row, where it is not merged over some of the columns: a title, and no heading."""
    texts = [(column, text) for column, text in enumerate(rows[upper], 1) if text]
    if len(texts) != 1:
        return None
    column, text = texts[0]
    return text if column == 1 or (upper, column) not in spans else None


def _text(rows: dict[int, list[str]], line: int, column: int) -> str:
    row = rows.get(line, [])
    return row[column - 1] if column <= len(row) else ""
