"""Chỉ một số cơ quan được phản ánh vướng mắc.

Nhiều cơ quan cùng thực hiện nhưng câu "nếu có vướng mắc, … phản ánh về…" chỉ nói đến một loại: các cơ quan khác không
biết hỏi ai, qua đâu. Không phải lỗi, nhưng nên nói cho tất cả. Có nhiều câu như vậy thì tính gộp.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục III, đoạn cuối.

Wrong:

    agencies:
      - {id: ubnd, name: UBND thị xã}
      - {id: chi-bo, name: các chi bộ, kind: group}
    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: implements, who: [ubnd, chi-bo]}
    implementation:
      - id: III.end
        text: Nếu có vướng mắc, các chi bộ phản ánh về Ban Thường vụ
        roles:
          - {role: implements, who: [chi-bo], in_sentence: true}  # KD428

Right:

    agencies:
      - {id: ubnd, name: UBND thị xã}
      - {id: chi-bo, name: các chi bộ, kind: group}
    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: implements, who: [ubnd, chi-bo]}
    implementation:
      - id: III.end
        text: Nếu có vướng mắc, UBND thị xã, các chi bộ phản ánh về Ban Thường vụ
        roles:
          - {role: implements, who: [ubnd, chi-bo], in_sentence: true}
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

_DIFFICULTY = re.compile(
    r"vướng mắc.{0,300}?\b(?:phản ánh|báo cáo|liên hệ|trao đổi|kiến nghị|gửi)\b", re.IGNORECASE | re.DOTALL
)
_EVERYBODY = re.compile(
    r"\bcác (?:cơ quan|đơn vị|địa phương)(?=, (?:cơ quan|đơn vị|địa phương)| (?:phản ánh|báo cáo|liên hệ))"
)


@rule("KD428", "difficulty-channel-for-some", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The bodies which implement something and which no task about difficulties speaks of, at the first such task."""
    channels = [task for task in plan.all_tasks() if _DIFFICULTY.search(unmarked(task.text))]
    lines = [line for task in channels for line in task.roles if Role.IMPLEMENTS in line.role]
    if not lines or any(_EVERYBODY.search(unmarked(task.text)) for task in channels):
        return
    if any(_loose(plan, id_) for line in lines for id_ in line.who):
        return
    named = {id_ for task in channels for line in task.acting_roles for id_ in line.who}
    heard = {member for id_ in named for member in plan.members(id_)}
    if names := list(_left_out(plan, heard)):
        message = _("Chỉ một số nơi được phản ánh vướng mắc; không có: {names}").format(
            names=show("; ".join(names), 300)
        )
        hint = _("Nói cho tất cả các cơ quan thực hiện, hoặc nêu nơi khác để hỏi")
        yield Finding(lines[0].at("who"), message, hint)


def _left_out(plan: Plan, heard: set[str]) -> Iterator[str]:
    """The names of all who implement something and are not `heard`; what a name said before covers is not repeated."""
    seen = set(heard)
    for id_ in dict.fromkeys(id_ for task in plan.all_tasks() for id_ in task.who(Role.IMPLEMENTS)):
        bodies = plan.members(id_) - {id_} or {id_}
        if not bodies <= seen and not _loose(plan, id_) and plan.body(id_):
            yield plan.agency_name(id_)
        seen |= bodies


def _loose(plan: Plan, id_: str) -> bool:
    """Whether this is an open set (các cơ quan, đơn vị) or people, which may be anybody."""
    body = plan.body(id_)
    return isinstance(body, Agency) and body.kind in ("open", "people")
