"""A roll in DuckDB: its files as one table, its values as a clean roll has them, its facts and what they come to."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiemdiem import files as disk
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.roll import duplicates, enumerations, meanings, statements
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.database import Database
from kiemdiem.roll.enumerations import Enumerated
from kiemdiem.roll.meanings import CODED, NAMED, Words
from kiemdiem.roll.register import Register
from kiemdiem.roll.sources import (
    Place,
    Source,
    csv_heading,
    file_source,
    is_parquet,
    rows_source,
)
from kiemdiem.roll.values import Vocabulary

KEYS = tuple(column.key for column in COLUMNS)


def readable_as_is(path: Path) -> bool:
    """Whether the engine reads a file itself: Parquet, or CSV whose first line has only headings of a roll.

    Raises KiemdiemError for what is no readable file.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = _("là thư mục") if stat.S_ISDIR(mode) else _("không phải tệp thường")
            raise KiemdiemError(f"{show(path)}: {what}", _("Hãy chỉ ra tệp .parquet, .csv hay .xlsx"))
        return is_parquet(path) or csv_heading(path) is not None
    except FileNotFoundError:
        raise KiemdiemError(
            _("Không có tệp {name}").format(name=show(path)), _("Kiểm tra lại tên tệp và thư mục đang đứng")
        ) from None
    except OSError as error:
        raise KiemdiemError(
            _("Không đọc được {name}: {reason}").format(name=show(path), reason=disk.reason(error))
        ) from None


