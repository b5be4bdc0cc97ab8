"""Một loại giấy tờ có nhiều hạn nộp.

Cùng một loại hồ sơ, báo cáo, bản kê khai nhưng mỗi mục một hạn. Có khi đúng (mỗi diện cán bộ một hạn), nhưng người nộp
phải biết mình thuộc diện nào mới biết hạn của mình.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.9.1, II.9.2 và III.3.

Wrong:

    tasks:
      - id: "1"
        text: Gửi hồ sơ diện Tỉnh ủy
        deadline: {by: 2022-12-30}
        produces: [{id: a, name: hồ sơ kiểm điểm diện Tỉnh ủy}]
      - id: "2"
        text: Gửi hồ sơ diện ủy quyền
        deadline: {by: 2023-01-30}
        produces: [{id: b, name: hồ sơ kiểm điểm diện ủy quyền}]  # KD221

Right:

    tasks:
      - id: "1"
        text: Gửi hồ sơ diện Tỉnh ủy và diện ủy quyền
        deadline: {by: 2022-12-30}
        produces:
          - {id: a, name: hồ sơ kiểm điểm diện Tỉnh ủy}
          - {id: b, name: hồ sơ kiểm điểm diện ủy quyền}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.deadlines import Due, fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Deliverable, Plan
from kiemdiem.vietnamese import print_date, same_words

_PAPER = re.compile(r"^(hồ sơ|báo cáo|bản|phiếu|biểu mẫu|tờ trình|danh sách) ")
_ALIKE = 4
"""Papers whose names begin with so many same words are of one kind."""


@rule("KD221", "one-paper-several-deadlines", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every paper of a kind that an earlier task asks for by another date."""
    first: dict[str, tuple[Due, Deliverable]] = {}
    for task in plan.all_tasks():
        due = fixed(plan, task)
        for paper in task.produces if due else ():
            if due is None or not _PAPER.match(paper.name.casefold()):
                continue
            kind = " ".join(same_words(paper.name).split()[:_ALIKE])
            known, other = first.setdefault(kind, (due, paper))
            if known.last_day and due.last_day and known.last_day != due.last_day:
                message = _("“{paper}” đến hạn {day}, “{other}” ở {task} đến hạn {known}").format(
                    paper=show(paper.name, 80),
                    day=print_date(due.last_day),
                    other=show(other.name, 80),
                    task=plan.label(known.task),
                    known=print_date(known.last_day),
                )
                related = ((other.at("name"), plan.label(known.task)),)
                yield Finding(
                    paper.at("name"), message, _("Nói rõ diện nào nộp theo hạn nào, hoặc dùng một hạn"), related
                )
