"""Gợi ý kiểm điểm: the points that a body or a person is asked to answer for in the review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiemdiem.drafting import frame, names, wording
from kiemdiem.drafting.facts import Facts
from kiemdiem.drafting.frame import in_sentence
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.people import Person
from kiemdiem.formats import Profile
from kiemdiem.language import _
from kiemdiem.plan import Node, Plan, Role, Task
from kiemdiem.plan.node import Day, TaskRef, Text, Texts
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import phrase_key


class Suggestion(Node):
    """The points for one body (`to`) or one person, and what they have to do with (`relates_to`), in words that can
    follow "liên quan đến".
    """

    to: Text | None = None
    person: Person | None = None
    relates_to: Text | None = None
    points: Annotated[Texts, Field(min_length=1)]

    @model_validator(mode="after")
    def _for_one(self) -> Suggestion:
        if (self.to is None) == (self.person is None):
            raise PydanticCustomError("one_of", "a body or a person", {"keys": "to, person"})
        return self


class Suggestions(Node):
    """What the plan does not say of the points: whether they go out as a notice or a letter, the task of the plan that
    they come from (the one that speaks of them), a document for each of `items`, until when there must be an answer
    and through whom it goes (those who advise in that task), who else gets the papers.
    """

    type: Literal["thông báo", "công văn"] = "thông báo"
    task: TaskRef | None = None
    items: Annotated[tuple[Suggestion, ...], Field(min_length=1)]
    explain_by: Day | None = None
    via: Texts = ()
    copies: Texts = ()


SAMPLE = """\
# Những điều kế hoạch không nói, để lập văn bản gợi ý kiểm điểm: mỗi mục của items một văn bản.
# Kế hoạch ghi việc này "nếu cần": không có vấn đề phải gợi ý thì không lập văn bản. Mục nào không có thì xóa.
type: thông báo                         # hoặc: công văn
# task: "3"                             # mục của kế hoạch; bỏ trống thì là mục nói về gợi ý kiểm điểm
# explain_by: 2022-11-20                # hạn báo cáo giải trình
# via: [Cơ quan Tổ chức - Nội vụ thị xã]  # báo cáo gửi qua ai; bỏ trống thì qua cơ quan tham mưu của mục ấy
# copies: [Ủy ban Kiểm tra Thị ủy]      # gửi thêm cho ai
items:
  - to: ……                              # tập thể: tên có trong kế hoạch
    # relates_to: việc ……               # liên quan đến việc gì
    points:                             # mỗi nội dung gợi ý một dòng
      - ……
      - ……
  - person:                             # cá nhân
      name: ……
      # salutation: đồng chí            # cách xưng hô: đồng chí, ông, bà
      # party_position: Thị ủy viên     # chức vụ trong Đảng, viết như in ra
      position: ……                      # chức vụ, viết như in ra
      # unit: UBND thị xã               # nơi công tác, tên có trong kế hoạch; được gửi văn bản
    points:
      - ……
"""

KIND = Kind(
    "goi-y",
    _("Gợi ý kiểm điểm đối với từng tập thể, cá nhân"),
    "thông báo",
    facts=Suggestions,
    sample=SAMPLE,
    needs=frozenset(("facts",)),
    of_people=True,
)

_LETTER = replace(KIND, document="công văn")
_WORDS = phrase_key("gợi ý kiểm điểm")


def drafts(material: Material) -> list[Draft]:
    """A document for every body and person of the facts.

    Raises InvalidInputError for a body or a task that the plan has not.
    """
    assert material.facts
    facts: Suggestions = material.facts.node
    task = _task(material.plan, material.facts, facts)
    return [_draft(material, material.facts, task, item) for item in facts.items]


def _task(plan: Plan, found: Facts, facts: Suggestions) -> Task | None:
    if facts.task:
        return found.found(plan, names.find_task, facts.task, facts.at("task"))
    return next((task for task in plan.all_tasks() if _WORDS in phrase_key(unmarked(task.text))), None)


def _draft(material: Material, found: Facts, task: Task | None, item: Suggestion) -> Draft:
    plan, profile, person = material.plan, material.profile, item.person
    facts: Suggestions = found.node
    to = person.described if person else names.body(plan, found, item.to or "", item.at("to"))
    short = person.called if person else in_sentence(to)
    issuer, via = in_sentence(plan.agency_name(plan.document.issuer)), _via(plan, found, task)
    is_letter = facts.type == _LETTER.document
    paper = "bản kiểm điểm cá nhân" if person else "báo cáo kiểm điểm"
    related = f", liên quan đến {item.relates_to.rstrip('. ')}" if item.relates_to else ""
    context: dict[str, Any] = {
        **_head(material, to, is_letter=is_letter),
        "mo_dau": f"{_basis(plan, profile, task)}, {issuer} gợi ý {short} kiểm điểm, làm rõ những nội dung"
        f" sau{related}:",
        "cac_diem": _points(item.points),
        "de_nghi": f"Đề nghị {short} đưa các nội dung trên vào {paper}, giải trình rõ nguyên nhân, trách nhiệm và gửi"
        f" báo cáo giải trình bằng văn bản về {_where(issuer, via)} ",
        "thoi_han": f"chậm nhất ngày {wording.day_or_blank(facts.explain_by)}",
        "ket": profile.word("text_end"),
        "noi_nhan": frame.recipients(profile, _recipients(material, found, item, to, via), same_as_above=is_letter),
        **frame.signature(plan, profile),
    }
    return Draft(f"goi-y {person.name if person else to}", context)


def _head(material: Material, to: str, *, is_letter: bool) -> dict[str, Any]:
    about = f"gợi ý kiểm điểm năm {material.plan.document.year}"
    subject = about if is_letter else f"{about}\nđối với {in_sentence(to)}"
    return {
        **frame.head(material, _LETTER if is_letter else KIND, subject),
        **frame.addressees(material, [to]),
        "la_cong_van": is_letter,
    }


def _where(issuer: str, via: list[str]) -> str:
    return f"{issuer} (qua {wording.listed(map(in_sentence, via))})" if via else issuer


def _basis(plan: Plan, profile: Profile, task: Task | None) -> str:
    """The plan, with the task, and the papers that the task points at in its footnotes."""
    item = f"mục {plan.label(task)} của " if task else ""
    papers = [note.removeprefix("Theo ") for note in wording.noted(plan, task.text)] if task else []
    return "; ".join((f"Thực hiện {item}{wording.citation(plan, profile)}", *papers))


def _points(points: Texts) -> list[str]:
    """The points as paragraphs, with numbers where there are several."""
    if len(points) == 1:
        return [wording.ended(points[0])]
    return [f"{place}. {wording.ended(point)}" for place, point in enumerate(points, 1)]


def _via(plan: Plan, found: Facts, task: Task | None) -> list[str]:
    facts: Suggestions = found.node
    advising = task.who(Role.ADVISES) if task else ()
    return names.bodies(plan, found, facts, "via") or [plan.agency_name(id_) for id_ in advising]


def _recipients(material: Material, found: Facts, item: Suggestion, to: str, via: list[str]) -> Iterator[str]:
    plan, person = material.plan, item.person
    if found.node.type == "thông báo":
        yield person.listed if person else to
    if person and person.unit:
        yield names.body(plan, found, person.unit, person.at("unit"))
    yield from (*via, *names.bodies(plan, found, found.node, "copies"), frame.keeping(material))
