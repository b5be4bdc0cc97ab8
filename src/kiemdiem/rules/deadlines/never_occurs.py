"""Việc định kỳ không đến lần nào trong đợt.

Việc ghi hằng tháng, hằng quý, nửa năm hay hằng năm mà trong thời gian của đợt (mục period, không có thì là năm dương
lịch của kế hoạch) không lần nào đến hạn: không ai phải làm gì.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    document: {subject: kiểm điểm, year: 2025, issuer: dang-uy}
    period: {from: 2025-01-06, to: 2025-02-28}
    tasks:
      - id: "1"
        text: Báo cáo quý
        deadline: {every: {period: quarter, by: 25}}  # KD217

Right:

    document: {subject: kiểm điểm, year: 2025, issuer: dang-uy}
    period: {from: 2025-01-06, to: 2025-06-30}
    tasks:
      - id: "1"
        text: Báo cáo quý
        deadline: {every: {period: quarter, by: 25}}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import dues
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD217", "never-occurs", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every recurring deadline that never falls due in the period of the plan."""
    for due in dues(plan):
        if due.kind == "recurring" and due.last_day is None:
            message = _("{task}: “{phrase}” không rơi vào ngày nào của đợt").format(
                task=plan.label(due.task), phrase=show(due.phrase, 80)
            )
            yield Finding(due.place, message, _("Sửa lại kỳ, hoặc sửa period của kế hoạch"))
