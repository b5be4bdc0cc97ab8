"""Whose turn it is to change a file that is there: two runs that both read it do not both replace it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _

PATIENCE = 5.0
"""Seconds for which a run waits for another."""

_PAUSE = 0.02


@contextlib.contextmanager
def turn(target: Path) -> Iterator[None]:
    """The turn to replace `target`, a file that is there. It ends with this process, however that ends.

    Raises KiemdiemError where another run keeps it longer than `PATIENCE`, OSError where the file cannot be opened.
    """
    with _of_windows(target) if sys.platform == "win32" else _of_posix(target):
        yield


@contextlib.contextmanager
def _of_posix(target: Path) -> Iterator[None]:
    """A lock on the file itself, which leaves nothing behind. Who waited holds a file that is replaced by now."""
    handle = _locked(target)
    while not os.path.samestat(os.fstat(handle), target.stat()):
        os.close(handle)
        handle = _locked(target)
    try:
        yield
    finally:
        os.close(handle)


def _locked(target: Path) -> int:
    fcntl = import_module("fcntl")
    handle = os.open(target, os.O_RDWR)
    patient_until = time.monotonic() + PATIENCE
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > patient_until:
                    raise _busy(target) from None
                time.sleep(_PAUSE)
            except OSError:  # a file system without locks
                return handle
            else:
                return handle
    except BaseException:
        os.close(handle)
        raise


@contextlib.contextmanager
def _of_windows(target: Path) -> Iterator[None]:
    """A lock beside the file, for Windows replaces no file that is open; it goes with the turn."""
    library = import_module("filelock")
    held = library.FileLock(target.with_name(f"{target.name}.lock"), timeout=PATIENCE, poll_interval=_PAUSE)
    try:
        held.acquire()
    except library.Timeout:
        raise _busy(target) from None
    try:
        yield
    finally:
        held.release()


def _busy(target: Path) -> KiemdiemError:
    told = _("{path} đang được một lệnh khác ghi, chờ {seconds} giây không được")
    return KiemdiemError(
        told.format(path=show(target), seconds=f"{PATIENCE:g}"),
        _("Chờ lệnh kia xong rồi chạy lại; nếu không có ai, đóng lệnh kiemdiem còn treo"),
    )
