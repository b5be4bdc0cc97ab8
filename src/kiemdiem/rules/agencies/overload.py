"""Một cơ quan có quá nhiều việc đến hạn trong cùng một tuần.

Cơ quan phải tham mưu, tổng hợp hoặc thực hiện nhiều việc cùng đến hạn trong một tuần thì việc nào cũng vội. Mặc định
báo khi quá bốn việc; đổi bằng tasks-in-a-week trong .kiemdiem.toml.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo kế hoạch; mức báo do người dùng đặt.

Wrong:

    tasks:
      - {id: "1", text: a, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-05}}
      - {id: "2", text: b, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-06}}
      - {id: "3", text: c, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-07}}
      - {id: "4", text: d, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-08}}
      - {id: "5", text: e, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-09}}  # KD322

Right:

    tasks:
      - {id: "1", text: a, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-05}}
      - {id: "2", text: b, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-06}}
      - {id: "3", text: c, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-07}}
      - {id: "4", text: d, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-08}}
      - {id: "5", text: e, roles: [{role: implements, who: [tc-nv]}], deadline: {by: 2022-12-16}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kiemdiem.deadlines import Due, fixed
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan, Role
from kiemdiem.vietnamese import print_date

_WORKING = (Role.IMPLEMENTS, Role.LEADS, Role.ADVISES, Role.CONSOLIDATES)


@rule("KD322", "overload", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every body with too many tasks due in one week (Monday to Sunday), at the last of them."""
    weeks: dict[tuple[str, date], list[Due]] = {}
    for task in plan.all_tasks():
        if (due := fixed(plan, task)) and due.last_day:
            monday = due.last_day - timedelta(due.last_day.weekday())
            for id_ in task.who(*_WORKING):
                weeks.setdefault((id_, monday), []).append(due)
    for (id_, monday), found in weeks.items():
        if len(found) > law.limits.tasks_in_a_week:
            last = max(found, key=lambda due: due.last_day or monday)
            message = _("{agency} có {count} việc đến hạn trong tuần từ {monday}: {tasks}").format(
                agency=show(plan.agency_name(id_), 80),
                count=len(found),
                monday=print_date(monday),
                tasks=show(", ".join(plan.label(due.task) for due in found), 120),
            )
            yield Finding(last.place, message, _("Giãn hạn, hoặc giao bớt cho cơ quan khác"))
