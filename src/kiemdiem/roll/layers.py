"""The caps as a roll is under them: what each counts together, and how much of it is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem import quota
from kiemdiem.terms import KINDS, Basis, Level, Rounding, Scope


@dataclass(frozen=True)
class Layer:
    """One cap inside one scope: at most `percent` of `basis` may be rated `level`.

    Counted together are the rows of the classes `kinds`: of one class in a unit (`unit`), of one comparable group and
    class (`group`; with `across_units`, or for the groups named in `across`, of all units together), of one class in
    the whole list (`class`), all of them (`whole`). What is counted inside one unit leaves out its own organisation and
    collective. Where the cap counts inside groups as well (`also_group`), a unit of one group is that group, and is
    told as such only. `source` is the text it rests on, `confirmed` whether it was read there.
    """

    id: str
    percent: int
    basis: Basis
    rounding: Rounding
    scope: Scope
    kinds: tuple[str, ...]
    across_units: bool = False
    across: tuple[str, ...] = ()
    source: str = ""
    level: Level = "excellent"
    also_group: bool = False
    confirmed: bool = True


def of(caps: Iterable[quota.Layer], across: Iterable[str] = (), *, of_plan: bool = False) -> tuple[Layer, ...]:
    """The caps, one layer for each scope; `across` are the comparable groups that go across units.

    What a plan says rules (`of_plan`); a cap of a rulebook only where it was read in the text itself.
    """
    groups = tuple(across)
    return tuple(_of_cap(cap, scope, groups, of_plan or not cap.unconfirmed) for cap in caps for scope in cap.scopes)


def _of_cap(cap: quota.Layer, scope: Scope, across: tuple[str, ...], confirmed: bool) -> Layer:
    of_group = scope == "group"
    return Layer(
        cap.id,
        cap.share,
        cap.reading,
        cap.rounding,
        scope,
        tuple(kind for kind in KINDS if kind in cap.kinds) or KINDS,
        across_units=cap.across_units and of_group,
        across=across if of_group else (),
        source=cap.source or cap.text,
        level=cap.level,
        also_group=scope == "unit" and "group" in cap.scopes and not cap.across_units and not across,
        confirmed=confirmed,
    )
