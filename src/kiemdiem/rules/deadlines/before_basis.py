"""Thời hạn trước cả văn bản căn cứ.

Kế hoạch không thể ra đời trước văn bản mới nhất mà nó viện dẫn, nên thời hạn trước ngày đó (hoặc trước ngày ký kế
hoạch) đã qua ngay từ lúc ban hành. Thường là ghi nhầm năm.

Căn cứ: không có quy định riêng; hạn đã qua từ lúc ban hành thì không làm được; gặp ở kế hoạch 2022, mục III.3.

Wrong:

    legal_bases:
      - {id: cv-1289, type: Công văn, number: 1289-CV/TU, date: 2022-10-25, issuer: btv-tinh-uy}
    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {within: 2022-02}  # KD202

Right:

    legal_bases:
      - {id: cv-1289, type: Công văn, number: 1289-CV/TU, date: 2022-10-25, issuer: btv-tinh-uy}
    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {within: 2023-02}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kiemdiem.deadlines import Due, due_of
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.precedence import Dated, issue
from kiemdiem.vietnamese import print_date


@rule("KD202", "deadline-before-basis", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every printed deadline that was over before the plan was signed; without a date of signing, before the newest
    paper it rests on.
    """
    issued = issue(plan)
    for task in plan.all_tasks() if issued else ():
        for due in due_of(plan, _as_printed(task)):
            if issued and due.last_day and due.last_day < issued.last_day and due.kind != "recurring":
                yield _finding(plan, due, due.last_day, issued)


def _as_printed(task: Task) -> Task:
    """`task` without the correction of a slip: this rule speaks of what the document says."""
    if task.deadline is None or task.deadline.meant is None:
        return task
    return task.model_copy(update={"deadline": task.deadline.model_copy(update={"meant": None})})


def _finding(plan: Plan, due: Due, last: date, issued: Dated) -> Finding:
    message = _("{task}: hạn cuối {day} có trước văn bản mới nhất được viện dẫn ({name}, {newest})")
    if plan.document.date:
        message = _("{task}: hạn cuối {day} có trước ngày ký kế hoạch ({newest})")
    said = message.format(
        task=plan.label(due.task), day=print_date(last), name=issued.label, newest=print_date(issued.last_day)
    )
    hint = _("Lùi hạn đến sau ngày {newest}, hoặc xem lại ngày đó").format(newest=print_date(issued.last_day))
    if issued.last_day - last > _NEAR:
        later = (last.year + years for years in range(1, 200))
        year = next(year for year in later if (year, last.month, last.day) >= _ymd(issued.last_day))
        hint = _("Có phải là năm {year}?").format(year=year)
    return Finding(due.place, said, hint, ((issued.place, issued.label),))


_NEAR = timedelta(90)
"""A deadline so little before the plan is late, not of another year."""


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
