"""Từ ngày ban hành đến hạn đầu tiên quá ngắn.

Kế hoạch còn phải qua văn thư, đến đơn vị, được phổ biến rồi mới làm. Dưới hai tuần làm việc (đổi được bằng
days-to-first-deadline trong .kiemdiem.toml) thì hạn đầu tiên khó giữ. Kế hoạch chưa ghi ngày ký thì tính từ văn bản mới
nhất mà nó viện dẫn: kế hoạch không thể ký trước ngày đó.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.1.

Wrong:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu, date: 2022-10-28}
    tasks:
      - id: "1"
        text: Xây dựng kế hoạch
        deadline: {by: 2022-11-04}  # KD211

Right:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu, date: 2022-10-28}
    tasks:
      - id: "1"
        text: Xây dựng kế hoạch
        deadline: {by: 2022-11-18}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.deadlines import fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.precedence import issue
from kiemdiem.vietnamese import print_date


@rule("KD211", "short-notice", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first deadline, where it comes too soon after the plan is issued."""
    issued = issue(plan)
    found = (fixed(plan, task) for task in plan.all_tasks())
    ahead = [due for due in found if issued and due and due.last_day and due.last_day >= issued.last_day]
    if not (issued and ahead):
        return
    first = min(ahead, key=lambda due: due.last_day or date.max)
    assert first.last_day
    left = law.calendar.working_days_between(issued.last_day, first.last_day)
    if left < law.limits.days_to_first_deadline:
        message = _(
            "Từ {since} ({paper}) đến hạn đầu tiên, {task} ngày {day}, còn nhiều nhất {left} ngày làm việc"
        ).format(
            since=print_date(issued.last_day),
            paper=show(issued.label, 40),
            task=plan.label(first.task),
            day=print_date(first.last_day),
            left=left,
        )
        later = law.calendar.add_working_days(issued.last_day, law.limits.days_to_first_deadline)
        hint = _("Để ít nhất {days} ngày làm việc: từ {day} trở đi").format(
            days=law.limits.days_to_first_deadline, day=print_date(later)
        )
        yield Finding(first.place, message, hint, ((issued.place, show(issued.label, 40)),))
