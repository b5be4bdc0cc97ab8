"""How wide text is in Times New Roman, from the widths that the font gives its letters."""

from __future__ import annotations

import unicodedata

from kiemdiem.inspection.model import Document, Line, Look, Paragraph

_MM_OF_A_POINT = 25.4 / 72
_OTHERS = 500
_SIGNS = {" ": 250, ".": 250, ",": 250, "/": 278, ":": 278, ";": 278, "-": 333, "(": 333, ")": 333, "…": 1000}

# Thousandths of the size, A to Z, then a to z.
_REGULAR = (
    722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944,
    722, 722, 611,
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722,
    500, 500, 444,
)  # fmt: skip
_BOLD = (
    722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000,
    722, 722, 667,
    500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722,
    500, 500, 444,
)  # fmt: skip
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WIDTHS = {
    bold: dict(zip(_LETTERS, widths, strict=True)) | _SIGNS for bold, widths in ((False, _REGULAR), (True, _BOLD))
}


def width_of(line: Line) -> float:
    """The width of a line in mm, as near as the font's own widths give it."""
    return sum(_width(run.text, run.look) for run in line.runs)


def room(document: Document, paragraph: Paragraph) -> float:
    """The width that a paragraph may take, in mm: more letters go on in another line."""
    if paragraph.cell and paragraph.cell.width:
        width = paragraph.cell.width
    else:
        section = document.sections[min(paragraph.section, len(document.sections) - 1)]
        width = section.width - section.left - section.right
    return width - paragraph.layout.left - paragraph.layout.right


def _width(text: str, look: Look) -> float:
    widths = _WIDTHS[look.bold]
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    letters = bare.replace("đ", "d").replace("Đ", "D")
    return sum(widths.get(letter, _OTHERS) for letter in letters) / 1000 * look.size * _MM_OF_A_POINT
