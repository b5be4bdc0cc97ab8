"""Nhãn vai trò chỉ dùng một lần.

Nhãn khác với nhãn thường dùng (“Cơ quan tham mưu thực hiện” thay cho “Cơ quan tham mưu”) và chỉ xuất hiện ở một mục.
Không rõ là vai trò khác hay chỉ là viết khác.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.5, II.6, II.7 và II.8.

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: directs, who: [btv]}
          - {role: advises, who: [tc-nv]}
          - {role: advises, label: Cơ quan tham mưu thực hiện, who: [van-phong]}  # KD307

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: directs, who: [btv]}
          - {role: advises, who: [tc-nv, van-phong]}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import LABELS, Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import same_words


@rule("KD307", "role-label-used-once", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every printed label of its own that no other line has, in a plan with several role lines."""
    lines = [line for task in plan.all_tasks() for line in task.roles if not line.in_sentence]
    counts = Counter(same_words(unmarked(line.printed_label)) for line in lines)
    usual = {same_words(label) for label in LABELS.values()}
    for line in lines if len(lines) >= FEW else ():
        label = same_words(unmarked(line.printed_label))
        if line.label and counts[label] == 1 and label not in usual:
            names = ", ".join(f"“{LABELS[role]}”" for role in line.role)
            message = _("Nhãn “{label}” chỉ dùng một lần").format(label=show(line.label, 80))
            hint = _("Dùng nhãn thường dùng: {names}; nếu là vai trò khác thì nói rõ").format(names=names)
            yield Finding(line.at("label"), message, hint)


FEW = 3
"""With fewer role lines every label is used once."""
