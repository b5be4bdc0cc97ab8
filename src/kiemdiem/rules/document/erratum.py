"""Bản in sai chữ, tệp ghi thêm điều được hiểu.

Văn bản đã ký in sai một chỗ; tệp giữ nguyên lời văn và ghi ở errata chữ in cùng điều được hiểu. Chữ ghi ở printed
phải có đúng như vậy trong mục, nếu không thì chính phần errata sai.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.8 (in “Hội Ban Thường vụ”).

Wrong:

    tasks:
      - id: "1"
        text: Hội Ban Thường vụ xem xét
        errata:
          - {printed: Hội Ban Thường vụ, meant: Hội nghị Ban Thường vụ}  # KD603

Right:

    tasks:
      - id: "1"
        text: Hội nghị Ban Thường vụ xem xét
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked


@rule("KD603", "printed-but-meant-text", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every slip of the text that the file notes; a warning where the text does not hold it."""
    for task in plan.all_tasks():
        for slip in task.errata:
            if slip.printed in unmarked(task.text):
                message = _("{task}: bản in ghi “{printed}”, hiểu là “{meant}”").format(
                    task=plan.label(task), printed=show(slip.printed, 60), meant=show(slip.meant, 60)
                )
                yield Finding(slip.at("printed"), message, _("Đề nghị cơ quan ban hành đính chính văn bản"))
            else:
                message = _("Lời văn của {task} không có chữ “{printed}”").format(
                    task=plan.label(task), printed=show(slip.printed, 60)
                )
                hint = _("Ghi ở printed đúng như trong lời văn")
                yield Finding(slip.at("printed"), message, hint, severity=Severity.WARNING)
