"""Cơ quan “chỉ đạo” việc của chính cấp trên mình.

Dòng chỉ đạo ghi một cơ quan, nhưng người quyết định, thực hiện hoặc chủ trì việc đó lại là cấp trên của nó (ví dụ
Thường trực “chỉ đạo” Ban Thường vụ quyết định). Việc trình lên cấp trên để quyết định thì không tính.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.8.

Wrong:

    agencies:
      - {id: btv, name: Ban Thường vụ Thị ủy}
      - {id: tt, name: Thường trực Thị ủy, superior: btv}
    tasks:
      - id: "1"
        text: Hội nghị Ban Thường vụ Thị ủy quyết định xếp loại
        roles:
          - {role: directs, who: [tt]}  # KD313
          - {role: decides, who: [btv], in_sentence: true}

Right:

    agencies:
      - {id: btv, name: Ban Thường vụ Thị ủy}
      - {id: tt, name: Thường trực Thị ủy, superior: btv}
    tasks:
      - id: "1"
        text: Chuẩn bị hồ sơ để trình Ban Thường vụ Thị ủy quyết định
        roles:
          - {role: directs, who: [tt]}
          - {role: decides, who: [btv], in_sentence: true}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role
from kiemdiem.plan.wording import unmarked

_DOING = (Role.DECIDES, Role.IMPLEMENTS, Role.LEADS, Role.ADVISES, Role.COORDINATES)
_HANDED_UP = re.compile(r"\b(trình|báo cáo|đề nghị|xin ý kiến)\s+(hội nghị\s+)?$", re.IGNORECASE)


@rule("KD313", "directs-its-superior", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every body that directs what a body above it does or decides."""
    for task in plan.all_tasks():
        handed_up = _handed_up(plan, unmarked(task.text))
        doing = [id_ for id_ in task.who(*_DOING) if id_ not in handed_up]
        for line in task.roles:
            for index, id_ in enumerate(line.who if Role.DIRECTS in line.role else ()):
                for superior in (one for one in plan.above(id_) if one in doing):
                    message = _("{task}: {body} chỉ đạo việc của {superior}, là cấp trên của mình").format(
                        task=plan.label(task),
                        body=show(plan.agency_name(id_), 80),
                        superior=show(plan.agency_name(superior), 80),
                    )
                    hint = _("Ghi {superior} ở dòng chỉ đạo, hoặc tách việc chuẩn bị với việc quyết định").format(
                        superior=show(plan.agency_name(superior), 80)
                    )
                    yield Finding(line.at("who", index), message, hint)


def _handed_up(plan: Plan, text: str) -> set[str]:
    """The bodies to which the sentence hands something up."""
    return {mention.id for mention in plan.mentions(text) if _HANDED_UP.search(text[: mention.start])}
