"""What differs between two plans: groups of changes, each change in words and as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Status = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """A change: its kind for programs, what it is in words, the values before and after as the files have them.

    What is `brief` may stand beside others on one line. `working_days` is how much later a deadline is.
    """

    kind: str
    text: str
    old: object = None
    new: object = None
    brief: bool = False
    working_days: int | None = None


@dataclass(frozen=True)
class Group:
    """The changes of one part of the plan: what it is called, its title, whether it came or went, in what it changed.

    `kind` is `task` or the key of the part in the file.
    """

    kind: str
    where: str
    title: str
    status: Status
    changes: Sequence[Change] = ()


@dataclass(frozen=True)
class Differences:
    """All groups in the order of the document; how many deadlines keep their place in another year."""

    groups: Sequence[Group]
    years: tuple[int, int]
    in_place: int = 0

    @property
    def equal(self) -> bool:
        """Whether both plans say the same."""
        return not self.groups
