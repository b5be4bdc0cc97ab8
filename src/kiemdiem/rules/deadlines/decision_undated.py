"""Bước quyết định không có ngày.

Hạn ghi ở mục là hạn của bước dự thảo hoặc bước trình, còn cấp quyết định là một cơ quan khác và không có ngày nào cho
bước đó. Không biết bao giờ có quyết định thì không xếp được việc sau.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.7.

Wrong:

    agencies:
      - {id: thuong-truc, name: Thường trực Thị ủy}
      - {id: ban-chap-hanh, name: Ban Chấp hành Đảng bộ}
    tasks:
      - id: "1"
        text: Chấm điểm để trình Ban Chấp hành Đảng bộ xem xét, quyết định
        roles:
          - {role: decides, who: [ban-chap-hanh], in_sentence: true}
        deadline:
          label: Thời gian hoàn thành dự thảo trình Thường trực Thị ủy  # KD224
          before: 2022-12-10

Right:

    agencies:
      - {id: ban-chap-hanh, name: Ban Chấp hành Đảng bộ}
    tasks:
      - id: "1"
        text: Chấm điểm để trình Ban Chấp hành Đảng bộ xem xét, quyết định
        roles:
          - {role: decides, who: [ban-chap-hanh], in_sentence: true}
        deadline:
          label: Thời gian trình Ban Chấp hành Đảng bộ quyết định
          before: 2022-12-10
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role
from kiemdiem.plan.wording import unmarked


@rule("KD224", "decision-without-date", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task whose date is that of a draft or a submission to somebody else than the one who decides."""
    for task in plan.all_tasks():
        label = unmarked(task.deadline.label or "") if task.deadline else ""
        deciders = task.who(Role.DECIDES)
        if not deciders or not ("dự thảo" in label.lower() or "trình" in label.lower()):
            continue
        named = {mention.id for mention in plan.mentions(label)}
        covered = {member for id_ in deciders for member in plan.members(id_)}
        if task.deadline and not named & covered:
            message = _("{task}: “{label}” chỉ là hạn trình; bước quyết định của {who} không có ngày").format(
                task=plan.label(task),
                label=show(label, 100),
                who=show(", ".join(plan.agency_name(id_) for id_ in deciders), 80),
            )
            yield Finding(task.deadline.at("label"), message, _("Ghi thêm ngày họp quyết định"))
