"""Hai việc phải làm cùng lúc nhưng khác hạn.

Mục precedence ghi hai việc làm cùng lúc (ví dụ bản kê khai nộp cùng hồ sơ), nhưng hạn của chúng khác nhau.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó. Việc làm cùng lúc: kế hoạch 2022, mục
II.9.1.

Wrong:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {by: 2022-12-30}
      - id: "2"
        text: Nộp bản kê khai cùng lúc với hồ sơ
        deadline: {by: 2023-01-30}
    precedence:
      - {together: ["1", "2"]}  # KD225

Right:

    tasks:
      - id: "1"
        text: Gửi hồ sơ
        deadline: {by: 2022-12-30}
      - id: "2"
        text: Nộp bản kê khai cùng lúc với hồ sơ
        deadline: {by: 2022-12-30}
    precedence:
      - {together: ["1", "2"]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import Due, fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Task
from kiemdiem.vietnamese import print_date


@rule("KD225", "together-but-apart", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every step that has to be done together with another one and has another day."""
    owners = {paper.id: task for task in plan.all_tasks() for paper in task.produces}
    for entry in plan.precedence:
        known: Due | None = None
        for index, id_ in enumerate(entry.together or ()):
            step = owners.get(id_) or plan.find("task", id_)
            due = fixed(plan, step) if isinstance(step, Task) else None
            if due and known and due.last_day != known.last_day:
                message = _("{one} và {other} phải làm cùng lúc nhưng hạn là {day} và {later}").format(
                    one=plan.label(known.task),
                    other=plan.label(due.task),
                    day=print_date(known.last_day or law.today),
                    later=print_date(due.last_day or law.today),
                )
                yield Finding(entry.at("together", index), message, _("Ghi cùng một hạn, hoặc bỏ together"))
            known = known or due
