"""Thứ tự công việc quay vòng.

Việc này chờ việc kia, việc kia lại chờ việc này: không việc nào bắt đầu được. Vòng hai lượt có chủ ý giữa tập thể
và cá nhân (lấy kết quả tập thể làm cơ sở cho cá nhân, lấy kết quả cá nhân để hoàn chỉnh của tập thể) ghi bằng
two_pass và không phải là lỗi.

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
from kiemdiem.plan import Plan


@rule("KD205", "precedence-cycle", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every entry that closes a ring with those before it."""
    after: dict[str, list[str]] = {}
    for entry in plan.precedence:
        order = entry.order or ()
        for index, (first, then) in enumerate(pairwise(order)):
            if path := _path(after, then, first):
                ring = " → ".join((first, *path))
                message = _("Thứ tự quay vòng: {ring}").format(ring=show(ring))
                hint = _("Bỏ một chiều; nếu là vòng hai lượt có chủ ý thì ghi two_pass thay cho order")
                yield Finding(entry.at("order", index), message, hint)
            else:
                after.setdefault(first, []).append(then)


def _path(after: dict[str, list[str]], start: str, goal: str) -> list[str] | None:
    """The steps from `start` to `goal`, both included; None where there is no way."""
    came: dict[str, str | None] = {start: None}
    waiting = [start]
    while waiting:
        step = waiting.pop()
        if step == goal:
            path: list[str] = []
            while step is not None:
                path.append(step)
                step = came[step]  # type: ignore[assignment]
            return path[::-1]
        for follower in after.get(step, ()):
            if follower not in came:
                came[follower] = step
                waiting.append(follower)
    return None
