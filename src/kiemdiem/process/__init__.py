"""The process of a campaign: which task reviews, rates, decides ratings, reports and announces them, and of whom.

A plan has no key for this. It is read from its sentences, its `decides` roles and the names of its papers: what stands
at the head of a sentence ("Tổ chức kiểm điểm …"), and what is decided, reported or announced ("quyết định … xếp loại").
Deciding something else ("quyết định vấn đề gợi ý kiểm điểm") is a step of its own kind. Where the words leave doubt, no
step is seen.
"""

from __future__ import annotations

from kiemdiem.plan import Plan
from kiemdiem.plan.once import once
from kiemdiem.process.decisions import Decisions, days_of
from kiemdiem.process.order import Order
from kiemdiem.process.reading import Reader
from kiemdiem.process.steps import Act, Days, Step

__all__ = ["Act", "Days", "Decisions", "Order", "Reader", "Step", "acts", "days_of"]


@once
def acts(plan: Plan) -> tuple[Act, ...]:
    """Every step of every task, in the order of the document."""
    reader = Reader(plan)
    return tuple(act for task in plan.all_tasks() for act in reader.read(task))
