"""What comes out of reading rolls: rows with their places, what was rejected or left aside, what stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiemdiem.language import _
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.reading.layout import Layout
from kiemdiem.roll.reading.raw import Passed, letters

Row = tuple[str, ...]
"""The canonical values of a row, in the order of COLUMNS."""

INDEX = {column.key: place for place, column in enumerate(COLUMNS)}
"""Where in a row the value of each key is."""


@dataclass(frozen=True)
class Table:
    """Where rows come from: a file, a sheet in it ("" where it has none), the number of the column of each key."""

    file: str
    sheet: str
    columns: Mapping[str, int]
    named_cells: bool

    @property
    def name(self) -> str:
        """File and sheet, as a message names them."""
        return f"{self.file} [{self.sheet}]" if self.sheet else self.file


@dataclass(frozen=True, slots=True)
class Place:
    """The line of a row, counted from 1 as its file shows it (of a Parquet file: the number of the row)."""

    table: Table
    line: int

    def column(self, key: str) -> int | None:
        """The number, from 1, of the column that holds `key`; None where the table has none."""
        return self.table.columns.get(key)

    def cell(self, key: str = "") -> str:
        """What people call the cell of `key`: "H12", or line and column; the line alone where there is none."""
        column = self.column(key)
        if column is None:
            return _("dòng {line}").format(line=self.line)
        if self.table.named_cells:
            return f"{letters(column)}{self.line}"
        return _("dòng {line}, cột {column}").format(line=self.line, column=column)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that keeps its row out: the key of its column, the value as written, why, and what to do.

    `raw` is the number, day or truth that the cell holds, None for a text.
    """

    key: str
    value: str
    message: str
    hint: str
    raw: object = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken: all its cells as written, in the order of COLUMNS, the bad ones, and what it has
    beyond the columns.
    """

    place: Place
    written: Row
    cells: tuple[BadCell, ...]
    surplus: str = ""


class Kind(StrEnum):
    """Why a row is no entry of the roll."""

    BLANK = "blank"
    NUMBERING = "numbering"
    UNUSED = "unused"
    TOTAL = "total"
    SECTION = "section"
    HEADING = "heading"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is no entry: why, and what it says."""

    place: Place
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Twice:
    """Two rows with the same code and class of subject (`whole`: the same in every column); both are taken."""

    first: Place
    again: Place
    whole: bool


@dataclass
class SheetRead:
    """What was found in one table: its headings, and how many rows became what."""

    table: Table
    layout: Layout
    taken: int = 0
    rejected: int = 0
    aside: dict[Kind, int] = field(default_factory=dict)
    unheaded: Counter[int] = field(default_factory=Counter)
    """How many entries have something in a column without a heading."""
    hidden_rows: int = 0
    """How many entries Excel does not show."""
    hidden_columns: tuple[int, ...] = ()
    """The columns that are read though Excel does not show them."""

    @property
    def seen(self) -> int:
        """All rows under the headings."""
        return self.taken + self.rejected + sum(self.aside.values())


@dataclass(frozen=True)
class FileRead:
    """A file that was read: its tables, and the sheets that were passed over."""

    file: str
    sheets: tuple[SheetRead, ...]
    passed: tuple[Passed, ...]


@dataclass(frozen=True)
class RefusedFile:
    """A file of which nothing was read, and why."""

    file: str
    message: str
    hint: str


@dataclass
class Reading:
    """What reading several files gave; `places` goes along with `rows`."""

    rows: list[Row] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)
