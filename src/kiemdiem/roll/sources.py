"""The files of a roll as tables: each with the columns of a clean roll, all text, and the number of every row."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.roll.columns import COLUMNS, column_called
from kiemdiem.roll.database import Database, identifier, literal

_FIRST_LINE = 64 * 1024
_BOM = b"\xef\xbb\xbf"

ROWS = "read_rows"
"""The table of rows that were read elsewhere."""


class Table(Protocol):
    """What a row stands in: a file, and a sheet of it ("" where it has none)."""

    @property
    def file(self) -> str: ...
    @property
    def sheet(self) -> str: ...


class Place(Protocol):
    """Where a row stands: its table and line, the column of a key, what people call the cell."""

    @property
    def table(self) -> Table: ...
    @property
    def line(self) -> int: ...
    def column(self, key: str) -> int | None: ...
    def cell(self, key: str = "") -> str: ...


@dataclass(frozen=True)
class Source:
    """A file, or with the name "" the rows read elsewhere: what it selects from where, how it numbers its rows (the
    first of a file is 1), and the number of the column of each key.
    """

    name: str
    selected: str
    origin: str
    number: str
    columns: dict[str, int]
    is_text: bool = False
    path: Path | None = None

    @property
    def table(self) -> str:
        """The columns of a clean roll."""
        return f"SELECT {self.selected} FROM {self.origin}"

    @property
    def placed(self) -> str:
        """The same, with the number of every row as `place`."""
        return f"SELECT {self.selected}, {self.number} AS place FROM {self.origin}"


@dataclass(frozen=True)
class Heading:
    """The first line of a CSV file that can be read as it is: its separator, and the key of each column."""

    separator: str
    keys: tuple[str | None, ...]


def is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet does."""
    with path.open("rb") as stream:
        return stream.read(4) == b"PAR1"


def csv_heading(path: Path) -> Heading | None:
    """The heading of a CSV file whose first line is all headings of a roll, in UTF-8; None for any other file."""
    with path.open("rb") as stream:
        start = stream.read(_FIRST_LINE).removeprefix(_BOM)
    line = start.partition(b"\n")[0]
    if b"\0" in start or b'"' in line or len(line) >= _FIRST_LINE:
        return None
    try:
        text = line.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError:
        return None
    separator = max(",;\t", key=text.count)
    keys = tuple(column_called(heading) for heading in next(csv.reader([text], delimiter=separator), []))
    required = {column.key for column in COLUMNS if column.required}
    known = [key for key in keys if key]
    if None in keys or len(known) != len(set(known)) or not required <= set(known):
        return None
    return Heading(separator, keys)


def file_source(path: Path, database: Database, file: str) -> Source:
    """A file that the engine reads itself; `file` is the literal that names it."""
    if is_parquet(path):
        return parquet_source(str(path), path, database, file)
    heading = csv_heading(path)
    assert heading
    return csv_source(str(path), path, heading, file)


def csv_source(name: str, path: Path, heading: Heading, file: str) -> Source:
    """A CSV file; `file` is the literal that names it."""
    keys = [key for key in heading.keys if key]
    typed = ", ".join(f"{literal(key)}: 'VARCHAR'" for key in keys)
    kept = ", ".join(map(literal, keys))
    origin = (
        f"read_csv({file}, auto_detect = false, header = true, delim = {literal(heading.separator)}, quote = '\"',"
        f" escape = '\"', columns = {{{typed}}}, force_not_null = [{kept}], compression = 'none')"
    )
    selected = _columns({key: key for key in keys})
    return Source(name, selected, origin, "row_number() OVER ()", _numbers(keys), True, path)


def parquet_source(name: str, path: Path, database: Database, file: str) -> Source:
    """A Parquet file; KiemdiemError where it lacks a required column or has one twice."""
    described = database.rows(f"DESCRIBE SELECT * FROM read_parquet({file})")
    keys: dict[str, str] = {}
    for column, *_rest in described:
        key = column_called(column)
        if key in keys:
            raise KiemdiemError(
                _("{name}: hai cột cùng là “{heading}”").format(name=show(name), heading=show(column, 40)),
                _("Bỏ bớt một cột"),
            )
        if key:
            keys[key] = column
    missing = [column.heading for column in COLUMNS if column.required and column.key not in keys]
    if missing:
        raise KiemdiemError(
            _("{name}: thiếu cột {headings}").format(name=show(name), headings=", ".join(missing)),
            _("Đây có phải là danh sách xếp loại không?"),
        )
    texts = {column for column, kind, *_rest in described if kind == "VARCHAR"}
    origin = f"read_parquet({file}, file_row_number = true)"
    numbers = _numbers([column_called(column) or "" for column, *_rest in described])
    return Source(name, _columns(keys, texts), origin, "file_row_number + 1", numbers, path=path)


def rows_source(database: Database, rows: Sequence[Sequence[str]]) -> Source:
    """Rows with the values of COLUMNS in their order, as one table."""
    columns = ", ".join(f"{column.key} VARCHAR" for column in COLUMNS)
    database.run(f"CREATE TABLE {ROWS} (place BIGINT, {columns})")
    step = 50_000
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        lists = [list(range(start, start + len(part))), *(list(column) for column in zip(*part, strict=True))]
        database.run(f"INSERT INTO {ROWS} SELECT {', '.join(['unnest(?)'] * len(lists))}", lists)
    return Source("", ", ".join(column.key for column in COLUMNS), ROWS, "place", {})


def _columns(names: dict[str, str], texts: set[str] | None = None) -> str:
    """Every column of a clean roll from the columns `names`; what the file lacks is empty.

    `texts` are the columns that are text but may be NULL; without it all are text and never NULL.
    """
    return ", ".join(_column(column.key, names, texts) for column in COLUMNS)


def _column(key: str, names: dict[str, str], texts: set[str] | None) -> str:
    if key not in names:
        return f"'' AS {key}"
    column = identifier(names[key])
    if texts is None:
        return column
    text = column if names[key] in texts else f"CAST({column} AS VARCHAR)"
    return f"COALESCE({text}, '') AS {key}"


def _numbers(keys: Sequence[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys, 1) if key}
