"""Cùng một ngày mà khi ghi “trước”, khi ghi “chậm nhất”.

Hai việc in cùng một ngày, một việc ghi “trước ngày” (ngày đó đã muộn), một việc ghi “chậm nhất ngày” (ngày đó còn kịp).
Không văn bản nào định nghĩa hai chữ này, nên người đọc cho là một hạn như nhau.

Căn cứ: không có quy định riêng; gặp ở kế hoạch 2022, mục II.4 và II.5 (cùng ngày 05/12/2022).

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        deadline: {phrase: Chậm nhất ngày 05/12/2022, by: 2022-12-05}
      - id: "2"
        text: Nhận xét, đánh giá
        deadline: {phrase: Trước ngày 05/12/2022, before: 2022-12-05}  # KD215

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        deadline: {phrase: Trước ngày 06/12/2022, before: 2022-12-06}
      - id: "2"
        text: Nhận xét, đánh giá
        deadline: {phrase: Trước ngày 09/12/2022, before: 2022-12-09}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Task
from kiemdiem.vietnamese import print_date


@rule("KD215", "mixed-phrases", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task whose printed day another one prints with the other phrase, at the later of the two."""
    seen: dict[date, dict[str, tuple[Task, Place]]] = {}
    for task in plan.all_tasks():
        deadline = task.deadline
        if deadline is None or deadline.time or not (day := deadline.before or deadline.by):
            continue
        meaning = "before" if deadline.before else "by"
        kinds = seen.setdefault(day, {})
        if meaning not in kinds and kinds:
            ((other, place),) = kinds.values()
            words = {"before": "trước", "by": "chậm nhất"}
            message = _("Ngày {day}: {task} ghi “{here}”, {other} ghi “{there}”").format(
                day=print_date(day),
                task=plan.label(task),
                here=words[meaning],
                other=plan.label(other),
                there=words["by" if meaning == "before" else "before"],
            )
            related = ((place, _("hạn của {task}").format(task=plan.label(other))),)
            yield Finding(
                deadline.at(meaning), message, _("Dùng một cách ghi cho mọi hạn; nên là “chậm nhất ngày”"), related
            )
        kinds.setdefault(meaning, (task, deadline.at(meaning)))
