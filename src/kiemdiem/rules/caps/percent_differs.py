"""Tỷ lệ khai khác tỷ lệ trong lời văn.

Lời văn của kế hoạch ghi một tỷ lệ, mục percent ghi tỷ lệ khác: số suất tính ra sẽ không đúng văn bản đã ký.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 25  # KD403

Right:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 20
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.wording import limits


@rule("KD403", "percent-differs-from-text", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap whose wording, or the sentence of whose task, has percentages, none of them its own."""
    for cap in plan.caps:
        task = plan.find("task", cap.task) if cap.task else None
        sentences = limits(task.text) if isinstance(task, Task) else []
        own = {cap.percent, cap.exception.percent if cap.exception else cap.percent}
        for printed in (re.findall(r"(\d{1,3})\s*%", cap.text), [percent for _words, percent in sentences]):
            numbers = [int(number) for number in printed]
            if numbers and not own & set(numbers):
                message = _("percent là {percent} nhưng lời văn ghi {printed}%").format(
                    percent=cap.percent, printed=numbers[0]
                )
                yield Finding(cap.at("percent"), message, _("Sửa cho khớp với văn bản đã ký"))
                break
