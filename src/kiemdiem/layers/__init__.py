"""The layers of caps that a rulebook, or a plan (`of_plan`), lays on a list."""

from __future__ import annotations

from kiemdiem.language import _
from kiemdiem.quota import Layer
from kiemdiem.rulebooks import CapRule, Rulebook
from kiemdiem.terms import kind_name


def of_rulebook(book: Rulebook) -> tuple[Layer, ...]:
    """The caps of `book`; its exceptions need a decision, which only a plan can hold."""
    return tuple(_of_rule(book, rule) for rule in book.caps)


def _of_rule(book: Rulebook, rule: CapRule) -> Layer:
    return Layer(
        id=f"{book.id}-{rule.subject}",
        percent=rule.percent,
        basis=rule.basis,
        scopes=rule.within,
        subjects=frozenset({rule.subject}),
        across_units=rule.across_units,
        text=_("không vượt quá {percent}% {of}").format(percent=rule.percent, of=rule.of),
        source=rule.place,
        unconfirmed=() if rule.confirmed else (kind_name(rule.subject),),
    )
