"""Danh hiệu không đủ số lượng, cấp quyết định hoặc thời hạn.

Kế hoạch nói giới thiệu để xét khen thưởng mà không nói nhiều nhất bao nhiêu, cấp nào quyết định, xong khi nào, thì
không ai làm được việc đó. Danh hiệu "Trong sạch, vững mạnh" tiêu biểu chỉ lấy trong số hoàn thành xuất sắc nhiệm vụ
(Hướng dẫn 21-HD/BTCTW); số lượng cụ thể chưa đối chiếu được, phải lấy ở văn bản của cấp trên.

Căn cứ: Hướng dẫn 21-HD/BTCTW; kế hoạch 2022, mục II.6.

Wrong:

    awards:
      - id: tieu-bieu  # KD411
        name: Trong sạch, vững mạnh tiêu biểu
        from_level: excellent

Right:

    agencies:
      - {id: btv, name: Ban Thường vụ}
    tasks:
      - {id: "1", text: Xét khen thưởng, deadline: {by: 2022-12-09}}
    awards:
      - id: tieu-bieu
        name: Trong sạch, vững mạnh tiêu biểu
        from_level: excellent
        limit: không quá 20% số hoàn thành xuất sắc
        decided_by: [btv]
        task: "1"
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import due_of
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Award, Plan, Task


@rule("KD411", "award-incomplete", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every award that nobody can grant: one finding with all that is missing."""
    for award in plan.awards:
        if missing := list(_missing(plan, award)):
            message = _("Danh hiệu {award} không nói: {missing}").format(
                award=show(award.name, 60), missing="; ".join(missing)
            )
            hint = _("Thêm limit (số lượng), decided_by (cấp quyết định), task (nhiệm vụ có thời hạn)")
            yield Finding(award.at("id"), message, hint)


def _missing(plan: Plan, award: Award) -> Iterator[str]:
    if not award.limit:
        yield _("nhiều nhất bao nhiêu")
    if not award.decided_by:
        yield _("cấp nào quyết định")
    task = plan.find("task", award.task) if award.task else None
    if not isinstance(task, Task):
        yield _("xong khi nào")
    elif not any(due.last_day for due in due_of(plan, task)):
        yield _("xong khi nào ({task} không có ngày)").format(task=plan.label(task))
