"""Nhiệm vụ không giao cho cơ quan nào.

Không dòng nào nói ai chỉ đạo, tham mưu, thực hiện hay phối hợp; nơi nhận và cơ quan chuyển tiếp thì không tính. Việc
không giao cho ai là việc không ai làm.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.9 và II.9.2.

Wrong:

    tasks:
      - id: "1"  # KD306
        text: Gửi hồ sơ về Tỉnh ủy
        roles:
          - {role: receives, who: [tinh-uy], in_sentence: true}

Right:

    tasks:
      - id: "1"
        text: Gửi hồ sơ về Tỉnh ủy
        roles:
          - {role: implements, who: [van-phong]}
          - {role: receives, who: [tinh-uy], in_sentence: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task


@rule("KD306", "no-agency-at-all", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task of the tasks section that no body has a hand in; of a task with items under it, where one has none."""
    for task in plan.tasks:
        yield from _nobody(plan, task)


def _nobody(plan: Plan, task: Task) -> Iterator[Finding]:
    below = [finding for child in task.tasks for finding in _nobody(plan, child)]
    if not task.doers and not plan.people_act(task) and (not task.tasks or below or task.produces):
        message = _("Nhiệm vụ {task} không giao cho cơ quan nào").format(task=plan.label(task))
        yield Finding(task.at("id"), message, _("Ghi cơ quan chỉ đạo, tham mưu, thực hiện vào roles"))
    yield from below
