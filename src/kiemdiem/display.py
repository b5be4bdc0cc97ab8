"""What a foreign string looks like on a terminal, in a log, in a spreadsheet: harmless and aligned."""

from __future__ import annotations

import json
import re
import unicodedata

LONGEST = 160
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)

_STEERING = "=+\\-@\t\r＝＋－＠"  # what makes Excel take a text for a formula
_TO_GUARD = re.compile(f"'*(?:[{_STEERING}]|::)")
_GUARDED = re.compile(f"''*(?:[{_STEERING}]|::)")


def unsafe(text: str) -> re.Match[str] | None:
    """The first character that may steer a terminal or hide from the reader: control, bidi, invisible."""
    return _UNSAFE.search(text)


def escape(match: re.Match[str]) -> str:
    """The `\\uXXXX` form of one unsafe character."""
    code = ord(match.group())
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def show(text: object, longest: int = LONGEST) -> str:
    """`text` on one line, without anything that could steer a terminal, cut at `longest` characters.

    `##[` (the old form of a command of the GitHub runner) is broken up: the runner reads it anywhere in a line.
    """
    safe = _UNSAFE.sub(escape, str(text)).replace("##[", "#\\u0023[")
    return safe if len(safe) <= longest else safe[: longest - 1] + "…"


def json_text(document: object) -> str:
    """`document` as JSON over several lines, in which no text can steer a terminal or a runner."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    if unsafe(text.replace("\n", " ")):
        text = "".join(json.dumps(char)[1:-1] if char != "\n" and unsafe(char) else char for char in text)
    return text.replace("##[", "#\\u0023[") + "\n"


def width(text: str) -> int:
    """Columns of a terminal that `text` takes: wide East Asian letters two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, columns: int) -> str:
    """`text` in at most so many columns of a terminal, the cut marked by "…".

    >>> cut("Thị ủy", 6), cut("Thị ủy", 4), cut("漢字", 3)
    ('Thị ủy', 'Thị…', '漢…')
    """
    return text if width(text) <= columns else _head(text, columns - 1) + "…"


def pad(text: str, columns: int) -> str:
    """`text` with blanks up to so many columns of a terminal; a longer one as it is."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most so many columns, broken at blanks, and within a word that is longer than a line.

    >>> wrap("các đảng ủy, chi bộ", 9)
    ['các đảng', 'ủy, chi', 'bộ']
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
            continue
        rest = word
        while width(rest) > columns and (head := _head(rest, columns)):
            lines.append(head)
            rest = rest[len(head) :]
        lines.append(rest)
    return lines[1:] or [""]


def _head(text: str, columns: int) -> str:
    """The longest beginning of `text` that fits."""
    taken = 0
    for place, letter in enumerate(text):
        taken += width(letter)
        if taken > columns:
            return text[:place]
    return text


def guard(text: str) -> str:
    """`text` as a field of a CSV that Excel takes for no formula, and no runner for a command; `unguard` undoes it.

    >>> guard("=1+1"), guard("-"), guard("a=b")
    ("'=1+1", "'-", 'a=b')
    """
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` has marked.

    >>> unguard(guard("=1+1")), unguard(guard("'=1")), unguard("'a'")
    ('=1+1', "'=1", "'a'")
    """
    return text[1:] if _GUARDED.match(text) else text
