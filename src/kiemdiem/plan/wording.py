"""The words a plan prints, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kiemdiem.plan.node import Place
from kiemdiem.plan.once import once

if TYPE_CHECKING:
    from kiemdiem.plan import Plan

_MARKS = re.compile(r"\*+|\[\^[^\[\]]*\]")


@lru_cache(maxsize=4096)
def unmarked(text: str) -> str:
    """`text` without the marks for italic, bold and footnotes."""
    return _MARKS.sub("", text)


def unmarked_places(text: str) -> tuple[str, list[int]]:
    """`text` without marks and with single blanks, and where each of its characters stands in `text`."""
    letters: list[str] = []
    places: list[int] = []
    marks = {place for match in _MARKS.finditer(text) for place in range(*match.span())}
    for place, char in enumerate(text):
        blank = char.isspace() and char != "\n"
        if place in marks or (blank and letters and letters[-1] == " "):
            continue
        letters.append(" " if blank else char)
        places.append(place)
    return "".join(letters), places


_LIMIT = re.compile(r"xuất sắc[^.;\n%]{0,80}?(?:không|nhiều nhất|tối đa)[^.;\n%]{0,40}?(\d{1,3})\s*%", re.IGNORECASE)


def limits(text: str) -> list[tuple[str, int]]:
    """What `text` says of the most that may be rated excellent: the words, and the percentage."""
    return [(match[0], int(match[1])) for match in _LIMIT.finditer(unmarked(text))]


@once
def wording(plan: Plan) -> tuple[tuple[Place, str], ...]:
    """Every stretch of literal text that the document prints, without marks; names that are put in are not literal."""
    return tuple((place, unmarked(text)) for place, text in marked(plan))


@once
def marked(plan: Plan) -> tuple[tuple[Place, str], ...]:
    """Every stretch of literal text as the file has it, marks included."""
    return tuple(_marked(plan))


def _marked(plan: Plan) -> Iterator[tuple[Place, str]]:
    yield plan.document.at("subject"), plan.document.subject
    if plan.preamble:
        yield plan.preamble.at("text"), plan.preamble.text
    for purpose in plan.purposes:
        yield purpose.at("text"), purpose.text
    for task in plan.all_tasks():
        yield task.at("text"), task.text
        for line in task.roles:
            if line.text:
                yield line.at("text"), line.text
        if task.deadline:
            for name in ("label", "phrase"):
                if value := getattr(task.deadline, name):
                    yield task.deadline.at(name), value
    for footnote in plan.footnotes:
        yield footnote.at("text"), footnote.text
    for recipient in plan.recipients:
        yield recipient.at("text"), recipient.text
    for name in ("authority", "capacity"):
        if value := getattr(plan.signature, name):
            yield plan.signature.at(name), value
