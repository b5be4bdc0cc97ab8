"""Thứ tự mục không theo thứ tự thời gian.

Mục đứng trước đến hạn sau mục đứng sau nó. Người đọc lần lượt từ trên xuống dễ tưởng việc ở dưới còn lâu mới đến hạn.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.2, II.3 và II.4.

Wrong:

    tasks:
      - id: "1"
        text: Chia nhóm
        deadline: {by: 2022-12-09}  # KD212
      - id: "2"
        text: Gợi ý kiểm điểm
        deadline: {by: 2022-11-09}

Right:

    tasks:
      - id: "1"
        text: Gợi ý kiểm điểm
        deadline: {by: 2022-11-09}
      - id: "2"
        text: Chia nhóm
        deadline: {by: 2022-12-09}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.deadlines import Due, fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.vietnamese import print_date


@rule("KD212", "list-not-in-time-order", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that is due later than one that stands after it on the same level."""
    yield from _level(plan, plan.tasks)
    yield from _level(plan, plan.implementation)


def _level(plan: Plan, tasks: tuple[Task, ...]) -> Iterator[Finding]:
    earliest: Due | None = None
    found = []
    for task in reversed(tasks):
        due = fixed(plan, task)
        if due and due.last_day and earliest and earliest.last_day and earliest.last_day < due.last_day:
            found.append(_finding(plan, due, earliest))
        if due and (earliest is None or (due.last_day or date.max) < (earliest.last_day or date.max)):
            earliest = due
    yield from reversed(found)
    for task in tasks:
        yield from _level(plan, task.tasks)


def _finding(plan: Plan, due: Due, other: Due) -> Finding:
    assert due.last_day
    assert other.last_day
    message = _("{task} ({day}) đứng trước {other} ({earlier}) nhưng đến hạn sau").format(
        task=plan.label(due.task),
        day=print_date(due.last_day),
        other=plan.label(other.task),
        earlier=print_date(other.last_day),
    )
    related = ((other.place, _("hạn của {task}").format(task=plan.label(other.task))),)
    return Finding(due.place, message, _("Xếp các mục theo thời gian, hoặc kèm bảng tiến độ theo ngày"), related)
