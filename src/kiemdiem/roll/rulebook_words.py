"""What a plan and a rulebook call the levels and the classes of subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiemdiem import rulebooks
from kiemdiem.roll.values import Vocabulary
from kiemdiem.rulebooks import Rulebook

if TYPE_CHECKING:
    from kiemdiem.plan import Plan


def levels(plan: Plan | None, book: Rulebook | None = None) -> dict[str, str]:
    """The name of each level in the rulebook, that of the plan where none is given; the words of the plan win."""
    book = book or (rulebooks.find(plan.rulebook) if plan else None)
    named = {rating.level: rating.name for rating in plan.ratings} if plan else {}
    return (dict(book.levels) if book else {}) | named


def subjects(plan: Plan) -> dict[str, str]:
    """The name of each class, the first where the plan has several of a kind."""
    return {subject.kind: subject.name for subject in reversed(plan.subjects)}


def vocabulary(plan: Plan | None, book: Rulebook | None = None) -> Vocabulary:
    """The usual words for levels and classes, and those of the plan and of the rulebook."""
    called: dict[str, tuple[str, ...]] = {level: (name,) for level, name in levels(None, book).items()}
    for level, name in levels(plan).items():
        called[level] = (*called.get(level, ()), name)
    for rating in plan.ratings if plan else ():
        called[rating.level] = (*called[rating.level], *rating.aliases)
    classes: dict[str, tuple[str, ...]] = {}
    for subject in plan.subjects if plan else ():
        classes[subject.kind] = (*classes.get(subject.kind, ()), subject.name)
    return Vocabulary.of(levels=called, subjects=classes)