class Roll:
    """A roll that is open: close it, or use it in a `with` statement.

    `files` are read by the engine itself (see `readable_as_is`), `rows` were read elsewhere: values in the order of
    COLUMNS, `places` where each stands. Units and groups must bear the names of `register`, where it has any. `stage`
    is the rating that counts: self, proposed or decided; None for the last of them that any row has. Raises
    KiemdiemError where a file cannot be read.
    """

    def __init__(
        self,
        files: Sequence[str] = (),
        rows: Sequence[Sequence[str]] = (),
        places: Sequence[Place] = (),
        *,
        vocabulary: Vocabulary | None = None,
        register: Register | None = None,
        stage: str | None = None,
    ) -> None:
        self.places = places
        self.words = Words()
        self._made: list[str] = []
        self._seen: set[str] = set()
        self._times = 0
        self._vocabulary = vocabulary or Vocabulary()
        self._register = register or Register()
        paths = [Path(name) for name in files]
        self.database = Database(paths)
        try:
            self.sources = tuple(self._source(number, path) for number, path in enumerate(paths))
            if rows or not files:
                self.sources += (rows_source(self.database, rows),)
            if not self._has_text:
                self._learn(CODED)
            self._learn(self._register.names)
            self._define()
            self.stage = stage or self._last_stage()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Roll:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back memory and files."""
        self.database.close()

    def count(self, conditions: Mapping[str, str], across: Iterable[str] = ()) -> None:
        """Make facts and tally of the roll; bit n of the flags is the n-th of `conditions`.

        `across` are the comparable groups that several units have together.
        """
        self.conditions = dict(conditions)
        self.database.run("CREATE OR REPLACE TABLE across_units (comparable_group VARCHAR)")
        for group in dict.fromkeys(across):
            self.database.run("INSERT INTO across_units VALUES (?)", [group])
        if self._has_text:
            self._tally()
            again = self._learn(self._odd())
            again |= self._untidy() and self._learn(NAMED)
        else:
            again = self._untidy() and self._learn(NAMED)
        if again:
            self._define()
        if again or not self._has_text:
            self._tally()

    def records(self, statement: str) -> list[dict[str, Any]]:
        """The answer to a statement, by the names of its columns; tables that it names are made when first named."""
        self._make(statement)
        return self.database.records(statement)

    def answers(self, statement: str) -> list[tuple[Any, ...]]:
        """The same as bare rows."""
        self._make(statement)
        return self.database.rows(statement)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.database.rows("SELECT COALESCE(SUM(n), 0) FROM tally")[0][0])

    def cleaned(self, table: str, *, place: bool = False) -> str:
        """The rows of `table` with the values of a clean roll."""
        changed = {key: words for key, words in self.words.meanings.items() if words}
        if not changed:
            return table
        columns = [
            f"COALESCE(words_{key}.meaning, raw.{key}) AS {key}" if key in changed else f"raw.{key}" for key in KEYS
        ]
        joins = [f"LEFT JOIN words_{key} ON words_{key}.word = raw.{key}" for key in changed]
        return f"SELECT {', '.join(columns)}{', raw.place' if place else ''} FROM ({table}) AS raw {' '.join(joins)}"

    def has_twice(self) -> bool:
        """Whether a code may stand twice in one class; False is certain."""
        return duplicates.may_be(self.database, marked=self._has_text)

    @property
    def _has_text(self) -> bool:
        return any(source.is_text for source in self.sources)

    def _source(self, number: int, path: Path) -> Source:
        return file_source(path, self.database, self.database.name(number))

    def _define(self) -> None:
        """The view `roll`: all files, all values as a clean roll has them."""
        self._seen.clear()
        for key, words in self.words.meanings.items():
            self.database.run(f"CREATE OR REPLACE TABLE words_{key} (word VARCHAR, meaning VARCHAR)")
            self.database.run(
                f"INSERT INTO words_{key} SELECT unnest(?), unnest(?)", [list(words), list(words.values())]
            )
        self.database.run(f"CREATE OR REPLACE VIEW roll AS {self.cleaned(self._raw())}")

    def _raw(self) -> str:
        return " UNION ALL ".join(source.table for source in self.sources)

    def _last_stage(self) -> str:
        for stage, column in reversed(statements.STAGES.items()):
            if self.database.rows(f"SELECT 1 FROM roll WHERE {column} <> '' LIMIT 1"):
                return stage
        return "decided"

    def _tally(self) -> None:
        """Facts and tally. The facts are kept: making them costs more than keeping them."""
        more = {}
        if self._has_text:
            more = {"odd": meanings.odd(), "mark": "hash(code, subject)", "coded": "code <> ''"}
        self.database.run(f"CREATE OR REPLACE TABLE facts AS {self._enumerated(more)}")
        self.database.run(f"CREATE OR REPLACE TABLE tally AS {statements.TALLY}")
        for name in self._made:
            self.database.run(f"DROP TABLE {name}")
        self._made.clear()

    def _make(self, statement: str) -> None:
        for name, text in statements.TABLES.items():
            if name not in self._made and re.search(rf"\b{name}\b", statement):
                self.database.run(f"CREATE TABLE {name} AS {text}")
                self._made.append(name)

    def _enumerated(self, more: Mapping[str, str]) -> str:
        """The facts with enumerations for texts, and `more` columns. A value that is not as in a clean roll is NULL.

        What a text file has beside levels, classes and marks stays text: to enumerate it takes a second reading.
        """
        self._times += 1
        columns = {
            key: enumerations.fixed(self.database, f"{key}_{self._times}", key, values)
            for key, values in meanings.COUNTED.items()
        }
        for key in (*NAMED, "reviewed_on"):
            columns[key] = Enumerated(f"raw.{key}") if self._has_text else self._found(key)
        selected = [*(column.selected for column in columns.values()), "raw.flags", *(f"raw.{name}" for name in more)]
        facts = statements.facts(
            self.stage, self.conditions, (f"{expression} AS {name}" for name, expression in more.items())
        )
        joins = " ".join(column.join for column in columns.values())
        return f"SELECT {', '.join(selected)} FROM ({facts}) AS raw {joins}"

    def _found(self, key: str) -> Enumerated:
        self._see(key, "roll")
        if key == "reason":
            self.database.run("INSERT INTO seen_reason SELECT '' WHERE '' NOT IN (SELECT reason FROM seen_reason)")
        return enumerations.found(self.database, f"{key}_{self._times}", key, f"seen_{key}")

    def _odd(self) -> list[str]:
        """The columns of levels, marks and dates in which some value is not written as in a clean roll."""
        mask = self.database.rows("SELECT BIT_OR(odd) FROM facts")[0][0] or 0
        found = [key for bit, key in enumerate(meanings.LOOKED_AT) if mask & 1 << bit]
        for key in (*meanings.COUNTED, "reviewed_on"):
            column = statements.STAGES[self.stage] if key == "rating" else key
            if column not in found and self._any(key, "facts", f"{key} IS NULL OR {meanings.unclean(key)}"):
                found.append(column)
        return found

    def _untidy(self) -> bool:
        """Whether a text that rows are counted by is not as it should be printed and compared."""
        tables = {"unit": "tally", "body": "facts", "comparable_group": "tally", "reason": "tally"}
        return any(
            self._any(key, table if self._has_text else "roll", meanings.untidy(key)) for key, table in tables.items()
        )

    def _any(self, key: str, table: str, condition: str) -> bool:
        """Whether a value of a column fits a condition. The distinct ones are put down first: within one statement
        the condition is moved below the search for them, and is asked of every row.
        """
        self._see(key, table)
        return bool(self.database.rows(f"SELECT 1 FROM seen_{key} WHERE {condition} LIMIT 1"))

    def _see(self, key: str, table: str) -> None:
        """The different values of a column, as a table that is kept until words get another meaning."""
        if key not in self._seen:
            self.database.run(f"CREATE OR REPLACE TABLE seen_{key} AS SELECT DISTINCT {key} FROM {table}")
            self._seen.add(key)

    def _learn(self, keys: Iterable[str]) -> bool:
        """Read the distinct values of some columns; whether any is not as in a clean roll."""
        before = {key: len(words) for key, words in self.words.meanings.items()}
        for key in keys:
            unlike = meanings.untidy(key) if key in NAMED else meanings.unclean(key)
            if key in self._register.names:
                unlike = "TRUE"
            found = self.database.some(
                f"SELECT {key} FROM (SELECT DISTINCT {key} FROM ({self._raw()})) WHERE {unlike}", meanings.MOST + 1
            )
            if len(found) > meanings.MOST:
                raise meanings.too_many(key)
            self.words.learn(key, (value for (value,) in found), self._vocabulary, self._register)
        return before != {key: len(words) for key, words in self.words.meanings.items()}
