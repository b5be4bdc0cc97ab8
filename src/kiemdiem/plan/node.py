"""What every part of a plan has in common: it is frozen, and it knows where in the file it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, NamedTuple, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from kiemdiem.source import Steps, UnquotedNumber

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Place(NamedTuple):
    """A place in a plan: the steps from the top of the file to a key or value.

    `key` means the key itself, `words` a stretch of the value: where it stands for the time `nth`, from 0.
    """

    steps: Steps
    key: bool = False
    words: str = ""
    nth: int = 0

    def on(self, words: str, nth: int = 0) -> Place:
        """These words of the value at this place."""
        return self._replace(words=words, nth=nth)

    def match(self, match: re.Match[str]) -> Place:
        """What `match` found in the text of this place."""
        return self.on(match[0], match.string.count(match[0], 0, match.start()))


class Ref(NamedTuple):
    """Marks a field whose text names something else in the plan: `kind` is one of `plan.KINDS`."""

    kind: str


class Node(BaseModel):
    """A part of a plan. Unknown keys are errors; nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_alias=True, validate_by_name=False)

    _steps: ClassVar[Steps] = ()

    def _keep(self, **facts: Any) -> None:
        """Keep what is found out about this node beside its fields; a private attribute of Pydantic is slow to read."""
        vars(self).update(facts)

    @property
    def steps(self) -> Steps:
        """The steps from the top of the file to this node."""
        return self._steps

    def at(self, *steps: str | int, key: bool = False, words: str = "") -> Place:
        """The place of a field of this node, or of some `words` in it; the node itself without steps."""
        return Place((*self._steps, *steps), key, words)

    def locate(self, steps: Steps = ()) -> None:
        """Tell this node, and every node in it, where it is written."""
        self._keep(_steps=steps)
        for name, key in _keys_of_nodes(type(self)):
            _locate(getattr(self, name), (*steps, key))

    def fields(self) -> Iterator[tuple[str, Any]]:
        """Every field with its key in the file."""
        for name, key in _keys(type(self)):
            yield key, getattr(self, name)

    def walk(self) -> Iterator[Node]:
        """This node and every node in it, in the order of the model."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            inner = [found for name, _key in _keys_of_nodes(type(node)) for found in _nodes(getattr(node, name))]
            waiting += reversed(inner)

    def references(self) -> Iterator[tuple[str, str, Place]]:
        """Every reference this node itself makes: the kind of thing, its id, and the place of the reference."""
        for name, key, kind in _reference_fields(type(self)):
            value = getattr(self, name)
            if isinstance(value, str):
                yield kind, value, self.at(key)
            elif value:
                for index, entry in enumerate(value):
                    yield kind, entry, self.at(key, index)


@cache
def _keys(model: type[Node]) -> tuple[tuple[str, str], ...]:
    """Name and key in the file of every field of `model`."""
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


@cache
def _keys_of_nodes(model: type[Node]) -> tuple[tuple[str, str], ...]:
    """Name and key in the file of every field of `model` that holds nodes."""
    return tuple((name, key) for name, key in _keys(model) if _holds_nodes(model.model_fields[name].annotation))


def _holds_nodes(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return True
    return any(map(_holds_nodes, get_args(annotation)))


def reference_kinds(model: type[Node]) -> dict[str, str]:
    """The kinds of things that the fields of `model` name, by the names of these fields."""
    return {name: kind for name, _key, kind in _reference_fields(model)}


@cache
def _reference_fields(model: type[Node]) -> tuple[tuple[str, str, str], ...]:
    """Name, key in the file and kind of every field of `model` that holds references."""
    return tuple(
        (name, info.alias or name, kind)
        for name, info in model.model_fields.items()
        if (kind := _ref_kind(info.metadata) or _ref_kind(info.annotation))
    )


def _locate(value: Any, steps: Steps) -> None:
    if isinstance(value, Node):
        value.locate(steps)
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            _locate(entry, (*steps, index))


def _nodes(value: Any) -> tuple[Node, ...]:
    """The nodes that the value of a field is made of, without those in them."""
    if isinstance(value, tuple):
        return value if value and isinstance(value[0], Node) else ()
    return (value,) if isinstance(value, Node) else ()


def _ref_kind(annotation: Any) -> str | None:
    if isinstance(annotation, Ref):
        return annotation.kind
    inner = annotation if isinstance(annotation, list) else get_args(annotation)
    return next((kind for entry in inner if (kind := _ref_kind(entry))), None)


def one_or_many(value: Any) -> Any:
    """One value as a list of one; a list as it is."""
    return (value,) if isinstance(value, str) else value


def _quoted(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | UnquotedNumber):
        raise PydanticCustomError("unquoted_id", "write it in quotes", {"value": str(value)})
    return value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("day_format", "a day is written 2022-11-05", {"value": str(value)})
    match = _ISO_DAY.fullmatch(value)
    if not match:
        raise PydanticCustomError("day_format", "a day is written 2022-11-05", {"value": value})
    year, month, day = (int(part) for part in match.groups())
    if not 1900 <= year <= 2100:
        raise PydanticCustomError("day_year", "years run from 1900 to 2100", {"value": value})
    try:
        return date(year, month, day)
    except ValueError:
        raise PydanticCustomError("day_missing", "no such day", {"value": value}) from None


Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
"""Words as printed; `*italic*`, `**bold**` and `[^1]` (a footnote) may stand in them."""

TaskId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-zĐđ]+(\.[0-9A-Za-zĐđ]+)*$"), BeforeValidator(_quoted)]
"""The number of a task as the document counts: "9", "9.1", "a", "III.2". Always quoted where it looks like a number.

The closing paragraph of a section, which has no number, is "III.end".
"""


def usual_number(id_: str) -> str:
    """How a document usually prints the number of an item: "5.", "9.1.", "a)", nothing for "III.end"; without the
    Roman number of its section.
    """
    if id_.endswith(".end"):
        return ""
    own = id_.split(".", 1)[-1] if id_[:1] in "IVX" else id_
    return f"{own})" if own.isalpha() else f"{own}."


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), BeforeValidator(_quoted)]
"""A name for use inside the file: small letters without diacritics, digits, hyphens."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day, written 2022-11-05."""

Count = Annotated[StrictInt, "count"]
Flag = StrictBool

AgencyRef = Annotated[str, BeforeValidator(_quoted), Ref("agency")]
TaskRef = Annotated[str, BeforeValidator(_quoted), Ref("task")]
StepRef = Annotated[str, BeforeValidator(_quoted), Ref("step")]
BasisRef = Annotated[str, BeforeValidator(_quoted), Ref("basis")]
FormRef = Annotated[str, BeforeValidator(_quoted), Ref("form")]
GroupRef = Annotated[str, BeforeValidator(_quoted), Ref("group")]
SubjectRef = Annotated[str, BeforeValidator(_quoted), Ref("subject")]

Agencies = Annotated[tuple[AgencyRef, ...], BeforeValidator(one_or_many)]
SomeAgencies = Annotated[tuple[AgencyRef, ...], Field(min_length=1), BeforeValidator(one_or_many)]
Bases = Annotated[tuple[BasisRef, ...], BeforeValidator(one_or_many)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
