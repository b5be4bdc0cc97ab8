"""The caps on the excellent as a roll is under them: what each counts together, and how much of it is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from kiemdiem.rulebooks import Rulebook

if TYPE_CHECKING:
    from kiemdiem.plan import Cap, Plan

Scope = Literal["unit", "group", "class", "whole"]
Kind = Literal["organisation", "member", "collective", "leader", "official"]

SCOPES: tuple[Scope, ...] = get_args(Scope)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Layer:
    """One cap inside one scope: at most `percent` of `basis` (pool, strict, total) may be excellent.

    Counted together are the rows of the classes `kinds`: of one class in a unit (`unit`), of one comparable group and
    class (`group`; with `across_units`, or for the groups named in `across`, of all units together), of one class in
    the whole list (`class`), all of them (`whole`). `source` is the text it rests on.
    """

    id: str
    percent: int
    basis: str
    rounding: str
    scope: Scope
    kinds: tuple[str, ...]
    across_units: bool = False
    across: tuple[str, ...] = ()
    source: str = ""


def of_rulebook(book: Rulebook) -> tuple[Layer, ...]:
    """The caps of a rulebook, one layer for each class and scope; without a decision there is no exception."""
    return tuple(
        Layer(
            f"{book.id}/{cap.subject}",
            cap.percent,
            cap.basis,
            "down",
            scope,
            (cap.subject,),
            across_units=cap.across_units and scope == "group",
            source=cap.source,
        )
        for cap in book.caps
        if cap.level == "excellent"
        for scope in SCOPES
        if scope in cap.within
    )


def of_plan(plan: Plan, kinds: dict[str, frozenset[str]]) -> tuple[Layer, ...]:
    """The caps of a plan; `kinds` has the classes that each cap is about, by its id: all where it names none."""
    across = tuple(group.name for group in plan.comparable_groups if getattr(group, "across_units", False))
    return tuple(
        _of_cap(cap, scope, tuple(kind for kind in KINDS if kind in kinds[cap.id]) or KINDS, across)
        for cap in plan.caps
        if cap.level == "excellent"
        for scope in dict.fromkeys(cap.within or ("group",))
    )


def _of_cap(cap: Cap, scope: Scope, kinds: tuple[str, ...], across: tuple[str, ...]) -> Layer:
    return Layer(
        cap.id,
        cap.exception.percent if cap.exception else cap.percent,
        cap.basis or "pool",
        cap.rounding or "down",
        scope,
        kinds,
        across=across if scope == "group" else (),
        source=cap.text,
    )
