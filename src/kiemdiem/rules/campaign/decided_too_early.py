"""Quyết định xếp loại đến hạn trước khi kiểm điểm, đánh giá xong.

Kiểm điểm phải xong trước khi xếp loại (Hướng dẫn 21-HD/BTCTW): quyết định mà chưa có kết quả kiểm điểm, nhận xét thì
không có căn cứ. Chỉ so với việc kiểm điểm, đánh giá cùng loại đối tượng, ghi trước việc quyết định. Cặp việc đã khai ở
precedence thì KD203 báo.

Căn cứ: Hướng dẫn 21-HD/BTCTW (kiểm điểm trước, xếp loại sau).

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại tập thể, cá nhân
        deadline: {by: 2022-12-09}
      - id: "2"
        text: Ban Thường vụ xem xét, quyết định xếp loại tập thể, cá nhân
        deadline: {by: 2022-12-05}  # KD421

Right:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại tập thể, cá nhân
        deadline: {by: 2022-12-05}
      - id: "2"
        text: Ban Thường vụ xem xét, quyết định xếp loại tập thể, cá nhân
        deadline: {by: 2022-12-09}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.process import Act, Days, Order, Step, acts, days_of
from kiemdiem.terms import KINDS
from kiemdiem.vietnamese import print_date

MOST_SEARCHES = 20
"""The declared order is looked up for so many decisions; a plan with more has other worries."""


@rule("KD421", "decision-before-assessment", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every rating decision that is due before what it rests on, where the plan does not say the order itself."""
    order, searches = Order(plan), MOST_SEARCHES
    for decision, days, basis, done in _early(plan):
        if searches and basis.task.key not in order.before(decision.task.key):
            message = _("{then} quyết định xếp loại, đến hạn {day}, khi {first} đến {later} mới xong").format(
                then=plan.label(decision.task),
                day=print_date(days.last),
                first=plan.label(basis.task),
                later=print_date(done.first),
            )
            hint = _("Lùi hạn của {then}, hoặc đẩy hạn của {first} lên trước").format(
                then=plan.label(decision.task), first=plan.label(basis.task)
            )
            related = ((done.place, _("hạn của {task}").format(task=plan.label(basis.task))),)
            yield Finding(days.place, message, hint, related)
        searches = max(searches - 1, 0)


def _early(plan: Plan) -> Iterator[tuple[Act, Days, Act, Days]]:
    """Every decision with the last assessment of its classes that stands before it and ends after it."""
    latest: dict[str, tuple[Act, Days]] = {}
    deciding = {act.task.key for act in acts(plan) if act.step is Step.DECIDE}
    for act in acts(plan):
        days = days_of(plan, act.task) if act.step in (Step.REVIEW, Step.RATE, Step.DECIDE) else None
        if days is None:
            continue
        if act.step is Step.DECIDE:
            known = (latest[kind] for kind in act.kinds or KINDS if kind in latest)
            basis = max(known, key=lambda pair: pair[1].first, default=None)
            if basis and days.last < basis[1].first:
                yield act, days, *basis
        # What a task itself decides, no other decision rests on.
        for kind in () if act.task.key in deciding else act.kinds or KINDS:
            if kind not in latest or latest[kind][1].first < days.first:
                latest[kind] = (act, days)
