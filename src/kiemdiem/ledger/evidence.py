"""The files that show what an event says: where they are, and whether they are still the same."""

from __future__ import annotations

import hashlib
import os
import stat
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.ledger.events import Event

MAX_BYTES = 1024 * 1024 * 1024
"""A file that is bigger is no paper and no scan of one."""

_BLOCK = 1024 * 1024


class Verdict(StrEnum):
    """Whether the evidence of an event is still what it was; `none` where it has none."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    NONE = "none"


class Evidence(NamedTuple):
    """A file as the ledger names it, and the SHA-256 of what is in it."""

    path: str
    sha256: str


def of_file(path: Path, folder: Path) -> Evidence:
    """The evidence that a file is, for a ledger in `folder`: named from there where it is below it or beside it, so
    that others find it who see the shared folder under another name; else in full.

    Raises KiemdiemError where there is no such file, or it cannot be read.
    """
    try:
        digest = _digest(path)
    except OSError as error:
        raise KiemdiemError(
            _("--evidence: không đọc được {path}: {reason}").format(path=show(path), reason=files.reason(error)),
            _("Kiểm tra tên tệp và thư mục đang đứng; chỉ nhận một tệp, không nhận thư mục"),
        ) from None
    whole, base = path.resolve(), folder.resolve()
    around = base.parent if len(base.parts) > 2 else base
    named = Path(os.path.relpath(whole, base)) if whole.is_relative_to(around) else whole
    return Evidence(named.as_posix(), digest)


def verdict(event: Event, folder: Path) -> Verdict:
    """Whether the file that `event` names is still there and the same, for a ledger in `folder`."""
    if not event.evidence:
        return Verdict.NONE
    try:
        digest = _digest(folder / event.evidence)
    except (OSError, ValueError):
        return Verdict.MISSING
    return Verdict.SAME if digest == event.sha256 else Verdict.CHANGED


def _digest(path: Path) -> str:
    """The SHA-256 of a regular file; OSError for anything else."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
            raise OSError(0, _("không phải là tệp thường, hoặc quá lớn"))
        digest = hashlib.sha256()
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
