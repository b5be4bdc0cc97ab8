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
from kiemdiem.files import unfinished
from kiemdiem.files.turns import turn
from kiemdiem.language import _

_RETRIES, _PAUSE = 5, 0.1
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL, errno.EMLINK}
"""What systems say that know no hard links."""


class Taken(KiemdiemError):
    """A file is there that may not be replaced."""


def write(path: Path, data: bytes, *, mode: int = 0o644, force: bool = False) -> None:
    """Put `data` into the file `path`, all of it or nothing, with exactly this `mode`.

    Raises KiemdiemError where the file is there already (without `force`), is a link or a folder, or cannot be written.
    """
    check_free(path, force=force)
    put(path, data, mode=mode, force=force)
    sync_folder(path.parent)


def put(path: Path, data: bytes, *, mode: int, force: bool) -> None:
    """As `write`, for who has looked what is there, and makes the name last (`sync_folder`) when all is done."""
    try:
        with unfinished.beside(path, data, mode) as temporary:
            if force:
                _replace(temporary, path)
            else:
                _place(temporary, path)
    except FileExistsError:
        raise taken(path) from None
    except OSError as error:
        raise failed(path, error) from None


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in place of `old`, which was read from `path`: all of it or nothing, with the same mode and owner.

    Where `path` is a link, the file it leads to is written. Raises KiemdiemError where the file no longer holds
    `old`, or cannot be written.
    """
    target = path.resolve()
    try:
        if not os.access(target, os.W_OK):  # the folder may allow what the file forbids
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unfinished.sweep(target.parent)
        with turn(target), unfinished.beside(target, new, target.stat()) as temporary:
            if target.read_bytes() != old:
                message = _("{path} vừa bị chương trình khác sửa, không ghi đè").format(path=show(path))
                raise KiemdiemError(message, _("Lưu tệp ở chương trình kia rồi chạy lại"))
            _replace(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        raise failed(path, error) from None


def remove(path: Path) -> None:
    """Delete the file, or the link, `path`; KiemdiemError where it cannot be."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise failed(path, error) from None


def check_free(path: Path, *, force: bool = False) -> None:
    """Nothing where `path` may be written; KiemdiemError where a file (without `force`), link or folder is there."""
    if not (is_free(path) or force):
        raise taken(path)


def is_free(path: Path) -> bool:
    """Whether nothing is called `path`; KiemdiemError where a link or a folder is. What dead runs left there goes."""
    if sys.platform == "win32" and not is_portable(path.name):
        raise KiemdiemError(_("Windows không nhận tên tệp {path}").format(path=show(path)), _("Đặt tên khác"))
    unfinished.sweep(path.parent)
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:  # a name that is too long
        raise failed(path, error) from None
    if stat.S_ISLNK(mode):
        raise KiemdiemError(
            _("{path} là liên kết, không ghi qua liên kết").format(path=show(path)),
            _("Xóa liên kết hoặc chọn nơi khác"),
        )
    if stat.S_ISDIR(mode):
        raise KiemdiemError(_("{path} là thư mục").format(path=show(path)), _("Đổi tên thư mục hoặc chọn nơi khác"))
    return False


def holds(path: Path, data: bytes) -> bool:
    """Whether `path` is a file with just these bytes; KiemdiemError where it cannot be read."""
    try:
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False
    except OSError as error:
        raise failed(path, error) from None


def make_folder(path: Path) -> None:
    """The folder `path`, made with its parents where it is not there; KiemdiemError where it cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failed(path, error) from None


@contextlib.contextmanager
def for_programs(contents: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder of their owner's only, with files of these names for other programs to read; it goes with all in it.

    Raises KiemdiemError where there is no room for it.
    """
    with tempfile.TemporaryDirectory(prefix="kiemdiem-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for called, data in contents.items():
            try:
                (folder / called).write_bytes(data)
            except OSError as error:
                raise failed(folder / called, error) from None
        yield folder


def _place(temporary: Path, path: Path) -> None:
    """Give `temporary` its name; FileExistsError where another run has just taken it."""
    try:
        os.link(temporary, path)
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LINKS:
            raise
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


def taken(path: Path) -> Taken:
    """That a file is there already."""
    return Taken(_("Đã có tệp {path}").format(path=show(path)), _("Thêm --force để ghi đè, hoặc ghi ra chỗ khác"))


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
