"""Tỷ lệ khống chế có trong lời văn nhưng không khai ở caps.

Lời văn ghi “không được quá …%” mà mục caps không có tỷ lệ đó: không tính được số suất, không kiểm tra được cách tính.

Căn cứ: không có quy định riêng; chữ in và phần khai trong tệp phải khớp nhau.

Wrong:

    tasks:
      - id: "1"
        text: Số hoàn thành xuất sắc nhiệm vụ không được quá 20%  # KD418

Right:

    tasks:
      - id: "1"
        text: Số hoàn thành xuất sắc nhiệm vụ không được quá 20%
    caps:
      - {id: xuat-sac, text: không được quá 20%, percent: 20, basis: pool, task: "1"}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import limits


@rule("KD418", "cap-only-in-text", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every percentage of the excellent in the sentence of a task that no cap has; of a task with a cap, see KD403."""
    known = {cap.percent for cap in plan.caps} | {cap.exception.percent for cap in plan.caps if cap.exception}
    capped = {cap.task for cap in plan.caps}
    for task in plan.all_tasks():
        for words, percent in limits(task.text) if task.key not in capped else ():
            if percent not in known:
                message = _("{task}: lời văn ghi {percent}% nhưng caps không có tỷ lệ đó").format(
                    task=plan.label(task), percent=percent
                )
                hint = _("Thêm vào caps: {{id: …, text: “{words}”, percent: {percent}, basis: …}}").format(
                    words=show(words, 60), percent=percent
                )
                yield Finding(task.at("text", words=words), message, hint)
