"""What: tasks to three levels, what they produce, and what comes before what."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from kiemdiem.plan.agency import Role, RoleLine
from kiemdiem.plan.deadline import Deadline
from kiemdiem.plan.node import (
    Agencies,
    Bases,
    Day,
    FormRef,
    Node,
    Slug,
    SomeAgencies,
    StepRef,
    TaskId,
    Text,
    usual_number,
)


class Modifier(StrEnum):
    """A word that changes how a duty binds."""

    CONDITIONAL = "conditional"  # nếu cần
    ALTERNATIVE = "alternative"  # hoặc
    MANDATORY = "mandatory"  # bắt buộc
    TOGETHER = "together"  # cùng lúc với
    YEARLY = "yearly"  # hằng năm
    BY_AUTHORITY = "by_authority"  # theo thẩm quyền
    BY_REGULATION = "by_regulation"  # theo quy định


class Deliverable(Node):
    """A paper or an act that a task brings forth: from whom, to whom, through whom, on which form."""

    id: Slug
    name: Text
    by: Agencies = ()
    to: Agencies = ()
    via: Agencies = ()
    form: FormRef | None = None
    alternative_to: StepRef | None = None
    modifiers: dict[Modifier, Text] = Field(default_factory=dict)


class Duty(Node):
    """Registering a meeting or inviting to it: by whom, with whose consent, who attends in what capacity.

    `agreement` says whether all of `agreed_by` must consent or any one of them; `days_ahead` counts working days.
    """

    id: Slug
    kind: Literal["register", "invite"]
    what: Text
    by: SomeAgencies
    agreed_by: Agencies = ()
    agreement: Literal["all", "any"] | None = None
    days_ahead: Annotated[StrictInt, Field(ge=0, le=366)] | None = None
    via: Agencies = ()
    guests: Agencies = ()
    capacity: Text | None = None
    ahead_of: StepRef | None = None


class Assessment(Node):
    """One body assesses and rates others below it (nhận xét, đánh giá, xếp loại)."""

    by: SomeAgencies
    of: SomeAgencies


class Erratum(Node):
    """An evident slip of the source: what is printed and what is meant. The text itself keeps the slip."""

    printed: Text
    meant: Text


class Task(Node):
    """A numbered item: its words, who does what in it, by when, what it brings forth, and the items under it."""

    id: TaskId
    number: Text | None = None
    title: Text | None = None
    text: Text
    roles: tuple[RoleLine, ...] = ()
    deadline: Deadline | None = None
    modifiers: dict[Modifier, Text] = Field(default_factory=dict)
    cites: Bases = ()
    produces: tuple[Deliverable, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    duties: tuple[Duty, ...] = ()
    errata: tuple[Erratum, ...] = ()
    done: Day | None = None
    tasks: tuple[Task, ...] = ()

    _key: ClassVar[str] = ""
    _inherited: ClassVar[tuple[RoleLine, ...]] = ()

    @property
    def key(self) -> str:
        """The id that names this task in the whole plan: its own, with its parent's in front where it lacks it."""
        return self._key or self.id

    @property
    def printed_number(self) -> str:
        """The number as printed: "5.", "9.1.", "a)"; without the Roman number of the section."""
        return self.number or usual_number(self.id)

    def link(self, parent: Task | None = None) -> None:
        """Give this task and all under it the keys that references use, and the roles of the task they are part of."""
        if parent:
            key = self.id if self.id.startswith(f"{parent.key}.") else f"{parent.key}.{self.id}"
            self._keep(_key=key, _inherited=parent.acting_roles)
        for task in self.tasks:
            task.link(self)

    @property
    def acting_roles(self) -> tuple[RoleLine, ...]:
        """The role lines of this task; those of the task it is part of where it has none of its own."""
        return self.roles or self._inherited

    @property
    def conditional(self) -> bool:
        """Whether the task is due only on a condition (nếu cần): it is then never late."""
        return Modifier.CONDITIONAL in self.modifiers

    def who(self, *roles: Role) -> tuple[str, ...]:
        """The ids of the agencies that have one of `roles`, in order, each once."""
        found = (agency for line in self.acting_roles if set(line.role) & set(roles) for agency in line.who)
        return tuple(dict.fromkeys(found))

    @property
    def doers(self) -> tuple[str, ...]:
        """The ids of the agencies with a hand in the task; those it only passes through, or that receive, have none."""
        passive = {Role.THROUGH, Role.ATTENDS, Role.RECEIVES, Role.KEEPS}
        return self.who(*(role for role in Role if role not in passive))

    def family(self) -> Iterator[Task]:
        """This task and all under it."""
        yield self
        for task in self.tasks:
            yield from task.family()


class Event(Node):
    """Something tasks wait for that is no task of the plan; `date` once it is known."""

    id: Slug
    name: Text
    date: Day | None = None


class Precedence(Node):
    """What comes before what: `order` one after the other, `together` at the same moment, `two_pass` the loop in
    which the first step is taken up again after the second (collective, individuals, collective).
    """

    order: Annotated[tuple[StepRef, ...], Field(min_length=2)] | None = None
    together: Annotated[tuple[StepRef, ...], Field(min_length=2)] | None = None
    two_pass: Annotated[tuple[StepRef, ...], Field(min_length=2)] | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Precedence:
        if sum(value is not None for value in (self.order, self.together, self.two_pass)) != 1:
            raise PydanticCustomError("one_of", "exactly one", {"keys": "order, together, two_pass"})
        return self
