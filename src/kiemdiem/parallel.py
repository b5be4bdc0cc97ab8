"""One function over many things, on every core; where that does not work out, on one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from typing import TypeVar

MOST_WORKERS = 8
_LONGEST_TURN = 8
"""A worker takes so many things at a time at most."""

_AHEAD = 3
"""So many turns of each worker are given out: it never waits, and nothing piles up."""

_Thing = TypeVar("_Thing")
_Answer = TypeVar("_Answer")


def cores() -> int:
    """The cores this process may use, and no more than it has a use for."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_WORKERS)


def each(
    work: Callable[[_Thing], _Answer], things: Sequence[_Thing], begin: Callable[[], object], workers: int
) -> Iterator[_Answer]:
    """`work` of each of `things`, in their order, by several processes; each calls `begin` before it starts.

    Whatever goes wrong there (a worker killed, no processes to be had, an error of `work`) is tried again here from
    the first thing without an answer on: what is raised is raised by this process.
    """
    done = 0
    try:
        for answer in _by_workers(work, things, begin, workers):
            done += 1
            yield answer
    except Exception:
        yield from map(work, things[done:])


def _by_workers(
    work: Callable[[_Thing], _Answer], things: Sequence[_Thing], begin: Callable[[], object], workers: int
) -> Iterator[_Answer]:
    turn = max(1, min(_LONGEST_TURN, len(things) // (workers * 4)))
    gc.freeze()  # what the processes share stays shared: nothing is written to it
    pool = ProcessPoolExecutor(workers, _context(), initializer=_start, initargs=(begin,))
    waiting: deque[Future[list[_Answer]]] = deque()
    try:
        for start in range(0, len(things), turn):
            waiting.append(pool.submit(_several, work, things[start : start + turn]))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # Futures are not cancelled: a pool whose workers are gone stumbles over those that are.
        pool.shutdown(wait=False)


def _several(work: Callable[[_Thing], _Answer], things: Sequence[_Thing]) -> list[_Answer]:
    return [work(thing) for thing in things]


def _context() -> BaseContext:
    """A copy of this process where that is safe: it has loaded everything already."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else None)


def _start(begin: Callable[[], object]) -> None:
    """Ctrl-C reaches every process of a terminal: this one ends at once, the one that started it says so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    begin()
