"""Một việc giao hai lần.

Hai mục cùng đòi một sản phẩm (xây dựng kế hoạch, ban hành hướng dẫn…) với danh sách cơ quan khác nhau hoặc hạn khác
nhau. Cơ quan có tên ở mục này mà không có ở mục kia không biết mình có phải làm.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.1 và III.1.

Wrong:

    tasks:
      - id: "1"
        text: Các đảng ủy xây dựng kế hoạch
        roles: [{role: implements, who: [dang-uy]}]
        deadline: {by: 2022-11-04}
    implementation:
      - id: "III.1"
        text: Các cơ quan xây dựng kế hoạch thực hiện  # KD321
        roles: [{role: implements, who: [co-quan], in_sentence: true}]

Right:

    tasks:
      - id: "1"
        text: Các đảng ủy xây dựng kế hoạch
        roles: [{role: implements, who: [dang-uy]}]
        deadline: {by: 2022-11-04}
    implementation:
      - id: "III.1"
        text: Các cơ quan thực hiện nghiêm túc
        roles: [{role: implements, who: [co-quan], in_sentence: true}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.deadlines import fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import same_words

_DUTY = re.compile(
    r"\b(xây dựng|ban hành|lập|soạn thảo)\s+(kế hoạch|hướng dẫn|báo cáo|chương trình|danh sách|quy chế)\b",
    re.IGNORECASE,
)


@rule("KD321", "same-duty-twice", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every duty that an earlier task gives to others or by another date."""
    first: dict[str, Task] = {}
    for task in plan.all_tasks():
        for words in dict.fromkeys(match[0] for match in _DUTY.finditer(unmarked(task.text))):
            other = first.setdefault(same_words(words), task)
            if other is not task and _apart(plan, other, task):
                message = _("{task} lại giao “{words}” như {other}, nhưng khác danh sách hoặc khác hạn").format(
                    task=plan.label(task), words=show(words, 60), other=plan.label(other)
                )
                related = ((other.at("text", words=words), plan.label(other)),)
                yield Finding(task.at("text", words=words), message, _("Giao một lần, một danh sách, một hạn"), related)


def _apart(plan: Plan, one: Task, other: Task) -> bool:
    days = {due.last_day if (due := fixed(plan, task)) else None for task in (one, other)}
    return len(days) > 1 or _doing(plan, one) != _doing(plan, other)


def _doing(plan: Plan, task: Task) -> set[str]:
    return {member for id_ in task.who(Role.IMPLEMENTS, Role.LEADS) for member in plan.members(id_)}
