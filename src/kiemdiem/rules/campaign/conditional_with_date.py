"""Việc có điều kiện hoặc chọn một trong hai mà ghi hạn cố định.

Việc "nếu cần" có thể không phải làm; việc "sơ kết hoặc báo cáo" làm một trong hai là xong. Quá ngày mà chưa làm chưa
chắc là trễ, nên phải nói ai quyết định là cần, chọn cái nào. Lời văn có "nếu cần", "nếu có" mà tệp không khai
conditional thì kiemdiem sẽ tính trễ như việc thường.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.3 và II.10.

Wrong:

    tasks:
      - id: "1"
        text: Gợi ý kiểm điểm (nếu cần)
        modifiers:
          conditional: nếu cần  # KD427
        deadline: {by: 2022-11-09}

Wrong:

    tasks:
      - id: "1"
        text: Gợi ý kiểm điểm (nếu cần)  # KD427
        deadline: {by: 2022-11-09}

Right:

    tasks:
      - id: "1"
        text: Gợi ý kiểm điểm (nếu cần)
        modifiers:
          conditional: nếu cần
        deadline: {on_request: true}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.deadlines import due_of
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Modifier, Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import print_date

_IF = re.compile(r"\bnếu (?:cần thiết|cần|có)\b", re.IGNORECASE)


@rule("KD427", "conditional-with-date", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every condition or choice with a fixed date, every condition of the text that the file does not declare."""
    for task in plan.all_tasks():
        yield from _dated(plan, task)
        declared = {modifier for paper in task.produces for modifier in paper.modifiers}.union(task.modifiers)
        if Modifier.CONDITIONAL not in declared and (found := _IF.search(unmarked(task.text))):
            message = _("{task} ghi “{words}” nhưng không khai là việc có điều kiện").format(
                task=plan.label(task), words=show(found[0])
            )
            hint = _("Thêm vào việc, hoặc vào sản phẩm mà chữ đó nói đến: modifiers: {{conditional: {words}}}").format(
                words=show(found[0].lower())
            )
            yield Finding(task.at("text", words=found[0]), message, hint, severity=Severity.WARNING)


def _dated(plan: Plan, task: Task) -> Iterator[Finding]:
    fixed = ("before", "by", "on", "within", "window")
    days = [due.last_day for due in due_of(plan, task) if due.last_day and due.kind in fixed] if task.modifiers else []
    if not days:
        return
    told = {
        Modifier.CONDITIONAL: _("Ghi rõ ai quyết định là cần và đến ngày nào, để biết khi nào là trễ"),
        Modifier.ALTERNATIVE: _("Ghi rõ ai chọn và đến ngày nào; làm một trong hai là xong"),
    }
    for modifier, hint in told.items():
        if words := task.modifiers.get(modifier):
            message = _("{task}: “{words}” mà hạn là {day}; quá ngày đó chưa chắc là trễ").format(
                task=plan.label(task), words=show(words, 60), day=print_date(max(days))
            )
            yield Finding(task.at("modifiers", modifier.value, key=True), message, hint)
