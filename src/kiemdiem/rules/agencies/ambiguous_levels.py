"""“Xã, phường” đứng sau hai cơ quan: không rõ đi với cơ quan nào.

“Thường trực HĐND thị xã, UBND thị xã, xã, phường”: cấp xã, phường chỉ đi với UBND hay cả Thường trực HĐND? Hai cách
hiểu cho hai danh sách đơn vị khác nhau.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.1 và II.8.

Wrong:

    tasks:
      - id: "1"
        text: Xếp loại Thường trực HĐND thị xã, UBND thị xã, xã, phường  # KD316

Right:

    tasks:
      - id: "1"
        text: Xếp loại Thường trực HĐND thị xã; UBND thị xã và UBND xã, phường
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked

_LEVELS = r"(?:tỉnh|thành phố|thị xã|quận|huyện)"
_BODY = r"\b(?:Thường trực )?\w{1,30}"
_LOWER = r"(?:xã|phường|thị trấn)"
_AMBIGUOUS = re.compile(rf"{_BODY} ({_LEVELS}),? (?:và )?{_BODY} \1,? (?:và )?{_LOWER}(?:, {_LOWER})*\b")


@rule("KD316", "ambiguous-level-list", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every list of two bodies of one level with a lower level after it."""
    for task in plan.all_tasks():
        text = unmarked(task.text)
        for match in _AMBIGUOUS.finditer(text):
            words = match[0].strip()
            message = _("“{words}”: “xã, phường” đi với cơ quan nào?").format(words=show(words, 100))
            hint = _("Viết tách ra, ví dụ “Thường trực HĐND thị xã; UBND thị xã, UBND xã, phường”")
            yield Finding(task.at("text", words=words), message, hint)
