"""Who: agencies, common names for several of them, units, roles, recipients, signature."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field, StrictInt

from kiemdiem.plan.node import AgencyRef, Flag, GroupRef, Node, Slug, SomeAgencies, Text, Texts, one_or_many
from kiemdiem.vietnamese import fold, same_words


class Role(StrEnum):
    """What a body does in a task (glossary: the printed label follows)."""

    DIRECTS = "directs"  # chỉ đạo
    LEADS = "leads"  # chủ trì
    ADVISES = "advises"  # tham mưu
    IMPLEMENTS = "implements"  # thực hiện
    COORDINATES = "coordinates"  # phối hợp
    CONSOLIDATES = "consolidates"  # tổng hợp
    CONSULTED = "consulted"  # đề xuất, cho ý kiến
    APPRAISES = "appraises"  # thẩm định
    DECIDES = "decides"  # quyết định
    THROUGH = "through"  # qua
    ATTENDS = "attends"  # dự
    RECEIVES = "receives"  # nhận
    KEEPS = "keeps"  # lưu


LABELS = {
    Role.DIRECTS: "Cơ quan chỉ đạo",
    Role.LEADS: "Cơ quan chủ trì",
    Role.ADVISES: "Cơ quan tham mưu",
    Role.IMPLEMENTS: "Cơ quan thực hiện",
    Role.COORDINATES: "Cơ quan phối hợp",
    Role.CONSOLIDATES: "Cơ quan tổng hợp",
    Role.CONSULTED: "Cơ quan cho ý kiến",
    Role.APPRAISES: "Cơ quan thẩm định",
    Role.DECIDES: "Cơ quan quyết định",
    Role.THROUGH: "Qua",
    Role.ATTENDS: "Dự",
    Role.RECEIVES: "Nơi nhận",
    Role.KEEPS: "Lưu",
}


class Named(Node):
    """Something people call by one name or another."""

    id: Slug
    name: Text
    aliases: Texts = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the other names."""
        return (self.name, *self.aliases)


_Named = TypeVar("_Named", bound=Named)


def called(name: str, bodies: Iterable[_Named]) -> _Named | None:
    """The body of this id, or of this name as `same_words` and then as `fold` compare."""
    for key in (same_words, fold):
        for body in bodies:
            if name == body.id or key(name) in (key(known) for known in body.names):
                return body
    return None


class Agency(Named):
    """A body, a group of bodies, an open set ("các cơ quan liên quan") or a class of people, under all its names."""

    kind: Literal["body", "group", "open", "people"] = "body"
    level: Literal["central", "province", "district", "commune"] | None = None
    superior: AgencyRef | None = None
    note: Text | None = None


class AgencyGroup(Named):
    """One name for several agencies: "Thường trực HĐND thị xã, UBND thị xã"."""

    members: SomeAgencies
    note: Text | None = None


class Counts(Node):
    """How many in one comparable group of a unit: rated in all, rated good (not excellent), rated excellent; those
    rated satisfactory only where a cap on another level needs them.
    """

    group: GroupRef
    rated: Annotated[StrictInt, Field(ge=0, le=10_000_000)]
    good: Annotated[StrictInt, Field(ge=0, le=10_000_000)]
    excellent: Annotated[StrictInt, Field(ge=0, le=10_000_000)]
    satisfactory: Annotated[StrictInt, Field(ge=0, le=10_000_000)] | None = None


class Unit(Named):
    """A unit of a group of agencies; `illustration` marks figures that no source gives."""

    part_of: AgencyRef
    illustration: Text | None = None
    counts: tuple[Counts, ...] = ()


class RoleLine(Node):
    """Who has a role in a task. `label` and `text` are what is printed, where it is not the usual label and the
    names joined by semicolons; `in_sentence` marks a role that the sentence of the task gives, not a line of its own.
    """

    role: Annotated[tuple[Role, ...], Field(min_length=1), BeforeValidator(one_or_many)]
    who: SomeAgencies
    label: Text | None = None
    text: Text | None = None
    in_sentence: Flag = False

    @property
    def printed_label(self) -> str:
        """The label as printed."""
        return self.label or LABELS[self.role[0]]


class Recipient(Node):
    """A line under Nơi nhận: `text` as printed (without the dash and the final mark), the agencies it means."""

    text: Text
    to: SomeAgencies
    keeps: Flag = False

    @property
    def as_above(self) -> bool:
        """Whether the line says "Như trên": it stands for those whom a letter is addressed to."""
        return same_words(self.text) == same_words("Như trên")


class Signature(Node):
    """Authority line (T/M ...), capacity and name; each may be blank in a draft."""

    authority: Text | None = None
    capacity: Text | None = None
    name: Text | None = None
