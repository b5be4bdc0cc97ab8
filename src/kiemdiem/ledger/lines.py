"""One entry, one line: compact JSON that holds nothing a reader would refuse."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, NoReturn

from kiemdiem.display import unsafe
from kiemdiem.vietnamese import nfc

LONGEST = 16 * 1024
"""Bytes of a line at most."""

DEEPEST = 4
"""Levels of lists and tables in an entry at most, the entry itself counted."""


def written(entry: Mapping[str, object]) -> bytes:
    """The line of `entry` in UTF-8 and NFC, with its end; ValueError for one that `taken` would refuse."""
    text = nfc(json.dumps(dict(entry), ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    line = text.encode()
    taken(line)
    return line + b"\n"


def taken(line: bytes) -> dict[str, Any]:
    """The entry that a line holds, in NFC.

    ValueError where it holds none: broken off, not UTF-8, no table, a key twice, a number that is none, too long, too
    deep, hidden or control characters other than tab and end of line.
    """
    if len(line) > LONGEST:
        raise ValueError("too long")
    text = nfc(line.decode("utf-8"))
    try:
        found = _DECODER.decode(text)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, dict):
        raise ValueError("no table")
    # Only an escape, or something that does not print, can hide in a text; only brackets make an entry deep.
    plain = text.isprintable() and "\\" not in text
    if not plain or "[" in text or text.count("{") > 1:
        _look(found, 1, plain=plain)
    return found


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


_DECODER = json.JSONDecoder(object_pairs_hook=_table, parse_constant=_no_number, parse_float=_finite)


def _look(value: Any, depth: int, *, plain: bool) -> None:
    """Raise ValueError for what lies too deep, and for hidden characters in texts that are not known to be `plain`."""
    if isinstance(value, str):
        if not plain and unsafe(value.replace("\n", " ").replace("\t", " ")):
            raise ValueError("hidden character")
    elif isinstance(value, dict | list):
        if depth > DEEPEST:
            raise ValueError("too deep")
        for inner in (*value.keys(), *value.values()) if isinstance(value, dict) else value:
            _look(inner, depth + 1, plain=plain)
