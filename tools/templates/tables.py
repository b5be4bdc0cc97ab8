"""Tables of a template, put together from columns, rows and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import TypeAlias

from tools.templates.blocks import Block, Blocks, Cell, Paragraph, Row, Run, Table, flat, paragraph

_LINE = 290
"""Twips of a line in a cell."""

Content: TypeAlias = "str | Run | Cell | Blocks"


@dataclass(frozen=True)
class Column:
    """A column of a table: what stands over it, its twips, and the style of its cells.

    The styles of cells are KDObang (left), KDOgiua (centred), KDOphai (right) and KDHan (bold).
    """

    title: str
    width: int
    style: str = "KDObang"


@dataclass(frozen=True)
class Group:
    """Columns under a common heading: the table has two rows of headings then."""

    title: str
    columns: tuple[Column, ...]


def group(title: str, *columns: Column) -> Group:
    """`columns` under the heading `title`."""
    return Group(title, columns)


def cell(*content: str | Run | Blocks, style: str = "", span: int = 1) -> Cell:
    """A cell of paragraphs; texts and runs become paragraphs of their own in `style`, else in that of the column.

    ValueError where no paragraph would be left if all lists were empty: Word calls such a file broken.
    """
    blocks = flat(*(paragraph(style, item) if isinstance(item, str | Run) else item for item in content))
    if not _always_something(blocks):
        raise ValueError(f"a cell needs a paragraph that is always there: {blocks}")
    return Cell(tuple(blocks), span)


def row(*content: Content) -> Row:
    """A row of a table: texts, runs, blocks, lists of blocks or `cell(...)`, one for each column."""
    return Row(tuple(item if isinstance(item, Cell) else cell(item) for item in content))


def rows_for(variable: str, entries: str, *rows: Row | Iterable[Row]) -> list[Row]:
    """`rows` once for every entry of the list `entries`."""
    return [_row_tag(f"for {variable} in {entries}"), *_rows(rows), _row_tag("endfor")]


def rows_if(condition: str, *rows: Row | Iterable[Row], or_else: Sequence[Row] = ()) -> list[Row]:
    """`rows` where the condition holds, `or_else` where it does not."""
    other = [_row_tag("else"), *or_else] if or_else else []
    return [_row_tag(f"if {condition}"), *_rows(rows), *other, _row_tag("endif")]


def table(
    columns: Sequence[Column | Group], *rows: Row | Iterable[Row], heading_lines: int = 0, tight: bool = False
) -> Table:
    """A table with rules between its cells, its headings repeated on every page, in two rows where columns are grouped.

    `heading_lines` is how many lines the longest heading of an ungrouped column takes, where the two rows would have
    fewer: LibreOffice cuts it off where the headings are repeated. A `tight` table has room for many columns.
    ValueError for a row that has more or fewer columns than the headings.
    """
    single = [one for item in columns for one in (item.columns if isinstance(item, Group) else (item,))]
    styled = tuple(_styled(one, single) for one in _rows(rows))
    widths = tuple(column.width for column in single)
    return Table("KDBang", widths, (*_headings(columns, heading_lines), *styled), tight)


def frame(widths: Sequence[int], *rows: Row) -> Table:
    """A table without rules, which only holds parts of the page beside each other."""
    return Table("KDKhungchu", tuple(widths), tuple(_spanning(one, len(widths)) for one in rows))


def _headings(columns: Sequence[Column | Group], lines: int) -> list[Row]:
    first, second = [], []
    for item in columns:
        if isinstance(item, Group):
            first.append(_heading(item.title, len(item.columns)))
            second += [_heading(column.title) for column in item.columns]
        else:
            first.append(_heading(item.title, merge="restart"))
            second.append(_heading("", merge="continue"))
    if any(isinstance(item, Group) for item in columns):
        height = max(lines - 1, 0) * _LINE
        return [Row(tuple(first), head=True), Row(tuple(second), head=True, height=height)]
    return [Row(tuple(replace(one, merge="") for one in first), head=True)]


def _heading(title: str, span: int = 1, merge: str = "") -> Cell:
    return Cell((paragraph("KDDaubang", title) if title else Paragraph("KDDaubang"),), span, merge, middle=True)


def _styled(one: Row, columns: Sequence[Column]) -> Row:
    """The row with the cells that were given as text in the style of their column."""
    if one.tag:
        return _spanning(one, len(columns))
    starts = accumulate((found.span for found in one.cells), initial=0)
    if sum(found.span for found in one.cells) != len(columns):
        raise ValueError(f"a row of {len(columns)} columns has {len(one.cells)} cells")
    cells = (_in_style(found, columns[start].style) for found, start in zip(one.cells, starts, strict=False))
    return replace(one, cells=tuple(cells))


def _in_style(found: Cell, style: str) -> Cell:
    blocks = (replace(b, style=b.style or style) if isinstance(b, Paragraph) else b for b in found.blocks)
    return replace(found, blocks=tuple(blocks))


def _spanning(one: Row, columns: int) -> Row:
    return replace(one, cells=(replace(one.cells[0], span=columns),)) if one.tag else one


def _rows(rows: Iterable[Row | Iterable[Row]]) -> list[Row]:
    return list(chain.from_iterable([one] if isinstance(one, Row) else one for one in rows))


def _row_tag(code: str) -> Row:
    return Row((Cell((paragraph("KDObang", f"{{%tr {code} %}}"),)),), tag=True)


def _always_something(blocks: Sequence[Block]) -> bool:
    """Whether a paragraph stands outside all blocks, or an `else` prints what there is instead."""
    depth = 0
    for block in blocks:
        tag = block.tag if isinstance(block, Paragraph) else ""
        depth += (tag in ("for", "if")) - (tag == "end")
        if (not tag and not depth) or (tag == "else" and depth == 1):
            return True
    return False
