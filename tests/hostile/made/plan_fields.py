"""Every field of a plan, each with values that do not belong there. Fields are found by walking the file: a new one is
covered the day it is written into the plan."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from hostile import oracle
from hostile.cases import Made, Verdict
from hostile.made import texts

Steps = tuple[str | int, ...]

_UNREADABLE = (
    "!!int 5", "!!str a", "!!python/object/apply:os.system [id]", "!!timestamp 2022-11-05", "!include /etc/passwd",
    "!ENV ${HOME}", "! x", "*nowhere", "&a [*a]", "&a {<<: *a}", "{<<: {a: 1}}", "@x", "`x`",
    "%x", '"\\q"', '"\\ud800"', '"\\U00110000"', "{a: 1, a: 2}", "{ủy: 1, u\u0309y: 2}", "[" * 40 + "]" * 40,
    "{[a]: 1}", "{*a : 1}", "x" * 17_000, '"' + "y" * 17_000 + '"', "*a *b",
)  # fmt: skip

_STRAY = (
    "",
    "[",
    "{",
    '"',
    "'",
    "]",
    "}",
    "? [a]\n: 1",
    "{ : : }}",
    "[a, b",
    "a: b: c",
    "|",
    ">-",
    "#",
    "&a",
    "a\n  b: c",
    "- a",
)

_NUMBERS = (
    "0", "-1", "7", "20", "101", "999999999999999", "9" * 16, "9" * 5_000, "0x7E6", "0o17", "1_000", "2022.0", "1e999",
    ".nan", "-.inf", "8:30", "190:20:30", "+1", "09", "9.10", "1e3", "20%", "1,5",
)  # fmt: skip

_SHAPES = (
    "~", "null", "true", "no", "on", "[]", "{}", "[null]", "[[]]", "{a: 1}", "[a, a]", "[1, 2]", "{id: x, name: y}",
    "[{id: a, name: b}]", "[{id: a}, {id: a}]", "{from: 2022-11-05, to: 2022-11-01}", "[" + "x, " * 300 + "]",
    "{" + ", ".join(f"k{n}: {n}" for n in range(300)) + "}", "&a x", "a", "II.9", "btv-thi-uy", "khong-co",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A value of the file: the way to it, where it is written, and where its key is (-1 for an item of a list)."""

    steps: Steps
    start: int
    end: int
    key: int
    flow: bool
    column: int


