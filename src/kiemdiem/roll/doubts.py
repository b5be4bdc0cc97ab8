"""Which small files are better read cell by cell: those with rows that are no entries, or with cells that are no text.

The engine takes every line for an entry. Reading knows blank lines, totals and repeated headings for what they are.
"""

from __future__ import annotations

from pathlib import Path

from kiemdiem.roll.columns import BY_KEY, COLUMNS
from kiemdiem.roll.database import Database, UnreadableError
from kiemdiem.roll.sources import file_source, is_parquet
from kiemdiem.roll.values import LONGEST, RefusedValue, Vocabulary

MOST_ROWS = 200_000
"""Rows of a file at most that is read cell by cell where the engine would do."""

MOST_BYTES = 64 << 20
"""Of a CSV file: reading takes no longer one."""

_MOST_CLASSES = 1000
_TEXTS = tuple(column.key for column in COLUMNS if column.kind == "text")
_STRANGE = "[^\\PC]|#(N/A|REF|VALUE|DIV|NAME|NULL|NUM|SPILL|CALC)|\\\\[uU][0-9a-f]{4}"
"""Hidden characters, errors of Excel, and what a sheet that was sent back shows for hidden characters."""

_LOST_DIGITS = "^\\s*\\d([.,]\\d+)?[Ee]\\+\\d+\\s*$"


def is_doubtful(path: Path, vocabulary: Vocabulary) -> bool:
    """Whether a file that the engine could read should be read cell by cell; False for a large one.

    Raises KiemdiemError where a Parquet file cannot be read.
    """
    if not is_parquet(path) and path.stat().st_size > MOST_BYTES:
        return False
    database = Database([path])
    try:
        source = file_source(path, database, database.name(0))
        if is_parquet(path) and _count(database, source.origin) > MOST_ROWS:
            return False
        found = database.some(
            f"SELECT subject, COUNT(*), BOOL_OR({_odd()}) FROM ({source.table}) AS roll GROUP BY subject", _MOST_CLASSES
        )
    except UnreadableError:
        if is_parquet(path):
            raise
        return True
    finally:
        database.close()
    if sum(n for _subject, n, _is_odd in found) > MOST_ROWS:
        return False
    return any(is_odd or not _is_class(subject, vocabulary) for subject, _n, is_odd in found)


def _count(database: Database, origin: str) -> int:
    return int(database.rows(f"SELECT COUNT(*) FROM {origin}")[0][0])


def _odd() -> str:
    """The condition that reading would look at a row twice; in the words of DuckDB."""
    too_long = [f"length({key}) > {LONGEST}" for key in _TEXTS]
    strange = f"regexp_matches(concat_ws(' ', {', '.join(_TEXTS)}), '{_STRANGE}')"
    return " OR ".join(
        ("regexp_full_match(unit, '[\\s\\pZ]*')", *too_long, strange, f"regexp_matches(code, '{_LOST_DIGITS}')")
    )


def _is_class(text: str, vocabulary: Vocabulary) -> bool:
    try:
        return vocabulary.read(BY_KEY["subject"], text) != ""
    except RefusedValue:
        return False
