"""Việc phải làm nhưng không có thời hạn.

Việc giao cho cơ quan, hoặc phải có văn bản nộp, mà không ghi hạn thì không đôn đốc được và không bao giờ trễ. Việc làm
thường xuyên ghi ongoing: true, làm khi có yêu cầu ghi on_request: true. Mục con được tính theo hạn của mục cha.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.9, III.1, III.2 và III.4.

Wrong:

    tasks:
      - id: "1"  # KD213
        text: Báo cáo kết quả
        roles:
          - {role: implements, who: [dang-uy]}

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        roles:
          - {role: implements, who: [dang-uy]}
        deadline: {by: 2022-12-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task


@rule("KD213", "task-without-date", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that somebody must do, or that brings forth a paper, without a deadline of its own or above it."""
    for task in (*plan.tasks, *plan.implementation):
        yield from _undated(plan, task)


def _undated(plan: Plan, task: Task) -> Iterator[Finding]:
    if task.deadline:
        return
    must = task.produces or (not task.tasks and (task.acting_roles or task.duties))
    if must:
        papers = ", ".join(paper.name for paper in task.produces)
        message = _("{task} không có thời hạn").format(task=plan.label(task))
        if papers:
            message = _("{task} không có thời hạn, dù phải có: {papers}").format(
                task=plan.label(task), papers=show(papers, 100)
            )
        hint = _("Thêm deadline; việc thường xuyên thì ghi deadline: {ongoing: true}")
        yield Finding(task.at("id"), message, hint)
    for child in task.tasks:
        yield from _undated(plan, child)
