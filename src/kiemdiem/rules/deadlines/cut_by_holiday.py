"""Chặng cuối trước hạn bị kỳ nghỉ dài cắt ngắn.

Ngay trước hạn là Tết hoặc một kỳ nghỉ từ năm ngày liền trở lên, sau kỳ nghỉ chỉ còn vài ngày làm việc. Đơn vị tưởng còn
nhiều ngày, thực ra phải xong trước Tết. Ngày nghỉ tính theo lịch nghỉ lễ của Nhà nước và mục calendar của kế hoạch.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.9.2 (Tết 2023).

Wrong:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {before: 2023-01-31}  # KD210

Right:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {before: 2023-01-18}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import Due, dues
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import print_date

LONG = 5
"""Days off in a row that make a holiday long."""

WEEK = 5
"""Fewer working days than this between the holiday and the deadline are a stretch cut short."""

_BACK = 21


@rule("KD210", "cut-by-holiday", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every fixed date with a long holiday shortly before it."""
    for due in dues(plan):
        if due.last_day is None or due.kind in ("recurring", "after") or not law.calendar.is_working(_act_by(due, law)):
            continue
        if not (found := _holiday(due.last_day, law.calendar)):
            continue
        first, last = found
        left = law.calendar.working_days_between(last, due.last_day)
        if 0 < left < WEEK:
            message = _("{task}: kỳ nghỉ {why} từ {first} đến {last} chỉ để lại {left} ngày làm việc trước hạn {day}")
            said = message.format(
                task=plan.label(due.task),
                why=_name(first, last, law.calendar),
                first=print_date(first),
                last=print_date(last),
                left=left,
                day=print_date(due.last_day),
            )
            before = law.calendar.last_working_day(first)
            hint = _("Nhắc các đơn vị xong trước kỳ nghỉ, chậm nhất {day}; hoặc lùi hạn").format(day=print_date(before))
            yield Finding(due.place, said, hint)


def _act_by(due: Due, law: Law) -> date:
    return law.calendar.last_working_day(due.last_day or law.today)


def _holiday(last: date, calendar: Calendar) -> tuple[date, date] | None:
    """The nearest run of at least LONG days off before `last`, no further back than three weeks."""
    run: list[date] = []
    for back in range(1, _BACK):
        day = last - timedelta(back)
        if calendar.is_working(day):
            if len(run) >= LONG:
                return run[-1], run[0]
            run = []
        else:
            run.append(day)
    return (run[-1], run[0]) if len(run) >= LONG else None


def _name(first: date, last: date, calendar: Calendar) -> str:
    """What the holiday is called: the name that most of its days have in theirs ("Tết Nguyên Đán"), weekends apart."""
    days = ((first + timedelta(number)) for number in range((last - first).days + 1))
    reasons = [why for day in days if (why := calendar.why_off(day))]
    names = [why for why in reasons if why not in (_("thứ Bảy"), _("Chủ nhật"))] or reasons
    return show(max(names, key=lambda name: sum(name in other for other in names)), 60)
