"""Có cơ quan phối hợp nhưng không có cơ quan để phối hợp với.

Dòng “Cơ quan phối hợp” mà không có dòng thực hiện hay chủ trì: các cơ quan phối hợp không biết phối hợp với ai.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.7.

Wrong:

    tasks:
      - id: "1"
        text: Chấm điểm
        roles:
          - {role: advises, who: [tc-nv]}
          - {role: coordinates, who: [van-phong]}  # KD315

Right:

    tasks:
      - id: "1"
        text: Chấm điểm
        roles:
          - {role: leads, who: [tc-nv]}
          - {role: coordinates, who: [van-phong]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role


@rule("KD315", "coordinators-without-lead", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every line of co-operating bodies in a task that nobody leads or implements."""
    for task in plan.all_tasks():
        if task.who(Role.IMPLEMENTS, Role.LEADS):
            continue
        for line in task.roles:
            if Role.COORDINATES in line.role:
                message = _("{task} có cơ quan phối hợp nhưng không có cơ quan chủ trì, thực hiện").format(
                    task=plan.label(task)
                )
                yield Finding(line.at("role"), message, _("Thêm {role: leads, who: [mã cơ quan]}"))
