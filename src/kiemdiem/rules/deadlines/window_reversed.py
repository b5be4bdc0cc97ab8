"""Khoảng thời gian kết thúc trước khi bắt đầu.

“Từ ngày … đến ngày …” mà ngày sau lại sớm hơn ngày trước: không có ngày nào để làm.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    tasks:
      - id: "1"
        text: Họp xét
        deadline: {from: 2022-12-09, to: 2022-12-05}  # KD216

Right:

    tasks:
      - id: "1"
        text: Họp xét
        deadline: {from: 2022-12-05, to: 2022-12-09}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import due_of
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.vietnamese import print_date


@rule("KD216", "window-ends-before-start", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every window whose last day is before its first, and every report that is due before the work is finished."""
    for task in plan.all_tasks():
        deadline = task.deadline
        if deadline is None:
            continue
        for part in (deadline, deadline.finish, deadline.report, deadline.meant):
            if part and part.from_ and part.to and part.to < part.from_:
                message = _("{task}: từ {first} đến {last} là ngược").format(
                    task=plan.label(task), first=print_date(part.from_), last=print_date(part.to)
                )
                yield Finding(part.at("to"), message, _("Đổi chỗ from và to, hoặc sửa lại ngày"))
        yield from _parts(plan, task)


def _parts(plan: Plan, task: Task) -> Iterator[Finding]:
    parts = {due.part: due for due in due_of(plan, task) if due.part}
    finish, report = parts.get("finish"), parts.get("report")
    if finish and report and finish.last_day and report.last_day and report.last_day < finish.last_day:
        message = _("{task}: báo cáo {report} trước khi làm xong {finish}").format(
            task=plan.label(task), report=print_date(report.last_day), finish=print_date(finish.last_day)
        )
        yield Finding(report.place, message, _("Đổi chỗ finish và report, hoặc sửa lại ngày"))
