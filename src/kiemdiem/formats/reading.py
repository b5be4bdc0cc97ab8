"""From the file of a format profile to a Profile, key by key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kiemdiem import entries
from kiemdiem.entries import LAST, Entry
from kiemdiem.formats.model import (
    ALIGNS,
    BODIES,
    CASES,
    FACES,
    MEASURES,
    NUMBERINGS,
    RULES,
    WORDS,
    DocumentKind,
    Face,
    Measure,
    Profile,
    Word,
)  # fmt: skip

_LARGEST = 1000
_Read = TypeVar("_Read")


def read_profile(path: Path) -> Profile:
    """The profile in the TOML file `path`; KiemdiemError where a key or value is wrong, with file and table."""
    file = entries.read(path)
    profile = Profile(
        id=path.stem,
        name=file.text("name"),
        bodies=file.word("bodies", BODIES),
        first_day=file.day("from"),
        last_day=file.day("to", LAST),
        sources=file.texts("sources"),
        unread=file.texts("unread") if file.has("unread") else (),
        font=_word(file.table("font")),
        templates=file.text("templates", ""),
        annex_numbering=file.word("annex_numbering", NUMBERINGS),
        annex_reference=file.flag("annex_reference"),
        annex_pages=file.flag("annex_pages"),
        measures=_tables(file.table("measures"), MEASURES, lambda id_, entry: _measure(entry, MEASURES[id_])),
        faces=_tables(file.table("faces"), FACES, lambda _id, entry: _face(entry)),
        words=_tables(file.table("words"), WORDS, lambda _id, entry: _word(entry)),
        kinds={kind.name: kind for kind in map(_kind, file.tables("kinds"))},
        rules=_rules(file.table("rules")) if file.has("rules") else {},
    )
    file.close()
    return profile


def _tables(table: Entry, ids: Any, read: Callable[[str, Entry], _Read]) -> dict[str, _Read]:
    found = {}
    for id_ in ids:
        if table.has(id_):
            entry = table.table(id_)
            found[id_] = read(id_, entry)
            entry.close()
    table.close()
    return found


def _rules(table: Entry) -> dict[str, str]:
    found = {id_: table.text(id_) for id_ in RULES if table.has(id_)}
    table.close()
    return found


def _measure(entry: Entry, unit: str) -> Measure:
    clause = entry.text("clause")
    if entry.has("only"):
        only = entry.decimals("only", 0, _LARGEST)
        return Measure(min(only), max(only), entry.decimal("print", 0, _LARGEST), unit, clause, only)
    if entry.has("is"):
        value = entry.decimal("is", 0, _LARGEST)
        return Measure(value, value, value, unit, clause)
    low = entry.decimal("low", 0, _LARGEST)
    high = entry.decimal("high", low, _LARGEST) if entry.has("high") else None
    return Measure(low, high, entry.decimal("print", low, _LARGEST if high is None else high), unit, clause)


def _face(entry: Entry) -> Face:
    size = entry.decimals("size", 1, 100) if entry.has("size") else ()
    return Face(
        low=min(size, default=None),
        high=max(size, default=None),
        prints=entry.decimal("print", 1, 100, min(size, default=None)),
        bold=_ruled(entry, "bold"),
        italic=_ruled(entry, "italic"),
        underline=_ruled(entry, "underline"),
        case=entry.word("case", CASES, ""),
        align=entry.word("align", ALIGNS, ""),
        style=entry.text("style"),
        clause=entry.text("clause"),
    )


def _ruled(entry: Entry, key: str) -> bool | None:
    return entry.flag(key) if entry.has(key) else None


def _word(entry: Entry) -> Word:
    word = Word(entry.text("is", ""), entry.text("clause"), entry.texts("also") if entry.has("also") else ())
    entry.close()
    return word


def _kind(entry: Entry) -> DocumentKind:
    symbols = entry.texts("symbols") if entry.has("symbols") else ()
    kind = DocumentKind(entry.text("name"), symbols, entry.text("clause"))
    entry.close()
    return kind
