"""Nhiệm vụ không có cơ quan chỉ đạo.

Các nhiệm vụ khác trong kế hoạch đều ghi cơ quan chỉ đạo, riêng mục này không: khi vướng không biết báo cáo ai. Chỉ báo
ở kế hoạch mà quá nửa số nhiệm vụ có dòng đó, và mục có ghi cơ quan khác (không ghi cơ quan nào là KD306).

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo kế hoạch.

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: directs, who: [btv]}
          - {role: implements, who: [dang-uy]}
      - id: "2"  # KD305
        text: Báo cáo kết quả
        roles:
          - {role: implements, who: [dang-uy]}

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: directs, who: [btv]}
          - {role: implements, who: [dang-uy]}
      - id: "2"
        text: Báo cáo kết quả
        roles:
          - {role: directs, who: [btv]}
          - {role: implements, who: [dang-uy]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role


@rule("KD305", "no-directing-agency", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task with agencies but none that directs, in a plan where at least half of the tasks have one."""
    tasks = [task for top in plan.tasks for task in top.family() if task.doers]
    directed = [task for task in tasks if task.who(Role.DIRECTS)]
    if not directed or 2 * len(directed) < len(tasks):
        return
    for task in tasks:
        if not task.who(Role.DIRECTS, Role.LEADS):
            message = _("Nhiệm vụ {task} không có cơ quan chỉ đạo").format(task=plan.label(task))
            yield Finding(task.at("id"), message, _("Thêm vào roles: {role: directs, who: [mã cơ quan]}"))
