"""Dòng thời hạn viết khác kiểu giữa các nhiệm vụ.

Mỗi nhiệm vụ gọi dòng thời hạn một cách (“Thời gian hoàn thành”, “Thời gian thực hiện”, “Thời gian thực hiện và hoàn
thành”…) thì người đọc tưởng nghĩa khác nhau: xong việc hay chỉ là lúc làm. Dùng một nhãn, và viết hoa hoặc viết thường
chữ đầu của cụm từ chỉ hạn như nhau. Báo khi có từ ba nhãn trở lên.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II (năm nhãn khác nhau).

Wrong:

    tasks:
      - id: "1"
        text: Xây dựng kế hoạch
        deadline: {label: Thời gian hoàn thành, phrase: Trước ngày 05/11/2022, before: 2022-11-05}  # KD610
      - id: "2"
        text: Chia nhóm
        deadline: {label: Thời hạn, phrase: Trước ngày 10/11/2022, before: 2022-11-10}
      - id: "3"
        text: Kiểm điểm
        deadline: {label: Thời hạn, phrase: trước ngày 06/12/2022, before: 2022-12-06}  # KD610
      - id: "4"
        text: Báo cáo
        deadline: {label: Thời gian thực hiện, phrase: Trước ngày 13/12/2022, before: 2022-12-13}

Right:

    tasks:
      - id: "1"
        text: Xây dựng kế hoạch
        deadline: {label: Thời hạn, phrase: Trước ngày 05/11/2022, before: 2022-11-05}
      - id: "2"
        text: Chia nhóm
        deadline: {label: Thời hạn, phrase: Chậm nhất ngày 10/11/2022, by: 2022-11-10}
      - id: "3"
        text: Nộp hồ sơ trước ngày 06/12/2022
        deadline: {phrase: trước ngày 06/12/2022, before: 2022-12-06}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Deadline, Plan

TOO_MANY = 3
"""From so many different labels on they are no longer two kinds of lines but a mixture."""

_SHOWN = 5


@rule("KD610", "deadline-lines-mixed", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first deadline label unlike most, and every phrase that begins unlike most."""
    lines = [task.deadline for task in plan.all_tasks() if task.deadline and task.deadline.label]
    yield from _labels(lines)
    yield from _phrases(lines)


def _labels(lines: list[Deadline]) -> Iterator[Finding]:
    counts = Counter(line.label or "" for line in lines)
    if len(counts) < TOO_MANY:
        return
    common = counts.most_common()
    listed = "; ".join(f"“{show(label, 60)}” {count}" for label, count in common[:_SHOWN])
    odd = next(line for line in lines if line.label != common[0][0])
    message = _("Dòng thời hạn có {count} cách gọi: {labels}").format(count=len(counts), labels=listed)
    yield Finding(odd.at("label"), message, _("Dùng một nhãn, ví dụ “{label}”").format(label=show(common[0][0], 60)))


def _phrases(lines: list[Deadline]) -> Iterator[Finding]:
    begun = [(line, line.phrase) for line in lines if line.phrase and line.phrase.lstrip("*")[:1].isalpha()]
    capital = [entry for entry in begun if entry[1].lstrip("*")[0].isupper()]
    small = [entry for entry in begun if not entry[1].lstrip("*")[0].isupper()]
    if not capital or not small:
        return
    odd, count = (small, len(capital)) if len(small) <= len(capital) else (capital, len(small))
    for line, phrase in odd:
        if odd is small:
            message = _("“{phrase}” viết thường chữ đầu, {count} dòng thời hạn khác viết hoa")
        else:
            message = _("“{phrase}” viết hoa chữ đầu, {count} dòng thời hạn khác viết thường")
        yield Finding(
            line.at("phrase"), message.format(phrase=show(phrase, 60), count=count), _("Viết các dòng như nhau")
        )
