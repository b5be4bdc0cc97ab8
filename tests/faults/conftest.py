"""One server a file of tests, its folder in memory where the system has one: a disk would only be slow."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.running_faults import Server, serving

_MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """What runs commands with faults in them."""
    if not hasattr(os, "fork"):
        pytest.skip("no copies of a process here")
    fast = _MEMORY if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=fast) as work, serving(Path(work)) as running:
        yield running
