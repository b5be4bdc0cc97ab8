"""DuckDB, shut off from everything but the files of a roll; the only module that knows it."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

MEMORY = "1500MB"

_PLAIN = re.compile(r"[^\x00-\x1f*?\[\]{}'\"\\:%]+")
"""Paths that DuckDB takes for what they are: no pattern, no address."""

_LINE = re.compile(r"\bLine: (\d+)\b")


class Database:
    """A database in memory that may read `paths` and nothing else. Spilled data goes to a private folder."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kiemdiem-")
        try:
            self._aliases = [self._alias(number, path) for number, path in enumerate(paths)]
            self._connection = self._open()
        except BaseException:
            self._folder.cleanup()
            raise

    def _alias(self, number: int, path: Path) -> str:
        """What DuckDB calls `path`: a plain link to it where its own name would be read as more than a name."""
        whole = str(path.resolve())
        if _PLAIN.fullmatch(whole) or os.name == "nt":
            return whole
        link = Path(self._folder.name) / f"{number}"
        link.symlink_to(whole)
        return str(link)

    def _open(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(Path(self._folder.name) / "spilled"),
                "autoload_known_extensions": "false",
                "autoinstall_known_extensions": "false",
                "preserve_insertion_order": "true",
            }
        )
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"SET allowed_paths = [{', '.join(map(literal, self._aliases))}]")
        connection.execute("SET enable_external_access = false")
        return connection

    def name(self, number: int) -> str:
        """The literal by which statements name the file of this number."""
        return literal(self._aliases[number])

    def run(self, statement: str, values: Sequence[object] = ()) -> None:
        """Execute a statement without an answer."""
        self.rows(statement, values)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of the answer of `statement`."""
        with _told():
            return self._connection.execute(statement, list(values)).fetchall()

    def records(self, statement: str) -> list[dict[str, Any]]:
        """All rows of the answer, by the names of its columns."""
        with _told():
            answer = self._connection.execute(statement)
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def some(self, statement: str, most: int) -> list[tuple[Any, ...]]:
        """The first `most` rows of the answer of `statement`."""
        with _told():
            return self._connection.execute(statement).fetchmany(most)

    def close(self) -> None:
        """End the connection; what was spilled goes."""
        self._connection.close()
        self._folder.cleanup()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What DuckDB cannot do, as KiemdiemError: its own text may hold rows of the file and is not shown."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise KiemdiemError(
            _("Danh sách quá lớn so với bộ nhớ ({limit})").format(limit=MEMORY), _("Chia danh sách thành nhiều tệp")
        ) from None
    except duckdb.Error as error:
        where = _LINE.search(str(error))
        place = _(" ở dòng {line}").format(line=where[1]) if where else ""
        raise UnreadableError(
            _("Không đọc được danh sách{place}: {kind}").format(place=place, kind=show(type(error).__name__, 60)),
            _("Tệp có thể bị hỏng, bị cắt, hoặc thừa thiếu cột; mở tệp, lưu lại rồi thử lại"),
        ) from None


class UnreadableError(KiemdiemError):
    """A statement that DuckDB could not answer: most often a file that is not what its ending says."""


def literal(text: str) -> str:
    """`text` as a literal of a statement."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """`name` as the name of a column or table."""
    return '"' + name.replace('"', '""') + '"'
