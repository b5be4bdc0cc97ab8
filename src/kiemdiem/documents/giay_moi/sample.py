"""The file of facts for invitations with the names of a plan, to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.calendar import Calendar
from kiemdiem.documents.giay_moi.facts import SAMPLE
from kiemdiem.drafting.duties import covers, invitations
from kiemdiem.plan import Plan

_AS_PLANNED = "# guests: khách mời; không ghi thì theo kế hoạch (duties: invite)\n"


def sample_of(plan: Plan) -> str:
    """`SAMPLE` with a body that meets by the plan, on a working day of its year.

    Where the plan has nobody invite, the issuer stands as the guest: an invitation needs one.
    """
    year = plan.document.year
    day = Calendar.of(plan.calendar).last_working_day(date(year, 12, 18))
    text = SAMPLE.replace("2026-12-18", day.isoformat()).replace("2026", str(year))
    named = list(_bodies(plan))
    hosts = [name for name, id_ in named if any(covers(plan, duty.by, id_) for duty in invitations(plan))]
    host = (hosts or [name for name, _id in named])[0]
    if not hosts:
        guests = f'guests: # khách mời; kế hoạch không nói mời ai\n      - who: ["{plan.document.issuer}"]\n'
        text = text.replace(_AS_PLANNED, guests)
    return text.replace("unit: xa-1", f'unit: "{host}"')


def _bodies(plan: Plan) -> Iterator[tuple[str, str]]:
    """By what a body is called and the id of the agency that it is or is of: units first, common names last."""
    yield from ((unit.id, unit.part_of) for unit in plan.units)
    yield from ((agency.id, agency.id) for agency in plan.agencies if agency.kind == "body")
    yield from ((agency.id, agency.id) for agency in plan.agencies if agency.kind != "body")
    yield plan.document.issuer, plan.document.issuer
