"""Một mục gộp hai việc của hai hệ thống.

Hai tuyến nhận xét, đánh giá khác nhau (ví dụ HĐND, Mặt trận, đoàn thể; và UBND) nằm chung một mục, chung vai trò và
chung hạn. Một tuyến chậm thì không biết mục này xong hay chưa.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.5.

Wrong:

    tasks:
      - id: "1"
        text: Nhận xét, đánh giá cấp dưới
        deadline: {by: 2022-12-05}
        assessments:
          - {by: [tt-hdnd], of: [hdnd-xa]}
          - {by: [ubnd], of: [ubnd-xa]}  # KD311

Right:

    tasks:
      - id: "1"
        text: Thường trực HĐND nhận xét, đánh giá cấp dưới
        deadline: {by: 2022-12-05}
        assessments:
          - {by: [tt-hdnd], of: [hdnd-xa]}
      - id: "2"
        text: UBND nhận xét, đánh giá cấp dưới
        deadline: {by: 2022-12-05}
        assessments:
          - {by: [ubnd], of: [ubnd-xa]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD311", "two-chains-one-item", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every further assessment in a task by bodies that have no part in the first."""
    for task in plan.all_tasks():
        for one in task.assessments[1:]:
            if not set(one.by) & set(task.assessments[0].by):
                message = _("{task} gộp hai tuyến: {first}; {second}").format(
                    task=plan.label(task),
                    first=show(", ".join(map(plan.agency_name, task.assessments[0].by)), 80),
                    second=show(", ".join(map(plan.agency_name, one.by)), 80),
                )
                yield Finding(one.at("by"), message, _("Tách thành hai mục, mỗi tuyến có vai trò và hạn riêng"))
