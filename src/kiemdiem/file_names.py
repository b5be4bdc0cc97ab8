"""Names of files that every system takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiemdiem.vietnamese import fold

LONGEST_NAME = 80
"""Bytes of a file name without its ending."""

_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def safe_name(text: str) -> str:
    """A readable file name of a-z, 0-9 and hyphens, of at most 80 bytes, never empty and never reserved by Windows.

    >>> safe_name("Cơ quan Tổ chức - Nội vụ thị xã"), safe_name("../con"), safe_name("…")
    ('co-quan-to-chuc-noi-vu-thi-xa', 'con-tep', 'khong-ten')
    """
    name = _cut("-".join(re.findall("[a-z0-9]+", fold(text))), LONGEST_NAME) or "khong-ten"
    return f"{name}-tep" if name in _RESERVED else name


def portable_name(name: str) -> str:
    """`name` with a hyphen for each character that Windows forbids in names.

    >>> portable_name('xã A: lần 2?')
    'xã A- lần 2-'
    """
    return _FORBIDDEN.sub("-", name)


def is_portable(name: str) -> bool:
    """Whether Windows takes `name`: without signs that it forbids, not that of a device whatever its ending."""
    return not _FORBIDDEN.search(name) and name.partition(".")[0].strip().casefold() not in _RESERVED


def unique(names: Iterable[str]) -> list[str]:
    """`names` with a number added where one stands there before, capitals and small letters being the same."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        candidate, number = name, 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{_cut(name, LONGEST_NAME - len(str(number)) - 1)}-{number}"
        taken.add(candidate.casefold())
        found.append(candidate)
    return found


def _cut(name: str, longest: int) -> str:
    """`name` cut at a hyphen where one is near, so that words stay whole."""
    if len(name) <= longest:
        return name
    head = name[: longest + 1]
    whole = head.rpartition("-")[0]
    return (whole if len(whole) >= longest // 2 else head[:longest]).strip("-")
