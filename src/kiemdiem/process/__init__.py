"""The process of a campaign: which task reviews, rates, decides ratings, reports and announces them, and of whom.

A plan has no key for this. It is read from its sentences, its `decides` roles and the names of its papers: what stands
at the head of a sentence ("Tổ chức kiểm điểm …"), and what is decided, reported or announced ("quyết định … xếp loại").
Deciding something else ("quyết định vấn đề gợi ý kiểm điểm") is a step of its own kind. Where the words leave doubt, no
step is seen.
"""

from __future__ import annotations

from kiemdiem.deadlines import due_of
from kiemdiem.plan import Plan, Task
from kiemdiem.process.order import Order
from kiemdiem.process.reading import Reader
from kiemdiem.process.steps import Act, Days, Step

__all__ = ["Act", "Days", "Order", "Reader", "Step", "acts", "days_of"]


def acts(plan: Plan) -> list[Act]:
    """Every step of every task, in the order of the document."""
    reader = Reader(plan)
    return [act for task in plan.all_tasks() for act in reader.read(task)]


def days_of(plan: Plan, task: Task) -> Days | None:
    """The fixed days on which `task` is due; None without any, and for what recurs."""
    fixed = [(due.last_day, due.place) for due in due_of(plan, task) if due.last_day and due.kind != "recurring"]
    if not fixed:
        return None
    last, place = max(fixed, key=lambda pair: pair[0])
    return Days(min(day for day, _place in fixed), last, place)
