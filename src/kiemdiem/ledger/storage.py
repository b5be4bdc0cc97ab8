"""Files that only grow: a line for each entry, never changed, whole even where a program or a power cut ends a write.

Two writers take turns by a lock beside the file (`<file>.lock`, which stays there). Entries are written by one call
and made to last before `append` returns; where that fails, they are taken back. What a power cut leaves is a line that
ends in the middle: the next entry begins on a line of its own, and readers are told which lines they could not take.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.files import growing
from kiemdiem.language import _
from kiemdiem.ledger import lines

MAX_BYTES = 32 * 1024 * 1024
MAX_LINES = 200_000

PATIENCE = 10.0
"""Seconds for which a writer waits for another."""

_MODE = 0o600


@dataclass(frozen=True)
class Entry:
    """What stands on a line, counted from 1."""

    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Lines:
    """A file as it was read: its entries in order, and the numbers of the lines that could not be taken."""

    entries: tuple[Entry, ...] = ()
    torn: tuple[int, ...] = ()


def append(path: Path, *entries: Mapping[str, object], patience: float = PATIENCE) -> None:
    """Add `entries` as the last lines of `path`, all or none; once this returns, they are on the disk.

    A file that is not there is made, for its owner only. Raises KiemdiemError where an entry cannot stand on a line,
    another writer does not finish within `patience` seconds, or the file cannot be written, is a link or no file.
    """
    try:
        data = b"".join(map(lines.written, entries))
    except (ValueError, TypeError):
        raise KiemdiemError(
            _("{path}: nội dung không ghi được vào sổ").format(path=show(path)),
            _("Bỏ ký tự ẩn, ký tự điều khiển, hoặc rút ngắn nội dung"),
        ) from None
    with _locked(path, patience):
        growing.append(path, data, mode=_MODE, most=MAX_BYTES)


def read(path: Path) -> Lines:
    """Every entry of `path` in order; none where there is no such file. It may grow meanwhile: no lock is needed.

    Raises KiemdiemError where the file is too big, a link or no file, or cannot be read.
    """
    try:
        with growing.opened(path, os.O_RDONLY) as handle, open(handle, "rb", closefd=False) as stream:
            return _taken(path, stream.read(MAX_BYTES + 1))
    except FileNotFoundError:
        return Lines()
    except OSError as error:
        reason = files.reason(error)
        raise KiemdiemError(_("Không đọc được {name}: {reason}").format(name=show(path), reason=reason)) from None


def _taken(path: Path, data: bytes) -> Lines:
    found: list[Entry] = []
    torn: list[int] = []
    if len(data) > MAX_BYTES or data.count(b"\n") > MAX_LINES:
        raise growing.too_big(path)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(Entry(number, lines.taken(line)))
        except ValueError:
            torn.append(number)
    return Lines(tuple(found), tuple(torn))


@contextlib.contextmanager
def _locked(path: Path, patience: float) -> Iterator[None]:
    """The turn to write `path`. Raises KiemdiemError where another writer keeps it longer than `patience`."""
    # Only who writes needs it, and it takes longer to load than a ledger to read.
    library = import_module("filelock")
    lock = path.with_name(f"{path.name}.lock")
    try:
        if not path.parent.is_dir():  # the library would make it
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        held = library.FileLock(lock, timeout=patience, poll_interval=0.02, mode=_mode(path))
        held.acquire()
    except library.Timeout:
        raise KiemdiemError(
            _("{path} đang được một lệnh khác ghi, chờ {seconds} giây không được").format(
                path=show(path), seconds=f"{patience:g}"
            ),
            _("Chờ người kia ghi xong rồi chạy lại; nếu không có ai, đóng lệnh kiemdiem còn treo ở máy nào đó"),
        ) from None
    except (OSError, NotImplementedError) as error:
        raise files.failed(lock, error if isinstance(error, OSError) else OSError(str(error))) from None
    try:
        yield
    finally:
        held.release()


def _mode(path: Path) -> int:
    """Who may write the file may take its lock."""
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o777
    except OSError:
        return _MODE
