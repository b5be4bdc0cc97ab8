"""Nhiệm vụ không có cơ quan thực hiện.

Nhiệm vụ được đánh số nhưng không dòng nào nói cơ quan nào thực hiện (hoặc chủ trì). Đến hạn sẽ không biết đôn đốc ai.
Mục con được tính theo mục cha.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.3, II.6, II.7 và II.8.

Wrong:

    tasks:
      - id: "1"  # KD301
        text: Tổ chức kiểm điểm

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: implements, who: [dang-uy]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role, Task


@rule("KD301", "no-implementing-agency", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every numbered task of the tasks section that nobody implements."""
    for task in plan.tasks:
        yield from _idle(plan, task)


def _idle(plan: Plan, task: Task) -> Iterator[Finding]:
    if task.who(Role.IMPLEMENTS, Role.LEADS) or plan.people_act(task):
        return
    below = [finding for child in task.tasks for finding in _idle(plan, child)]
    if not task.tasks or len(below) >= len(task.tasks):
        message = _("Nhiệm vụ {task} không có cơ quan thực hiện").format(task=plan.label(task))
        yield Finding(task.at("id"), message, _("Thêm vào roles: {role: implements, who: [mã cơ quan]}"))
    yield from below
