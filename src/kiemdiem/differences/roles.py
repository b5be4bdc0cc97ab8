"""Who does what in a task, before and after: roles that came, went or were exchanged, lines printed otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.differences.ids import Same
from kiemdiem.differences.model import Change
from kiemdiem.differences.words import changed_words
from kiemdiem.language import _
from kiemdiem.plan import Plan, Role, RoleLine, Task
from kiemdiem.terms import role_name

_Held = dict[str, list[Role]]


def role_changes(old: Task, new: Task, same: Same) -> Iterator[Change]:
    """What changed in the roles of a task that both plans have."""
    before = _held(old.roles, lambda id_: same.now("agency", id_))
    after = _held(new.roles, lambda id_: id_)
    names = {same.now("agency", id_): same.name("agency", id_, same.old) for line in old.roles for id_ in line.who}
    names |= {id_: same.name("agency", id_, same.new) for line in new.roles for id_ in line.who}
    swapped = [id_ for id_ in before if id_ in after and _lost(before, after, id_) and _lost(after, before, id_)]
    for id_ in swapped:
        one, other = (", ".join(map(role_name, roles)) for roles in (before[id_], after[id_]))
        yield Change(
            "role-changed", _("{agency}: từ {one} sang {other}").format(agency=names[id_], one=one, other=other)
        )
    for kind, told, have, lack in (
        ("role-removed", _("bỏ {role}: {names}"), before, after),
        ("role-added", _("thêm {role}: {names}"), after, before),
    ):
        for role in Role:
            who = [id_ for id_ in have if id_ not in swapped and role in _lost(have, lack, id_)]
            if who:
                text = told.format(role=role_name(role), names=", ".join(names[id_] for id_ in who))
                yield Change(kind, text, *_values(kind, role, who), brief=True)
    if {id_: set(roles) for id_, roles in before.items()} == {id_: set(roles) for id_, roles in after.items()}:
        yield from _printed(old, new, same)


def _printed(old: Task, new: Task, same: Same) -> Iterator[Change]:
    """Lines of the same bodies that are printed otherwise, or in another order."""
    one, other = (_lines(plan, task) for plan, task in ((same.old, old), (same.new, new)))
    if one != other:
        yield Change("role-lines", _("dòng vai trò: {change}").format(change=changed_words(one, other)), one, other)
    elif _shapes(old, same) != _shapes(new, same, is_new=True):
        yield Change("role-lines", _("dòng vai trò khai khác, cùng chữ in"))


def _held(lines: Sequence[RoleLine], now: object) -> _Held:
    """The roles of every body, by its id."""
    assert callable(now)
    found: _Held = {}
    for line in lines:
        for id_ in line.who:
            held = found.setdefault(now(id_), [])
            held += [role for role in line.role if role not in held]
    return found


def _lost(have: _Held, lack: _Held, id_: str) -> list[Role]:
    return [role for role in have[id_] if role not in lack.get(id_, ())]


def _values(kind: str, role: Role, who: list[str]) -> tuple[object, object]:
    value = {"role": str(role), "who": who}
    return (None, value) if kind == "role-added" else (value, None)


def _lines(plan: Plan, task: Task) -> str:
    return "; ".join(f"{line.printed_label}: {plan.printed_who(line)}" for line in task.roles)


def _shapes(task: Task, same: Same, *, is_new: bool = False) -> list[object]:
    """What of the lines is not printed: which roles they are, and whether the sentence of the task gives them."""
    return [
        (
            line.role,
            [id_ if is_new else same.now("agency", id_) for id_ in line.who],
            line.label,
            line.text,
            line.in_sentence,
        )
        for line in task.roles
    ]
