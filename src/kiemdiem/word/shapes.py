"""What a template asks for against what the program gives: every name, looked up without rendering."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import reduce
from typing import TypeAlias

from kiemdiem.language import _
from kiemdiem.vietnamese import nearest
from kiemdiem.word.expressions import Asking
from kiemdiem.word.rich import Rich
from kiemdiem.word.tags import Problem, Tag

MOST_ROUNDS = 100_000
"""How often the loops of a template may go round, all together."""

_PRINTED = (int, Rich)


class Kind(Enum):
    """What has no parts."""

    TEXT = "text"
    FLAG = "flag"
    ANY = "any"


LOOP: dict[str, Shape] = {"first": Kind.FLAG, "last": Kind.FLAG, "index": Kind.TEXT, "length": Kind.TEXT}
"""What a template may know of the loop it is in."""


@dataclass(frozen=True)
class Items:
    """A list: the shape that all its entries have in common, and how many there are at most."""

    of: Shape
    most: int


Shape: TypeAlias = "Kind | dict[str, Shape] | Items"


def shape(value: object) -> Shape:
    """The shape of a value for a template; TypeError for anything but text, plain or rich, integers, flags, lists
    and mappings.
    """
    if isinstance(value, str):
        return Kind.TEXT
    if isinstance(value, dict):
        return {str(key): shape(entry) for key, entry in value.items()}
    if isinstance(value, list):
        none: Shape = Kind.ANY
        return Items(reduce(_common, map(shape, value), none), len(value))
    if isinstance(value, bool):
        return Kind.FLAG
    if isinstance(value, _PRINTED):
        return Kind.TEXT
    raise TypeError(f"a template takes no {type(value).__name__}")


def _common(one: Shape, other: Shape) -> Shape:
    if one is other or other is Kind.ANY:
        return one
    if one is Kind.ANY:
        return other
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _common(one[key], other[key]) for key in one if key in other}
    if isinstance(one, Items) and isinstance(other, Items):
        return Items(_common(one.of, other.of), max(one.most, other.most))
    if isinstance(one, Kind) and isinstance(other, Kind):
        return Kind.FLAG
    raise TypeError("the entries of a list differ in kind")


@dataclass
class _Loop:
    variable: str
    path: str
    shape: Shape
    rounds: int


@dataclass
class Examination:
    """The names that tags use, in full ("rows.phrase" for the entries of a list), and what is wrong with the tags.

    `uses` are the names again, each with the kind of its tag. `crossing` is a loop in a loop that does not go through
    the entries of the outer one.
    """

    problems: list[Problem] = field(default_factory=list)
    uses: list[tuple[str, str]] = field(default_factory=list)
    crossing: bool = False

    @property
    def names(self) -> set[str]:
        """The names alone."""
        return {name for name, _kind in self.uses}


def examine(asked: Iterable[Asking], known: Shape) -> Examination:
    """Look up every name of the tags in `known`, loop by loop; blocks are known to close."""
    found, open_blocks, total = Examination(), list[_Loop | None](), 0
    for tag, chains in ((one.tag, one.chains) for one in asked):
        if tag.kind in ("endfor", "endif"):
            open_blocks.pop()
            continue
        loops = [block for block in open_blocks if block]
        if chains is None:
            found.problems.append(tag.wrong(_("viết sai; mẫu chỉ nhận tên, for và if, không phép tính, hàm, bộ lọc")))
        looked_up = [_look_up(chain, loops, known, tag, found) for chain in chains or ()]
        if tag.kind == "for":
            path, entries = looked_up[0] if looked_up else ("", Kind.ANY)
            found.crossing |= bool(loops) and not path.startswith(f"{loops[-1].path}.")
            loop = _enter(tag, path, entries, loops, found)
            total += loop.rounds
            if total > MOST_ROUNDS:
                found.problems.append(tag.wrong(_("lặp quá nhiều lần")))
                return found
            open_blocks.append(loop)
        elif tag.kind == "if":
            open_blocks.append(None)
        elif tag.kind == "value":
            found.problems += [
                tag.wrong(_("“{name}” không phải là chữ, không in ra được").format(name=path))
                for path, value in looked_up
                if value not in (Kind.TEXT, Kind.ANY)
            ]
    return found


def _enter(tag: Tag, path: str, entries: Shape, loops: list[_Loop], found: Examination) -> _Loop:
    rounds = loops[-1].rounds if loops else 1
    variable = tag.code.split()[1] if len(tag.code.split()) > 1 else ""
    if isinstance(entries, Items):
        return _Loop(variable, path, entries.of, rounds * entries.most)
    if entries is not Kind.ANY:
        found.problems.append(tag.wrong(_("“{name}” không phải là danh sách, không lặp được").format(name=path)))
    return _Loop(variable, path, Kind.ANY, rounds)


def _look_up(chain: list[str], loops: list[_Loop], known: Shape, tag: Tag, found: Examination) -> tuple[str, Shape]:
    """The full name and the shape of what `chain` names; a problem, and ANY, where there is no such thing."""
    if chain[0] == "loop" and loops:
        value: Shape = dict(LOOP)
        path, steps = "loop", chain[1:]
    else:
        loop = next((loop for loop in reversed(loops) if loop.variable == chain[0]), None)
        path, value, steps = (loop.path, loop.shape, chain[1:]) if loop else ("", known, chain)
    for step in steps:
        path = f"{path}.{step}" if path else step
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif value is not Kind.ANY:
            found.problems.append(_missing(tag, step, value))
            value = Kind.ANY
    if not path.startswith("loop."):
        found.uses.append((path, tag.kind))
    return path, value


def _missing(tag: Tag, name: str, value: Shape) -> Problem:
    near = nearest(name, value) if isinstance(value, dict) else None
    why = _("không có tên “{name}”").format(name=name)
    return tag.wrong(why, _("có phải là “{near}”?").format(near=near) if near else "")
