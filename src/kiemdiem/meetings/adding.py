"""From the words of a user to an event, or to the reason why not. Nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem import arguments
from kiemdiem.display import show, unsafe
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.ledger.events import new_id
from kiemdiem.meetings.duties import binding, registrations
from kiemdiem.meetings.naming import meeting_called, meeting_unit
from kiemdiem.meetings.parties import called, name_of
from kiemdiem.meetings.register import Meeting, Register
from kiemdiem.meetings.sessions import Session, read_session, when
from kiemdiem.plan import Agency, Duty, Plan, Unit
from kiemdiem.vietnamese import nfc, print_date

LONGEST = 300
"""Characters of a place, a chair, a note at most."""


@dataclass(frozen=True)
class Wish:
    """What a user says of a meeting, as words on a command line; empty for what is not said."""

    unit: str = ""
    day: str = ""
    session: str = ""
    place: str = ""
    agreed_by: Sequence[str] = ()
    guests: Sequence[str] = ()
    registered: str = ""
    chair: str = ""
    note: str = ""
    duty: str = ""


def added(plan: Plan, register: Register, wish: Wish, today: date) -> dict[str, object]:
    """The event that registers a meeting; registered `today` where the user does not say when.

    Raises KiemdiemError for a name that nobody has, a unit that no duty binds or that has a meeting already, and a
    value that cannot be.
    """
    for option, value in (("--unit", wish.unit), ("--day", wish.day), ("--session", wish.session)):
        if not value.strip():
            example = _("Ví dụ: kiemdiem meetings add --unit xa-b --day 2022-11-25 --session morning")
            raise KiemdiemError(_("Thiếu {name}").format(name=option), example)
    unit = meeting_unit(plan, wish.unit)
    duty = _duty(plan, unit, wish.duty)
    _check_first(register, unit, duty)
    taken = (one.id for one in (*register.meetings, *register.cancelled))
    event: dict[str, object] = {"event": "added", "id": new_id(taken), "unit": unit.id, "duty": duty.id}
    event |= _time(wish) | {"registered": _registered(wish, today).isoformat()}
    return event | _more(plan, wish, duty)


def moved(plan: Plan, register: Register, name: str, wish: Wish, today: date) -> dict[str, object]:
    """The event that changes the meeting called `name` (see `meeting_called`) in what the user says.

    Raises KiemdiemError where the user says nothing, wants another unit, or says what cannot be.
    """
    meeting = meeting_called(plan, register, name)
    duty = next((duty for duty in registrations(plan) if duty.id == meeting.duty), None)
    if duty is None or (wish.unit and called(plan, wish.unit).id != meeting.unit) or wish.duty not in ("", duty.id):
        message = _("Cuộc họp {id} là của “{unit}”: --move không đổi đơn vị, việc đăng ký")
        unit = show(name_of(plan, meeting.unit), 80)
        raise KiemdiemError(message.format(id=meeting.id, unit=unit), _("Hủy cuộc họp đó rồi đăng ký cuộc khác"))
    changes = _time(wish) | _more(plan, wish, duty)
    if not changes:
        raise KiemdiemError(_("--move cần ít nhất một điều thay đổi"), _("Ví dụ: --day 2022-11-28, hoặc --agreed-by …"))
    if "day" in changes or "session" in changes:
        changes["registered"] = _registered(wish, today).isoformat()
    return {"event": "moved", "id": meeting.id, **changes}


def cancelled(meeting: Meeting, note: str) -> dict[str, object]:
    """The event that says that the meeting is off, and why. Raises KiemdiemError for a note that cannot be."""
    event: dict[str, object] = {"event": "cancelled", "id": meeting.id}
    return event | ({"note": _text(note, "--note")} if note.strip() else {})


def _duty(plan: Plan, unit: Agency | Unit, wanted: str) -> Duty:
    """The duty to register that binds the unit, the one that is `wanted` where there are several."""
    every = binding(plan, unit)
    if not every:
        message = _("Kế hoạch không giao “{unit}” đăng ký họp").format(unit=show(unit.name, 80))
        raise KiemdiemError(message, _who_must(plan))
    chosen = [duty for duty in every if duty.id == wanted] if wanted else every
    if len(chosen) == 1:
        return chosen[0]
    listed = "; ".join(f"{duty.id} ({show(duty.what, 60)})" for duty in every)
    if wanted:
        message = _("“{unit}” không có việc đăng ký “{id}”").format(unit=show(unit.name, 80), id=show(wanted, 60))
        raise KiemdiemError(message, _("Chọn một trong: {ids}").format(ids=listed))
    message = _("“{unit}” có {n} việc phải đăng ký họp").format(unit=show(unit.name, 80), n=len(every))
    raise KiemdiemError(message, _("Thêm --duty, một trong: {ids}").format(ids=listed))


def _who_must(plan: Plan) -> str:
    names = dict.fromkeys(plan.agency_name(id_) for duty in registrations(plan) for id_ in duty.by)
    if not names:
        return _("Kế hoạch không có việc đăng ký họp nào (duties, kind: register)")
    return _("Phải đăng ký: {names}").format(names=show("; ".join(names), 300))


def _check_first(register: Register, unit: Agency | Unit, duty: Duty) -> None:
    before = next((one for one in register.meetings if one.unit == unit.id and one.duty == duty.id), None)
    if before:
        message = _("“{unit}” đã đăng ký họp {when} (mã {id})")
        hint = _("Đổi ngày: thêm --move {id}; thôi họp: kiemdiem meetings cancel {id}").format(id=before.id)
        said = message.format(unit=show(unit.name, 80), when=when(before.day, before.session), id=before.id)
        raise KiemdiemError(said, hint)


def _time(wish: Wish) -> dict[str, object]:
    """Day and session, where the user says them."""
    found: dict[str, object] = {}
    if wish.day:
        found["day"] = arguments.read_day(wish.day, "--day").isoformat()
    if wish.session:
        found["session"] = read_given_session(wish.session).text
    return found


def read_given_session(text: str) -> Session:
    """The session that an option names; KiemdiemError where it is none."""
    if found := read_session(text):
        return found
    raise KiemdiemError(
        _("--session: “{value}” không phải là buổi hay giờ họp").format(value=show(text, 40)),
        _("Viết morning (sáng), afternoon (chiều), 08:00 hoặc 08:00-11:30; giờ kết thúc phải sau giờ bắt đầu"),
    )


def _registered(wish: Wish, today: date) -> date:
    """The day of registration: the one that the user says, else `today`; never a later one."""
    day = arguments.read_day(wish.registered, "--registered") if wish.registered else today
    if day > today:
        message = _("--registered: ngày {day} chưa tới").format(day=print_date(day))
        raise KiemdiemError(message, _("Ghi ngày nhận được đăng ký; ngày họp là --day"))
    return day


def _more(plan: Plan, wish: Wish, duty: Duty) -> dict[str, object]:
    """What else the user says of the meeting."""
    texts = (("place", wish.place), ("chair", wish.chair), ("note", wish.note))
    found: dict[str, object] = {key: _text(value, f"--{key}") for key, value in texts if value.strip()}
    if wish.agreed_by:
        found["agreed_by"] = list(dict.fromkeys(_agreeing(plan, duty, name) for name in wish.agreed_by))
    if wish.guests:
        found["guests"] = list(dict.fromkeys(called(plan, name).id for name in wish.guests))
    return found


def _agreeing(plan: Plan, duty: Duty, name: str) -> str:
    id_ = called(plan, name).id
    if id_ in duty.agreed_by:
        return id_
    names = "; ".join(f"{one} ({show(name_of(plan, one), 80)})" for one in duty.agreed_by)
    hint = _("Kế hoạch cần ý kiến của: {names}").format(names=names) if names else _("Kế hoạch không cần ai thống nhất")
    message = _("--agreed-by: kế hoạch không giao “{name}” thống nhất thời gian họp")
    raise KiemdiemError(message.format(name=show(name_of(plan, id_), 80)), hint)


def _text(value: str, option: str) -> str:
    text = nfc(value.strip())
    if unsafe(text):
        message = _("{option}: có ký tự ẩn hoặc xuống dòng: {value}").format(option=option, value=show(text, 60))
        raise KiemdiemError(message, _("Gõ lại, đừng dán từ Word, Zalo"))
    if len(text) > LONGEST:
        raise KiemdiemError(_("{option}: dài quá {n} ký tự").format(option=option, n=LONGEST))
    return text
