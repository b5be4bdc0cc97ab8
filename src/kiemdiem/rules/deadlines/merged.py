"""Hạn làm xong và hạn báo cáo gộp làm một.

Một ngày vừa là hạn hoàn thành vừa là hạn tổng hợp, trình hoặc báo cáo. Cơ quan tổng hợp nhận kết quả đúng ngày phải
trình thì không còn thời gian để tổng hợp. Nhiều kế hoạch khác ghi hai hạn: hoàn thành trước ngày này, báo cáo trước
ngày kia.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.5 và II.7.

Wrong:

    tasks:
      - id: "1"
        text: Nhận xét, đánh giá
        deadline:
          label: Thời gian hoàn thành, tổng hợp trình Thường trực Thị ủy
          phrase: Trước ngày 05/12/2022
          before: 2022-12-05  # KD214

Right:

    tasks:
      - id: "1"
        text: Nhận xét, đánh giá
        deadline:
          phrase: Hoàn thành trước ngày 30/11/2022, báo cáo trước ngày 05/12/2022
          finish: {before: 2022-11-30}
          report: {before: 2022-12-05}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.deadlines import fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import fold, print_date

_DO = re.compile(r"\b(hoan thanh|thuc hien|lam xong|ket thuc)\b")
_HAND_IN = re.compile(r"\b(trinh|bao cao|gui|nop|tong hop)\b")


@rule("KD214", "merged-deadline", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every single date whose line speaks of finishing and of handing in."""
    for task in plan.all_tasks():
        deadline = task.deadline
        due = fixed(plan, task)
        if deadline is None or deadline.finish or due is None or due.last_day is None:
            continue
        line = fold(unmarked(f"{deadline.label or ''} {deadline.phrase or ''}"))
        if _DO.search(line) and (handed := _HAND_IN.search(line)):
            message = _("{task}: một ngày {day} vừa là hạn làm xong vừa là hạn “{handed}”").format(
                task=plan.label(task), day=print_date(due.last_day), handed=_WORDS[handed[1]]
            )
            yield Finding(due.place, message, _("Tách hai hạn: finish (làm xong) và report (báo cáo, trình)"))


_WORDS = {"trinh": "trình", "bao cao": "báo cáo", "gui": "gửi", "nop": "nộp", "tong hop": "tổng hợp, trình"}
