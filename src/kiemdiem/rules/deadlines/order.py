"""Việc đến hạn trước việc mà nó cần.

Việc sau phải dùng kết quả của việc trước (xem mục precedence), nhưng lại đến hạn sớm hơn: làm đúng hạn thì thiếu
căn cứ, chờ đủ căn cứ thì trễ hạn.

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

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.precedence import ordered
from kiemdiem.vietnamese import print_date


@rule("KD203", "due-before-needed-task", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that is due before a task it needs, at its own date."""
    for first, then in ordered(plan):
        if then.last_day < first.last_day:
            message = _("{then} đến hạn {day} nhưng cần {first}, đến hạn sau đó: {later}").format(
                then=then.label, day=print_date(then.last_day), first=first.label, later=print_date(first.last_day)
            )
            related = ((first.place, _("hạn của {task}").format(task=first.label)),)
            hint = _("Lùi hạn của {then}, hoặc đẩy hạn của {first} lên trước").format(
                then=then.label, first=first.label
            )
            yield Finding(then.place, message, hint, related)
