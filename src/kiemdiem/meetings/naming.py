"""Which meeting and which unit the words of a user mean."""

from __future__ import annotations

from kiemdiem.display import show
from kiemdiem.errors import KiemdiemError
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.meetings.parties import called, name_of
from kiemdiem.meetings.register import Meeting, Register
from kiemdiem.meetings.sessions import when
from kiemdiem.plan import Agency, Plan, Unit


def meeting_called(plan: Plan, register: Register, name: str) -> Meeting:
    """The meeting with this id, or the only one of the unit with this id, name or other name.

    Raises KiemdiemError where there is none, or the unit has several.
    """
    if by_id := [one for one in register.meetings if one.id == name]:
        return by_id[0]
    unit = plan.unit(name) or plan.agency(name)
    of_unit = [one for one in register.meetings if unit and one.unit == unit.id]
    if len(of_unit) == 1:
        return of_unit[0]
    if of_unit:
        listed = ", ".join(f"{show(one.id, 40)} ({when(one.day, one.session)})" for one in of_unit)
        message = _("“{unit}” có {n} cuộc họp").format(unit=show(name, 80), n=len(of_unit))
        raise KiemdiemError(message, _("Ghi mã của một cuộc: {ids}").format(ids=listed))
    raise KiemdiemError(_("Không có cuộc họp “{name}”").format(name=show(name, 80)), _like(plan, register, name))


def _like(plan: Plan, register: Register, name: str) -> str:
    if any(one.id == name for one in register.cancelled):
        return _("Cuộc họp này đã hủy; đăng ký lại: kiemdiem meetings add")
    known = [word for one in register.meetings for word in (one.id, one.unit, name_of(plan, one.unit))]
    return did_you_mean(name, known, _("Xem mã: kiemdiem meetings list"))


def meeting_unit(plan: Plan, name: str) -> Agency | Unit:
    """The unit or single agency called `name`; KiemdiemError where it is none, or a name for several."""
    found = plan.unit(name) or called(plan, name)
    if isinstance(found, Unit) or (isinstance(found, Agency) and found.kind == "body"):
        return found
    units = [unit.name for unit in plan.units if unit.part_of in plan.members(found.id)]
    hint = _("Ghi một đơn vị của nhóm: {units}").format(units=show(", ".join(units), 200))
    raise KiemdiemError(
        _("“{name}” là tên chung, không phải một đơn vị tổ chức họp").format(name=show(found.name, 80)),
        hint if units else _("Khai các đơn vị ở units của kế hoạch"),
    )
