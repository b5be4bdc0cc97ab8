"""From the checks that are asked for and the rules of the period: what holds, and the conditions the facts carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kiemdiem import discover
from kiemdiem.roll import checks
from kiemdiem.roll.checking import Check, RowCheck, SetCheck, Terms
from kiemdiem.roll.layers import Layer
from kiemdiem.rulebooks import Rulebook


@cache
def all_checks() -> tuple[RowCheck | SetCheck, ...]:
    """Every check of the folder checks/, in the order of the codes."""
    return tuple(sorted((module.CHECK for module in discover.modules(checks)), key=lambda check: check.code))


def terms(
    book: Rulebook, year: int, stage: str, layers: Sequence[Layer], asked: Iterable[Check]
) -> tuple[Terms, dict[str, str]]:
    """The terms of a roll, and the conditions of the checks that apply under them, by the name of their flag."""
    bare = Terms(book, year, stage, tuple(layers), {})
    conditions: dict[str, str] = {}
    for check in asked:
        if check.severity_under(bare) is None:
            continue
        if isinstance(check, RowCheck):
            conditions[check.code] = check.condition(bare)
        elif isinstance(check, SetCheck):
            conditions.update(check.needs(bare))
    conditions = {name: condition for name, condition in conditions.items() if condition}
    return Terms(book, year, stage, tuple(layers), {name: bit for bit, name in enumerate(conditions)}), conditions
