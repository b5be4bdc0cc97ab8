"""Which classes of subjects (organisations, members, collectives, leaders, officials) a text or a cap is about."""

from __future__ import annotations

import re

from kiemdiem.plan import Cap, Named, Plan
from kiemdiem.plan.mentions import Names
from kiemdiem.rulebooks import CapRule, Rulebook
from kiemdiem.terms import kind_name

_USUAL = {
    "organisation": re.compile(r"\b(?:tổ chức (?:cơ sở )?đảng|chi bộ|(?<!ban chấp hành )đảng bộ)\b"),
    "member": re.compile(r"\bđảng viên\b"),
    "collective": re.compile(r"\btập thể\b"),
    "leader": re.compile(r"\b(?:cá nhân|cán bộ lãnh đạo|cán bộ (?:thuộc )?diện)\b"),
    "official": re.compile(r"\b(?:công chức|viên chức)\b"),
}
"""The usual words for each class, in small letters; "Ban Chấp hành Đảng bộ" is a body that rates, not one rated."""


class Classes:
    """The classes of a plan, under the names it gives them and under their usual words."""

    def __init__(self, plan: Plan) -> None:
        self._subjects = {subject.id: subject for subject in plan.subjects}
        self._called = {subject.kind: subject.name for subject in reversed(plan.subjects)}
        self._names = Names.of(Named(id=subject.id, name=subject.name) for subject in plan.subjects)

    def named(self, text: str) -> frozenset[str]:
        """The kinds of all classes that `text` names."""
        small = text.casefold()
        usual = {kind for kind, pattern in _USUAL.items() if pattern.search(small)}
        return frozenset(usual | {self._subjects[mention.id].kind for mention in self._names.mentions(text)})

    def of(self, cap: Cap) -> frozenset[str]:
        """The kinds that `cap` is about: those it lists, else those its words name; none where it says nothing."""
        listed = {self._subjects[id_].kind for id_ in cap.subjects if id_ in self._subjects}
        return frozenset(listed) or self.named(cap.text)

    def rules(self, cap: Cap, book: Rulebook) -> tuple[CapRule, ...]:
        """What `book` says of the classes that `cap` is about; of every class where the cap names none."""
        kinds = self.of(cap)
        return tuple(rule for rule in book.caps if not kinds or rule.subject in kinds)

    def name(self, kind: str) -> str:
        """What the plan calls its first class of this kind; the usual words where it has none."""
        return next((name for known, name in self._called.items() if known == kind), kind_name(kind))
