"""One function over many things, on every core; where that does not work out, on one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MOST_WORKERS = 8

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
    """The things are dealt out like cards: one worker each in turn, and so are the answers taken."""
    context = _context()
    gc.freeze()  # what the processes share stays shared: no collection writes to it
    running = []
    try:
        with _undisturbed():
            for place in range(workers):
                ours, theirs = context.Pipe(duplex=False)
                hand = things[place::workers]
                worker = context.Process(target=_serve, args=(ours, theirs, work, hand, begin), daemon=True)
                worker.start()
                running.append((worker, ours))
                theirs.close()
        for number in range(len(things)):
            yield running[number % workers][1].recv()
    finally:
        for worker, ours in running:
            worker.terminate()
            worker.join()
            ours.close()


def _context() -> Any:
    """How processes begin: as copies of this one, which has everything loaded; one with threads is not safe to copy."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _serve(
    ours: Connection,
    theirs: Connection,
    work: Callable[[_Thing], object],
    hand: Sequence[_Thing],
    begin: Callable[[], object],
) -> None:
    """What a worker does: every answer down the pipe, silence and the end of the pipe at the first error."""
    ours.close()
    # Ctrl-C reaches every process of a terminal: this one ends at once, the one that started it says so.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _mask(blocked=False)
    with suppress(Exception):
        begin()
        for thing in hand:
            theirs.send(work(thing))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits: in the middle of a copy of the process it is lost, or leaves a lock behind."""
    _mask(blocked=True)
    try:
        yield
    finally:
        _mask(blocked=False)


def _mask(*, blocked: bool) -> None:
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK if blocked else signal.SIG_UNBLOCK, {signal.SIGINT})
