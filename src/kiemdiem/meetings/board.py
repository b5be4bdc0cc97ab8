"""The register under its plan: whose each meeting is, under which duty, who comes; what the plan does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kiemdiem.calendar import Calendar
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.duties import missing_agreement, planned_guests, registrations
from kiemdiem.meetings.parties import Party, agency_of, find, parties
from kiemdiem.meetings.register import Meeting, Problem, Register
from kiemdiem.meetings.sessions import Session, when
from kiemdiem.plan import Agency, Duty, Plan, Unit


@dataclass(frozen=True)
class Registered:
    """A meeting as the plan sees it: the unit that meets, the duty to register it, the guests one by one, and whose
    agreement is missing.
    """

    meeting: Meeting
    unit: Agency | Unit
    duty: Duty
    guests: tuple[Party, ...]
    missing: tuple[str, ...]

    def redacted(self) -> Registered:
        """The meeting without what may name people: who is in the chair, the note."""
        return replace(self, meeting=replace(self.meeting, chair="", note=""))

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.meeting.day

    @property
    def session(self) -> Session:
        """When on the day it is."""
        return self.meeting.session

    @property
    def line(self) -> int:
        """The line of the register that says when, where and with whom it is."""
        return self.meeting.line

    @property
    def when(self) -> str:
        """Session and day in the language in use."""
        return when(self.day, self.session)

    @property
    def name(self) -> str:
        """Unit and time in quotes for a message: “Đảng ủy xã B” (sáng thứ Sáu 25/11/2022)."""
        return _("“{unit}” ({when})").format(unit=show(self.unit.name, 80), when=self.when)

    @property
    def everybody(self) -> tuple[Party, ...]:
        """The unit itself and its guests, each once."""
        own = Party(self.unit.id, self.unit.name)
        return (own, *(guest for guest in self.guests if guest.id != own.id))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the unit and its guests."""
        return frozenset(party.id for party in self.everybody)


@dataclass(frozen=True)
class Board:
    """A register looked at on the day `today` under a plan. `notice` is the number of working days that meetings must
    be registered ahead, in place of what the plan says.
    """

    plan: Plan
    register: Register
    today: date
    notice: int | None = None

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of the plan."""
        return Calendar.of(self.plan.calendar)

    @cached_property
    def meetings(self) -> tuple[Registered, ...]:
        """The meetings that stand and whose every name the plan knows, in the order of the lines that say when."""
        found = (one for one in self._looked_up if isinstance(one, Registered))
        return tuple(sorted(found, key=lambda one: one.line))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The lines that mean nothing, by themselves or under this plan."""
        strangers = (found for found in self._looked_up if isinstance(found, Problem))
        return tuple(sorted((*self.register.problems, *strangers), key=lambda one: one.line))

    @cached_property
    def in_time_order(self) -> tuple[Registered, ...]:
        """The meetings by day and session."""
        return tuple(sorted(self.meetings, key=lambda one: (one.day, one.session, one.line)))

    def clashes(self, one: Registered) -> Iterator[Registered]:
        """The meetings on earlier lines than `one` that have a minute in common with it."""
        for other in self._by_day[one.day]:
            if other is one:
                return
            if other.session.overlaps(one.session):
                yield other

    def notice_of(self, duty: Duty) -> int | None:
        """How many working days ahead of its day a meeting must be registered; None where nobody says."""
        return duty.days_ahead if self.notice is None else self.notice

    @cached_property
    def _by_day(self) -> dict[date, list[Registered]]:
        found: dict[date, list[Registered]] = defaultdict(list)
        for one in self.meetings:
            found[one.day].append(one)
        return found

    @cached_property
    def _looked_up(self) -> tuple[Registered | Problem, ...]:
        return tuple(_look_up(self.plan, meeting) for meeting in self.register.meetings)


def _look_up(plan: Plan, meeting: Meeting) -> Registered | Problem:
    unit = find(plan, meeting.unit)
    duty = next((duty for duty in registrations(plan) if duty.id == meeting.duty), None)
    unknown = [id_ for id_ in (*meeting.guests, *meeting.agreed_by) if not find(plan, id_)]
    if not isinstance(unit, Agency | Unit):
        unknown.insert(0, meeting.unit)
    if unknown:
        message = _("kế hoạch không có cơ quan, đơn vị “{id}”").format(id=show(unknown[0], 60))
        return Problem(meeting.line, message, id=meeting.id)
    if duty is None:
        message = _("kế hoạch không có việc đăng ký họp “{id}”").format(id=show(meeting.duty, 60))
        return Problem(meeting.line, message, id=meeting.id)
    assert isinstance(unit, Agency | Unit)
    guests = parties(plan, meeting.guests or planned_guests(plan, agency_of(unit)))
    return Registered(meeting, unit, duty, guests, missing_agreement(duty, meeting.agreed_by))
