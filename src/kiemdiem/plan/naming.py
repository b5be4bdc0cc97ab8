"""Which printed lines must name which agencies, and whether they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiemdiem.plan.agency import AgencyGroup
from kiemdiem.plan.node import Place
from kiemdiem.plan.once import once
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import phrase_key

if TYPE_CHECKING:
    from kiemdiem.plan import Plan


@once
def lines(plan: Plan) -> tuple[tuple[str, Place, str], ...]:
    """Every agency that a literal line is said to name: its id, the place of the id, the line.

    Role lines with a text of their own, roles that the sentence of a task gives, lines under Nơi nhận.
    """
    return tuple(_lines(plan))


def _lines(plan: Plan) -> Iterator[tuple[str, Place, str]]:
    for task in plan.all_tasks():
        for role in task.roles:
            text = role.text or (task.text if role.in_sentence else None)
            for index, id_ in enumerate(role.who if text else ()):
                yield id_, role.at("who", index), unmarked(text or "")
    for recipient in plan.recipients:
        if recipient.keeps or recipient.as_above:  # "Lưu: VT, VP": codes of the office
            continue
        for index, id_ in enumerate(recipient.to):
            yield id_, recipient.at("to", index), unmarked(recipient.text)


@once
def named(plan: Plan, id_: str, text: str) -> bool:
    """Whether `text` names the agency, or every agency that its name covers; an unknown id is not asked about."""
    body = plan.body(id_)
    if body is None:
        return True
    words = phrase_key(text)
    covered = [plan.body(member) for member in plan.members(id_) - {id_}]
    return _called(body.names, words) or (
        isinstance(body, AgencyGroup)
        and all(_called(one.names, words) for one in covered if one and not isinstance(one, AgencyGroup))
    )


def _called(names: tuple[str, ...], words: str) -> bool:
    return any(phrase_key(name) in words for name in names)


@once
def never_named(plan: Plan) -> set[str]:
    """The ids of agencies that several lines, or the only one, are said to name and none does: the name is wrong."""
    asked: dict[str, list[bool]] = {}
    for id_, _place, text in lines(plan):
        asked.setdefault(id_, []).append(named(plan, id_, text))
    return {id_ for id_, answers in asked.items() if not any(answers)}
