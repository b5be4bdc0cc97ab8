"""Nhiều việc khác nhau chung một hạn.

Một mục giao từ bốn sản phẩm trở lên (thông báo, kết luận, sơ kết, giải pháp…) mà chỉ có một ngày. Việc làm được ngay bị
kéo dài đến hạn chung, việc không có điểm kết thúc thì không biết bao giờ xong.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.10.

Wrong:

    tasks:
      - id: "1"
        text: Thông báo kết quả, ban hành kết luận, sơ kết, khắc phục
        deadline: {by: 2023-03-31}  # KD220
        produces:
          - {id: thong-bao, name: thông báo kết quả}
          - {id: ket-luan, name: kết luận từng cán bộ}
          - {id: so-ket, name: báo cáo sơ kết}
          - {id: giai-phap, name: giải pháp khắc phục}

Right:

    tasks:
      - id: "1"
        text: Thông báo kết quả, ban hành kết luận
        deadline: {by: 2022-12-23}
        produces:
          - {id: thong-bao, name: thông báo kết quả}
          - {id: ket-luan, name: kết luận từng cán bộ}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.precedence import ordered
from kiemdiem.vietnamese import print_date

MANY = 4
"""So many papers and acts with one date are too many."""


@rule("KD220", "many-papers-one-date", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that brings forth many things by a single date."""
    needed = {then.place: first for first, then in ordered(plan)}
    for task in plan.all_tasks():
        due = fixed(plan, task) if len(task.produces) >= MANY else None
        if due is None or due.last_day is None or due.part:
            continue
        message = _("{task}: {count} việc chung một hạn {day}: {papers}").format(
            task=plan.label(task),
            count=len(task.produces),
            day=print_date(due.last_day),
            papers=show("; ".join(paper.name for paper in task.produces), 160),
        )
        hint = _("Ghi hạn riêng cho từng việc")
        related: tuple[tuple[Place, str], ...] = ()
        first = needed.get(due.place)
        days = law.calendar.working_days_between(first.last_day, due.last_day) if first else 0
        if first and days > 0:
            hint = _("Ghi hạn riêng cho từng việc; {first} đã xong trước đó {days} ngày làm việc").format(
                first=first.label, days=days
            )
            related = ((first.place, _("hạn của {task}").format(task=first.label)),)
        yield Finding(due.place, message, hint, related)
