"""What plan and roll do not say of results that are announced: the facts that a user adds."""

from __future__ import annotations

from typing import Any

from kiemdiem.display import show
from kiemdiem.drafting.facts import Facts
from kiemdiem.drafting.figures import Figures
from kiemdiem.drafting.material import Material
from kiemdiem.drafting.names import body
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.plan import Node
from kiemdiem.plan.node import Day, Text, Texts
from kiemdiem.vietnamese import fold


class Decision(Node):
    """A paper that decided ratings; `issuer` is a body of the plan, the issuer of the plan where nobody says."""

    type: Text = "Quyết định"
    number: Text | None = None
    date: Day | None = None
    issuer: Text | None = None


class Reporting(Node):
    """Who (`who`, in words) reports what, to whom (`to`) through whom (`via`, both bodies of the plan), and the last
    day on which.
    """

    who: Text = "Các cơ quan, đơn vị có liên quan"
    what: Text = "kết quả khắc phục hạn chế, khuyết điểm"
    to: Text | None = None
    via: Text | None = None
    by: Day | None = None


class ResultFacts(Node):
    """What plan and roll do not say of results: the papers that decided them, the day of the meeting, what was found
    wanting, what is asked for, who has to report. `inside` names the comparable groups whose bodies inside units are
    listed by name too.
    """

    decisions: tuple[Decision, ...] = ()
    meeting: Day | None = None
    shortcomings: Texts = ()
    requests: Texts = ()
    report: Reporting | None = None
    inside: Texts = ()


SAMPLE = """\
# Những điều kế hoạch và danh sách xếp loại không nói. Mục nào không có thì xóa đi; chỗ "……" để trống trong văn bản.

# Văn bản quyết định xếp loại; issuer: tên cơ quan trong kế hoạch, để trống là cơ quan ban hành kế hoạch.
decisions:
  - type: Quyết định
    number: "……"
    # date: 2022-12-12
    # issuer: Ban Thường vụ Thị ủy

# Ngày họp xem xét, quyết định.
# meeting: 2022-12-11

# Hạn chế, khuyết điểm cần khắc phục; yêu cầu: mỗi dòng một ý.
shortcomings:
  - "…………"
requests:
  - "…………"

# Chế độ báo cáo: to (báo cáo ai), via (qua ai) là tên cơ quan trong kế hoạch; by: ngày chậm nhất.
report:
  who: Các cơ quan, đơn vị có liên quan
  what: kết quả khắc phục hạn chế, khuyết điểm
  # to: Ban Thường vụ Thị ủy
  # via: Cơ quan Tổ chức - Nội vụ thị xã
  # by: 2023-03-31

# Phụ lục nêu tên các đơn vị, tập thể và người đứng đầu, cấp phó của chính các đơn vị. Muốn nêu cả tập thể, cá nhân ở
# trong các đơn vị thì ghi tên nhóm.
# inside: [trưởng phòng]
"""


def known(material: Material, figures: Figures) -> ResultFacts:
    """The facts of `material` with the names that plan and roll have for bodies and groups; none where it has none.

    Raises InvalidInputError where a name means nothing.
    """
    facts = material.facts
    if facts is None:
        return ResultFacts()
    told: ResultFacts = facts.node
    report = told.report and told.report.model_copy(update=_bodies(material, facts, told.report, "to", "via"))
    decisions = tuple(one.model_copy(update=_bodies(material, facts, one, "issuer")) for one in told.decisions)
    return told.model_copy(update={"decisions": decisions, "report": report, "inside": _groups(facts, told, figures)})


def _bodies(material: Material, facts: Facts, node: Node, *keys: str) -> dict[str, Any]:
    named = {key: getattr(node, key) for key in keys}
    return {key: body(material.plan, facts, name, node.at(key)) for key, name in named.items() if name}


def _groups(facts: Facts, told: ResultFacts, figures: Figures) -> tuple[str, ...]:
    of_roll = {fold(count.group): count.group for count in figures.counts if count.group}
    for place, name in enumerate(told.inside):
        if fold(name) not in of_roll:
            hint = did_you_mean(name, of_roll.values())
            message = _("Danh sách không có nhóm “{name}”").format(name=show(name, 80))
            raise facts.wrong(told.at("inside", place), message, hint)
    return tuple(of_roll[fold(name)] for name in told.inside)
