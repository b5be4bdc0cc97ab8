"""Many files of one command: each is whole, and the same command goes on where it was stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kiemdiem import files
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

Making = Callable[[Sequence[int]], Iterable[bytes]]
"""From places in a list of files to what is to be in them, one after the other."""


def write_each(
    paths: Sequence[Path],
    make: Making,
    *,
    mode: int = 0o644,
    force: bool = False,
    done: Callable[[], object] = lambda: None,
) -> int:
    """Put what `make` makes into `paths`, in folders that are made where they are not there; how many were kept.

    A file that is there with the same bytes is kept. One with other bytes, a link, a folder: KiemdiemError before
    anything is written; with `force` a file is replaced. `done` is called after each. Only one content is in memory
    at a time. What stops the rest (KiemdiemError, KeyboardInterrupt) says how far it is.
    """
    there = [] if force else kept(paths, make, done)
    for path in paths if force else ():
        files.check_free(path, force=True)
    waiting = sorted({*range(len(paths))} - {*there})
    folders = {paths[place].parent for place in waiting}
    for folder in folders:
        files.make_folder(folder)
    needless = 0
    with _counted(len(there), len(paths)) as count:
        for place, data in zip(waiting, make(waiting) if waiting else (), strict=True):
            needless += _put(paths[place], data, mode, force=force)
            count()
            done()
    for folder in folders:
        files.sync_folder(folder)
    return len(there) + needless


def kept(paths: Sequence[Path], make: Making, done: Callable[[], object] = lambda: None) -> list[int]:
    """The places of files that are there with the bytes they are to have.

    KiemdiemError where one is there with other bytes, or is a link or a folder.
    """
    there = [place for place, path in enumerate(paths) if not files.is_free(path)]
    for place, data in zip(there, make(there) if there else (), strict=True):
        if not files.holds(paths[place], data):
            raise files.taken(paths[place])
        done()
    return there


def kept_words(number: int) -> str:
    """That so many files were kept, in the language of the user."""
    return _("Giữ {n} tệp đã có sẵn, cùng nội dung").format(n=number)


def _put(path: Path, data: bytes, mode: int, *, force: bool) -> bool:
    """Write the file; whether that was needless, for it is there, or another run has just written the same."""
    if force and files.holds(path, data):
        return True
    try:
        files.put(path, data, mode=mode, force=force)
    except files.Taken:
        if files.holds(path, data):
            return True
        raise
    return False


@contextlib.contextmanager
def _counted(written: int, number: int) -> Iterator[Callable[[], None]]:
    """What is called after each file; what ends the work early says how many of `number` there are."""

    def count() -> None:
        nonlocal written
        written += 1

    try:
        yield count
    except KiemdiemError as error:
        if number == 1:
            raise
        far = _("{message}; đã có {n} trong {all} tệp").format(message=error.message, n=written, all=number)
        go_on = _("Xong thì chạy lại đúng lệnh này: các tệp đã có được giữ, lệnh làm tiếp phần còn lại")
        raise KiemdiemError(far, f"{error.hint}. {go_on}" if error.hint else go_on) from None
    except KeyboardInterrupt:
        told = _("Đã dừng theo yêu cầu: đã có {n} trong {all} tệp, chạy lại đúng lệnh này thì làm tiếp")
        raise KeyboardInterrupt(told.format(n=written, all=number)) from None
