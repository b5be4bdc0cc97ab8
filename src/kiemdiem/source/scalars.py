"""Plain scalars: what a word without quotes means in a plan."""

from __future__ import annotations

import re
from typing import Any

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_NUMBER_LIKE = re.compile(r"[-+]?(\.[0-9]|[0-9])[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class UnquotedNumber(str):
    """Text written without quotes that other YAML tools read as a number: `9.10`, `09`, `1e3`, `0x1f`."""

    def __repr__(self) -> str:
        return f"UnquotedNumber({str(self)!r})"


def resolve(text: str) -> Any:
    """A plain scalar: null, true/false, an integer, or text. Never a date, a float or a YAML 1.1 surprise.

    >>> [resolve(word) for word in ("no", "2022-13-01", "9.10", "15", "~")]
    ['no', '2022-13-01', '9.10', 15, None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NUMBER_LIKE.fullmatch(text):
            return UnquotedNumber(text)
    return text
