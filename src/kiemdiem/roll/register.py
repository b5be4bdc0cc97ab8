"""The names that a plan knows for units and comparable groups: another name of one is read as its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.roll.values import RefusedValue
from kiemdiem.vietnamese import fold, same_words

if TYPE_CHECKING:
    from kiemdiem.plan import Plan

_KEYS: tuple[Callable[[str], str], ...] = (same_words, fold)


@dataclass(frozen=True)
class Names:
    """Names by the ways in which they are compared, the strictest first; `what` says what none of them is."""

    what: str
    found: tuple[Mapping[str, str], ...]
    all: tuple[str, ...]

    @classmethod
    def of(cls, what: str, named: Iterable[tuple[str, str, tuple[str, ...]]]) -> Names:
        """From id, name and other names of each."""
        known = list(named)
        tables: list[dict[str, str]] = [{}, *({} for _key in _KEYS)]
        for id_, name, others in known:
            tables[0].setdefault(id_, name)
            for key, table in zip(_KEYS, tables[1:], strict=True):
                for called in (name, *others):
                    table.setdefault(key(called), name)
        return cls(what, tuple(tables), tuple(called for _id, name, others in known for called in (name, *others)))

    def read(self, text: str) -> str:
        """The name of what is called so; RefusedValue with the nearest name where nothing is."""
        for table, called in zip(self.found, (text, *(key(text) for key in _KEYS)), strict=True):
            if called in table:
                return table[called]
        raise RefusedValue(self.what, did_you_mean(text, self.all))


@dataclass(frozen=True)
class Register:
    """The names by the key of the column that must hold one of them; a column without an entry holds anything."""

    names: Mapping[str, Names] = field(default_factory=dict)
    year: int | None = None
    """The year that is assessed, where it is known."""

    @classmethod
    def of(cls, plan: Plan) -> Register:
        """The units and the comparable groups of a plan, as far as it has any, and its year."""
        names = {}
        if plan.units:
            units = ((unit.id, unit.name, unit.aliases) for unit in plan.units)
            names["unit"] = Names.of(_("không có trong mục units của kế hoạch"), units)
        if plan.comparable_groups:
            groups: Iterable[tuple[str, str, tuple[str, ...]]] = (
                (group.id, group.name, group.aliases) for group in plan.comparable_groups
            )
            names["comparable_group"] = Names.of(_("không có trong mục comparable_groups của kế hoạch"), groups)
        return cls(names, plan.document.year)
