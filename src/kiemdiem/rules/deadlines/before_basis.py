"""Thời hạn trước cả văn bản căn cứ.

Kế hoạch không thể ra đời trước văn bản mới nhất mà nó viện dẫn, nên thời hạn trước ngày đó (hoặc trước ngày ký kế
hoạch) đã qua ngay từ lúc ban hành. Thường là ghi nhầm năm.

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
from datetime import date

from kiemdiem.deadlines import Due, due_of
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Task
from kiemdiem.vietnamese import print_date


@rule("KD202", "deadline-before-basis", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every printed deadline that was over before the plan could be issued."""
    known = [(basis.date, basis.at("date"), basis.number) for basis in plan.legal_bases]
    if plan.document.date:
        known.append((plan.document.date, plan.document.at("date"), _("ngày ký")))
    if not known:
        return
    newest, place, name = max(known, key=lambda entry: entry[0])
    for task in plan.all_tasks():
        for due in due_of(plan, _as_printed(task)):
            if due.last_day and due.last_day < newest and due.kind != "recurring":
                yield _finding(plan, due, newest, place, name)


def _as_printed(task: Task) -> Task:
    """`task` without the correction of a slip: this rule speaks of what the document says."""
    if task.deadline is None or task.deadline.meant is None:
        return task
    return task.model_copy(update={"deadline": task.deadline.model_copy(update={"meant": None})})


def _finding(plan: Plan, due: Due, newest: date, place: Place, name: str) -> Finding:
    last = due.last_day or newest
    message = _("{task}: hạn cuối {day} có trước văn bản mới nhất được viện dẫn ({name}, {newest})").format(
        task=plan.label(due.task), day=print_date(last), name=name, newest=print_date(newest)
    )
    later = (last.year + years for years in range(1, 200) if (last.year + years, last.month, last.day) >= _ymd(newest))
    return Finding(due.place, message, _("Có phải là năm {year}?").format(year=next(later)), ((place, name),))


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