class Field:
    """All places of one field: the same way but for the numbers of items."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: list[Place] = []


class Walked:
    """A plan, its text, its data, and its fields."""

    def __init__(self, text: str) -> None:
        self.text = text
        root = YAML(typ="safe", pure=True).compose(text)
        self.data = oracle.plain(root)
        found: dict[str, Field] = {}
        for place in _places(root, (), flow=False):
            name = ".".join("*" if isinstance(step, int) else step for step in place.steps)
            found.setdefault(name, Field(name)).places.append(place)
        self.fields = list(found.values())


def _places(node: Node, steps: Steps, *, flow: bool) -> Iterator[Place]:
    if isinstance(node, ScalarNode):
        return
    flow = flow or bool(node.flow_style)
    for number, item in enumerate(node.value):
        key, child = item if isinstance(node, MappingNode) else (None, item)
        step = key.value if key is not None else number
        start, end = child.start_mark.index, child.end_mark.index
        at = key.start_mark.index if key is not None else -1
        yield Place((*steps, step), start, end, at, flow, key.start_mark.column if key is not None else 0)
        yield from _places(child, (*steps, step), flow=flow)


def values(chance: Random) -> Iterator[tuple[str, Verdict]]:
    """A value of every kind as YAML, and what is known of a file with it: WRONG where a parser must be asked."""
    for value in _UNREADABLE:
        yield value, Verdict.UNREADABLE
    for hidden in texts.HIDDEN:
        yield json.dumps(f"kế {hidden} hoạch", ensure_ascii=chance.random() < 0.7), Verdict.UNREADABLE
    for value in _STRAY:
        yield value, Verdict.WRONG
    for value in (*_NUMBERS, *_SHAPES, *texts.DATES):
        yield value, Verdict.EITHER
    for value in (*texts.HARMLESS, *_NUMBERS, *texts.DATES):
        yield json.dumps(value, ensure_ascii=False), Verdict.EITHER


def replaced(plan: Walked, field: Field, value: str, known: Verdict, chance: Random) -> Made:
    """The plan with `value` where a field is."""
    place = chance.choice(field.places)
    old = plan.text[place.start : place.end]
    tail = old[len(old.rstrip()) :]
    space = "" if place.start and plan.text[place.start - 1] in " \n[{" else " "
    text = plan.text[: place.start] + space + value + tail + plan.text[place.end :]
    raw = text.encode("utf-8", "surrogatepass")
    if known is Verdict.WRONG:
        known = oracle.verdict(raw)
    elif known is Verdict.EITHER:
        known = oracle.verdict_of_data(_with(plan.data, place.steps, _meaning(value, flow=place.flow)))
    return Made(f"{field.name}: {value[:60]!r}", raw, known)


def _meaning(value: str, *, flow: bool) -> Any:
    """The data of `value`, written where it is to stand."""
    return oracle.plain(YAML(typ="safe", pure=True).compose(f"{{k: {value}}}" if flow else f"k: {value}\n"))["k"]


def _with(data: Any, steps: Steps, value: Any) -> Any:
    """A copy of `data` with `value` at `steps`; what is on no way there is shared."""
    if not steps:
        return value
    step = steps[0]
    copied = dict(data) if isinstance(data, dict) else list(data)
    copied[step] = _with(data[step], steps[1:], value)
    return copied


def doubled(plan: Walked, field: Field, chance: Random) -> Made | None:
    """The plan with the key of a field twice."""
    places = [place for place in field.places if place.key >= 0]
    if not places:
        return None
    place = chance.choice(places)
    after = ", " if place.flow else "\n" + " " * place.column
    key = str(place.steps[-1])
    text = f"{plan.text[: place.key]}{key}: null{after}{plan.text[place.key :]}"
    return Made(f"{field.name}: twice", text.encode(), Verdict.UNREADABLE)


def restructured(plan: Walked, field: Field, chance: Random) -> Iterator[Made]:
    """The plan as data, with a field left out, renamed, wrapped, repeated, emptied, or full of keys nobody knows."""
    place = chance.choice(field.places)
    changes = (_leave_out, _rename, _wrap, _repeat, _add_unknown, _reverse)
    for change in changes:
        data = copy.deepcopy(plan.data)
        parent = data
        for step in place.steps[:-1]:
            parent = parent[step]
        change(parent, place.steps[-1])
        raw = json.dumps(data, ensure_ascii=False, indent=1).encode()
        yield Made(f"{field.name}: {change.__name__.strip('_')}", raw, oracle.verdict_of_data(data))


def _leave_out(parent: Any, step: str | int) -> None:
    del parent[step]


def _rename(parent: Any, step: str | int) -> None:
    if isinstance(step, str):
        parent[f"{step}s"] = parent.pop(step)
    else:
        parent[step] = {"x": parent[step]}


def _wrap(parent: Any, step: str | int) -> None:
    parent[step] = [parent[step]]


def _repeat(parent: Any, step: str | int) -> None:
    if isinstance(parent, list):
        parent.insert(0, copy.deepcopy(parent[step]))
    else:
        parent[step] = [parent[step]] * 3


def _add_unknown(parent: Any, step: str | int) -> None:
    if isinstance(parent, dict):
        parent["[red]khong-ai-biet::error::"] = parent[step]
    else:
        parent[step] = {"khong-ai-biet": parent[step]}


def _reverse(parent: Any, step: str | int) -> None:
    value = parent[step]
    parent[step] = value[::-1] if isinstance(value, str | list) else str(value)
