"""How wide the columns and how high the rows of a table must be for every text to be seen whole on a sheet.

Excel measures nothing when it opens a file: the letters of Times New Roman are reckoned here, rather too wide than too
narrow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from kiemdiem.grid import Cell, Grid, Heading, Share, print_cell

SIZE, TITLE_SIZE = 12, 14
"""Points of the font."""

_WIDEST_TEXT, _WIDEST_WORD, _EMPTY = 30.0, 40.0, 10.0
"""Widths of a column: of names and reasons, of a single word, and where there is nothing to read."""

_ACROSS_A4 = 150.0
"""Widths that fit on A4 across in the size of the font; what is wider is printed on A3."""

_UNIT = 7.0
"""Pixels of a unit of column width; a column has some more for its edges."""

_EDGES = 5.0
_LINE = 1.32
"""Of a line, in sizes of the font: letters with two marks stand high."""

_HIGHEST = 409.0
"""Points of a row of Excel at most."""

_LETTERS = {0.28: " .,;:/ijlt", 0.36: "frI()[]-'“”‘’!", 0.45: "acesz", 0.8: "mw", 0.93: "MW%@—…–"}
"""How wide letters of the font are, in its sizes."""

_EMS = {letter: ems for ems, letters in _LETTERS.items() for letter in letters}
_MARGIN = 1.04
"""For programs that draw letters wider."""


@dataclass(frozen=True)
class Sizes:
    """Widths of the columns, heights in points of title, lines above, headings, rows with totals, and notes."""

    widths: tuple[float, ...]
    title: float
    about: tuple[float, ...]
    headings: tuple[float, ...]
    rows: tuple[float, ...]
    notes: tuple[float, ...]

    @property
    def paper(self) -> Literal["A3", "A4"]:
        """The paper on which the table is still read easily."""
        return "A3" if sum(self.widths) > _ACROSS_A4 else "A4"


def sizes(grid: Grid) -> Sizes:
    """The sizes of a table on a sheet."""
    widths = _widths(grid)
    whole = _pixels(widths)
    texts = [place for place in range(len(widths)) if not _is_numeric(grid, place)]
    return Sizes(
        widths,
        _height(lines(grid.title, whole, TITLE_SIZE, bold=True), TITLE_SIZE),
        tuple(_height(lines(line, whole)) for line in grid.about),
        _heading_heights(grid.headings, widths),
        tuple(_row_height(row, texts, widths, bold=row is grid.totals) for row in grid.every_row),
        tuple(_height(lines(line, whole)) for line in grid.notes),
    )


def lines(text: str, pixels: float, size: int = SIZE, *, bold: bool = False) -> int:
    """How many lines a text takes that is wrapped at `pixels`; words that are longer are broken."""
    blank = _text_width(" ", size, bold)
    count, used = 1, 0.0
    for word in text.split():
        width = _text_width(word, size, bold)
        if used and used + blank + width > pixels:
            count, used = count + 1, 0.0
        used += (blank if used else 0) + width
        while used > pixels:
            count, used = count + 1, used - pixels
    return count


@lru_cache(maxsize=16_384)
def _text_width(text: str, size: int, bold: bool) -> float:
    """About the pixels of a text on one line."""
    return sum(map(_ems, unicodedata.normalize("NFD", text))) * size * 4 / 3 * _MARGIN * (1.06 if bold else 1.0)


def _ems(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return _EMS.get(letter) or (0.73 if letter.isupper() else 0.51)


def _height(count: int, size: int = SIZE) -> float:
    return min(count * size * _LINE + 3, _HIGHEST)


def _pixels(widths: Iterable[float]) -> float:
    """What columns have together for a text; the least there is for one letter."""
    return max(sum(width * _UNIT + _EDGES for width in widths) - 2 * _EDGES, 16.0)


def _is_numeric(grid: Grid, place: int) -> bool:
    return any(isinstance(row[place], int | Share | date) for row in grid.every_row)


def _widths(grid: Grid) -> tuple[float, ...]:
    bare = [under or heading.text for heading in grid.headings for under in heading.under or ("",)]
    widths = [_width(grid, place, heading) for place, heading in enumerate(bare)]
    place = 0
    for heading in grid.headings:
        span = range(place, place + heading.width)
        missing = _wide_enough(heading.text.split(), bold=True) - sum(widths[place] for place in span)
        for column in span:
            widths[column] += max(missing, 0) / heading.width
        place += heading.width
    return tuple(widths)


def _width(grid: Grid, place: int, heading: str) -> float:
    """The width of a column: figures and the words of the heading stay whole, texts are wrapped."""
    least = min(_wide_enough(heading.split(), bold=True), _WIDEST_WORD)
    cells = {_shown(row[place]) for row in grid.every_row} - {""}
    if not cells:
        return max(least, _EMPTY)
    natural = _wide_enough(cells, bold=grid.totals is not None)
    return max(least, natural if _is_numeric(grid, place) else min(natural, _WIDEST_TEXT))


def _shown(cell: Cell) -> str:
    """What a sheet shows: days with every zero, other than in a sentence."""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else print_cell(cell)


def _wide_enough(texts: Iterable[str], *, bold: bool) -> float:
    widest = max((_text_width(text, SIZE, bold) for text in texts), default=0.0)
    return (widest + 2 * _EDGES) / _UNIT


def _heading_heights(headings: Iterable[Heading], widths: tuple[float, ...]) -> tuple[float, ...]:
    """Of the one or two rows of headings; one without others under it stands in both."""
    upper = lower = both = 0.0
    place = 0
    for heading in headings:
        span = widths[place : place + heading.width]
        height = _height(lines(heading.text, _pixels(span), bold=True))
        if heading.under:
            upper = max(upper, height)
            under = zip(heading.under, span, strict=True)
            lower = max(lower, *(_height(lines(text, _pixels([width]), bold=True)) for text, width in under))
        else:
            both = max(both, height)
        place += heading.width
    if not upper:
        return (both,)
    more = max(both - upper - lower, 0.0) / 2
    return upper + more, lower + more


def _row_height(row: tuple[Cell, ...], texts: Iterable[int], widths: tuple[float, ...], *, bold: bool) -> float:
    count = max((lines(print_cell(row[place]), _pixels([widths[place]]), bold=bold) for place in texts), default=1)
    return _height(count)
