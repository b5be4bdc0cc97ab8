"""Thứ tự công việc quay vòng.

Việc này chờ việc kia, việc kia lại chờ việc này: không việc nào bắt đầu được. Vòng hai lượt có chủ ý giữa tập thể
và cá nhân (lấy kết quả tập thể làm cơ sở cho cá nhân, lấy kết quả cá nhân để hoàn chỉnh của tập thể) ghi bằng
two_pass và không phải là lỗi.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó. Vòng hai lượt: kế hoạch 2022, mục I.2.

Wrong:

    tasks:
      - {id: "1", text: Kiểm điểm}
      - {id: "2", text: Xếp loại}
    precedence:
      - {order: ["1", "2"]}
      - {order: ["2", "1"]}  # KD205

Right:

    tasks:
      - {id: "1", text: Kiểm điểm tập thể}
      - {id: "2", text: Kiểm điểm cá nhân}
    precedence:
      - {two_pass: ["1", "2"]}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan


@rule("KD205", "precedence-cycle", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every entry that closes a ring."""
    after: dict[str, list[tuple[str, Place]]] = {}
    for entry in plan.precedence:
        for index, (first, then) in enumerate(pairwise(entry.order or ())):
            after.setdefault(first, []).append((then, entry.at("order", index)))
    for task in plan.all_tasks():
        if task.deadline and (waits := task.deadline.effective.after):
            after.setdefault(waits.of, []).append((task.key, waits.at("of")))
    done: set[str] = set()
    for start in after:
        yield from _rings(after, start, done)


def _rings(after: dict[str, list[tuple[str, Place]]], start: str, done: set[str]) -> Iterator[Finding]:
    """Walk down from `start`; a step that stands on the way already closes a ring. Each step is walked once."""
    way: dict[str, Iterator[tuple[str, Place]]] = {} if start in done else {start: iter(after.get(start, ()))}
    while way:
        step = next(reversed(way))
        follower, place = next(way[step], (None, None))
        if follower is None or place is None:
            done.add(step)
            del way[step]
        elif follower in way:
            steps = list(way)
            ring = " → ".join((*steps[steps.index(follower) :], follower))
            hint = _("Bỏ một chiều; nếu là vòng hai lượt có chủ ý thì ghi two_pass thay cho order")
            yield Finding(place, _("Thứ tự quay vòng: {ring}").format(ring=show(ring)), hint)
        elif follower not in done:
            way[follower] = iter(after.get(follower, ()))
