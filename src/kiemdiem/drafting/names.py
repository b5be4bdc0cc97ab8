"""What of the plan the names in a file of facts mean."""

from __future__ import annotations

from kiemdiem.display import show
from kiemdiem.drafting.facts import Facts
from kiemdiem.language import _
from kiemdiem.plan import Node, Place, Plan, Task
from kiemdiem.vietnamese import nearest


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
    near = nearest(name, (known for body in bodies for known in (*body.names, body.id)))
    hint = _("Có phải là “{near}”?").format(near=show(near, 80)) if near else ""
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
    """The bodies that the list of names `key` of `node`, a part of the facts, means, as `body` reads each."""
    return [body(plan, facts, name, node.at(key, place)) for place, name in enumerate(getattr(node, key))]


def task(plan: Plan, facts: Facts, key: str, place: Place) -> Task:
    """The task of the plan with this key ("9.1"). Raises InvalidInputError at `place` where there is none."""
    found = plan.find("task", key)
    if isinstance(found, Task):
        return found
    near = nearest(key, (known.key for known in plan.all_tasks()))
    hint = _("Có phải là “{near}”?").format(near=show(near, 40)) if near else ""
    raise facts.wrong(place, _("Không có nhiệm vụ “{name}”").format(name=show(key, 40)), hint)
