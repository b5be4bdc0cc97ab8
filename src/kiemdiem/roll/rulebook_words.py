"""What a plan and its rulebook call the levels and the classes of subjects."""

from __future__ import annotations

from kiemdiem import rulebooks
from kiemdiem.plan import Plan
from kiemdiem.roll.values import Vocabulary


def levels(plan: Plan) -> dict[str, str]:
    """The name of each level that the rulebook or the plan names; the plan wins."""
    book = rulebooks.find(plan.rulebook)
    return (dict(book.levels) if book else {}) | {rating.level: rating.name for rating in plan.ratings}


def subjects(plan: Plan) -> dict[str, str]:
    """The name of each class, the first where the plan has several of a kind."""
    return {subject.kind: subject.name for subject in reversed(plan.subjects)}


def vocabulary(plan: Plan) -> Vocabulary:
    """The usual words for levels and classes, and those of the plan and its rulebook."""
    called: dict[str, tuple[str, ...]] = {level: (name,) for level, name in levels(plan).items()}
    for rating in plan.ratings:
        called[rating.level] = (*called[rating.level], *rating.aliases)
    classes: dict[str, tuple[str, ...]] = {}
    for subject in plan.subjects:
        classes[subject.kind] = (*classes.get(subject.kind, ()), subject.name)
    return Vocabulary.of(levels=called, subjects=classes)
