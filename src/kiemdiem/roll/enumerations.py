"""The texts of the facts as enumerations: numbers to the engine, ordered texts to every statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiemdiem.roll.database import Database, literal

_FEW = 64
"""Values that are looked up in a list: the engine does so once for each word of a Parquet dictionary, not of a row."""

_MOST = 200_000
"""Values of an enumeration; a column that has more stays text."""

_MARK = "hash({})"
"""What words are joined by: a number that is most often another for another word."""


@dataclass(frozen=True)
class Enumerated:
    """What a column of the rows `raw` is selected as, and the join that it needs, if any."""

    selected: str
    join: str = ""


def fixed(database: Database, kind: str, key: str, values: Sequence[str]) -> Enumerated:
    """The column `key`, which has no other values than `values`; `kind` is a new name."""
    database.run(f"CREATE TYPE {kind} AS ENUM ({', '.join(map(literal, values))})")
    return _listed(kind, key)


def found(database: Database, kind: str, key: str, words: str) -> Enumerated:
    """The column `key`, all of whose values the column of that name in the table `words` has once each, none twice."""
    count = int(database.rows(f"SELECT COUNT(*) FROM {words}")[0][0])
    if not 0 < count <= _MOST:
        return Enumerated(f"raw.{key}")
    database.run(f"CREATE TYPE {kind} AS ENUM (SELECT {key} FROM {words} ORDER BY {key})")
    return _listed(kind, key) if count <= _FEW else _joined(database, kind, key, words)


def _listed(kind: str, key: str) -> Enumerated:
    values = f"enum_range(NULL::{kind})"
    return Enumerated(
        f"list_extract(CAST({values} AS {kind}[]), list_position(CAST({values} AS VARCHAR[]), raw.{key})) AS {key}"
    )


def _joined(database: Database, kind: str, key: str, words: str) -> Enumerated:
    """By the mark where no two words have the same, else by the words themselves."""
    table = f"{kind}_words"
    database.run(
        f"CREATE TABLE {table} AS"
        f" SELECT {key} AS word, {_MARK.format(key)} AS mark, CAST({key} AS {kind}) AS {key} FROM {words}"
    )
    same = database.rows(f"SELECT COUNT(DISTINCT mark) < COUNT(*) FROM {table}")[0][0]
    where = f"{table}.word = raw.{key}" if same else f"{table}.mark = {_MARK.format(f'raw.{key}')}"
    return Enumerated(f"{table}.{key} AS {key}", f"JOIN {table} ON {where}")
