"""The values a template prints, taken out of a context in one pass: what most contexts need, at a third of the time.

A context in which something is missing or odd is left to the examination of every tag, which can say where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.word.rich import Rich
from kiemdiem.word.shapes import MOST_ROUNDS, Examination
from kiemdiem.word.values import literal, text

_PRINTED = (str, int, Rich)


class Odd(Exception):
    """A context that has to be examined."""


@dataclass
class Wanted:
    """What a template does with a value, or with the entries of a list: prints it, goes through it, looks into it."""

    printed: bool = False
    looped: bool = False
    parts: dict[str, Wanted] = field(default_factory=dict)


@dataclass(frozen=True)
class Filling:
    """All that a template wants, and how many loops it has."""

    wanted: Wanted
    loops: int

    def values(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """The texts that are printed, as XML, and what conditions ask for; Odd where something is not as wanted.

        KiemdiemError where a text is too long or holds control characters.
        """
        rounds: list[int] = []
        found = {name: _fill(context.get(name), wanted, rounds) for name, wanted in self.wanted.parts.items()}
        if sum(rounds) * self.loops > MOST_ROUNDS:
            raise Odd
        return found


def filling(examined: Iterable[Examination]) -> Filling | None:
    """What tags want, found without a context; None where a loop in a loop goes through something else."""
    root, loops = Wanted(), 0
    for part in examined:
        if part.crossing:
            return None
        for path, kind in part.uses:
            place = root
            for step in path.split("."):
                place = place.parts.setdefault(step, Wanted())
            place.printed |= kind == "value"
            place.looped |= kind == "for"
            loops += kind == "for"
    return Filling(root, loops)


def _fill(value: Any, wanted: Wanted, rounds: list[int]) -> Any:
    if not wanted.looped:
        return _entry(value, wanted, rounds)
    if not isinstance(value, list):
        raise Odd
    rounds.append(len(value))
    return [_entry(entry, wanted, rounds) for entry in value]


def _entry(value: Any, wanted: Wanted, rounds: list[int]) -> Any:
    if not wanted.parts:
        if type(value) is str:  # as nearly all are
            return text(value)
        if value is None or (wanted.printed and (isinstance(value, bool) or not isinstance(value, _PRINTED))):
            raise Odd
        return literal(value)
    if wanted.printed or not isinstance(value, dict):
        raise Odd
    return {name: _fill(value.get(name), part, rounds) for name, part in wanted.parts.items()}
