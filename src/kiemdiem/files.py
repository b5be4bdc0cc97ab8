"""Files that are whole or not there: atomic writes."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.file_names import is_portable
from kiemdiem.language import _

TEMPORARY = ".kiemdiem-"
"""What the name of an unfinished file begins with."""

_RETRIES, _PAUSE = 5, 0.1


def write(path: Path, data: bytes, *, mode: int = 0o644, force: bool = False) -> None:
    """Put `data` into the file `path`, all of it or nothing, with exactly this `mode`.

    Raises KiemdiemError where the file is there already (without `force`), is a link or a folder, or cannot be written.
    """
    write_all({path: data}, mode=mode, force=force)


def write_all(made: Mapping[Path, bytes], *, mode: int = 0o644, force: bool = False) -> None:
    """Put each of `made` into its file as `write` does; where there is no room for all of them, none appears.

    Raises KiemdiemError as `write` does.
    """
    for path in made:
        check_free(path, force=force)
    with contextlib.ExitStack() as unfinished:
        temporaries = {}
        for path, data in made.items():
            with _told(path):
                temporaries[path] = unfinished.enter_context(_temporary(path, data, mode))
        for path, temporary in temporaries.items():
            with _told(path):
                _put(temporary, path, force)
    for folder in {path.parent for path in made}:
        sync_folder(folder)


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in place of `old`, which was read from `path`: all of it or nothing, with the same mode and owner.

    Where `path` is a link, the file it leads to is written. Raises KiemdiemError where the file no longer holds
    `old`, or cannot be written.
    """
    target = path.resolve()
    try:
        if not os.access(target, os.W_OK):  # the folder may allow what the file forbids
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with _temporary(target, new, target.stat()) as temporary:
            if target.read_bytes() != old:
                message = _("{path} vừa bị chương trình khác sửa, không ghi đè").format(path=show(path))
                raise KiemdiemError(message, _("Lưu tệp ở chương trình kia rồi chạy lại"))
            _replace(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        raise failed(path, error) from None


def remove(path: Path) -> None:
    """Delete the file, or the link, `path`; KiemdiemError where it cannot be."""
    with _told(path):
        path.unlink(missing_ok=True)


def check_free(path: Path, *, force: bool = False) -> None:
    """Nothing where `path` may be written; KiemdiemError where a file (without `force`), link or folder is there."""
    try:
        is_link, is_folder, is_there = path.is_symlink(), path.is_dir(), os.path.lexists(path)
    except OSError as error:  # a name that is too long
        raise failed(path, error) from None
    if sys.platform == "win32" and not is_portable(path.name):
        raise KiemdiemError(_("Windows không nhận tên tệp {path}").format(path=show(path)), _("Đặt tên khác"))
    if is_link:
        raise KiemdiemError(
            _("{path} là liên kết, không ghi qua liên kết").format(path=show(path)),
            _("Xóa liên kết hoặc chọn nơi khác"),
        )
    if is_folder:
        raise KiemdiemError(_("{path} là thư mục").format(path=show(path)), _("Đổi tên thư mục hoặc chọn nơi khác"))
    if is_there and not force:
        raise _exists(path)


def make_folder(path: Path) -> None:
    """The folder `path`, made with its parents where it is not there; KiemdiemError where it cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failed(path, error) from None


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system refuses about `path`, as a KiemdiemError."""
    try:
        yield
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise failed(path, error) from None


def _put(temporary: Path, path: Path, force: bool) -> None:
    if force:
        _replace(temporary, path)
    else:
        _place(temporary, path)


@contextlib.contextmanager
def _temporary(path: Path, data: bytes, like: int | os.stat_result) -> Iterator[Path]:
    """A file with `data` beside `path`, of a mode or of the mode and owner of another; it goes if it is not used."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=path.parent)
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


def _place(temporary: Path, path: Path) -> None:
    """Give `temporary` its name; FileExistsError where another run has just taken it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links here (FAT, some network folders): take the name first, then fill it.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            _replace(temporary, path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _replace(temporary: Path, path: Path) -> None:
    """`temporary` becomes `path`. Windows refuses while another program holds the file: try again, then say so."""
    for _attempt in range(_RETRIES):
        with contextlib.suppress(PermissionError):
            temporary.replace(path)
            return
        time.sleep(_PAUSE)
    temporary.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _exists(path: Path) -> KiemdiemError:
    return KiemdiemError(
        _("Đã có tệp {path}").format(path=show(path)), _("Thêm --force để ghi đè, hoặc ghi ra chỗ khác")
    )


def reason(error: OSError) -> str:
    """Why the system refused, in the language of the user where it is one of the usual reasons."""
    known = {
        errno.ENOENT: _("không có tệp hoặc thư mục này"),
        errno.ENOSPC: _("đĩa đã đầy"),
        errno.EFBIG: _("tệp lớn quá mức cho phép"),
        errno.EACCES: _("không có quyền"),
        errno.EPERM: _("không có quyền"),
        errno.EROFS: _("ổ đĩa chỉ cho đọc"),
        errno.EEXIST: _("đã có tệp mang tên này"),
        errno.ENOTDIR: _("một phần của đường dẫn là tệp, không phải thư mục"),
        errno.EISDIR: _("là thư mục"),
        errno.ENAMETOOLONG: _("tên tệp hoặc đường dẫn quá dài"),
        errno.EIO: _("đĩa hoặc kết nối bị lỗi"),
    }
    return known.get(error.errno or 0) or error.strerror or type(error).__name__


def failed(path: Path, error: OSError) -> KiemdiemError:
    hint = _("Kiểm tra ổ đĩa và đường dẫn, hoặc ghi ra chỗ khác")
    if isinstance(error, PermissionError):
        hint = _("Đóng tệp trong Word, Excel rồi chạy lại; nếu vẫn không được, kiểm tra quyền ghi vào thư mục")
    return KiemdiemError(_("Không ghi được {path}: {reason}").format(path=show(path), reason=reason(error)), hint)
