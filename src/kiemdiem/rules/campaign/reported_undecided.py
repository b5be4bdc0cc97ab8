"""Báo cáo kết quả đến hạn trước khi quyết định.

Báo cáo kết quả xếp loại lên cấp trên mà cấp mình chưa quyết định thì số liệu sẽ phải sửa. Báo cáo của cấp dưới gửi lên
để quyết định (kết quả tự xếp loại, đề xuất) thì không tính.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    tasks:
      - id: "1"
        text: Ban Thường vụ quyết định xếp loại tổ chức đảng
        deadline: {by: 2022-12-15}
      - id: "2"
        text: Báo cáo kết quả đánh giá, xếp loại tổ chức đảng
        deadline: {by: 2022-12-09}  # KD424

Right:

    tasks:
      - id: "1"
        text: Ban Thường vụ quyết định xếp loại tổ chức đảng
        deadline: {by: 2022-12-15}
      - id: "2"
        text: Báo cáo kết quả đánh giá, xếp loại tổ chức đảng
        deadline: {by: 2022-12-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Agency, Plan, Role, Task
from kiemdiem.process import Act, Decisions, Order, Step, acts, days_of
from kiemdiem.vietnamese import print_date

MOST_SEARCHES = 20
"""The declared order is looked up for so many reports; a plan with more has other worries."""


@rule("KD424", "report-before-decision", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every report of results that is due before the first decision about them."""
    found = acts(plan)
    decisions, order, searches = Decisions(plan, found), Order(plan), MOST_SEARCHES
    for act in found:
        first = decisions.first_for(act) if act.step is Step.REPORT else None
        days = days_of(plan, act.task) if first else None
        if not (first and days) or act.task is first[1].task or days.last >= first[0].first:
            continue
        if searches and not _comes_in(plan, act.task, first[1]) and not decisions.declared(order, act):
            message = _("{task} báo cáo kết quả, đến hạn {day}, trước khi {first} quyết định ({later})").format(
                task=plan.label(act.task),
                day=print_date(days.last),
                first=plan.label(first[1].task),
                later=print_date(first[0].first),
            )
            related = ((first[0].place, _("hạn của {task}").format(task=plan.label(first[1].task))),)
            yield Finding(days.place, message, _("Lùi hạn báo cáo đến sau khi quyết định"), related)
        searches = max(searches - 1, 0)


def _comes_in(plan: Plan, task: Task, decision: Act) -> bool:
    """Whether the report goes to those who decide, or to a body under them, or comes from many bodies at once."""
    deciders = {*decision.task.who(Role.DECIDES), plan.document.issuer}
    receivers = {id_ for paper in task.produces for id_ in paper.to} | set(task.who(Role.RECEIVES))
    if receivers:
        return any({id_, *plan.above(id_)} & deciders for id_ in receivers)
    bodies = [plan.body(id_) for id_ in task.who(Role.IMPLEMENTS)]
    return any(isinstance(body, Agency) and body.kind == "group" for body in bodies)
