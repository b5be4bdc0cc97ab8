"""What reading rolls found, for people: headings, rows taken, rejected and left aside, counts. Without names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Lines
from rich.text import Text

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.reading import counts
from kiemdiem.roll.reading.results import BadCell, FileRead, Place, Reading
from kiemdiem.roll.values import UNRATED
from kiemdiem.tables import roll_read_sheets
from kiemdiem.tables.roll_read_sheets import MOST_PLACES
from kiemdiem.terms import LEVELS, kind_name
from kiemdiem.vietnamese import looks_like_name

MOST_CELLS = 200
"""Bad cells that are printed; the others are counted."""

_OPEN_TEXTS = {"unit", "body", "comparable_group"}


def shown_value(cell: BadCell, *, with_names: bool) -> str | None:
    """The value of a bad cell; None where it may tell who somebody is, in its own column or in one it slipped into."""
    is_open = cell.key in _OPEN_TEXTS
    is_personal = not is_open and (BY_KEY[cell.key].kind == "text" or looks_like_name(cell.value))
    return None if is_personal and not with_names else cell.value


def write(reading: Reading, stream: TextIO, *, with_names: bool) -> None:
    """Print what was found, file by file, then what is wrong, then the counts."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for file in reading.files:
        _write_file(console, file, reading, with_names)
    for lines in (_rejected(reading, with_names), _twice(reading), _spellings(reading)):
        for line, style in lines:
            console.print(Text(line, style), soft_wrap=True)
    if reading.rows:
        _write_counts(console, reading)
    console.print(Text(_summary(reading), "bold"), soft_wrap=True)


def stage_name(stage: str) -> str:
    """What people call the rating of this key."""
    names = {"decided": _("quyết định"), "proposed": _("đề nghị"), "self_rating": _("tự xếp loại")}
    return names[stage]


def _write_file(console: Console, file: FileRead, reading: Reading, with_names: bool) -> None:
    console.print(Text(show(file.file, 400), "bold"), soft_wrap=True)
    for sheet in file.sheets:
        aside = [entry for entry in reading.aside if entry.place.table is sheet.table]
        for line in roll_read_sheets.lines(sheet, aside, with_names=with_names):
            console.print(Padding(Text(line), (0, 0, 0, 2), expand=False))
    for passed in file.passed:
        told = _("Không đọc trang “{sheet}”: {why}").format(sheet=show(passed.sheet, 60), why=passed.why)
        console.print(Padding(Text(told, "yellow"), (0, 0, 0, 2), expand=False))


def _rejected(reading: Reading, with_names: bool) -> Iterator[tuple[str, str]]:
    cells = [(row.place, cell) for row in reading.rejected for cell in row.cells]
    if cells:
        yield _("Ô làm dòng bị loại:"), "bold red"
    for place, cell in cells[:MOST_CELLS]:
        yield "  " + _bad_cell(place, cell, with_names), ""
        if cell.hint:
            yield "    → " + show(cell.hint, 300), ""
    if len(cells) > MOST_CELLS:
        yield _("  … và {n} ô nữa").format(n=len(cells) - MOST_CELLS), ""


def _bad_cell(place: Place, cell: BadCell, with_names: bool) -> str:
    value = shown_value(cell, with_names=with_names)
    shown = "" if not cell.value else f" “{show(value, 60)}”" if value is not None else " " + _("(không in giá trị)")
    where = f"{show(place.table.name, 200)} {place.cell(cell.key)}"
    return f"{where}, {BY_KEY[cell.key].heading}:{shown} {cell.message}"


def _twice(reading: Reading) -> Iterator[tuple[str, str]]:
    if reading.twice:
        yield _("Có hai lần (vẫn nhận cả hai):"), "bold yellow"
    for pair in reading.twice[:MOST_PLACES]:
        what = _("giống hệt nhau") if pair.whole else _("cùng mã số và loại đối tượng")
        first, again = (f"{show(place.table.name, 200)} {place.cell('code')}" for place in (pair.first, pair.again))
        yield "  " + _("{first} và {again}: {what}").format(first=first, again=again, what=what), ""
    if len(reading.twice) > MOST_PLACES:
        yield _("  … và {n} dòng nữa").format(n=len(reading.twice) - MOST_PLACES), ""


def _spellings(reading: Reading) -> Iterator[tuple[str, str]]:
    found = counts.spellings(reading.rows)
    if found:
        yield _("Một đơn vị viết nhiều cách (không gộp; dùng --plan để đọc thành một tên):"), "bold yellow"
    for names in found[:MOST_PLACES]:
        yield "  " + "; ".join(f"“{show(name, 100)}”" for name in names), ""
    if len(found) > MOST_PLACES:
        yield _("  … và {n} đơn vị nữa").format(n=len(found) - MOST_PLACES), ""


def _write_counts(console: Console, reading: Reading) -> None:
    stage = counts.stage(reading.rows)
    found = counts.tally(reading.rows, stage)
    console.print(Text(_("Theo mức {stage}:").format(stage=stage_name(stage)), "bold"))
    levels = (*LEVELS, UNRATED, "")
    headings = (_("HTXSNV"), _("HTTNV"), _("HTNV"), _("KHTNV"), _("Không XL"), _("Chưa có mức"), _("Tổng"))
    table = Lines(box=None, padding=(0, 1), pad_edge=False)
    table.add_column("")
    for heading in headings:
        table.add_column(Text(heading), justify="right")
    subjects = dict.fromkeys(subject for subject, _level in sorted(found))
    for subject in subjects:
        row = [found[subject, level] for level in levels]
        table.add_row(kind_name(subject), *map(str, row), str(sum(row)))
    totals = [sum(found[subject, level] for subject in subjects) for level in levels]
    table.add_row(Text(_("Cộng"), "bold"), *map(str, totals), str(sum(totals)))
    console.print(table)


def _summary(reading: Reading) -> str:
    seen = sum(sheet.seen for file in reading.files for sheet in file.sheets)
    taken, rejected = len(reading.rows), len(reading.rejected)
    told = _("{files} tệp, {seen} dòng = nhận {taken} + loại {rejected} + để riêng {aside}")
    return told.format(
        files=len(reading.files), seen=seen, taken=taken, rejected=rejected, aside=seen - taken - rejected
    )
