"""Ghi “thời gian thực hiện” nhưng không có ngày bắt đầu.

Nhãn “Thời gian thực hiện” hứa một khoảng thời gian, nhưng cả kế hoạch không việc nào có ngày bắt đầu, chỉ có hạn cuối.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II (không việc nào có ngày bắt đầu).

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        deadline:
          label: Thời gian thực hiện  # KD223
          phrase: Trước ngày 05/12/2022
          before: 2022-12-05

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        deadline:
          label: Thời hạn
          phrase: Trước ngày 05/12/2022
          before: 2022-12-05
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import fold


@rule("KD223", "label-promises-start", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first label that promises a span of time in a plan without any first day."""
    deadlines = [task.deadline for task in plan.all_tasks() if task.deadline]
    if any(part.from_ for deadline in deadlines for part in (deadline, deadline.finish, deadline.report) if part):
        return
    promising = [deadline for deadline in deadlines if "thoi gian thuc hien" in fold(unmarked(deadline.label or ""))]
    if promising:
        message = _("{count} dòng ghi “thời gian thực hiện” nhưng không việc nào có ngày bắt đầu").format(
            count=len(promising)
        )
        yield Finding(promising[0].at("label"), message, _("Ghi “Thời hạn”, hoặc thêm ngày bắt đầu (from)"))
