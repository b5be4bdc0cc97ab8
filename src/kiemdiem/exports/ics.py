"""Deadlines for the calendar of a phone or of Outlook (iCalendar, RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from kiemdiem.calendar import Calendar as WorkingDays
from kiemdiem.deadlines import Due, dues, in_time_order
from kiemdiem.display import show
from kiemdiem.drafting.duties import duties
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan import LABELS, Plan, Role
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import print_date

ALARMS = (7, 3, 1)
"""So many working days ahead a calendar reminds its owner."""

LONGEST = 2_000
"""Characters of a text at most."""

_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_HALF_PAST_SEVEN = timedelta(hours=7, minutes=30)


def of_all(plan: Plan, now: datetime) -> bytes:
    """The calendar of every deadline of the plan, as `to_ics` makes it."""
    return to_ics(plan, in_time_order(dues(plan)), now)


def of_agency(plan: Plan, id_: str, name: str, now: datetime) -> bytes:
    """The calendar of the tasks in which the agency `id_` has to act, under its `name` or that of one of its units.

    Raises KiemdiemError where there is none.
    """
    tasks = {task.key for task, _lines in duties(plan, id_)}
    if not tasks:
        raise KiemdiemError(_("Kế hoạch không giao việc cho “{name}”").format(name=show(name, 80)))
    return to_ics(plan, [due for due in in_time_order(dues(plan)) if due.task.key in tasks], now, name=name)


def to_ics(plan: Plan, dues: Iterable[Due], now: datetime, *, name: str = "") -> bytes:
    """The dated ones of `dues` as events of a whole day, on the last working day; `name` says whose calendar it is.

    An event keeps its UID however its day or its words change, and its SEQUENCE grows with every minute of `now`, a
    moment with its zone: what is imported again replaces what was there, also on the same day.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//kiemdiem//kiemdiem//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    title = f"{show(unmarked(plan.document.subject), 200)}" + (f" – {show(name, 200)}" if name else "")
    calendar.add("x-wr-calname", title)
    working = WorkingDays.of(plan.calendar)
    for due, place in _each_with_place(dues):
        calendar.add_component(_event(plan, due, place, working, now))
    return bytes(calendar.to_ical())


def _each_with_place(dues: Iterable[Due]) -> Iterator[tuple[Due, int]]:
    """Every dated due with its place among those of its task: of a recurring task there are several."""
    seen: dict[str, int] = {}
    for due in dues:
        key = f"{due.task.key} {due.part or ''}"
        seen[key] = seen.get(key, 0) + 1
        if due.last_day:
            yield due, seen[key]


def _event(plan: Plan, due: Due, place: int, working: WorkingDays, now: datetime) -> Event:
    assert due.last_day
    day = working.last_working_day(due.last_day)
    event = Event()
    event.add("uid", _uid(plan, due, place))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", max(0, (now - _FIRST) // _MINUTE))
    event.add("summary", f"{plan.label(due.task)}: {_title(due)}")
    event.add("description", "\n".join(_description(plan, due, day)))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    for days in ALARMS:
        event.add_component(_alarm(working, day, days))
    return event


def _alarm(working: WorkingDays, day: date, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Còn {n} ngày làm việc").format(n=days))
    alarm.add("trigger", -(day - _earlier(working, day, days)) + _HALF_PAST_SEVEN)
    return alarm


def _earlier(working: WorkingDays, day: date, days: int) -> date:
    """The working day so many working days before `day`."""
    for _day in range(days):
        day = working.last_working_day(day - timedelta(days=1))
    return day


def _uid(plan: Plan, due: Due, place: int) -> str:
    document = plan.document
    words = "\0".join((document.type, str(document.year), document.issuer, due.task.key, due.part or "", str(place)))
    return f"{hashlib.sha256(words.encode()).hexdigest()[:24]}@kiemdiem"


def _title(due: Due) -> str:
    words = " ".join(unmarked(due.task.title or due.task.text).split())
    return show(words, 120)


def _description(plan: Plan, due: Due, day: date) -> Iterator[str]:
    yield show(due.phrase, LONGEST)
    if due.meant:
        yield _("Hiểu là: {meant}").format(meant=show(due.meant, LONGEST))
    if due.last_day and due.last_day != day:
        yield _("Ngày cuối {day} là ngày nghỉ").format(day=print_date(due.last_day))
    if due.other_reading:
        yield _("Nếu tính cả ngày ghi trong văn bản: đến hết {day}").format(day=print_date(due.other_reading))
    for line in due.task.acting_roles:
        if not line.in_sentence:
            yield show(f"{line.printed_label}: {plan.printed_who(line)}", LONGEST)
    for role in (Role.RECEIVES, Role.THROUGH):
        if who := due.task.who(role):
            yield show(f"{LABELS[role]}: {'; '.join(plan.agency_name(id_) for id_ in who)}", LONGEST)
    yield ""
    yield show(" ".join(unmarked(due.task.text).split()), LONGEST)
