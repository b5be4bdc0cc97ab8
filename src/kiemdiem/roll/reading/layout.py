"""The headings of a table as they were found, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.columns import BY_KEY, COLUMNS, all_headings, heading_key
from kiemdiem.roll.reading.raw import MOST_COLUMNS, RefusedFileError, letters
from kiemdiem.roll.reading.wording import SURPLUS, Heading
from kiemdiem.vietnamese import nearest

WINDOW = 40
"""Rows at the top of a sheet among which the headings are looked for."""

FEWEST = 3
"""Known headings that make a row the headings of a roll; with fewer it may be any table."""


@dataclass(frozen=True)
class Layout:
    """The lines that the headings take, the headings, and how many columns those lines have."""

    lines: tuple[int, ...]
    headings: tuple[Heading, ...]
    width: int = MOST_COLUMNS

    @property
    def columns(self) -> dict[str, int]:
        """Where the column of each key is, the first of them where there are several; without those that are ticked."""
        found: dict[str, int] = {}
        for heading in self.headings:
            if heading.key and not heading.level:
                found.setdefault(heading.key, heading.column)
        return found

    @property
    def ticks(self) -> dict[str, dict[str, int]]:
        """For each rating that is ticked, the column of each level."""
        found: dict[str, dict[str, int]] = {}
        for heading in self.headings:
            if heading.key and heading.level:
                found.setdefault(heading.key, {}).setdefault(heading.level, heading.column)
        return found

    @property
    def numbering(self) -> int | None:
        """The column of the running number."""
        return next((heading.column for heading in self.headings if heading.is_number), None)

    @property
    def surplus(self) -> int | None:
        """The column of what stood beyond the columns of a file that was sent back."""
        wanted = heading_key(SURPLUS)
        return next((h.column for h in self.headings if heading_key(h.text.rpartition(": ")[2]) == wanted), None)

    @property
    def unused(self) -> list[Heading]:
        """The headings of columns that are not read; the running number is none of them."""
        return [heading for heading in self.headings if heading.key is None and not heading.is_number]

    @property
    def known(self) -> int:
        """How many headings are known, those that are not used for what stands above them too."""
        return len(self.columns) + sum(map(len, self.ticks.values())) + self.set_apart

    @property
    def set_apart(self) -> int:
        """How many columns are not used for what stands above them."""
        return sum(bool(heading.why) for heading in self.headings)

    @property
    def has_ratings(self) -> bool:
        """Whether any column holds levels."""
        return bool(self.ticks) or any(BY_KEY[key].kind == "level" for key in self.columns)

    @property
    def is_roll(self) -> bool:
        """Whether these are the headings of a roll, complete or not."""
        return self.known >= FEWEST or not missing(self)


def check(layout: Layout | None, *, named_cells: bool) -> Layout:
    """`layout` where every required column is there once; RefusedFileError with what was seen where not."""
    if layout is None or not layout.columns:
        raise RefusedFileError(
            _("không thấy dòng tiêu đề của danh sách trong {n} dòng đầu").format(n=WINDOW),
            _("Dùng mẫu của kiemdiem roll template, hoặc đặt tiêu đề cột như mẫu"),
        )
    for twice in _twice(layout):
        cells = ", ".join(f"{_place(layout, h.column, named_cells)} “{show(h.text, 60)}”" for h in twice)
        name = BY_KEY[twice[0].key or ""].heading
        message = _("cột “{name}” có hai lần: {cells}").format(name=name, cells=cells)
        raise RefusedFileError(
            message, _("Đổi tên hoặc xóa một trong hai cột (cột {column})").format(column=twice[0].column)
        )
    if lacking := missing(layout):
        raise _lacks(layout, lacking)
    return layout


def _twice(layout: Layout) -> Iterator[list[Heading]]:
    """Headings that mean the same; a rating has one column, or one for each of its levels."""
    for key in dict.fromkeys(heading.key for heading in layout.headings if heading.key):
        those = [heading for heading in layout.headings if heading.key == key]
        levels = [heading.level for heading in those]
        if len(set(levels)) < len(levels) or ("" in levels and len(levels) > 1):
            yield those


def missing(layout: Layout) -> list[str]:
    """The headings of the required columns that are not there."""
    return [column.heading for column in COLUMNS if column.required and column.key not in layout.columns]


def near(text: str) -> str | None:
    """The known heading most like `text`, for a hint."""
    return nearest(text, all_headings())


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
