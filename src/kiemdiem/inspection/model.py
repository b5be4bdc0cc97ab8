"""A Word document as a reader sees it: paragraphs in order with the look of every letter, pages, drawn lines.

Nothing here is as it stands in the file: styles, themes, defaults, numbered lists and changes are resolved already.
Lengths are millimetres, sizes and spacing points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Story = Literal["body", "box", "header", "footer", "footnote"]
RuleKind = Literal["border", "drawing", "underline", "typed"]
LineRule = Literal["auto", "exact", "atLeast"]


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look. `font` is for the letters of ASCII, `other_font` for all others; `color` "" is black."""

    font: str = "Times New Roman"
    other_font: str = "Times New Roman"
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    color: str = ""
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look, as they are displayed: capitals where the look makes them."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line that separates: how it was made, and its length in mm where that can be told."""

    kind: RuleKind
    length: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: which table of the document, row and column from 0, how many cells the row has.

    `width` is in mm, None where it is not given. `repeats` is whether the row is repeated on every page, `splits`
    whether a page may end inside it, `ruled` whether the table has visible lines. `outer` is the cell around the table.
    """

    table: int
    row: int
    column: int
    cells: int
    width: float | None = None
    repeats: bool = False
    splits: bool = True
    ruled: bool = False
    outer: Cell | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph is set. `line` is in points by `line_rule` "exact" or "atLeast", in lines by "auto".

    `align` is left, center, right or both; `box_below` and `box_above` are borders; `centred_tab` is a tab stop that
    centres; `boxed` a border all around.
    """

    align: str = "left"
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    line_rule: LineRule = "auto"
    contextual: bool = False
    keep_next: bool = False
    page_before: bool = False
    border_below: bool = False
    border_above: bool = False
    boxed: bool = False
    centred_tab: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its number from 1 in the whole document, where it is, its runs, how it is set.

    `text` is what is displayed, in NFC, with the label of its list; "\\n" is a line break, "\\t" a tab. `raw` is the
    text as typed. `style` is the id of its style, `section` counts from 0.
    """

    number: int
    story: Story
    runs: tuple[Run, ...]
    text: str
    raw: str
    layout: Layout
    style: str
    section: int
    cell: Cell | None = None
    drawn: tuple[DrawnLine, ...] = ()
    pictures: bool = False
    fields: tuple[str, ...] = ()
    page_break: bool = False
    label: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen in it."""
        return not self.text.strip() and not self.pictures and not self.drawn


@dataclass(frozen=True, slots=True)
class Line:
    """A line as somebody typed it: a paragraph, or what stands between line breaks or tabs in one.

    `text` has single plain blanks and hyphens that are hyphens; `start` is where it begins in the paragraph. `column`
    counts the pieces of a line that is set in columns by tabs or many blanks.
    """

    text: str
    runs: tuple[Run, ...]
    paragraph: Paragraph
    start: int
    column: int = 0
    columns: int = 1

    @property
    def cell(self) -> Cell | None:
        """The cell it stands in."""
        return self.paragraph.cell


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the top (or bottom) of the pages of a section: of all, the first or the even ones."""

    kind: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def numbers(self) -> tuple[Paragraph, ...]:
        """The paragraphs with the number of the page."""
        return tuple(one for one in self.paragraphs if "PAGE" in one.fields)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document with pages of one kind; `first` and `last` are the numbers of its paragraphs.

    `starts_at` is the number its pages start with, None where they go on counting; `number_form` how they are written.
    """

    width: float
    height: float
    landscape: bool
    top: float
    bottom: float
    left: float
    right: float
    gutter: float
    header_distance: float
    title_page: bool
    headers: tuple[Header, ...]
    footers: tuple[Header, ...]
    first: int = 1
    last: int = 1
    starts_at: int | None = None
    number_form: str = "decimal"
    continuous: bool = False

    def header(self, kind: str) -> Header | None:
        """The header of this kind ("default", "first", "even"); None where there is none."""
        return next((one for one in self.headers if one.kind == kind), None)


@dataclass(frozen=True)
class Document:
    """A document: `paragraphs` in order (tables included), numbered from 1; those of footnotes and page headers.

    `pages` is the number of pages that the program which saved it counted, 0 where it did not say.
    """

    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Paragraph, ...]
    marginal: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    mirrored: bool
    even_and_odd: bool
    pages: int
    lines: tuple[Line, ...] = field(repr=False)

    def between(self, first: int, last: int) -> tuple[Paragraph, ...]:
        """The paragraphs with these numbers and those between them."""
        return self.paragraphs[max(0, first - 1) : max(0, last)]

    @property
    def everything(self) -> tuple[Paragraph, ...]:
        """Every paragraph there is."""
        return (*self.paragraphs, *self.footnotes, *self.marginal)
