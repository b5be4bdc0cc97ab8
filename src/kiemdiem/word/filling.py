"""The values a template prints, taken out of a context in one pass: what most contexts need, at a third of the time.

A context in which something is missing or odd is left to the examination of every tag, which can say where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kiemdiem.word.rich import Rich
from kiemdiem.word.shapes import MOST_ROUNDS, Examination
from kiemdiem.word.values import literal, text

_PRINTED = (str, int, Rich)

_Fill: TypeAlias = Callable[[Any, list[int]], Any]
"""From a value to what is printed of it; the lengths of lists on the way are noted."""


class Odd(Exception):
    """A context that has to be examined."""


@dataclass
class _Wanted:
    """What a template does with a value, or with the entries of a list: prints it, goes through it, looks into it."""

    printed: bool = False
    looped: bool = False
    parts: dict[str, _Wanted] = field(default_factory=dict)


@dataclass(frozen=True)
class Filling:
    """How a context is taken apart, and how many loops the template has."""

    fill: _Fill
    loops: int

    def values(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """The texts that are printed, as XML, and what conditions ask for; Odd where something is not as wanted.

        KiemdiemError where a text is too long or holds control characters.
        """
        rounds: list[int] = []
        found: dict[str, Any] = self.fill(dict(context), rounds)
        if sum(rounds) * self.loops > MOST_ROUNDS:
            raise Odd
        return found


def filling(examined: Iterable[Examination]) -> Filling | None:
    """What tags want, found without a context; None where a loop in a loop goes through something else."""
    root, loops = _Wanted(), 0
    for part in examined:
        if part.crossing:
            return None
        for path, kind in part.uses:
            place = root
            for step in path.split("."):
                place = place.parts.setdefault(step, _Wanted())
            place.printed |= kind == "value"
            place.looped |= kind == "for"
            loops += kind == "for"
    return Filling(_mapping(root), loops)


def _of(wanted: _Wanted) -> _Fill:
    one = _mapping(wanted) if wanted.parts else _printed if wanted.printed else _asked
    return _entries(one) if wanted.looped else one


def _mapping(wanted: _Wanted) -> _Fill:
    parts = [(name, _of(part)) for name, part in wanted.parts.items()]
    printed = wanted.printed

    def fill(value: Any, rounds: list[int]) -> dict[str, Any]:
        if printed or not isinstance(value, dict):
            raise Odd
        return {name: fill_part(value.get(name), rounds) for name, fill_part in parts}

    return fill


def _entries(one: _Fill) -> _Fill:
    def fill(value: Any, rounds: list[int]) -> list[Any]:
        if not isinstance(value, list):
            raise Odd
        rounds.append(len(value))
        return [one(entry, rounds) for entry in value]

    return fill


def _printed(value: Any, rounds: list[int]) -> Any:
    if type(value) is str:  # as nearly all are
        return text(value)
    if isinstance(value, bool) or not isinstance(value, _PRINTED):
        raise Odd
    return _asked(value, rounds)


def _asked(value: Any, _rounds: list[int]) -> Any:
    if value is None:
        raise Odd
    return literal(value)
