"""What a hostile file is, and what running the program on it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Verdict(Enum):
    """What is known about a file from how it was made."""

    UNREADABLE = auto()
    """No command can take it: not YAML, not UTF-8, hidden characters, too big, no package."""
    WRONG = auto()
    """It can be read, but is not what it should be: whoever needs what is in it says so."""
    CLEAN = auto()
    """Odd, but right: it must be taken as the file that it was made from."""
    EITHER = auto()
    """What it is, the program has to say."""


@dataclass(frozen=True)
class Made:
    """A hostile file: what was done to it, its bytes, and what is known about it."""

    name: str
    data: bytes
    verdict: Verdict = Verdict.EITHER


@dataclass(frozen=True)
class Trial:
    """One run of the program: the files that are there, its arguments, and the exit codes that are right.

    `about` is the file that messages have to name where it fails, `place` (a pattern) where in it; `form` is the format
    of what is printed.
    """

    name: str
    files: Mapping[str, bytes]
    arguments: tuple[str, ...]
    codes: frozenset[int]
    about: str
    place: str = ""
    form: str = "text"
