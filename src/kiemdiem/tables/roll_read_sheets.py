"""What reading found in one table of a roll, for people: headings, columns that are not used, rows left aside."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.reading.layout import near
from kiemdiem.roll.reading.raw import letters
from kiemdiem.roll.reading.results import Aside, Kind, SheetRead
from kiemdiem.roll.reading.wording import Heading

MOST_PLACES = 50
"""Rows left aside, and rows that stand twice, that are printed."""


def lines(sheet: SheetRead, aside: list[Aside], *, with_names: bool) -> Iterator[str]:
    """What is said of a table; `aside` are its rows that are no entries."""
    yield from _head(sheet)
    yield from _columns(sheet)
    yield from _hidden(sheet)
    if sheet.aside:
        kinds = kind_names()
        counted = "; ".join(f"{kinds[kind]} {count}" for kind, count in sheet.aside.items())
        yield _("Để riêng: {counts}").format(counts=counted)
    for entry in aside[:MOST_PLACES]:
        text = f": {show(entry.text, 100)}" if with_names else ""
        yield f"  {entry.place.cell()} ({kinds[entry.kind]}){text}"
    if len(aside) > MOST_PLACES:
        yield _("  … và {n} dòng nữa").format(n=len(aside) - MOST_PLACES)


def kind_names() -> dict[Kind, str]:
    """What people call the rows that are no entries."""
    return {
        Kind.BLANK: _("dòng trống"),
        Kind.NUMBERING: _("dòng đánh số cột"),
        Kind.UNUSED: _("dòng mẫu chưa điền"),
        Kind.TOTAL: _("dòng cộng"),
        Kind.SECTION: _("dòng tên mục"),
        Kind.HEADING: _("tiêu đề lặp lại"),
        Kind.FOOTER: _("dòng dưới bảng"),
    }


def _head(sheet: SheetRead) -> Iterator[str]:
    at = "-".join(str(line) for line in sheet.layout.lines if line)
    if sheet.table.sheet:
        yield _("Trang “{sheet}”, tiêu đề ở dòng {lines}").format(sheet=show(sheet.table.sheet, 60), lines=at)
    elif at:
        yield _("Tiêu đề ở dòng {lines}").format(lines=at)
    told = _("{seen} dòng: nhận {taken}, loại {rejected}, để riêng {aside}")
    yield told.format(
        seen=sheet.seen, taken=sheet.taken, rejected=sheet.rejected, aside=sheet.seen - sheet.taken - sheet.rejected
    )


def _columns(sheet: SheetRead) -> Iterator[str]:
    renamed = [
        f"{_column(sheet, heading.column)} “{show(heading.text, 60)}” → {BY_KEY[heading.key].heading}"
        for heading in sheet.layout.headings
        if heading.key and not heading.level and not _is_ours(heading.text, heading.key)
    ]
    renamed += [_ticked(sheet, key, list(levels.values())) for key, levels in sheet.layout.ticks.items()]
    told = _("Đọc được {n} cột").format(n=len(sheet.table.columns))
    yield f"{told}: {'; '.join(renamed)}" if renamed else told
    unused = [_unused(sheet, heading) for heading in sheet.layout.unused]
    if unused:
        yield _("Cột không dùng: {columns}").format(columns="; ".join(unused))
    if sheet.unheaded:
        told = _("{column} ({n} ô có chữ)")
        bare = (told.format(column=_column(sheet, column), n=n) for column, n in sorted(sheet.unheaded.items()))
        yield _("Cột không có tiêu đề, không dùng: {columns}").format(columns="; ".join(bare))
    if not sheet.layout.has_ratings:
        yield _("Không có cột mức xếp loại nào: các dòng được nhận mà chưa có mức")


def _hidden(sheet: SheetRead) -> Iterator[str]:
    if sheet.hidden_rows:
        yield _("Trong đó {n} dòng đang bị ẩn trên trang (vẫn đọc)").format(n=sheet.hidden_rows)
    if sheet.hidden_columns:
        columns = ", ".join(_column(sheet, column) for column in sheet.hidden_columns)
        yield _("Cột đang bị ẩn trên trang (vẫn đọc): {columns}").format(columns=columns)


def _ticked(sheet: SheetRead, key: str, columns: list[int]) -> str:
    texts = {heading.column: heading.text for heading in sheet.layout.headings}
    told = ", ".join(f"{_column(sheet, column)} “{show(texts[column], 60)}”" for column in columns)
    return _("{columns} → {name} (đánh dấu x)").format(columns=told, name=BY_KEY[key].heading)


def _unused(sheet: SheetRead, heading: Heading) -> str:
    told = f"{_column(sheet, heading.column)} “{show(heading.text, 60)}”"
    if heading.why:
        return f"{told} ({heading.why})"
    like = near(heading.text)
    return told + " " + _("(có phải là “{near}”?)").format(near=like) if like else told


def _is_ours(text: str, key: str) -> bool:
    """Whether a heading is that of our own form, so that nobody need be told what it was taken for."""
    column = BY_KEY[key]
    return text in (column.heading, f"{column.section}: {column.heading}", column.key)


def _column(sheet: SheetRead, column: int) -> str:
    return letters(column) if sheet.table.named_cells else str(column)
