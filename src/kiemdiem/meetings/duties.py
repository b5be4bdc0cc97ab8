"""Which duties of the plan bind a unit that meets: to register beforehand, to invite."""

from __future__ import annotations

from kiemdiem.drafting.duties import covers, invitations
from kiemdiem.meetings.parties import Body, agency_of
from kiemdiem.plan import Duty, Plan
from kiemdiem.plan.once import once


@once
def registrations(plan: Plan) -> tuple[Duty, ...]:
    """The duties to register a meeting, in the order of the plan."""
    return tuple(duty for task in plan.all_tasks() for duty in task.duties if duty.kind == "register")


def binding(plan: Plan, body: Body) -> list[Duty]:
    """The duties to register that bind a body or unit."""
    return [duty for duty in registrations(plan) if covers(plan, duty.by, agency_of(body))]


@once
def planned_guests(plan: Plan, agency_id: str) -> tuple[str, ...]:
    """The ids of those whom the plan has an agency, or the units of a group, invite to a meeting, each once."""
    duties = (duty for duty in invitations(plan) if covers(plan, duty.by, agency_id))
    return tuple(dict.fromkeys(id_ for duty in duties for id_ in duty.guests))


def missing_agreement(duty: Duty, agreed: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of those who still have to agree. Where the plan does not say whether all or any one, it is all."""
    if duty.agreement == "any" and set(agreed) & set(duty.agreed_by):
        return ()
    return tuple(id_ for id_ in duty.agreed_by if id_ not in agreed)
