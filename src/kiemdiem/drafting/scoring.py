"""A form to score by: criteria with points, to three levels, and the levels of rating that points come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from kiemdiem.drafting.facts import Facts
from kiemdiem.language import _
from kiemdiem.plan import Node, Place
from kiemdiem.plan.node import TaskId, Text
from kiemdiem.terms import Level

CODE = "KD008"
"""The code of points that do not add up."""

_POINTS = re.compile(r"[0-9]{1,4}(,[0-9]{1,2})?")
_VIETNAMESE = str.maketrans(",.", ".,")


def _points(value: Any) -> Decimal:
    text = value if isinstance(value, str) else str(value)
    if isinstance(value, bool) or not isinstance(value, int | str) or not _POINTS.fullmatch(text):
        raise PydanticCustomError("points_format", "points are written 10 or 2,5", {"value": text[:40]})
    return Decimal(text.replace(",", "."))


Points = Annotated[Decimal, BeforeValidator(_points)]
"""Points: 10, or "2,5" with a decimal comma."""


class Item(Node):
    """A criterion without others under it: its number as printed, its words, the most points there are for it, the
    points that the body gives itself, a remark.
    """

    id: TaskId
    text: Text
    max: Points
    self_: Points | None = Field(None, alias="self")
    note: Text | None = None

    @property
    def parts(self) -> Sequence[Item]:
        """The criteria under it."""
        return ()

    @property
    def score(self) -> Decimal | None:
        """The points given, else the sum of those given under it; None where one of them is missing."""
        return self.self_ if self.self_ is not None or not self.parts else score(self.parts)


class Section(Item):
    """A criterion that may have others under it."""

    criteria: tuple[Item, ...] = ()

    @property
    def parts(self) -> Sequence[Item]:
        return self.criteria


class Chapter(Item):
    """A criterion of the first level, with up to two levels under it."""

    criteria: tuple[Section, ...] = ()

    @property
    def parts(self) -> Sequence[Item]:
        return self.criteria


class Band(Node):
    """From how many points on there is a level of rating."""

    from_: Points = Field(alias="from")
    level: Level


def maximum(items: Sequence[Item]) -> Decimal:
    """The most points that there are for `items` together."""
    return sum((item.max for item in items), Decimal())


def score(items: Sequence[Item]) -> Decimal | None:
    """The points that `items` have together; None where one of them has none."""
    given = [item.score for item in items]
    return None if None in given else sum((points for points in given if points is not None), Decimal())


def every(items: Sequence[Item], depth: int = 0) -> Iterator[tuple[int, Item]]:
    """Every criterion with its depth from 0, each before those under it."""
    for item in items:
        yield depth, item
        yield from every(item.parts, depth + 1)


def print_points(points: Decimal | None) -> str:
    """Points with a decimal comma: "10", "2,5"; empty for none."""
    return "" if points is None else f"{points:,.2f}".rstrip("0").rstrip(".").translate(_VIETNAMESE)


def check(facts: Facts, items: Sequence[Item]) -> None:
    """InvalidInputError at the first criterion whose points do not add up, are more than there are, or that has the
    number of another one beside it; what is inside a criterion comes before it.
    """
    seen: set[str] = set()
    for item in items:
        check(facts, item.parts)
        if item.id in seen:
            raise facts.wrong(item.at("id"), _("Tiêu chí “{id}” viết hai lần").format(id=item.id), code=CODE)
        seen.add(item.id)
        if item.parts:
            check_sum(facts, item.max, maximum(item.parts), item.at("max"))
        if item.self_ is not None:
            _check_score(facts, item, item.self_)


def _check_score(facts: Facts, item: Item, given: Decimal) -> None:
    if given > item.max:
        message = _("Tự chấm {self}, nhiều hơn điểm tối đa {max}")
        raise _wrong(facts, item.at("self"), message, self=given, max=item.max)
    if item.parts and (added := score(item.parts)) is not None:
        check_sum(facts, given, added, item.at("self"))


def check_sum(facts: Facts, points: Decimal, added: Decimal, place: Place) -> None:
    """InvalidInputError at `place` where `points` are not those of the criteria under it."""
    if points != added:
        message = _("Ghi {points} điểm, các tiêu chí bên dưới cộng lại là {sum}")
        raise _wrong(facts, place, message, points=points, sum=added)


def check_bands(facts: Facts, bands: Sequence[Band], most: Decimal) -> None:
    """InvalidInputError where a band is out of reach or begins where another does."""
    for band in bands:
        if band.from_ > most:
            message = _("Mức này từ {points} điểm, cả phiếu chỉ có {max}")
            raise _wrong(facts, band.at("from"), message, points=band.from_, max=most)
    for higher, lower in pairwise(bands):
        if lower.from_ >= higher.from_:
            message = _("Mức này từ {points} điểm, không thấp hơn mức ghi trước nó: {before}")
            raise _wrong(facts, lower.at("from"), message, points=lower.from_, before=higher.from_)


def _wrong(facts: Facts, place: Place, message: str, **points: Decimal) -> Exception:
    printed = {name: print_points(value) for name, value in points.items()}
    return facts.wrong(place, message.format(**printed), _("Sửa một trong hai số cho khớp"), code=CODE)
