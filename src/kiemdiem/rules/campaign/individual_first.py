"""Cá nhân được kiểm điểm, xếp loại trước tập thể.

Tập thể trước, cá nhân sau (Hướng dẫn 21-HD/BTCTW): kết quả của tập thể là cơ sở để kiểm điểm cá nhân; lấy kết quả cá
nhân hoàn chỉnh lại của tập thể là lượt thứ hai, ghi bằng two_pass, tập thể đứng đầu, và không phải là lỗi. Việc tự kiểm
điểm, viết bản kiểm điểm của cá nhân thì không so.

Căn cứ: Hướng dẫn 21-HD/BTCTW; kế hoạch 2022, mục I.2.

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm cá nhân cán bộ lãnh đạo
        deadline: {by: 2022-11-25}
      - id: "2"
        text: Tổ chức kiểm điểm tập thể lãnh đạo
        deadline: {by: 2022-12-05}  # KD422

Wrong:

    events:
      - {id: tap-the, name: kiểm điểm tập thể}
      - {id: ca-nhan, name: kiểm điểm cá nhân}
    precedence:
      - {order: [ca-nhan, tap-the]}  # KD422
      - {two_pass: [ca-nhan, tap-the]}  # KD422

Right:

    events:
      - {id: tap-the, name: kiểm điểm tập thể}
      - {id: ca-nhan, name: kiểm điểm cá nhân}
    precedence:
      - {two_pass: [tap-the, ca-nhan]}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.process import Step, acts, days_of
from kiemdiem.vietnamese import print_date

_STEPS = (Step.REVIEW, Step.RATE, Step.DECIDE)
_NAMED = {
    Step.DECIDE: re.compile(r"(?:họp |hội nghị )?(?:xem xét, )?quyết định .{0,40}(?:đánh giá|xếp loại)", re.IGNORECASE),
    Step.REVIEW: re.compile(r"(?:họp |hội nghị |cuộc họp )?kiểm điểm\b", re.IGNORECASE),
    Step.RATE: re.compile(r"(?:họp |hội nghị |cuộc họp )?(?:đánh giá|xếp loại)\b", re.IGNORECASE),
}


class _Side(NamedTuple):
    """A step of collectives only, or of individuals only: what it is, when it is due and where that stands."""

    step: Step
    collective: bool
    day: date | None
    place: Place
    label: str


@rule("KD422", "collective-after-individual", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every step whose first collective is due after the first individual, every entry that puts individuals first."""
    sides = _sides(plan)
    for place, words in _in_words(plan):
        message = _("“{words}” đặt cá nhân trước tập thể").format(words=show(words, 100))
        yield Finding(place, message, _("Tập thể trước, cá nhân sau"))
    for step in _STEPS:
        yield from _late([side for many in sides.values() for side in many if side.step is step])
    hint = _("Tập thể trước, cá nhân sau; hoàn chỉnh lại tập thể thì ghi two_pass: [tập thể, cá nhân]")
    for entry in plan.precedence:
        for field, ids in (("order", entry.order), ("two_pass", (entry.two_pass or ())[:2])):
            for index, (first, then) in enumerate(pairwise(ids or ())):
                if _turned(sides.get(first, ()), sides.get(then, ())):
                    message = _("Thứ tự đặt cá nhân ({first}) trước tập thể ({then})").format(first=first, then=then)
                    yield Finding(entry.at(field, index), message, hint)


_TURNED = re.compile(
    r"cá nhân (?:kiểm điểm )?trước(?:,| rồi| và)? ?(?:mới )?(?:đến )?(?:kiểm điểm )?tập thể"
    r"|tập thể[^.;\n]{0,40} sau khi (?:đã )?(?:hoàn thành )?(?:kiểm điểm|xếp loại|đánh giá)[^.;\n]{0,20} cá nhân",
    re.IGNORECASE,
)


def _in_words(plan: Plan) -> Iterator[tuple[Place, str]]:
    """Where a sentence itself puts individuals first."""
    texts = [(item.at("text"), item.text) for item in plan.purposes]
    texts += [(task.at("text"), task.text) for task in plan.all_tasks()]
    for place, text in texts:
        for match in _TURNED.finditer(unmarked(text)):
            yield place.on(match[0]), match[0]


def _late(sides: list[_Side]) -> Iterator[Finding]:
    collective = min((side for side in sides if side.collective and side.day), key=_day, default=None)
    individual = min((side for side in sides if not side.collective and side.day), key=_day, default=None)
    if collective and individual and _day(individual) < _day(collective):
        message = _("Tập thể ({collective}) đến hạn {later}, sau cá nhân ({individual}), {day}").format(
            collective=collective.label,
            later=print_date(_day(collective)),
            individual=individual.label,
            day=print_date(_day(individual)),
        )
        hint = _("Đẩy hạn của tập thể lên trước, hoặc lùi hạn của cá nhân")
        yield Finding(collective.place, message, hint, ((individual.place, _("hạn của cá nhân")),))


def _day(side: _Side) -> date:
    return side.day or date.max


def _turned(before: Iterable[_Side], after: Iterable[_Side]) -> bool:
    """Whether an individual step stands before the same step of a collective."""
    collective = {side.step for side in after if side.collective}
    return any(not side.collective and side.step in collective for side in before)


def _sides(plan: Plan) -> dict[str, list[_Side]]:
    """Every step of one side only, by the id that precedence calls it."""
    classes = Classes(plan)
    found: dict[str, list[_Side]] = {}
    for act in acts(plan):
        side = _side_of(act.kinds)
        if side is not None and act.step in _STEPS and not act.own:
            days = days_of(plan, act.task)
            day, place = (days.last, days.place) if days else (None, act.place)
            found.setdefault(act.task.key, []).append(_Side(act.step, side, day, place, plan.label(act.task)))
    for id_, name, day, place in _named(plan):
        side = _side_of(classes.named(name))
        step = next((step for step, pattern in _NAMED.items() if pattern.match(name)), None)
        if side is not None and step:
            found.setdefault(id_, []).append(_Side(step, side, day, place, id_))
    return found


def _named(plan: Plan) -> Iterator[tuple[str, str, date | None, Place]]:
    """Every event and deliverable: id, name, day, and the place of the day."""
    for event in plan.events:
        yield event.id, event.name, event.date, event.at("date")
    for task in plan.all_tasks():
        days = days_of(plan, task) if task.produces else None
        for paper in task.produces:
            yield paper.id, paper.name, days.last if days else None, days.place if days else paper.at("name")


def _side_of(kinds: frozenset[str]) -> bool | None:
    """Whether these classes are collectives only (True) or individuals only (False); None for both or neither."""
    if "collective" in kinds and kinds <= {"collective", "organisation"}:
        return True
    if "leader" in kinds and kinds <= {"leader", "member"}:
        return False
    return None
