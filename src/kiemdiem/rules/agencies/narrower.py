"""Cơ quan thực hiện hẹp hơn phạm vi ghi trong lời văn.

Lời văn nói “từng cơ quan, đơn vị”, “các cấp”, nhưng dòng cơ quan thực hiện thiếu những cơ quan mà mục khác của chính kế
hoạch này vẫn giao việc.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.2.

Wrong:

    agencies:
      - {id: ubnd, name: UBND thị xã}
      - {id: dang-uy, name: các đảng ủy}
    tasks:
      - id: "1"
        text: Chia nhóm ở từng cơ quan, đơn vị
        roles:
          - {role: implements, who: [dang-uy]}  # KD309
      - id: "2"
        text: Xếp loại
        roles:
          - {role: implements, who: [ubnd, dang-uy]}

Right:

    agencies:
      - {id: ubnd, name: UBND thị xã}
      - {id: dang-uy, name: các đảng ủy}
    tasks:
      - id: "1"
        text: Chia nhóm ở từng cơ quan, đơn vị
        roles:
          - {role: implements, who: [ubnd, dang-uy]}
      - id: "2"
        text: Xếp loại
        roles:
          - {role: implements, who: [ubnd, dang-uy]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Agency, Plan, Role
from kiemdiem.plan.wording import unmarked

_KIND = r"(?:đảng bộ|chi bộ|tập thể|cơ quan|đơn vị|địa phương)"
_ALL = re.compile(rf"từng {_KIND}(?:, (?:từng )?{_KIND})*|các cấp\b|(?:tất cả (?:các )?|mọi ){_KIND}", re.IGNORECASE)


@rule("KD309", "implementers-narrower-than-text", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task for all bodies whose line of doers lacks some to whom the plan gives other tasks."""
    everybody = _doing(plan)
    for task in plan.all_tasks():
        words = _scope(unmarked(task.text))
        lines = [line for line in task.roles if set(line.role) & {Role.IMPLEMENTS, Role.LEADS}]
        if not (words and lines):
            continue
        here = {member for line in task.acting_roles for id_ in line.who for member in plan.members(id_)}
        missing = [id_ for id_ in everybody if id_ not in here]
        if missing:
            message = _("{task} nói “{words}” nhưng cơ quan thực hiện không có: {names}").format(
                task=plan.label(task),
                words=show(words[0].strip(), 60),
                names=show("; ".join(plan.agency_name(id_) for id_ in missing), 200),
            )
            yield Finding(lines[0].at("who"), message, _("Thêm cơ quan còn thiếu, hoặc thu hẹp lời văn"))


def _scope(text: str) -> re.Match[str] | None:
    """The words for all bodies; those to whom something is sent or told are no scope."""
    return next((found for found in _ALL.finditer(text) if not _TO.search(text[: found.start()][-20:])), None)


_TO = re.compile(r"\b(đến|tới|cho|gửi|với|đối với)\s+$", re.IGNORECASE)


def _doing(plan: Plan) -> list[str]:
    """The bodies of this level and below that implement something or owe a paper, in the order of the plan."""
    ids = [id_ for task in plan.all_tasks() for id_ in task.who(Role.IMPLEMENTS, Role.LEADS)]
    ids += [id_ for paper in plan.deliverables() for id_ in paper.by]
    above = {plan.document.issuer, *plan.above(plan.document.issuer)}
    found = dict.fromkeys(member for id_ in dict.fromkeys(ids) for member in sorted(plan.members(id_)))
    bodies = [plan.body(id_) for id_ in found if id_ not in above]
    return [
        body.id
        for body in bodies
        if isinstance(body, Agency) and body.kind in ("body", "group") and body.level not in ("central", "province")
    ]
