"""Việc đến hạn trước việc mà nó cần.

Việc sau phải dùng kết quả của việc trước (xem mục precedence), nhưng lại đến hạn sớm hơn: làm đúng hạn thì thiếu
căn cứ, chờ đủ căn cứ thì trễ hạn. Chỉ sai theo một trong hai cách hiểu “trước ngày” thì là cảnh báo.

Căn cứ: thứ tự khai ở precedence; riêng kiểm điểm phải xong trước khi xếp loại là theo Hướng dẫn 21-HD/BTCTW.

Wrong:

    tasks:
      - id: "1"
        text: Chia nhóm vị trí tương đương
        deadline: {by: 2022-12-09}
      - id: "2"
        text: Xếp loại theo nhóm
        deadline: {by: 2022-12-05}  # KD203
    precedence:
      - {order: ["1", "2"]}

Right:

    tasks:
      - id: "1"
        text: Chia nhóm vị trí tương đương
        deadline: {by: 2022-11-30}
      - id: "2"
        text: Xếp loại theo nhóm
        deadline: {by: 2022-12-05}
    precedence:
      - {order: ["1", "2"]}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.precedence import Dated, ordered
from kiemdiem.vietnamese import print_date


@rule("KD203", "due-before-needed-task", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that is due before a task it needs, at its own date; a warning where only one reading has it so."""
    for first, then in ordered(plan):
        if then.last_day < first.last_day:
            yield _finding(first, then, first.last_day, then.last_day)
        elif then.other_day < first.other_day:
            yield _finding(first, then, first.other_day, then.other_day, Severity.WARNING)


def _finding(first: Dated, then: Dated, later: date, day: date, severity: Severity | None = None) -> Finding:
    message = _("{then} đến hạn {day} nhưng cần {first}, đến hạn sau đó: {later}")
    if severity:
        message = _("Hiểu “trước ngày” theo cách kia thì {then} đến hạn {day} nhưng cần {first}, đến hạn {later}")
    said = message.format(then=then.label, day=print_date(day), first=first.label, later=print_date(later))
    related = ((first.place, _("hạn của {task}").format(task=first.label)),)
    hint = _("Lùi hạn của {then}, hoặc đẩy hạn của {first} lên trước").format(then=then.label, first=first.label)
    return Finding(then.place, said, hint, related, severity)
