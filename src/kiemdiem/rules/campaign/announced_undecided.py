"""Thông báo kết quả khi chưa có quyết định xếp loại.

Kết quả chỉ có sau khi cấp có thẩm quyền quyết định, thường bằng biểu quyết; thông báo kết quả phải nêu căn cứ là quyết
định đó. Kế hoạch thông báo kết quả hay ban hành kết luận mà không việc nào quyết định xếp loại, hoặc thông báo đến hạn
trước quyết định, thì không có gì để thông báo.

Căn cứ: quy trình tự xếp loại, đề xuất, quyết định, chưa đối chiếu được điều khoản; lỗi này làm kế hoạch mâu thuẫn với
chính nó.

Wrong:

    tasks:
      - id: "1"
        text: Tổ chức kiểm điểm, đánh giá, xếp loại tập thể, cá nhân
      - id: "2"
        text: Thông báo kết quả xếp loại đối với tập thể, cá nhân  # KD423

Wrong:

    tasks:
      - id: "1"
        text: Ban Thường vụ quyết định xếp loại tập thể
        deadline: {by: 2022-12-15}
      - id: "2"
        text: Thông báo kết quả xếp loại đối với tập thể
        deadline: {by: 2022-12-09}  # KD423

Right:

    tasks:
      - id: "1"
        text: Ban Thường vụ quyết định xếp loại tập thể
        deadline: {by: 2022-12-15}
      - id: "2"
        text: Thông báo kết quả xếp loại đối với tập thể
        deadline: {by: 2022-12-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.process import Act, Decisions, Order, Step, acts, days_of
from kiemdiem.vietnamese import print_date

MOST_SEARCHES = 20
"""The declared order is looked up for so many announcements; a plan with more has other worries."""


@rule("KD423", "announcement-without-decision", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first announcement of a plan without a rating decision, every announcement that is due before it."""
    found = acts(plan)
    announced = [act for act in found if act.step is Step.ANNOUNCE]
    decisions = Decisions(plan, found)
    if announced and not decisions.all:
        yield _undecided(plan, announced[0], found)
        return
    order, searches = Order(plan), MOST_SEARCHES
    for act in announced:
        days, first = days_of(plan, act.task), decisions.first_for(act)
        if days and first and act.task is not first[1].task and days.last < first[0].first:
            if searches and not decisions.declared(order, act):
                message = _("{task} thông báo kết quả, đến hạn {day}, trước khi {first} quyết định ({later})").format(
                    task=plan.label(act.task),
                    day=print_date(days.last),
                    first=plan.label(first[1].task),
                    later=print_date(first[0].first),
                )
                related = ((first[0].place, _("hạn của {task}").format(task=plan.label(first[1].task))),)
                yield Finding(days.place, message, _("Lùi hạn thông báo đến sau khi quyết định"), related)
            searches = max(searches - 1, 0)


def _undecided(plan: Plan, act: Act, found: tuple[Act, ...]) -> Finding:
    message = _("{task}: “{words}” nhưng không việc nào quyết định xếp loại").format(
        task=plan.label(act.task), words=show(act.words or act.task.text, 60)
    )
    elsewhere = any(other.step in (Step.DECIDE_ELSE, Step.SUBMIT, Step.DELEGATE) for other in found)
    hint = _("Thêm việc quyết định xếp loại: cấp nào quyết định (role: decides), chậm nhất ngày nào")
    return Finding(act.place, message, hint, severity=Severity.WARNING if elsewhere else Severity.ERROR)
