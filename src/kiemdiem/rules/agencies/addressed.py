"""Cơ quan được giao việc trong lời văn nhưng không có trong dòng vai trò.

Lời văn của mục (hoặc sản phẩm, cuộc họp khai trong tệp) giao việc cho một cơ quan, nhưng không dòng vai trò nào của mục
nhắc đến cơ quan đó. Cơ quan ấy đọc dòng “Cơ quan thực hiện” sẽ tưởng không phải việc của mình.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.1.

Wrong:

    agencies:
      - {id: ubnd, name: UBND thị xã}
      - {id: dang-uy, name: các đảng ủy}
    tasks:
      - id: "1"
        text: Chỉ đạo UBND thị xã; các đảng ủy xây dựng kế hoạch
        roles:
          - {role: implements, who: [dang-uy]}  # KD308

Right:

    agencies:
      - {id: ubnd, name: UBND thị xã}
      - {id: dang-uy, name: các đảng ủy}
    tasks:
      - id: "1"
        text: Chỉ đạo UBND thị xã; các đảng ủy xây dựng kế hoạch
        roles:
          - {role: implements, who: [ubnd, dang-uy]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import AgencyGroup, Place, Plan, Role, Task
from kiemdiem.plan.wording import unmarked

_ORDERS = re.compile(
    r"\b(chỉ đạo|giao|yêu cầu|đề nghị|phân công|phối hợp (với|cùng)|do)\s+((tập thể|lãnh đạo|cho)\s+)*$", re.IGNORECASE
)
_ACTS = re.compile(r"\s+(có trách nhiệm|chịu trách nhiệm|chủ trì)\b", re.IGNORECASE)
_NEAR = 60
_JOINS = re.compile(r"\s*([,;]|\bvà\b)?\s*((tập thể|lãnh đạo)\s+)*", re.IGNORECASE)


@rule("KD308", "addressed-without-role", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that gives something to do to bodies without a role in it, at its line of doers."""
    for task in plan.all_tasks():
        if not task.doers:
            continue
        covered = {member for line in task.acting_roles for id_ in line.who for member in plan.members(id_)}
        missing = [id_ for id_ in _given(plan, task) if not _parts(plan, id_) <= covered]
        if missing:
            names = "; ".join(plan.agency_name(id_) for id_ in missing)
            message = _("{task} giao việc cho {names} nhưng không dòng vai trò nào có tên").format(
                task=plan.label(task), names=show(names, 200)
            )
            yield Finding(
                _place(plan, task, missing), message, _("Thêm vào cơ quan thực hiện hoặc phối hợp, hoặc sửa lời văn")
            )


def _parts(plan: Plan, id_: str) -> set[str]:
    """The bodies that a name covers, the name of a group itself apart."""
    return {one for one in plan.members(id_) if not isinstance(plan.body(one), AgencyGroup)}


def _given(plan: Plan, task: Task) -> list[str]:
    """The bodies that have something to do: by the papers, the duties, the assessments and the words of the task."""
    found = [id_ for paper in task.produces for id_ in paper.by]
    found += [id_ for duty in task.duties for id_ in duty.by]
    found += [id_ for one in task.assessments for id_ in one.by]
    found += _told(plan, unmarked(task.text))
    known = [id_ for id_ in dict.fromkeys(found) if plan.body(id_) and id_ != plan.document.issuer]
    return [id_ for id_ in known if not any(id_ != other and id_ in plan.members(other) for other in known)]


def _told(plan: Plan, text: str) -> Iterator[str]:
    """The bodies that stand after a word of command, one after the other, or begin a sentence."""
    end = -1
    for mention in plan.mentions(text):
        before = text[max(0, mention.start - _NEAR) : mention.start]
        follows = end >= 0 and _JOINS.fullmatch(text[end : mention.start])
        if follows or _ORDERS.search(before) or _ACTS.match(text, mention.end) or mention.begins(text):
            yield mention.id
            end = mention.end
        else:
            end = -1


def _place(plan: Plan, task: Task, missing: list[str]) -> Place:
    """The line of doers; without one the name in the sentence, else the sentence."""
    doing = [line for line in task.roles if set(line.role) & {Role.IMPLEMENTS, Role.LEADS}]
    if doing:
        return doing[0].at("who")
    named = [mention.words for mention in plan.mentions(unmarked(task.text)) if mention.id in missing]
    return task.at("text", words=named[0] if named else "")
