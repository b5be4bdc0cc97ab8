"""Bản in sai thời hạn, tệp ghi thêm điều được hiểu.

Văn bản đã ký in một thời hạn rõ ràng là nhầm; tệp giữ nguyên chữ in và ghi thêm meant. Máy tính theo điều được hiểu, và
nhắc lại ở mỗi lần kiểm tra cho đến khi có văn bản đính chính.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục III.3 (in “tháng 02 năm 2022”).

Wrong:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline:
          phrase: trong tháng 02 năm 2022
          within: 2022-02
          meant: {within: 2023-02}  # KD207

Right:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {phrase: trong tháng 02 năm 2023, within: 2023-02}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import due_of
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import print_date


@rule("KD207", "printed-but-meant", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every deadline whose source slipped."""
    for task in plan.all_tasks():
        if task.deadline is None or task.deadline.meant is None:
            continue
        days = [print_date(due.last_day) for due in due_of(plan, task) if due.last_day]
        message = _("{task}: bản in ghi “{phrase}”, hiểu là hạn cuối {day}").format(
            task=plan.label(task), phrase=show(task.deadline.phrase or ""), day=", ".join(days) or _("không có ngày")
        )
        yield Finding(task.deadline.at("meant"), message, _("Đề nghị cơ quan ban hành đính chính văn bản"))
