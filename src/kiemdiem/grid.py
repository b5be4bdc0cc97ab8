"""Tables as values: what a terminal, a sheet and a document print alike, numbers in the style of the language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiemdiem.language import current
from kiemdiem.vietnamese import print_date


@dataclass(frozen=True)
class Share:
    """A part of a whole, kept exact; a share of nothing is empty."""

    part: int
    whole: int

    @property
    def hundredths(self) -> int | None:
        """Hundredths of a percent, a half up; None for a share of nothing."""
        return (20_000 * self.part + self.whole) // (2 * self.whole) if self.whole else None


Cell = str | int | Share | date | None


@dataclass(frozen=True)
class Heading:
    """A heading, with the headings `under` it where it spans several columns."""

    text: str
    under: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Columns it spans."""
        return max(1, len(self.under))


@dataclass(frozen=True)
class Grid:
    """A table: title, lines under the title, headings of one or two rows, rows, a last row of totals, notes below.

    `sheet` is what a workbook calls its sheet; "" for the title. With `filters` its rows can be chosen there by column.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[str, ...] = ()
    totals: tuple[Cell, ...] | None = None
    notes: tuple[str, ...] = ()
    sheet: str = ""
    filters: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The heading of every column on one line: "Xuất sắc: SL"."""
        return tuple(
            f"{heading.text}: {under}" if under else heading.text
            for heading in self.headings
            for under in heading.under or ("",)
        )

    @property
    def every_row(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows and the totals."""
        return (*self.rows, self.totals) if self.totals else self.rows


def print_number(number: int) -> str:
    """`number` with its thousands set apart: "5.400.000", in English "5,400,000"."""
    grouped = f"{number:,}"
    return grouped if current() == "en" else grouped.replace(",", ".")


def print_share(share: Share) -> str:
    """A share in percent to two places: "20,59%", in English "20.59%"; "" for a share of nothing."""
    if (hundredths := share.hundredths) is None:
        return ""
    point = "." if current() == "en" else ","
    return f"{print_number(hundredths // 100)}{point}{hundredths % 100:02d}%"


def print_cell(cell: Cell) -> str:
    """A cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, Share):
        return print_share(cell)
    if isinstance(cell, date):
        return print_date(cell)
    return print_number(cell) if isinstance(cell, int) else cell
