"""What the body of a template is made of: paragraphs with tags, and tables. Kinds of documents are built from these.

A tag that repeats or leaves out paragraphs stands alone in a paragraph (`{%p for x in xs %}`), one that does so with
rows alone in a row (`{%tr for x in xs %}`): `for_`, `if_`, `lines`, `rows_for` and `rows_if` write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias


@dataclass(frozen=True)
class Run:
    """Text set otherwise than its paragraph's style says; None leaves a quality to the style."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None


def bold(text: str) -> Run:
    """`text` in bold."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """`text` in italics."""
    return Run(text, italic=True)


def underlined(text: str) -> Run:
    """`text` with a rule under it, exactly as long as itself."""
    return Run(text, underline=True)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in the style with the id `style`. `indents` are twips from the left and the right and `align` is a
    side, where they are not the style's.

    `tag` is "for", "if", "elif", "else" or "end" where the paragraph is only there for the tag in it. `new_page` puts
    it on top of a page.
    """

    style: str
    runs: tuple[Run, ...] = ()
    keep_next: bool = False
    new_page: bool = False
    indents: tuple[int, int] | None = None
    align: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell across `span` columns. `merge` is "restart" or "continue" for one that reaches over several rows."""

    blocks: tuple[Block, ...]
    span: int = 1
    merge: str = ""
    middle: bool = False


@dataclass(frozen=True)
class Row:
    """A row, never split over two pages. A `head` row comes again on each page; a `tag` row only holds a tag. It is at
    least `height` twips high.
    """

    cells: tuple[Cell, ...]
    head: bool = False
    tag: bool = False
    height: int = 0


@dataclass(frozen=True)
class Table:
    """A table whose columns are `widths` twips wide, in the table style `style`; a `tight` one leaves hardly any room
    beside what stands in its cells.
    """

    style: str
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    tight: bool = False


Block: TypeAlias = Paragraph | Table
Blocks: TypeAlias = "Block | Iterable[Blocks]"


def flat(*blocks: Blocks) -> list[Block]:
    """Blocks one after the other, however they were nested in lists."""
    return list(chain.from_iterable([b] if isinstance(b, Paragraph | Table) else flat(*b) for b in blocks))


def paragraph(style: str, *texts: str | Run, keep_next: bool = False, new_page: bool = False) -> Paragraph:
    """A paragraph of text and runs: paragraph("KDThanbai", "Hạn: ", bold("{{ han }}"))."""
    runs = tuple(text if isinstance(text, Run) else Run(text) for text in texts if text)
    return Paragraph(style, runs, keep_next, new_page)


def if_(condition: str, *blocks: Blocks, or_else: Blocks = ()) -> list[Block]:
    """`blocks` where the condition holds, `or_else` where it does not: if_("chuc_vu", paragraph(...))."""
    return cases([(condition, blocks)], or_else)


def cases(branches: Sequence[tuple[str, Blocks]], or_else: Blocks = ()) -> list[Block]:
    """The blocks of the first branch whose condition holds, else `or_else`."""
    style = _style(flat(*(blocks for _condition, blocks in branches)))
    made: list[Block] = []
    for condition, blocks in branches:
        word = "elif" if made else "if"
        made += [_tag(style, word, f"{word} {condition}"), *flat(blocks)]
    if otherwise := flat(or_else):
        made += [_tag(style, "else", "else"), *otherwise]
    return [*made, _tag(style, "end", "endif")]


def for_(variable: str, entries: str, *blocks: Blocks) -> list[Block]:
    """`blocks` once for every entry of the list `entries`: for_("dong", "cac_dong", paragraph(...))."""
    inside = flat(*blocks)
    style = _style(inside)
    return [_tag(style, "for", f"for {variable} in {entries}"), *inside, _tag(style, "end", "endfor")]


def lines(style: str, entries: str, *, keep_last: bool = False, or_else: str | None = None) -> list[Block]:
    """A paragraph for every text of the list `entries`.

    `keep_last` holds the last of them on the page of what follows, as the end of the body must be with the signature.
    `or_else` is what an empty list prints: a cell that has nothing but the list needs it.
    """
    one = paragraph(style, "{{ dong }}")
    last = if_("loop.last", replace(one, keep_next=True), or_else=one)
    loop = for_("dong", entries, last if keep_last else one)
    return loop if or_else is None else if_(entries, loop, or_else=paragraph(style, or_else))


def _tag(style: str, word: str, code: str) -> Paragraph:
    return replace(paragraph(style, f"{{%p {code} %}}"), tag=word)


def _style(blocks: Sequence[Block]) -> str:
    """The style of the paragraph of a tag: that of what it holds, so that it looks the same in Word."""
    return next((block.style for block in blocks if isinstance(block, Paragraph)), "KDThanbai")
