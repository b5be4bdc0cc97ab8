"""Việc có thể bắt đầu trước khi biết kết quả một việc “nếu cần”.

Việc sau dùng kết quả của một việc chỉ làm khi cần, nhưng không có ngày bắt đầu. Đơn vị làm sớm không biết là không có
kết quả ấy hay là chưa có, làm xong rồi mới nhận được thì phải làm lại.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.3 (“nếu cần”).

Wrong:

    tasks:
      - id: "1"
        text: Xây dựng kế hoạch
        deadline: {by: 2022-11-04}
      - id: "2"
        text: Gợi ý kiểm điểm (nếu cần)
        modifiers: {conditional: nếu cần}
        deadline: {by: 2022-11-09}  # KD222
      - id: "3"
        text: Tổ chức kiểm điểm
        deadline: {by: 2022-12-05}
    precedence:
      - {order: ["1", "3"]}
      - {order: ["2", "3"]}

Right:

    tasks:
      - id: "1"
        text: Xây dựng kế hoạch
        deadline: {by: 2022-11-04}
      - id: "2"
        text: Gợi ý kiểm điểm (nếu cần)
        modifiers: {conditional: nếu cần}
        deadline: {by: 2022-11-09}
      - id: "3"
        text: Tổ chức kiểm điểm
        deadline: {from: 2022-11-10, to: 2022-12-05}
    precedence:
      - {order: ["1", "3"]}
      - {order: ["2", "3"]}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.deadlines import fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.precedence import Dated, ordered
from kiemdiem.vietnamese import print_date


@rule("KD222", "may-start-before-needed", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every conditional task that another one needs which may begin before it is due."""
    tasks = {due.place: due for task in plan.all_tasks() if (due := fixed(plan, task))}
    needs: dict[Place, list[Dated]] = {}
    for first, then in ordered(plan):
        needs.setdefault(then.place, []).append(first)
    for place, firsts in needs.items():
        waiting = tasks.get(place)
        if waiting is None or waiting.first_day:
            continue
        for first in firsts:
            needed = tasks.get(first.place)
            ready = [other.last_day for other in firsts if other.last_day < first.last_day]
            if needed and needed.task.conditional and ready:
                message = _("{needed} (nếu cần) có thể đến {day}, mà {then} bắt đầu được từ {start}").format(
                    needed=first.label,
                    day=print_date(first.last_day),
                    then=plan.label(waiting.task),
                    start=print_date(max(ready)),
                )
                hint = _("Ghi ngày bắt đầu của {then} sau {day}, hoặc đẩy {needed} lên sớm hơn").format(
                    then=plan.label(waiting.task), day=print_date(first.last_day), needed=first.label
                )
                related = ((place, _("hạn của {task}").format(task=plan.label(waiting.task))),)
                yield Finding(first.place, message, hint, related)
