"""Files on their way: beside their target, named after who writes them; gone if they are not used.

A run that is killed leaves one behind. The next one that writes there removes it, and nothing that is still written.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TEMPORARY = ".kiemdiem-"
"""What the name of an unfinished file begins with."""

OLD = 24 * 60 * 60
"""Seconds after which an unfinished file is nobody's any more, whoever began it."""

_ENDING = ".tmp"
_HERE = f"{zlib.crc32(os.uname().nodename.encode()):08x}" if hasattr(os, "uname") else "0"
"""This machine: a process of another one, which writes into the same network folder, cannot be asked for."""
_OWNED = re.compile(rf"{re.escape(TEMPORARY)}{_HERE}-([0-9]+)-[^.]*{re.escape(_ENDING)}")


@contextlib.contextmanager
def beside(path: Path, data: bytes, like: int | os.stat_result) -> Iterator[Path]:
    """A file with `data` beside `path`, of a mode or of the mode and owner of another; it goes if it is not used."""
    begins = f"{TEMPORARY}{_HERE}-{os.getpid()}-"
    handle, name = tempfile.mkstemp(prefix=begins, suffix=_ENDING, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if isinstance(like, os.stat_result) and sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.chown(temporary, like.st_uid, like.st_gid)
        temporary.chmod(like if isinstance(like, int) else stat.S_IMODE(like.st_mode))
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@cache
def sweep(folder: Path) -> None:
    """Remove what runs that were killed left in `folder`, once; what cannot be removed is left."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(TEMPORARY) and entry.name.endswith(_ENDING):
                with contextlib.suppress(OSError):
                    if _is_left(entry):
                        Path(entry.path).unlink()


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Whether nobody writes this file any more."""
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > OLD:
        return True
    owned = _OWNED.fullmatch(entry.name)
    return bool(owned and os.name == "posix" and not _lives(int(owned[1])))  # on Windows asking would end it


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
