"""Số mục nhảy cóc hoặc lặp.

Các mục cùng cấp phải đánh số liền nhau: 1, 2, 3; 9.1, 9.2; a, b. Thiếu số thì người đọc tưởng mất một mục.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2 (đánh số khoản, điểm); số phải liền nhau thì không có quy định riêng.

Wrong:

    tasks:
      - {id: "1", text: Xây dựng kế hoạch}
      - {id: "3", text: Tổ chức kiểm điểm}  # KD601

Right:

    tasks:
      - {id: "1", text: Xây dựng kế hoạch}
      - {id: "2", text: Tổ chức kiểm điểm}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task


@rule("KD601", "numbering-gap", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every number that does not follow the one before it."""
    yield from _gaps(plan.tasks)
    yield from _gaps(plan.implementation)


def _gaps(tasks: Iterable[Task]) -> Iterator[Finding]:
    previous = 0
    for task in tasks:
        last = task.id.rpartition(".")[2]
        if re.fullmatch(r"[0-9]+", last):
            if int(last) not in (previous + 1, previous):
                message = _("Mục “{id}” không liền với mục trước").format(id=task.id)
                yield Finding(task.at("id"), message, _("Đánh số liền nhau, hoặc thêm mục còn thiếu"))
            previous = int(last)
        yield from _gaps(task.tasks)
