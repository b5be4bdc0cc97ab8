"""What the tests of the corpus have in common: trials run, complaints listed, and enough of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hostile.cases import Trial
from hostile.trying import faults

OWN_PROCESS = 100
"""Every so many-th trial is run as a process of its own too."""


def check(trials: Iterable[Trial], scratch: Path, *, at_least: int) -> None:
    """Fail where anything was wrong with any trial, or there are fewer files than there should be."""
    every = list(trials)
    assert len({trial.files[trial.about] for trial in every}) >= at_least
    found = faults(every, scratch, each=OWN_PROCESS)
    assert not found, "\n".join(found[:40])
