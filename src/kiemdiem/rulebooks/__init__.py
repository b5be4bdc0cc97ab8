"""The law by period, as data: levels, caps, forms, and the papers that come into force and are replaced.

Each `<id>.toml` is a rulebook: those of the folder rulebooks/ where the program runs come before the shipped ones, so
that a new period needs no new program. `papers.toml` lists the papers of the field. What no source confirms says so.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kiemdiem.entries import LAST
from kiemdiem.rulebooks.model import (
    AwardName,
    CapRule,
    HardRule,
    KnownForm,
    Rulebook,
    Sourced,
    UnratedCase,
    form_number,
)
from kiemdiem.rulebooks.reading import HARD_RULES, read_rulebook

__all__ = [
    "HARD_RULES",
    "AwardName",
    "CapRule",
    "HardRule",
    "KnownForm",
    "Paper",
    "Rulebook",
    "Sourced",
    "UnratedCase",
    "find",
    "form_number",
    "names",
    "paper",
    "paper_numbered",
    "valid_on",
]

OWN = Path("rulebooks")
"""Where a user's own rulebooks are, in the folder in which the program runs."""

_SHIPPED = Path(__file__).parent
_PAPERS = "papers"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Paper(NamedTuple):
    """A paper of the field: number, date, the days on which it is in force, and what replaced it."""

    number: str
    issued: date
    title: str
    effective: date
    expires: date
    replaced_by: str | None


def names() -> list[str]:
    """The ids of the rulebooks there are, the user's own included, in the order of their letters."""
    return sorted(_files())


def find(id_: str | None) -> Rulebook | None:
    """The rulebook with this id; None where there is none. Raises KiemdiemError for a file of the user's that is none.

    A file that has changed is read again.
    """
    path = _files().get(id_) if id_ else None
    if path is None:
        return None
    state = path.stat()
    return _read(path.resolve(), path, state.st_mtime_ns, state.st_size)


def valid_on(day: date) -> str | None:
    """The id of the rulebook in force on `day`, the user's own first; None before the first of them.

    Raises KiemdiemError as `find` does.
    """
    files = _files()
    for id_ in sorted(files, key=lambda id_: (files[id_].parent != OWN, id_)):
        book = find(id_)
        if book and book.first_day <= day <= book.last_day:
            return id_
    return None


def paper(number: str, day: date) -> Paper | None:
    """What is known of the paper with this number and date; None where nothing is."""
    return next((known for known in _papers() if known.number == number and known.issued == day), None)


def paper_numbered(number: str) -> Paper | None:
    """What is known of the paper with this number; None where nothing is, or of several."""
    found = [known for known in _papers() if known.number == number]
    return found[0] if len(found) == 1 else None


def _files() -> dict[str, Path]:
    """The file of every id; a name that no plan could write is no id."""
    found: dict[str, Path] = {}
    for folder in (_SHIPPED, OWN):
        for path in folder.glob("*.toml"):
            if path.stem != _PAPERS and _ID.fullmatch(path.stem) and path.is_file():
                found[path.stem] = path
    return found


@lru_cache(maxsize=16)
def _read(_where: Path, path: Path, _changed: int, _size: int) -> Rulebook:
    return read_rulebook(path)


@cache
def _papers() -> tuple[Paper, ...]:
    found = []
    for entry in tomllib.loads((_SHIPPED / f"{_PAPERS}.toml").read_text(encoding="utf-8"))["papers"]:
        effective = entry.get("effective", entry["date"])
        found.append(
            Paper(
                entry["number"],
                entry["date"],
                entry["title"],
                effective,
                entry.get("expires", LAST),
                entry.get("replaced_by"),
            )
        )
    return tuple(found)
