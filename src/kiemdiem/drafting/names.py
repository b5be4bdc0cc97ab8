"""What of the plan the names in a file of facts mean."""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.display import show
from kiemdiem.drafting.facts import Facts
from kiemdiem.errors import KiemdiemError
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.plan import Agency, Node, Place, Plan, Task


def find_body(plan: Plan, name: str) -> tuple[str, str] | None:
    """Id and name of the agency called `name`; for one unit of a group, the id of the group and the unit's own name."""
    if body := plan.agency(name):
        return body.id, body.name
    if unit := plan.unit(name):
        return unit.part_of, unit.name
    return None


def unknown_body(plan: Plan, name: str) -> tuple[str, str]:
    """What to say of a name that nobody has, and the nearest one as a hint."""
    bodies = (*plan.agencies, *plan.agency_groups, *plan.units)
    hint = did_you_mean(name, (known for body in bodies for known in (*body.names, body.id)))
    return _("Không có cơ quan “{name}”").format(name=show(name, 80)), hint


def body(plan: Plan, facts: Facts, name: str, place: Place) -> str:
    """The name in the plan of the body that `facts` call `name`; a name of dots stays a blank.

    Raises InvalidInputError at `place` where the plan has no such body.
    """
    if is_blank(name):
        return name
    if found := find_body(plan, name):
        return found[1]
    message, hint = unknown_body(plan, name)
    raise facts.wrong(place, message, hint or _("Thêm cơ quan, đơn vị này vào kế hoạch: agencies hoặc units"))


def is_blank(text: str) -> bool:
    """Whether `text` is only the dots of a blank."""
    return not text.strip("…. ")


def bodies(plan: Plan, facts: Facts, node: Node, key: str) -> list[str]:
    """The bodies, each once, that the list of names `key` of `node`, a part of the facts, means, as `body` reads it."""
    read = (body(plan, facts, name, node.at(key, place)) for place, name in enumerate(getattr(node, key)))
    return list(dict.fromkeys(read))


def not_charged(name: str, charged: Iterable[Agency]) -> KiemdiemError:
    """The error for a body called `name` that has nothing to do in the plan; the hint names those that have."""
    others = ", ".join(body.name for body in charged)
    hint = _("Các cơ quan có việc: {names}").format(names=show(others, 300)) if others else ""
    return KiemdiemError(_("Kế hoạch không giao việc cho “{name}”").format(name=show(name, 80)), hint)


def find_task(plan: Plan, name: str) -> Task:
    """The task with this key ("9.1") or label ("II.9.1"); KiemdiemError with the nearest one where there is none."""
    tasks = {called: task for task in plan.all_tasks() for called in (plan.label(task), task.key)}
    if name in tasks:
        return tasks[name]
    keys = ", ".join(task.key for task in plan.all_tasks())
    listed = _("Các nhiệm vụ: {ids}").format(ids=show(keys, 300)) if keys else _("Thêm nhiệm vụ vào kế hoạch: tasks")
    message = _("Không có nhiệm vụ “{name}”").format(name=show(name, 40))
    raise KiemdiemError(message, did_you_mean(name, tasks, listed))
