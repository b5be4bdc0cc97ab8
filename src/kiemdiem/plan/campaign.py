"""The rules of the campaign: legal bases, forms, ratings, caps, comparable groups, authority."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictInt

from kiemdiem.plan.node import (
    Agencies,
    AgencyRef,
    BasisRef,
    Day,
    Flag,
    Node,
    Slug,
    SomeAgencies,
    SubjectRef,
    TaskRef,
    Text,
    Texts,
)
from kiemdiem.terms import Basis, Kind, Level, Rounding, Scope


class LegalBasis(Node):
    """A paper the plan rests on. Issuer, number and date together name it: the symbol alone does not.

    `year` is the campaign a yearly paper was written for, `effective` and `expires` the first and the last day on
    which it is in force, where the paper says so.
    """

    id: Slug
    type: Text
    number: Text
    date: Day
    issuer: AgencyRef
    short_name: Text | None = None
    year: Annotated[StrictInt, Field(ge=1900, le=2100)] | None = None
    effective: Day | None = None
    expires: Day | None = None


class Form(Node):
    """A form (mẫu) that the plan names."""

    id: Slug
    name: Text
    defined_by: BasisRef | None = None


class Rating(Node):
    """A level of rating that the plan names, in its words."""

    level: Level
    name: Text
    aliases: Texts = ()


class Award(Node):
    """A commendation drawn from one level of rating: how many at most, who grants it, and the task whose deadline
    it has.
    """

    id: Slug
    name: Text
    from_level: Level
    limit: Text | None = None
    decided_by: Agencies = ()
    task: TaskRef | None = None


class Subject(Node):
    """A class of what is rated: organisations, members, collectives, leaders, officials."""

    id: Slug
    name: Text
    kind: Kind


class CapException(Node):
    """A higher percentage; a rule asks for the written reason and for a rulebook that allows it."""

    percent: Annotated[StrictInt, Field(ge=0, le=100)]
    reason: Text | None = None
    legal_basis: BasisRef | None = None


class Cap(Node):
    """At most `percent` of `basis` may be rated `level`, counted inside each of `within`.

    `basis`: `pool` of those rated good or better, `strict` of those rated good only, `total` of all rated.
    """

    id: Slug
    text: Text
    level: Level = "excellent"
    percent: Annotated[StrictInt, Field(ge=0, le=100)]
    basis: Basis | None = None
    within: tuple[Scope, ...] = ()
    rounding: Rounding | None = None
    subjects: tuple[SubjectRef, ...] = ()
    legal_basis: BasisRef | None = None
    task: TaskRef | None = None
    exception: CapException | None = None


class ComparableGroup(Node):
    """Equivalent posts or bodies of the same kind: the cap is counted inside it.

    It is counted inside each unit; with `across_units` the posts of all units are one group. `illustration` marks a
    group that no source gives.
    """

    id: Slug
    name: Text
    aliases: Texts = ()
    subject: SubjectRef | None = None
    across_units: Flag = False
    illustration: Text | None = None


class AuthorityClass(Node):
    """A class of people by who manages, who assesses, and where the file goes."""

    id: Slug
    who: AgencyRef
    managed_by: AgencyRef
    assessed_by: SomeAgencies
    sent_to: Agencies = ()
    via: Agencies = ()
    task: TaskRef | None = None
