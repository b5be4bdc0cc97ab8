"""Dấu phẩy nối hai cơ quan làm câu hiểu được hai cách.

“Trên cơ sở các văn bản của UBND tỉnh, UBND thị xã có trách nhiệm hướng dẫn”: đọc qua tưởng UBND thị xã cũng ban hành
các văn bản đó, đọc hết mới biết là cơ quan phải làm. Người được giao việc có thể không nhận ra việc của mình. Tách
thành hai câu, hoặc đưa cơ quan có trách nhiệm lên đầu câu. Phần căn cứ mở đầu thì không tính: ở đó dấu phẩy trước cơ
quan ban hành là đúng thể thức (Hướng dẫn 36-HD/VPTW, mục 1.6.2).

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục III.4.

Wrong:

    agencies:
      - {id: ubnd-tinh, name: UBND tỉnh}
      - {id: ubnd-thi-xa, name: UBND thị xã}
    tasks:
      - {id: "1", text: "Trên cơ sở hướng dẫn của UBND tỉnh, UBND thị xã có trách nhiệm tổ chức thực hiện"}  # KD606

Right:

    agencies:
      - {id: ubnd-tinh, name: UBND tỉnh}
      - {id: ubnd-thi-xa, name: UBND thị xã}
    tasks:
      - {id: "1", text: UBND thị xã có trách nhiệm tổ chức thực hiện trên cơ sở hướng dẫn của UBND tỉnh}
      - {id: "2", text: "Các cơ quan của UBND tỉnh, UBND thị xã có trách nhiệm phối hợp"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Footnote, Place, Plan, Purpose, Task
from kiemdiem.plan.wording import unmarked

_OPENING = re.compile(
    r"(?:^|[.;:\n]\s*)(?:trên cơ sở|căn cứ|theo|thực hiện|sau khi|ngay sau|khi|từ|dưới|được|với|qua|để|tại|tiếp thu)\b"
    r"[^.;:\n]*\bcủa (?:các )?$",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r" (?:có trách nhiệm|có nhiệm vụ|phải (?!được)|chủ trì|chủ động|hướng dẫn|thực hiện|tổ chức|phối hợp|tham mưu"
    r"|xây dựng|chỉ đạo|kiểm tra|giám sát|theo dõi|đôn đốc|tổng hợp|báo cáo|triển khai|ban hành|rà soát|xem xét"
    r"|quyết định|gửi|nộp)\b",
    re.IGNORECASE,
)


@rule("KD606", "comma-joins-two-bodies", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every "của A, B có trách nhiệm" in which B does not issue but acts."""
    for place, text in _bodies_of_text(plan):
        if ", " not in text or "của " not in text:
            continue
        mentions = plan.mentions(text)
        for one, other in pairwise(mentions):
            if text[one.end : other.start] != ", " or not _DUTY.match(text, other.end):
                continue
            if _OPENING.search(text[max(0, one.start - 400) : one.start]):
                words = text[one.start : other.end]
                message = _("“{words}”: dấu phẩy làm {other} như cùng là chủ của phần trước").format(
                    words=show(f"của {words}", 120), other=show(other.words, 80)
                )
                hint = _("Viết “{other} …” lên đầu câu, hoặc tách thành hai câu").format(other=show(other.words, 80))
                yield Finding(place.on(words), message, hint)


def _bodies_of_text(plan: Plan) -> Iterator[tuple[Place, str]]:
    """The texts that give duties: purposes, tasks, footnotes."""
    nodes: tuple[Purpose | Task | Footnote, ...] = (*plan.purposes, *plan.all_tasks(), *plan.footnotes)
    for node in nodes:
        yield node.at("text"), unmarked(node.text)
