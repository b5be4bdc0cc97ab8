"""Which rows under the headings are entries of the roll, and what the others are: totals, titles, what is signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiemdiem.roll.columns import BY_KEY, column_called
from kiemdiem.roll.reading.headings import is_numbering
from kiemdiem.roll.reading.layout import Layout
from kiemdiem.roll.reading.raw import Broken, Cells, Grid, as_written, is_empty
from kiemdiem.roll.reading.results import BadCell, Kind
from kiemdiem.roll.reading.totals import Totals
from kiemdiem.roll.values import RefusedValue, Vocabulary

_SECTION = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.)\-–:/]\s*\S")
_SECTION_NUMBER = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?")
_SIGNED = re.compile(
    r"người lập|t/m\b|tm\.|k/t\b|kt\.|nơi nhận|ghi chú\s*:|ngày\b.*\btháng\b.*\bnăm\b|\(ký|xác nhận", re.IGNORECASE
)
_CODE = re.compile(r"[\w./-]*\d[\w./-]*")
_FEW = 3
"""Cells at most that a row under the table has filled: a signature, a name, a remark."""


class Sorter:
    """Looks at the rows of one table in their order; a row means what it does by what stands before it."""

    def __init__(self, grid: Grid, layout: Layout, vocabulary: Vocabulary) -> None:
        self._columns = layout.columns
        self._numbering = layout.numbering
        self._ticks = [column for levels in layout.ticks.values() for column in levels.values()]
        self._totals = Totals(layout)
        self._vocabulary = vocabulary
        self._wide = {top for top, left, _bottom, right in grid.merged if right > left}
        self._readable: dict[tuple[str, object], bool] = {}
        self._units: set[str] = set()
        self._first = True
        self._is_after = False

    def kind(self, line: int, own: Cells, cells: Cells) -> Kind | BadCell | None:
        """What a row is; None for an entry of the roll, or the cell that makes it neither entry nor total.

        `own` is the row without what merged cells above give it.
        """
        word = self._totals.column(own)
        found = self._kind(line, own, cells) if word is None else self._totals.doubt(own, word) or Kind.TOTAL
        self._first = False
        if not isinstance(found, Kind):
            self._is_after = False
            self._units.add(as_written(self._value("unit", cells)))
        elif found in (Kind.BLANK, Kind.TOTAL, Kind.FOOTER):
            self._is_after = True
        return found

    def _kind(self, line: int, own: Cells, cells: Cells) -> Kind | None:
        if self._is_readable("subject", cells):
            return None
        filled = [place for place, value in enumerate(cells, 1) if not is_empty(value)]
        if not filled:
            return Kind.BLANK
        if any(isinstance(self._value(key, cells), Broken) for key in self._columns):
            return None
        if self._first and is_numbering(cells):
            return Kind.NUMBERING
        found = self._aside(line, filled, cells)
        return None if found and self._is_somebodys(own) else found

    def _aside(self, line: int, filled: Sequence[int], cells: Cells) -> Kind | None:
        texts = [as_written(cells[place - 1]) for place in filled]
        number = cells[filled[0] - 1] if filled[0] == self._numbering else None
        is_numbered = isinstance(number, Broken) or (number is not None and texts[0].rstrip(".").isdecimal())
        found = None
        if not is_numbered:
            found = self._section(line, filled, texts) or self._under(texts, cells)
        if not found and set(filled[is_numbered:]) <= {self._columns.get("unit")}:
            return Kind.UNUSED  # the running number and the unit stand there before anybody has filled in the form
        return found

    def _is_somebodys(self, own: Cells) -> bool:
        """Whether a row has a code or a rating, so that it is never left aside."""
        if _CODE.fullmatch(as_written(self._value("code", own))):
            return True
        if any(self._is_readable(key, own) for key in self._columns if BY_KEY[key].kind == "level"):
            return True
        return any(as_written(own[column - 1]).casefold() == "x" for column in self._ticks if column <= len(own))

    def _section(self, line: int, filled: Sequence[int], texts: Sequence[str]) -> Kind | None:
        """A single text over the columns, under the running numbers or with a number of its own: "II. XÃ B"."""
        if len(filled) == 2 and filled[0] == self._numbering and _SECTION_NUMBER.fullmatch(texts[0]):
            return Kind.SECTION
        is_over = line in self._wide or filled[0] == self._numbering or _SECTION.match(texts[0])
        return Kind.SECTION if len(filled) == 1 and is_over else None

    def _under(self, texts: Sequence[str], cells: Cells) -> Kind | None:
        """What stands under the table: a few texts, none of which is a word that a column may hold."""
        if len(texts) > _FEW or not (self._is_after or any(_SIGNED.match(text) for text in texts)):
            return None
        if any(self._is_readable(key, cells) for key in self._columns if BY_KEY[key].kind != "text"):
            return None
        return None if self._is_someone(cells) else Kind.FOOTER

    def _is_someone(self, cells: Cells) -> bool:
        """Whether a row with a wrong class is an entry: of a unit that has others, or with unit, name and class."""
        if as_written(self._value("unit", cells)) in self._units:
            return True
        told = [not is_empty(self._value(key, cells)) for key in ("unit", "subject", "name", "code")]
        return told[0] and told[1] and (told[2] or told[3])

    def is_entry(self, cells: Cells) -> bool:
        """Whether a row has a class that can be read, and no word that is a heading as well."""
        return self._is_readable("subject", cells) and not column_called(as_written(self._value("subject", cells)))

    def _value(self, key: str, cells: Cells) -> object:
        column = self._columns.get(key, 0)
        return cells[column - 1] if 0 < column <= len(cells) else None

    def _is_readable(self, key: str, cells: Cells) -> bool:
        value = self._value(key, cells)
        if is_empty(value):
            return False
        if (key, value) not in self._readable:
            self._readable[key, value] = self._read(key, value)
        return self._readable[key, value]

    def _read(self, key: str, value: object) -> bool:
        try:
            return self._vocabulary.read(BY_KEY[key], value) != ""
        except RefusedValue:
            return False
