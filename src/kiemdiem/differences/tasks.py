"""The tasks of two plans: what changed in each, which came and went, which only have another number."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.differences.deadlines import Deadlines
from kiemdiem.differences.fields import Comparer
from kiemdiem.differences.ids import Same
from kiemdiem.differences.model import Change, Group
from kiemdiem.differences.roles import role_changes
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.plan import Plan, Role, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.terms import role_name

_ELSEWHERE = frozenset({"id", "roles", "deadline", "tasks"})
"""The fields of a task that are looked at on their own."""

_TITLE = 60


def task_groups(same: Same, deadlines: Deadlines) -> Iterator[Group]:
    """Every task that changed, came or went, in the order of the new plan, what went at the place it had."""
    comparer = Comparer(same)
    renumbered = []
    partner = {id(other): one for one, other in same.tasks.both}
    gone = _top(same.tasks.gone)
    for task in _in_order(same):
        if any(task is one for one in same.tasks.gone):
            if any(task is one for one in gone):
                yield _gone(task, same.old)
        elif id(task) not in partner:
            yield _come(task, same.new, deadlines)
        else:
            old = partner[id(task)]
            labels = same.old.label(old), same.new.label(task)
            changes = [*_changes(old, task, same, deadlines, comparer)]
            if changes:
                moved = [Change("renumbered", _("trước là {old}").format(old=labels[0]), *labels, brief=True)]
                yield Group(
                    "task", labels[1], title(task), "changed", [*(moved if labels[0] != labels[1] else ()), *changes]
                )
            elif labels[0] != labels[1]:
                renumbered.append(Change("renumbered", f"{labels[0]} → {labels[1]}", *labels, brief=True))
    if renumbered:
        yield Group("task", _("Đánh số lại"), "", "changed", renumbered)
    if same.tasks.reordered:
        yield Group("task", _("Thứ tự mục"), "", "changed", [Change("reordered", _("đổi thứ tự các nhiệm vụ"))])


def title(task: Task) -> str:
    """The beginning of a task's words."""
    return show(" ".join(unmarked(task.title or task.text).split()), _TITLE)


def _changes(old: Task, new: Task, same: Same, deadlines: Deadlines, comparer: Comparer) -> Iterator[Change]:
    yield from deadlines.changes(old, new)
    yield from role_changes(old, new, same)
    yield from comparer.node(old, new, _ELSEWHERE)


def _gone(task: Task, plan: Plan) -> Group:
    under = len(list(task.family())) - 1
    changes = [Change("removed", _("cùng {n} mục nhỏ").format(n=under))] if under else []
    return Group("task", plan.label(task), title(task), "removed", changes)


def _come(task: Task, plan: Plan, deadlines: Deadlines) -> Group:
    changes = []
    if task.deadline:
        said = deadlines.said(task.deadline, plan)
        changes.append(Change("deadline-added", _("thời hạn {said}").format(said=said), brief=True))
    for role in (Role.LEADS, Role.IMPLEMENTS):
        if names := [show(plan.agency_name(id_), 100) for id_ in task.who(role)]:
            changes.append(Change("role-added", f"{role_name(role)}: {', '.join(names)}", brief=True))
    return Group("task", plan.label(task), title(task), "added", changes)


def _top(tasks: object) -> list[Task]:
    """Tasks that went, those under another one that went apart."""
    assert isinstance(tasks, list)
    steps = {task.steps for task in tasks}
    return [task for task in tasks if not any(task.steps[:end] in steps for end in range(1, len(task.steps)))]


def _in_order(same: Same) -> Iterator[Task]:
    """The tasks of the new plan; those that went after the task that stood before them."""
    after = {id(one): other for one, other in same.tasks.both}
    behind: dict[int, list[Task]] = {}
    last = 0
    for task in same.old.all_tasks():
        if id(task) in after:
            last = id(after[id(task)])
        else:
            behind.setdefault(last, []).append(task)
    yield from behind.get(0, ())
    for task in same.new.all_tasks():
        yield task
        yield from behind.get(id(task), ())
