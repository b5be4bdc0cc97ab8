"""Việc ghi đã xong vào một ngày chưa tới.

Mục done ghi ngày hoàn thành thật; ngày còn ở phía trước (so với hôm nay, hoặc ngày cho bằng --today) là ghi nhầm, và
làm cho việc chưa xong biến khỏi danh sách phải đôn đốc.

Căn cứ: không có quy định riêng; việc không thể đã xong vào một ngày chưa tới.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
        done: 2099-12-30  # KD208

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
        done: 2022-10-28
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import print_date


@rule("KD208", "done-in-future", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that is done later than today."""
    for task in plan.all_tasks():
        if task.done and task.done > law.today:
            message = _("{task}: ghi đã xong ngày {day}, sau hôm nay ({today})").format(
                task=plan.label(task), day=print_date(task.done), today=print_date(law.today)
            )
            yield Finding(task.at("done"), message, _("Sửa ngày, hoặc bỏ done nếu việc chưa xong"))
