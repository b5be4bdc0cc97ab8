"""How far a long piece of work is, on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

STEPS = 100
"""The bar is drawn so many times: to draw it after each file would take longer than to check the file."""


@contextmanager
def counted(total: int, what: str) -> Iterator[Callable[[], object]]:
    """A bar on standard error that moves when the function it gives is called, and is gone at the end.

    It has no thread of its own: a process with threads is not safe to copy.
    """
    with Progress(console=Console(stderr=True), auto_refresh=False, transient=True) as progress:
        bar, count = progress.add_task(what, total=total), 0

        def advance() -> None:
            nonlocal count
            count += 1
            if count % max(1, total // STEPS) == 0:
                progress.update(bar, completed=count, refresh=True)

        yield advance
