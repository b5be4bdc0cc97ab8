"""Việc xếp loại còn làm sau khi đã báo cáo kết quả.

Báo cáo kết quả của năm đã nộp mà vẫn còn việc kiểm điểm, đánh giá, xếp loại hoặc quyết định đến hạn sau đó: số liệu
trong báo cáo sẽ thiếu hoặc phải báo cáo lại. Thông báo kết quả, kết luận và khắc phục làm sau báo cáo thì không tính.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả kiểm điểm, đánh giá, xếp loại
        deadline: {by: 2022-12-30}
      - id: "2"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại đảng viên
        deadline: {by: 2023-01-13}  # KD218

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại đảng viên
        deadline: {by: 2022-12-16}
      - id: "2"
        text: Báo cáo kết quả kiểm điểm, đánh giá, xếp loại
        deadline: {by: 2022-12-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.process import Days, Order, Step, acts, days_of
from kiemdiem.vietnamese import print_date

_RATING = (Step.REVIEW, Step.RATE, Step.DECIDE)


@rule("KD218", "after-report", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that reviews, rates or decides after the last report of results; declared order is KD203's affair."""
    found = acts(plan)
    reports = [(days, act.task) for act in found if act.step is Step.REPORT and (days := _days(plan, act.task))]
    if not reports:
        return
    reported, report = max(reports, key=lambda pair: pair[0].last)
    before, seen = Order(plan).before(report.key), {task.key for _days, task in reports}
    for act in found:
        days = days_of(plan, act.task) if act.step in _RATING and act.task.key not in seen else None
        if days and days.last > reported.last and act.task.key not in before:
            seen.add(act.task.key)
            message = _("{task} đến hạn {day}, sau khi {report} đã báo cáo kết quả ({reported})").format(
                task=plan.label(act.task),
                day=print_date(days.last),
                report=plan.label(report),
                reported=print_date(reported.last),
            )
            related = ((reported.place, _("hạn của {task}").format(task=plan.label(report))),)
            yield Finding(days.place, message, _("Đẩy việc này lên trước, hoặc lùi hạn báo cáo"), related)


def _days(plan: Plan, task: Task) -> Days | None:
    """The days of a report; those of the items under it where it has none of its own."""
    found = [days for one in task.family() if (days := days_of(plan, one))]
    return max(found, key=lambda days: days.last, default=None)
