"""What differs between two plans, in words: task by task, then everything else the files say."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.differences.deadlines import Deadlines
from kiemdiem.differences.fields import Comparer, order_words
from kiemdiem.differences.ids import Same
from kiemdiem.differences.labels import section, value_words
from kiemdiem.differences.model import Change, Differences, Group
from kiemdiem.differences.tasks import task_groups
from kiemdiem.language import _
from kiemdiem.plan import Node, Plan, Precedence

__all__ = ["Change", "Differences", "Group", "compare"]

_TASKS = ("tasks", "implementation")


def compare(old: Plan, new: Plan) -> Differences:
    """Everything that `new` says otherwise than `old`; comments and layout are no part of a plan.

    Tasks and other parts are recognised by what they say where their numbers and ids have changed.
    """
    same = Same(old, new)
    deadlines = Deadlines(old, new)
    groups: list[Group] = []
    for name in Plan.model_fields:
        if name == _TASKS[0]:
            groups += task_groups(same, deadlines)
        elif name not in _TASKS and (changes := list(_changes(name, same))):
            groups.append(Group(name, section(name), "", "changed", changes))
    return Differences(groups, (old.document.year, new.document.year), deadlines.in_place)


def _changes(name: str, same: Same) -> Iterator[Change]:
    """What changed in one part of the plan, tasks apart."""
    before, after = getattr(same.old, name), getattr(same.new, name)
    if name == "precedence":
        yield from _precedence(same)
    elif isinstance(before, tuple):
        yield from Comparer(same).register(name, section(name), before, after, alone=True)
    elif isinstance(before, Node) and isinstance(after, Node):
        yield from Comparer(same).node(before, after)
    elif isinstance(before or after, Node):
        told = _("thêm phần này") if after else _("bỏ phần này")
        yield Change(f"{name}-{'added' if after else 'removed'}", told)
    elif before != after:
        yield Change(name, f"{value_words(before)} → {value_words(after)}", before, after)


def _precedence(same: Same) -> Iterator[Change]:
    """Orders of tasks that came and went, whatever the tasks are numbered now."""
    before = {_now(entry, same): entry for entry in same.old.precedence}
    after = {_steps(entry): entry for entry in same.new.precedence}
    found = []
    for steps, entry in before.items():
        words = order_words(entry, same.old, same)
        if steps not in after:
            found.append(Change("precedence-removed", _("bỏ {what}").format(what=words)))
        elif entry.why != after[steps].why:
            change = f"{value_words(entry.why)} → {value_words(after[steps].why)}"
            found.append(Change("precedence-why", f"{words}: {change}", entry.why, after[steps].why))
    for steps, entry in after.items():
        if steps not in before:
            words = order_words(entry, same.new, same)
            found.append(Change("precedence-added", _("thêm {what}").format(what=words)))
    lines = [(_now(entry, same), entry.why) for entry in same.old.precedence]
    if not found and lines != [(_steps(entry), entry.why) for entry in same.new.precedence]:
        found.append(Change("precedence-reordered", _("đổi thứ tự các dòng, hoặc số lần ghi của một dòng")))
    yield from found


def _now(entry: Precedence, same: Same) -> tuple[object, ...]:
    kind, *steps = _steps(entry)
    return (kind, *(same.now("step", str(step)) for step in steps))


def _steps(entry: Precedence) -> tuple[object, ...]:
    kind = next(name for name in ("order", "together", "two_pass") if getattr(entry, name))
    return (kind, *getattr(entry, kind))
