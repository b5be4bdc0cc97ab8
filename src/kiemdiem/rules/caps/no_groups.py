"""Tỷ lệ tính trong từng nhóm nhưng không có danh sách nhóm.

Kế hoạch nói chia nhóm vị trí tương đương rồi tính tỷ lệ trong từng nhóm, nhưng không liệt kê nhóm nào: không tính được
suất, và mỗi nơi chia một cách. Nhóm chỉ để minh họa (illustration) thì không phải nhóm thật.

Căn cứ: Hướng dẫn 21-HD/BTCTW (vị trí tương đương); kế hoạch 2022, mục II.2.

Wrong:

    caps:
      - id: xuat-sac
        text: số hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        within: [group]  # KD409

Right:

    caps:
      - id: xuat-sac
        text: số hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        within: [group]
    comparable_groups:
      - {id: bi-thu, name: bí thư chi bộ}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Task
from kiemdiem.plan.wording import unmarked

_GROUPS = re.compile(r"\b(?:chia|phân|xếp)(?: thành)?(?: các| từng)? nhóm\b", re.IGNORECASE)


@rule("KD409", "cap-without-groups", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that is counted in groups of a plan that has no real group."""
    if any(not group.illustration for group in plan.comparable_groups):
        return
    announced = cache(lambda key: _announced(plan, key))
    for cap in plan.caps:
        if place := cap.at("within") if "group" in cap.within else cap.task and announced(cap.task):
            message = (
                _("Tính trong từng nhóm nhưng {n} nhóm trong tệp đều là minh họa").format(n=len(plan.comparable_groups))
                if plan.comparable_groups
                else _("Tính trong từng nhóm nhưng tệp không liệt kê nhóm nào")
            )
            yield Finding(place, message, _("Liệt kê các nhóm vị trí tương đương vào comparable_groups"))


def _announced(plan: Plan, key: str) -> Place | None:
    """The words of a task that announce groups."""
    task = plan.find("task", key)
    if isinstance(task, Task) and (found := _GROUPS.search(unmarked(task.text))):
        return task.at("text", words=found[0])
    return None
