"""Files that only grow: what is added is there to its end and lasts, or the file is as it was."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kiemdiem import files
from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

_CAREFULLY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""How files are opened: through no link, without waiting for one that is none; byte for byte (on Windows)."""


def append(path: Path, lines: bytes, *, mode: int, most: int) -> None:
    """Add whole `lines` to `path`, which is made with `mode` where it is not there; they last once this returns.

    Who calls keeps other writers away. Raises KiemdiemError where the file would be as big as `most` bytes, is a link
    or no file, or cannot be written.
    """
    is_new = not os.path.lexists(path)
    try:
        with opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, mode) as handle:
            size = os.lseek(handle, 0, os.SEEK_END)
            try:
                _add(path, handle, lines, most)
            except BaseException:
                with contextlib.suppress(OSError):
                    if is_new:
                        path.unlink()
                    else:
                        os.ftruncate(handle, size)
                raise
    except OSError as error:
        raise files.failed(path, error) from None
    if is_new:
        files.sync_folder(path.parent)


@contextlib.contextmanager
def opened(path: Path, flags: int, mode: int = 0o600) -> Iterator[int]:
    """The file `path`, open. KiemdiemError where it is no regular file or a link leads to it, else OSError."""
    handle = -1
    try:
        if not path.is_symlink():
            handle = os.open(path, flags | _CAREFULLY, mode)
        if handle < 0 or not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _no_file(path)
        yield handle
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR):
            raise _no_file(path) from None
        raise
    finally:
        if handle >= 0:
            os.close(handle)


def too_big(path: Path) -> KiemdiemError:
    """That no book is so big."""
    return KiemdiemError(
        _("{path}: sổ quá lớn").format(path=show(path)),
        _("Một đợt không cần đến thế; kiểm tra xem có chọn nhầm tệp không"),
    )


def _add(path: Path, handle: int, lines: bytes, most: int) -> None:
    size = os.fstat(handle).st_size
    if size + len(lines) >= most:
        raise too_big(path)
    if size:
        os.lseek(handle, -1, os.SEEK_END)
        lines = lines if os.read(handle, 1) == b"\n" else b"\n" + lines
    if os.write(handle, lines) != len(lines):
        raise KiemdiemError(
            _("{path}: chưa ghi được trọn dòng").format(path=show(path)),
            _("Kiểm tra dung lượng đĩa rồi ghi lại; dòng dở dang được bỏ qua khi đọc"),
        )
    os.fsync(handle)


def _no_file(path: Path) -> KiemdiemError:
    return KiemdiemError(
        _("{path} không phải là tệp thường").format(path=show(path)),
        _("Sổ phải là một tệp, không phải liên kết hay thư mục"),
    )
