"""Results as rows of tables: ready strings by the names that templates have for the columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiemdiem.drafting.results import NO_GROUP, Result
from kiemdiem.grid import Cell, Share, print_cell
from kiemdiem.roll.summary import Row, notes
from kiemdiem.vietnamese import capital_first, same_words

COLUMNS = (
    "tong", "duoc", "duoc_tl", "xs", "xs_tl", "tot", "tot_tl", "ht", "ht_tl", "kht", "kht_tl", "xs_tren_tot", "chua",
    "ly_do",
)  # fmt: skip
"""The names of the counts of a row, in the order of `Row.cells`: all, rated and their share, each level and its share
of the rated, the excellent of the good or better, those without a level and why. Shares are percents without a sign.
"""


def cells(row: Row) -> dict[str, str]:
    """The counts of a row by the names of their columns."""
    return {name: _printed(cell) for name, cell in zip(COLUMNS, row.cells(), strict=True)}


def numbered(rows: Mapping[str, Row]) -> list[dict[str, str]]:
    """A numbered line for each row, under its name."""
    return [
        {"tt": str(place), "ten": capital_first(name), **cells(row)}
        for place, (name, row) in enumerate(rows.items(), 1)
    ]


def table(result: Result, rows: Mapping[str, Row]) -> dict[str, Any]:
    """The rows of a class, their sum where there are several (`cong` in a list of one or none), and what the shares
    are of.
    """
    total = [{"ten": "Tổng cộng", **cells(result.total)}] if len(rows) > 1 else []
    return {"dong": numbered(rows), "cong": total, "ghi_chu": [f"{note}." for note in notes(result.total)]}


def groups_of_all(found: list[Result]) -> list[dict[str, Any]]:
    """For a table of all classes: a line for the class (`dam`), then one for each of its groups; `co_so` has the
    numbers behind the share of the excellent.

    A class whose only group is the class itself has one line.
    """
    lines: list[dict[str, Any]] = []
    for place, result in enumerate(found, 1):
        lines.append({**_line(str(place), result.title, result.total), "dam": True})
        if len(result.groups) > 1 or not _says_nothing(result):
            named = enumerate(result.groups.items(), 1)
            lines += [{**_line(f"{place}.{number}", name, row), "dam": False} for number, (name, row) in named]
    return lines


def _printed(cell: Cell) -> str:
    text = print_cell(cell)
    return text.removesuffix("%").replace("100,00", "100") if isinstance(cell, Share) else text


def _line(number: str, name: str, row: Row) -> dict[str, Any]:
    excellent, pool = row.levels["excellent"], row.levels["excellent"] + row.levels["good"]
    base = f"{print_cell(excellent)}/{print_cell(pool)}" if pool else ""
    return {"tt": number, "ten": capital_first(name), "co_so": base, **cells(row)}


def _says_nothing(result: Result) -> bool:
    """Whether the one group of a class is the class itself under its own name, or nobody wrote a group."""
    return {same_words(name) for name in result.groups} <= {same_words(result.title), same_words(NO_GROUP)}
