"""Năm của thời hạn không thuộc đợt kiểm điểm.

Thời hạn rơi vào một năm xa năm kiểm điểm (2032 thay cho 2022, 2012 thay cho 2022) gần như chắc chắn là gõ nhầm năm. Một
đợt kiểm điểm hằng năm kết thúc chậm nhất giữa năm sau.

Căn cứ: Quy định 132-QĐ/TW (kiểm điểm, đánh giá, xếp loại hằng năm); đợt kết thúc chậm nhất khi nào thì không có quy
định riêng.

Wrong:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}
    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2032-12-30}  # KD209

Right:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}
    tasks:
      - id: "1"
        text: Báo cáo kết quả
        deadline: {by: 2022-12-30}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.deadlines import dues
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.precedence import Dated, issue


@rule("KD209", "year-slip", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every deadline in a year that is none of the campaign's; KD202 speaks of those before the newest paper."""
    years = {plan.document.year, plan.document.year + 1}
    if plan.period:
        years |= set(range(plan.period.from_.year, plan.period.to.year + 1))
    issued = issue(plan)
    for due in dues(plan):
        for day in dict.fromkeys((due.first_day, due.last_day)):
            before = issued and due.last_day and due.last_day < issued.last_day
            strange = day and (day.year not in years or _late(day, plan))
            if day and strange and due.kind not in ("recurring", "after") and not before:
                message = _("{task}: năm {year} không thuộc đợt kiểm điểm năm {campaign}").format(
                    task=plan.label(due.task), year=day.year, campaign=plan.document.year
                )
                near = min(
                    years - {day.year}, key=lambda year: (not _fits(day, year, issued), abs(year - plan.document.year))
                )
                yield Finding(due.place, message, _("Có phải là năm {year}?").format(year=near))
                break


LAST_MONTH = 6
"""A campaign is over by this month of the next year."""


def _late(day: date, plan: Plan) -> bool:
    """Whether `day` is in the next year, but after everything that still belongs to the campaign."""
    if plan.period and day <= plan.period.to:
        return False
    return day.year == plan.document.year + 1 and day.month > LAST_MONTH


def _fits(day: date, year: int, issued: Dated | None) -> bool:
    """Whether the same day of `year` is not before the plan."""
    return issued is None or (year, day.month, day.day) >= _ymd(issued.last_day)


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
