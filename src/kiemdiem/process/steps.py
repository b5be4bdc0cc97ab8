"""The steps of a campaign, and who takes one: an act."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kiemdiem.plan import Place, Task


class Step(StrEnum):
    """What a task does.

    SUBMIT hands ratings to whoever rates, DELEGATE leaves them to whoever has the authority (theo thẩm quyền),
    DECIDE_ELSE decides something that is no rating.
    """

    REVIEW = "review"
    RATE = "rate"
    SUBMIT = "submit"
    DELEGATE = "delegate"
    DECIDE = "decide"
    DECIDE_ELSE = "decide_else"
    REPORT = "report"
    ANNOUNCE = "announce"


class Act(NamedTuple):
    """A task does a step for some classes of subjects; `kinds` is empty where its words name none.

    `words` are the words of the task's text that say so, empty where something else does. `own` marks what bodies or
    people do for themselves (tự kiểm điểm, tự xếp loại).
    """

    step: Step
    task: Task
    kinds: frozenset[str]
    words: str = ""
    own: bool = False

    @property
    def place(self) -> Place:
        """The words, the text of the task where there are none."""
        return self.task.at("text", words=self.words)

    def concerns(self, other: Act) -> bool:
        """Whether both speak of one class at least; an act that names no class speaks of all."""
        return not (self.kinds and other.kinds) or bool(self.kinds & other.kinds)


class Days(NamedTuple):
    """The first and the last of the fixed days of a task, and the place of the last."""

    first: date
    last: date
    place: Place
