"""Số mục cùng cấp in khác kiểu.

Các mục cùng cấp trong một phần phải đánh số một kiểu: cùng đậm hoặc cùng thường, cùng dấu sau số (“8.” hoặc “8)”). Số
in đậm giữa các số in thường làm người đọc tưởng mục đó quan trọng hơn hoặc thuộc cấp khác. Hướng dẫn 36-HD/VPTW không
bắt số mục đậm hay thường, chỉ cần thống nhất trong một văn bản.

Căn cứ: Hướng dẫn 36-HD/VPTW không quy định; cần thống nhất trong một văn bản.

Wrong:

    tasks:
      - {id: "1", text: Xây dựng kế hoạch}
      - {id: "2", text: Chia nhóm}
      - {id: "3", number: "**3.**", text: Tổ chức kiểm điểm}  # KD608

Right:

    tasks:
      - {id: "1", number: "**1.**", text: Xây dựng kế hoạch}
      - id: "2"
        number: "**2.**"
        text: Chia nhóm
        tasks:
          - {id: a, text: Đảng viên}
          - {id: b, text: Tổ chức đảng}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Purpose, Task

_Item = tuple[str, Place]
"""A number as printed, and its place."""


@rule("KD608", "numbering-style-mixed", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first number of each level that is printed unlike most others of it."""
    levels: list[list[_Item]] = [[_of_purpose(purpose) for purpose in plan.purposes]]
    for section in (plan.tasks, plan.implementation):
        levels += _levels(section)
    for level in levels:
        yield from _odd(level)


def _of_purpose(purpose: Purpose) -> _Item:
    return purpose.printed_number, purpose.at("number" if purpose.number else "id")


def _levels(tasks: Iterable[Task]) -> Iterator[list[_Item]]:
    """The numbers of a section, level by level; the closing paragraph has none."""
    current = list(tasks)
    while current:
        numbered = [task for task in current if not task.id.endswith(".end")]
        yield [(task.printed_number, task.at("number" if task.number else "id")) for task in numbered]
        current = [inner for task in current for inner in task.tasks]


def _odd(level: list[_Item]) -> Iterator[Finding]:
    marks = [(_marks(printed), printed, place) for printed, place in level]
    yield from _unlike_most(marks)
    for kind in (str.isdigit, str.isalpha):
        ends = [(_end(printed), printed, place) for printed, place in level if kind(printed.strip("*")[:1])]
        yield from _unlike_most(ends)


def _unlike_most(items: list[tuple[str, str, Place]]) -> Iterator[Finding]:
    counts = Counter(style for style, _printed, _place in items)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    odd = [(style, printed, place) for style, printed, place in items if style != usual]
    style, _printed, place = odd[0]
    message = _("Số mục {numbers} {style}, {count} mục khác cùng cấp {usual}").format(
        numbers=show(", ".join(printed.strip("*") for _style, printed, _place in odd), 60),
        style=style, count=counts[usual], usual=usual,
    )  # fmt: skip
    yield Finding(place, message, _("Đánh số mọi mục cùng cấp một kiểu"))


def _marks(printed: str) -> str:
    stars = len(printed) - len(printed.lstrip("*"))
    return [_("in thường"), _("in nghiêng"), _("in đậm"), _("in đậm nghiêng")][min(stars, 3)]


def _end(printed: str) -> str:
    match = re.search(r"[^\w\s]*$", printed.strip("*"))
    end = match.group() if match else ""
    return _("có dấu “{mark}” sau số").format(mark=show(end, 10)) if end else _("không có dấu sau số")
