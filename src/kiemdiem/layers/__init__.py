"""The layers of caps that a rulebook, or a plan (`of_plan`), lays on a list."""

from __future__ import annotations

from kiemdiem.file_names import unique
from kiemdiem.language import _
from kiemdiem.quota import Layer
from kiemdiem.rulebooks import CapRule, Rulebook
from kiemdiem.terms import kind_name


def of_rulebook(book: Rulebook) -> tuple[Layer, ...]:
    """The caps of `book`; its exceptions need a decision, which only a plan can hold."""
    names = unique(f"{book.id}-{rule.subject}" for rule in book.caps)
    return tuple(_of_rule(name, rule) for name, rule in zip(names, book.caps, strict=True))


def _of_rule(name: str, rule: CapRule) -> Layer:
    return Layer(
        id=name,
        percent=rule.percent,
        basis=rule.basis,
        scopes=rule.within,
        kinds=frozenset({rule.subject}),
        level=rule.level,
        across_units=rule.across_units,
        text=_("không vượt quá {percent}% {of}").format(percent=rule.percent, of=rule.of),
        source=rule.place,
        unconfirmed=() if rule.confirmed else (kind_name(rule.subject),),
    )
