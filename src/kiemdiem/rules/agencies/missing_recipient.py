"""Cơ quan phải gửi hoặc nhận giấy tờ nhưng không có tên ở Nơi nhận.

Cơ quan không nhận được kế hoạch thì không biết mình phải nộp gì, nhận gì, trước ngày nào. Cơ quan ban hành, các nhóm để
ngỏ và các loại cán bộ thì không tính.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9 (Nơi nhận); cơ quan nào phải có tên thì không có quy định riêng.

Wrong:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra}
      - {id: van-phong, name: Văn phòng}
    tasks:
      - id: "1"
        text: Nộp bản kê khai
        produces:
          - {id: ke-khai, name: Bản kê khai, to: [ubkt]}  # KD302
    recipients:
      - {text: Lưu Văn phòng, to: [van-phong], keeps: true}

Right:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra}
      - {id: van-phong, name: Văn phòng}
    tasks:
      - id: "1"
        text: Nộp bản kê khai
        produces:
          - {id: ke-khai, name: Bản kê khai, to: [ubkt]}
    recipients:
      - {text: Ủy ban Kiểm tra, to: [ubkt]}
      - {text: Lưu Văn phòng, to: [van-phong], keeps: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Agency, Place, Plan, Role


@rule("KD302", "missing-recipient", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every agency that owes or receives a paper, or implements a task, and is not told, at the first such place."""
    if not plan.recipients:
        return
    told = {member for line in plan.recipients for id_ in line.to for member in plan.members(id_)}
    told.add(plan.document.issuer)
    seen: set[str] = set()
    for id_, place, part in _parties(plan):
        body = plan.find("agency", id_)
        if body is None or id_ in seen or (isinstance(body, Agency) and body.kind in ("open", "people")):
            continue
        seen.add(id_)
        parts = plan.members(id_) - {id_} or {id_}
        if id_ not in told and not parts <= told:
            message = _("“{agency}” {part} nhưng không có ở Nơi nhận").format(
                agency=show(plan.agency_name(id_)), part=part
            )
            yield Finding(place, message, _("Thêm cơ quan đó vào Nơi nhận (recipients)"))


def _parties(plan: Plan) -> Iterator[tuple[str, Place, str]]:
    for task in plan.all_tasks():
        for paper in task.produces:
            part = _("gửi hoặc nhận “{paper}”").format(paper=show(paper.name, 80))
            for field in ("by", "to", "via"):
                for index, id_ in enumerate(getattr(paper, field)):
                    yield id_, paper.at(field, index), part
        for line in task.roles:
            if not line.in_sentence and set(line.role) & {Role.IMPLEMENTS, Role.LEADS, Role.COORDINATES}:
                for index, id_ in enumerate(line.who):
                    yield id_, line.at("who", index), _("có phần việc ở {task}").format(task=plan.label(task))
