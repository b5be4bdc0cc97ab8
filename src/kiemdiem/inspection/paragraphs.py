"""What kind of paragraph one of the text is: a heading, running text; the sizes of its letters."""

from __future__ import annotations

import re

from kiemdiem.inspection.model import Paragraph
from kiemdiem.vietnamese import fold

LONG = 95
"""Letters from which on a paragraph takes more than one line."""

_PART = re.compile(r"(?:phan|chuong|muc|tieu muc|phan thu) (?:thu )?[\w.]+$")


def sizes_of(paragraph: Paragraph) -> list[float]:
    """The sizes of the letters and digits of a paragraph, each once."""
    shown = (run.look.size for run in paragraph.runs if any(letter.isalnum() for letter in run.text))
    return list(dict.fromkeys(shown))


def is_bold(paragraph: Paragraph) -> bool:
    """Whether all letters and digits of a paragraph are bold."""
    shown = [run for run in paragraph.runs if any(letter.isalnum() for letter in run.text)]
    return bool(shown) and all(run.look.bold for run in shown)


def is_part(paragraph: Paragraph) -> bool:
    """Whether a paragraph is "Phần I", "Chương II", "Mục 1" and nothing else."""
    return bool(_PART.match(fold(paragraph.text).strip(" .:")))


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set as a heading: bold throughout, in capitals, or the line of a part."""
    return is_bold(paragraph) or paragraph.text.isupper() or is_part(paragraph)


def is_text(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, which is indented: no heading, nothing centred or set to the right."""
    return paragraph.layout.align in ("left", "both") and not is_heading(paragraph) and not paragraph.pictures
