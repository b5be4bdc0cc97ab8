"""Một cơ quan giữ hai vai trò trái nhau trong cùng một việc.

Vừa chỉ đạo vừa thực hiện, vừa tham mưu vừa thực hiện, vừa thẩm định vừa thực hiện: tự chỉ đạo, tự thẩm định mình thì
không ai kiểm tra ai.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.4.

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: directs, who: [dang-uy]}
          - {role: implements, who: [dang-uy]}  # KD310

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm
        roles:
          - {role: directs, who: [btv]}
          - {role: implements, who: [dang-uy]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role, RoleLine, Task
from kiemdiem.terms import role_name

_APART = (
    (Role.DIRECTS, Role.IMPLEMENTS),
    (Role.DIRECTS, Role.LEADS),
    (Role.DIRECTS, Role.ADVISES),
    (Role.ADVISES, Role.IMPLEMENTS),
    (Role.APPRAISES, Role.IMPLEMENTS),
)


@rule("KD310", "two-roles-one-body", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every body with two roles that should be apart, at the later line; roles that a sentence gives are not lines."""
    for task in plan.all_tasks():
        lines = [line for line in task.roles if not line.in_sentence]
        holders = {role: _members(plan, [line for line in lines if role in line.role]) for role in Role}
        for one, other in _APART:
            for line in lines:
                if other not in line.role:
                    continue
                for index, id_ in enumerate(line.who):
                    if plan.members(id_) & holders[one]:
                        yield Finding(line.at("who", index), _message(plan, task, id_, one, other), _hint())


def _members(plan: Plan, lines: Iterable[RoleLine]) -> set[str]:
    return {member for line in lines for id_ in line.who for member in plan.members(id_)}


def _message(plan: Plan, task: Task, id_: str, one: Role, other: Role) -> str:
    return _("{task}: “{agency}” vừa {one} vừa {other}").format(
        task=plan.label(task), agency=show(plan.agency_name(id_), 80), one=role_name(one), other=role_name(other)
    )


def _hint() -> str:
    return _("Giữ một vai trò cho mỗi cơ quan trong một việc")
