"""A rulebook out of its file: every key known, every value of its kind, every id one of those that checks know."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiemdiem.entries import LAST, Entry, read
from kiemdiem.language import _
from kiemdiem.rulebooks.model import AwardName, CapRule, HardRule, KnownForm, Rulebook, UnratedCase, form_number
from kiemdiem.terms import BASES, KINDS, LEVELS, SCOPES
from kiemdiem.vietnamese import print_date

HARD_RULES = (
    "head",
    "collective",
    "discipline",
    "collective_discipline",
    "new",
    "excluded",
    "sick",
    "double",
    "organisation_share",
    "review_first",
    "official_first",
    "award",
    "sums",
)
"""The ids that the checks of a roll know; a rulebook without one has no such rule."""

VALUES = {
    "months": 12,
    "reviewed": 1,
    "from_rank": 4,
    "except_remedied": 1,
    "duty_only": 1,
    "satisfactory": 100,
    "good": 100,
    "month": 12,
    "day": 31,
    "head_first": 1,
}
"""The numbers of hard rules, and the most each may be."""


def read_rulebook(path: Path) -> Rulebook:
    """The rulebook in the file `path`; KiemdiemError, with file and key, for whatever is wrong there."""
    entry = read(path)
    book = Rulebook(
        id=path.stem,
        name=entry.text("name"),
        first_day=entry.day("first_day"),
        last_day=entry.day("last_day", LAST),
        papers=entry.texts("papers"),
        levels=_levels(entry.table("levels")),
        points=_points(entry.table("points")),
        caps=tuple(map(_cap, entry.tables("caps"))),
        hard_rules=tuple(map(_hard_rule, entry.tables("hard_rules"))),
        unrated=tuple(map(_unrated, entry.tables("unrated"))),
        known_forms=tuple(map(_form, entry.tables("forms"))),
        awards=tuple(map(_award, entry.tables("awards"))),
        unconfirmed=entry.texts("unconfirmed"),
    )
    entry.close()
    if book.last_day < book.first_day:
        last, first = print_date(book.last_day), print_date(book.first_day)
        raise entry.refusal(_("“last_day” {last} trước “first_day” {first}").format(last=last, first=first))
    _once(entry, "hard_rules", (rule.id for rule in book.hard_rules))
    _once(entry, "unrated", (case.id for case in book.unrated))
    _once(entry, "forms", book.forms)
    return book


def _levels(entry: Entry) -> dict[str, str]:
    found: dict[str, str] = {level: entry.text(level) for level in LEVELS}
    entry.close()
    return found


def _points(entry: Entry) -> dict[str, int]:
    found: dict[str, int] = {level: entry.number(level, 0, 1000) for level in LEVELS if entry.has(level)}
    entry.close()
    return found


def _sourced(entry: Entry) -> dict[str, Any]:
    return {
        "source": entry.text("source"),
        "confirmed": entry.flag("confirmed"),
        "article": entry.text("article", ""),
    }


def _cap(entry: Entry) -> CapRule:
    percent = entry.number("percent", 0, 100)
    exception = entry.number("exception", percent, 100) if entry.has("exception") else None
    cap = CapRule(
        subject=entry.word("subject", KINDS),
        level=entry.word("level", LEVELS),
        percent=percent,
        exception=exception,
        condition=entry.text("condition", ""),
        follows=entry.word("follows", KINDS) if entry.has("follows") else "",
        basis=entry.word("basis", BASES),
        of=entry.text("of"),
        scopes=entry.texts("scopes"),
        within=entry.words("within", SCOPES, ("group",)),
        across_units=entry.flag("across_units", False),
        **_sourced(entry),
    )
    entry.close()
    return cap


def _hard_rule(entry: Entry) -> HardRule:
    values = entry.table("values")
    numbers = tuple((name, values.number(name, 0, most)) for name, most in VALUES.items() if values.has(name))
    values.close()
    rule = HardRule(
        id=entry.word("id", HARD_RULES), text=entry.text("text"), values=tuple(sorted(numbers)), **_sourced(entry)
    )
    entry.close()
    return rule


def _unrated(entry: Entry) -> UnratedCase:
    case = UnratedCase(id=entry.text("id"), text=entry.text("text"), reviewed=entry.flag("reviewed"), **_sourced(entry))
    entry.close()
    return case


def _form(entry: Entry) -> KnownForm:
    number = form_number(entry.text("number"))
    if not number:
        raise entry.refusal(_("“number” phải là số của mẫu, ví dụ 2A"))
    form = KnownForm(number, entry.text("title", ""), entry.text("printed", ""))
    entry.close()
    return form


def _award(entry: Entry) -> AwardName:
    award = AwardName(name=entry.text("name"), **_sourced(entry))
    entry.close()
    return award


def _once(entry: Entry, key: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise entry.refusal(_("[[{key}]] ghi “{id}” hai lần").format(key=key, id=id_))
        seen.add(id_)
