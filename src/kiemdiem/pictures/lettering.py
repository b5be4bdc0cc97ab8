"""How wide a text is in a picture, and where it is broken, without knowing the font that draws it."""

from __future__ import annotations

import unicodedata
from functools import cache

# Parts of the size of the letters, a little more than the usual sans-serif fonts need.
_NARROW, _SLIM, _USUAL, _CAPITAL, _BROAD, _FULL = 0.32, 0.42, 0.6, 0.74, 0.95, 1.05
_CLASSES = {
    _NARROW: "ijlI.,:;'|!·“”‘’",
    _SLIM: 'ftr()[]{}/\\- "*',
    _BROAD: "mwMW%@&—…→⇄",
}
_KNOWN = {letter: width for width, letters in _CLASSES.items() for letter in letters}


def text_width(text: str, size: float) -> float:
    """An upper estimate of the width of `text` in letters of this `size`, in the unit of the size."""
    return sum(map(_letter_width, text)) * size


def broken(text: str, width: float, size: float, most: int | None = None) -> list[str]:
    """`text` in lines of at most `width`, at most so many, "…" where words are left out."""
    lines = [""]
    for word in text.split():
        for part in _pieces(word, width, size):
            longer = f"{lines[-1]} {part}" if lines[-1] else part
            if text_width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
        if most is not None and len(lines) > most:
            return [*lines[: most - 1], _shortened(lines[most - 1], width, size)]
    return lines


def _shortened(line: str, width: float, size: float) -> str:
    """`line` with "…" at its end, shorter where it must be."""
    while line and text_width(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _pieces(word: str, width: float, size: float) -> list[str]:
    """`word`, in pieces where it is longer than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    base = unicodedata.normalize("NFD", letter)[0]
    return _KNOWN.get(base) or (_CAPITAL if base.isupper() else _USUAL)
