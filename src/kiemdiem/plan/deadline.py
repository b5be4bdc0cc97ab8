"""Deadlines as written and as meant."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from kiemdiem.plan.node import Day, Flag, Node, StepRef, Text

MEANINGS = ("before", "by", "on", "within", "from", "every", "after", "finish", "ongoing", "on_request")
"""The keys that say what a deadline means; a deadline has exactly one."""

_PERIOD = re.compile(r"([0-9]{4})(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?")


def _period(value: Any) -> Any:
    text = str(value)
    if isinstance(value, bool) or not _PERIOD.fullmatch(text) or not 1900 <= int(text[:4]) <= 2100:
        raise PydanticCustomError(
            "period_format", "a period is written 2023-02, 2023-Q1, 2023-H1 or 2023", {"value": text}
        )
    return text


def _no_number(value: Any) -> Any:
    """For Python 1 is equal to true; a plan that says 1 does not say true."""
    return value if isinstance(value, bool) else str(value)


def _clock(value: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise PydanticCustomError("clock_format", "a time is written 16:30", {"value": value})
    return value


Period = Annotated[str, BeforeValidator(_period)]
"""A month "2023-02", a quarter "2023-Q1", a half-year "2023-H1" or a year "2023"."""

Clock = Annotated[str, StringConstraints(strict=True), AfterValidator(_clock)]
"""A time of day, written 16:30."""

OnlyTrue = Annotated[Literal[True], BeforeValidator(_no_number)]
"""`true`: the key is left out where it is not so."""

DayOfMonth = Annotated[StrictInt, Field(ge=1, le=31)]


class Recurrence(Node):
    """Every month, quarter, half-year or year: `before`, `by` or `on` a day of the month.

    `month` says which month of the period (1 is its first); without it the last one. A day the month does not
    have means the last day of the month.
    """

    period: Literal["month", "quarter", "half", "year"]
    month: Annotated[StrictInt, Field(ge=1, le=12)] | None = None
    before: DayOfMonth | None = None
    by: DayOfMonth | None = None
    on: DayOfMonth | None = None

    @model_validator(mode="after")
    def _one_day(self) -> Recurrence:
        if sum(day is not None for day in (self.before, self.by, self.on)) != 1:
            raise PydanticCustomError("one_of", "exactly one", {"keys": "before, by, on"})
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.period]
        if self.month is not None and self.month > months:
            raise PydanticCustomError("month_of_period", "no such month in the period", {"months": months})
        return self


class After(Node):
    """So many days after a task or an event; `working` counts working days."""

    days: Annotated[StrictInt, Field(ge=0, le=3660)]
    of: StepRef
    working: Flag = False


class Deadline(Node):
    """A deadline: `phrase` is what the document prints, exactly one other key says what it means.

    - `before: D` the day before D is the last (a plan or a reader may take it as D);
    - `by: D` D is the last; `on: D` an event on D;
    - `within: P` the last day of the period; `from: D` with or without `to: E`;
    - `every: {...}` recurring; `after: {days, of}` once the event is known;
    - `finish: {...}` with `report: {...}`: do by, report by;
    - `ongoing: true` (thường xuyên, kịp thời); `on_request: true` (theo yêu cầu).

    `label` is the printed name of the line, `time` a time of day, `meant` what an evident slip of the source means.
    """

    phrase: Text | None = None
    label: Text | None = None
    before: Day | None = None
    by: Day | None = None
    on: Day | None = None
    within: Period | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    every: Recurrence | None = None
    after: After | None = None
    finish: Deadline | None = None
    report: Deadline | None = None
    ongoing: OnlyTrue | None = None
    on_request: OnlyTrue | None = None
    time: Clock | None = None
    meant: Deadline | None = None

    @property
    def meaning(self) -> str:
        """The key that says what this deadline means, one of MEANINGS."""
        return next(name for name in MEANINGS if getattr(self, "from_" if name == "from" else name) is not None)

    @property
    def effective(self) -> Deadline:
        """What is meant: the correction where the source slipped, else the deadline itself."""
        return self.meant or self

    @model_validator(mode="after")
    def _one_meaning(self) -> Deadline:
        given = [name for name in MEANINGS if getattr(self, "from_" if name == "from" else name) is not None]
        if self.report is not None and self.finish is None:
            raise PydanticCustomError("needs_key", "needs another key", {"key": "report", "needs": "finish"})
        if self.to is not None and self.from_ is None:
            raise PydanticCustomError("needs_key", "needs another key", {"key": "to", "needs": "from"})
        if len(given) != 1:
            raise PydanticCustomError("one_of", "exactly one", {"keys": ", ".join(MEANINGS)})
        if self.finish is not None and self.report is None:
            raise PydanticCustomError("needs_key", "needs another key", {"key": "finish", "needs": "report"})
        for part in (self.finish, self.report, self.meant):
            if part is not None and (part.finish or part.meant):
                raise PydanticCustomError("nested_deadline", "a part of a deadline has no parts", {})
        return self
