"""Nơi nhận không có phần việc nào trong kế hoạch.

Cơ quan có tên ở Nơi nhận nhưng không mục nào giao việc, gửi giấy tờ hay nhắc đến. Có thể gửi để biết, cũng có thể thiếu
mất phần việc của họ.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9 (Nơi nhận); cơ quan nào phải có tên thì không có quy định riêng.

Wrong:

    agencies:
      - {id: dang-uy, name: Các đảng ủy}
      - {id: trung-tam, name: Trung tâm Chính trị}
    tasks:
      - id: "1"
        text: Các đảng ủy tổ chức kiểm điểm
        roles: [{role: implements, who: [dang-uy]}]
    recipients:
      - {text: Các đảng ủy, to: [dang-uy]}
      - {text: Trung tâm Chính trị, to: [trung-tam]}  # KD319

Right:

    agencies:
      - {id: dang-uy, name: Các đảng ủy}
    tasks:
      - id: "1"
        text: Các đảng ủy tổ chức kiểm điểm
        roles: [{role: implements, who: [dang-uy]}]
    recipients:
      - {text: Các đảng ủy, to: [dang-uy]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import wording


@rule("KD319", "recipient-without-part", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every line under Nơi nhận whose bodies the rest of the plan does not know; the line that keeps a copy apart."""
    busy = _busy(plan)
    for line in plan.recipients:
        members = {member for id_ in line.to for member in plan.members(id_)}
        if not line.keeps and not members & busy:
            message = _("“{text}” chỉ có ở Nơi nhận, không mục nào nhắc đến").format(text=show(line.text, 80))
            yield Finding(line.at("text"), message, _("Bỏ khỏi Nơi nhận, hoặc ghi phần việc của cơ quan đó"))


def _busy(plan: Plan) -> set[str]:
    """Every body that a task, a paper, a duty, an authority class or the text outside Nơi nhận names."""
    found = {plan.document.issuer}
    for node in plan.walk():
        if node.steps[:1] not in (("recipients",), ("agencies",), ("agency_groups",)):
            found |= {id_ for kind, id_, _place in node.references() if kind == "agency"}
    for place, text in wording(plan):
        if place.steps[0] not in ("recipients", "signature"):
            found |= {mention.id for mention in plan.mentions(text)}
    return {member for id_ in found for member in plan.members(id_)}
