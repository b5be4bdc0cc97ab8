"""Đăng ký mà không nói trước bao nhiêu ngày.

Nhiều đơn vị họp trong cùng vài tuần, cùng mời những đồng chí ấy dự. Không nói đăng ký trước bao nhiêu ngày làm việc thì
lịch trùng nhau, và không ai bị coi là đăng ký muộn. Thời gian họp là do cấp ủy cấp trên thống nhất; chưa thấy quy định
nào ấn định số ngày.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục III.2.

Wrong:

    tasks:
      - id: "1"
        text: Các chi bộ đăng ký thời gian kiểm điểm
        duties:
          - {id: dang-ky, kind: register, what: đăng ký thời gian, by: [chi-bo]}  # KD426

Right:

    tasks:
      - id: "1"
        text: Các chi bộ đăng ký thời gian kiểm điểm
        duties:
          - {id: dang-ky, kind: register, what: đăng ký thời gian, by: [chi-bo], days_ahead: 5}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Duty, Place, Plan, Task
from kiemdiem.precedence import ordered
from kiemdiem.process import days_of
from kiemdiem.vietnamese import print_date


@rule("KD426", "registration-without-lead-time", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every registration without a number of days; how many units share how many working days, where that is known."""
    units = Counter(unit.part_of for unit in plan.units if not unit.illustration)
    begins = _begins(plan)
    for task in plan.all_tasks():
        for duty in task.duties:
            if duty.kind != "register" or duty.days_ahead is not None:
                continue
            message = _("“{what}”: không nói trước bao nhiêu ngày làm việc").format(what=show(duty.what, 80))
            message += _window(plan, law, duty, begins, sum(units[id_] for id_ in duty.by))
            yield Finding(duty.at("kind"), message, _("Thêm days_ahead: số ngày làm việc phải đăng ký trước"))


def _begins(plan: Plan) -> dict[Place, date]:
    """For the deadline of every task that needs others, the day on which the first of them is done."""
    begins: dict[Place, date] = {}
    for first, then in ordered(plan):
        begins[then.place] = min(first.last_day, begins.get(then.place, date.max))
    return begins


def _window(plan: Plan, law: Law, duty: Duty, begins: dict[Place, date], units: int) -> str:
    step = plan.find("step", duty.ahead_of) if duty.ahead_of else None
    days = days_of(plan, step) if isinstance(step, Task) else None
    since = begins.get(days.place) if days else None
    if days is None or since is None or since >= days.last:
        return ""
    working = law.calendar.working_days_between(since, days.last)
    until = print_date(days.last)
    if units:
        return _("; {units} đơn vị trong {n} ngày làm việc (sau {since}, đến {until})").format(
            units=units, n=working, since=print_date(since), until=until
        )
    return _("; tất cả họp trong {n} ngày làm việc (sau {since}, đến {until})").format(
        n=working, since=print_date(since), until=until
    )
