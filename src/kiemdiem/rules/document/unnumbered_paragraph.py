"""Đoạn giao việc không có số mục.

Mục có hai đoạn mà đoạn sau giao việc khác, hoặc đoạn cuối phần không đánh số, thì không dẫn được (“mục II.5, đoạn
hai”), dễ bị bỏ sót khi phân công, đôn đốc. Tách thành mục có số, hoặc thành điểm a, b.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.5 và II.10.

Wrong:

    tasks:
      - id: "1"
        text: |-
          Thường trực HĐND thị xã nhận xét, đánh giá Thường trực HĐND xã, phường.

          UBND thị xã thực hiện nhận xét, đánh giá UBND xã, phường.  # KD611

Right:

    tasks:
      - id: "1"
        text: |-
          Tổ chức kiểm điểm
          theo Hướng dẫn số 21.

          (Kèm theo Mẫu 09)
      - {id: "2", text: UBND thị xã thực hiện nhận xét UBND xã}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.source.stretches import is_literal

_DUTY = re.compile(
    r"\b(?:thực hiện|tổ chức|xây dựng|gửi|nộp|báo cáo|chủ trì|phối hợp|hướng dẫn|đề ra|ban hành|trình|tổng hợp|tham mưu"
    r"|kiểm tra|giám sát|phải|có trách nhiệm|phản ánh|theo dõi|đôn đốc|quán triệt|đăng ký|triển khai|thông báo|rà soát"
    r"|xem xét|quyết định|nhận xét|đánh giá|cung cấp|bố trí|chuẩn bị)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[-–—+•*]\s|\(|[0-9]+[.)]|[a-zđ]\)")


@rule("KD611", "unnumbered-paragraph", Severity.NOTE, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every paragraph after the first of a task that gives a duty, and every closing paragraph that does."""
    for task in plan.all_tasks():
        if task.id.endswith(".end"):
            if _DUTY.search(task.text):
                yield _finding(plan, task, task.text)
        elif "\n" in task.text:
            for paragraph in _paragraphs(task, law)[1:]:
                if not _LISTED.match(paragraph) and paragraph[:1].isupper() and _DUTY.search(paragraph):
                    yield _finding(plan, task, paragraph)


def _paragraphs(task: Task, law: Law) -> list[str]:
    """The paragraphs of a text: a folded value keeps no other line ends, a literal one has a blank line between."""
    between = r"\n\s*\n" if is_literal(law.source, task.at("text").steps) else r"\n+"
    return [paragraph.strip() for paragraph in re.split(between, unmarked(task.text)) if paragraph.strip()]


def _finding(plan: Plan, task: Task, paragraph: str) -> Finding:
    words = " ".join(unmarked(paragraph).split()[:5]).rstrip(" ,;.:")
    message = _("{task}: đoạn “{words} …” giao việc mà không có số mục").format(
        task=plan.label(task), words=show(words, 80)
    )
    hint = _("Tách đoạn này thành mục có số, hoặc điểm a, b")
    return Finding(task.at("text", words=words), message, hint)
