"""DuckDB, shut off from everything but the files of a roll; the only module that knows it."""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

MEMORY = "1500MB"

OFFLINE = {"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"}
"""With these nothing is fetched: what DuckDB was not built with, it does not have."""

_PLAIN = re.compile(r"[^\x00-\x1f*?\[\]{}'\"\\:%]+")
"""Paths that DuckDB takes for what they are: no pattern, no address."""

_LINE = re.compile(r"\bLine: (\d+)\b")


class Database:
    """A database in memory that may read `paths` and nothing else. Spilled data goes to a private folder."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._folder = tempfile.TemporaryDirectory(prefix="kiemdiem-")
        try:
            self._aliases = [self._alias(number, path) for number, path in enumerate(paths)]
            self._connection = self._open()
        except BaseException:
            self._folder.cleanup()
            raise

    def _alias(self, number: int, path: Path) -> str:
        """What DuckDB calls `path`: a plain link to it (on Windows, where links need a privilege, a copy) where its own
        name would be read as more than a name.
        """
        whole = path.resolve()
        if _PLAIN.fullmatch(whole.as_posix().removeprefix(whole.drive)):
            return str(whole)
        plain = Path(self._folder.name) / f"{number}"
        if sys.platform == "win32":
            shutil.copyfile(whole, plain)
        else:
            plain.symlink_to(whole)
        return str(plain)

    def _open(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(Path(self._folder.name) / "spilled"),
                **OFFLINE,
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
        with self._told():
            return self._connection.execute(statement, list(values)).fetchall()

    def records(self, statement: str) -> list[dict[str, Any]]:
        """All rows of the answer, by the names of its columns."""
        with self._told():
            answer = self._connection.execute(statement)
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def some(self, statement: str, most: int) -> list[tuple[Any, ...]]:
        """The first `most` rows of the answer of `statement`."""
        with self._told():
            return self._connection.execute(statement).fetchmany(most)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What DuckDB cannot do, as KiemdiemError: its own text may hold rows of the file and is not shown."""
        try:
            yield
        except duckdb.OutOfMemoryException:
            raise KiemdiemError(
                _("Danh sách quá lớn so với bộ nhớ ({limit})").format(limit=MEMORY), _("Chia danh sách thành nhiều tệp")
            ) from None
        except duckdb.Error as error:
            why, hint = _why(str(error))
            about = [path for alias, path in zip(self._aliases, self._paths, strict=True) if alias in str(error)]
            name = f" {show(about[0])}" if len(about) == 1 else ""
            raise UnreadableError(_("Không đọc được danh sách{name}: {why}").format(name=name, why=why), hint) from None

    def close(self) -> None:
        """End the connection; what was spilled goes."""
        self._connection.close()
        self._folder.cleanup()


_FIELDS = re.compile(r"^Expected Number of Columns: (\d+) Found: (\d+)$", re.MULTILINE)


def _why(said: str) -> tuple[str, str]:
    """What DuckDB says of a file, in the words of its sender, and what to do; never a part of the file."""
    line = _LINE.search(said)
    place = _("dòng {line}").format(line=line[1]) if line else ""
    if fields := _FIELDS.search(said):
        told = _("{place} có {found} ô, dòng tiêu đề có {expected} ô")
        why = told.format(place=place, found=fields[2], expected=fields[1])
        return why, _("Mở tệp, sửa dòng ấy (ô có dấu phẩy phải đặt trong ngoặc kép) rồi lưu lại")
    if "unterminated quote" in said:
        why = _("{place}: dấu ngoặc kép không đóng hoặc đặt sai chỗ").format(place=place)
        return why, _("Mở tệp bằng Excel, sửa dòng ấy rồi lưu lại")
    if "not utf-8" in said:
        why = _("{place} không phải UTF-8 (có thể là Windows-1258, TCVN3 hay VNI)").format(place=place)
        return why, _("Trong Excel chọn Lưu thành (Save As), loại “CSV UTF-8 (Comma delimited)”")
    if "Maximum line size" in said:
        return _("{place} quá dài").format(place=place), _("Mở tệp bằng Excel, sửa dòng ấy rồi lưu lại")
    broken = _("tệp bị hỏng, bị cắt, hoặc không đúng dạng") + (f" ({place})" if place else "")
    return broken, _("Mở tệp, lưu lại rồi thử lại; tệp Parquet thì ghi lại từ nguồn")


class UnreadableError(KiemdiemError):
    """A statement that DuckDB could not answer: most often a file that is not what its ending says."""


def literal(text: str) -> str:
    """`text` as a literal of a statement."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """`name` as the name of a column or table."""
    return '"' + name.replace('"', '""') + '"'
