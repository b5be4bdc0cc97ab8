"""Hạn rơi vào ngày nghỉ.

Hạn cuối, hoặc ngày ghi trong văn bản, rơi vào thứ Bảy, Chủ nhật hoặc ngày lễ thì mỗi đơn vị tự hiểu một cách. Bộ luật
Dân sự điều 148 chỉ dời ngày cuối của một khoảng thời hạn, không dời một ngày đã ấn định. Hãy ghi ngày làm việc.

Căn cứ: Bộ luật Dân sự, điều 148; ngày đã ấn định mà là ngày nghỉ thì không có quy định riêng.

Wrong:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-31}  # KD201

Right:

    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.day_names import day_name
from kiemdiem.deadlines import dues
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD201", "deadline-on-day-off", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every fixed date whose last day, or whose printed day, is no working day."""
    for due in dues(plan):
        if due.kind not in ("before", "by", "on", "window") or due.last_day is None:
            continue
        named = max(due.last_day, due.other_reading or due.last_day)
        if why := law.calendar.why_off(due.last_day):
            message = _("{task}: hạn cuối {day} là ngày nghỉ{why}")
        elif why := law.calendar.why_off(named):
            message = _("{task}: ngày ghi trong văn bản, {named}, là ngày nghỉ{why}; hạn cuối là {day}")
        else:
            continue
        reason = "" if why in (_("thứ Bảy"), _("Chủ nhật")) else f" ({why})"
        said = message.format(task=plan.label(due.task), day=day_name(due.last_day), named=day_name(named), why=reason)
        yield Finding(due.place, said, _hint(due.last_day, law.calendar))


def _hint(last: date, calendar: Calendar) -> str:
    before = calendar.last_working_day(last)
    return _("Ngày làm việc cuối cùng kịp hạn là {day}; nên ghi thẳng ngày đó").format(day=day_name(before))
