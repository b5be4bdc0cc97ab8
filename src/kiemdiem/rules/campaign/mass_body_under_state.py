"""Đoàn thể bị xếp vào các đơn vị trực thuộc UBND.

Mặt trận và các đoàn thể không trực thuộc UBND. Viết "các phòng, ban, ngành, đoàn thể và đơn vị sự nghiệp trực thuộc
UBND" thì không rõ ai đánh giá đoàn thể: UBND, hay cấp ủy. Tách thành một vế riêng.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.8.

Wrong:

    tasks:
      - id: "1"
        text: Xếp loại các phòng, ban, ngành, đoàn thể và đơn vị sự nghiệp trực thuộc UBND thị xã  # KD429

Right:

    tasks:
      - id: "1"
        text: Xếp loại các đoàn thể thị xã; các phòng, ban và đơn vị sự nghiệp trực thuộc UBND thị xã
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked

_CLAUSE = re.compile(r"[^;.\n]+")
_UNDER = re.compile(r"\b(?:trực )?thuộc (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:thị xã|huyện|quận|tỉnh|thành phố|xã(?! hội)|phường|cùng cấp|(?:thị|tỉnh|thành|quận|đảng) ủy|của|cho"
    r"|thuộc)\b",
    re.IGNORECASE,
)
"""What closes a list: whose bodies these are."""
_STATE = re.compile(r"\b(?:phòng|ban|ngành|cơ quan|đơn vị)\b", re.IGNORECASE)
_MASS = re.compile(
    r"\b(đoàn thể|Mặt trận(?: Tổ quốc)?|MTTQ|công đoàn|(?<!xã )(?<!đại )(?<!cơ )hội)(?=,| và\b| (?:trực )?thuộc)",
    re.IGNORECASE,
)
_LONGEST_LIST = 300


@rule("KD429", "mass-body-under-state", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every list of what is under the state that has a mass body between its own bodies."""
    for task in plan.all_tasks():
        for clause in _CLAUSE.findall(unmarked(task.text)):
            if words := _listed(clause):
                message = _("{task}: “{words}” được xếp trong các cơ quan trực thuộc UBND").format(
                    task=plan.label(task), words=show(words)
                )
                hint = _("Tách thành vế riêng: đoàn thể, Mặt trận không trực thuộc UBND")
                yield Finding(task.at("text", words=words), message, hint)


def _listed(clause: str) -> str:
    """The mass body in a list that ends in "trực thuộc UBND" and begins with a body of the state."""
    for under in _UNDER.finditer(clause):
        start = max(under.start() - _LONGEST_LIST, 0)
        start = max((match.end() for match in _OWN.finditer(clause, start, under.start())), default=start)
        state = _STATE.search(clause, start, under.start())
        mass = _MASS.search(clause, state.end(), under.end()) if state else None
        if mass and mass.end() <= under.start():
            return mass[1]
    return ""
