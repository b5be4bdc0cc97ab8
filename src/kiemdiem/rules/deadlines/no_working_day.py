"""Không còn ngày làm việc nào giữa hai việc nối nhau.

Việc sau cần kết quả của việc trước, nhưng từ hạn của việc trước đến hạn của việc sau không có ngày làm việc nào:
nhận kết quả xong là đã hết hạn.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.6 và II.8.

Wrong:

    tasks:
      - id: "1"
        text: Tổng hợp kết quả tự xếp loại
        deadline: {by: 2022-12-09}
      - id: "2"
        text: Hội nghị xem xét, quyết định
        deadline: {by: 2022-12-11}  # KD204
    precedence:
      - {order: ["1", "2"]}

Right:

    tasks:
      - id: "1"
        text: Tổng hợp kết quả tự xếp loại
        deadline: {by: 2022-12-05}
      - id: "2"
        text: Hội nghị xem xét, quyết định
        deadline: {by: 2022-12-09}
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


@rule("KD204", "no-working-day-between", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task with no working day between the deadline of a task it needs and its own, in either reading."""
    between = law.calendar.working_days_between
    for first, then in ordered(plan):
        in_order = then.last_day >= first.last_day and then.other_day >= first.other_day
        days, other = between(first.last_day, then.last_day), between(first.other_day, then.other_day)
        if then.last_day >= first.last_day and days == 0:
            hint = _("Để ít nhất một ngày làm việc; hiểu “trước ngày” theo cách kia thì còn {days} ngày").format(
                days=max(other, 0)
            )
            yield _finding(first, then, first.last_day, then.last_day, hint)
        elif in_order and other == 0:
            hint = _("Để ít nhất một ngày làm việc ở cả hai cách hiểu “trước ngày”")
            yield _finding(first, then, first.other_day, then.other_day, hint, Severity.WARNING)


def _finding(
    first: Dated, then: Dated, since: date, until: date, hint: str, severity: Severity | None = None
) -> Finding:
    message = _("Từ hạn của {first} ({since}) đến hạn của {then} ({until}) không có ngày làm việc nào")
    if severity:
        message = _(
            "Hiểu “trước ngày” theo cách kia thì từ hạn của {first} ({since}) đến hạn của {then} ({until}) không có "
            "ngày làm việc nào"
        )
    said = message.format(first=first.label, since=print_date(since), then=then.label, until=print_date(until))
    related = ((first.place, _("hạn của {task}").format(task=first.label)),)
    return Finding(then.place, said, hint, related, severity)
