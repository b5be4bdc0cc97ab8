"""Files looked at again and again, so that something is done whenever one of them changes."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

from kiemdiem.errors import KiemdiemError

PAUSE = 0.5
"""Seconds from one look to the next."""

State = dict[str, tuple[int, int] | None]


def watch(
    find: Callable[[], list[str]],
    act: Callable[[list[str]], None],
    complain: Callable[[KiemdiemError], None],
    *,
    pause: float = PAUSE,
    rounds: int | None = None,
) -> None:
    """Call `act` with the names that `find` gives, and again after every change, for `rounds` looks or for ever.

    A KiemdiemError of the first run is raised; later ones go to `complain`: a file may be away for a moment.
    """
    seen: State | str | None = None
    for number in itertools.count() if rounds is None else range(rounds):
        if number:
            time.sleep(pause)
        looked = _look(find)
        now = looked.message if isinstance(looked, KiemdiemError) else looked
        if now == seen:
            continue
        first, seen = seen is None, now
        try:
            if isinstance(looked, KiemdiemError):
                raise looked
            act(list(looked))
        except KiemdiemError as error:
            if first:
                raise
            complain(error)


def _look(find: Callable[[], list[str]]) -> State | KiemdiemError:
    """When each file was written last and how long it is, None for one that is not there; or why none is found."""
    try:
        return {name: _mark(Path(name)) for name in find()}
    except KiemdiemError as error:
        return error


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
