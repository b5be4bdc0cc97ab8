"""From registered meetings to what an invitation says: the facts that a user would write otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kiemdiem.display import show
from kiemdiem.documents.giay_moi.facts import MeetingsFacts, coming
from kiemdiem.drafting.facts import Facts
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.meetings.board import Registered
from kiemdiem.meetings.parties import agency_of, find
from kiemdiem.plan import Plan
from kiemdiem.source import parse


def facts(plan: Plan, meetings: Iterable[Registered], register: Path) -> Facts:
    """The facts of these meetings of the file `register`: what it does not know stays for the plan, or blank.

    Raises KiemdiemError for a meeting that nobody is invited to.
    """
    node = MeetingsFacts.model_validate({"meetings": [_facts(plan, one) for one in meetings]})
    node.locate()
    return Facts(node, parse("{}", str(register)))


def _facts(plan: Plan, one: Registered) -> dict[str, Any]:
    if not one.guests:
        id_ = show(one.meeting.id, 40)
        message = _("Không biết mời ai dự cuộc họp {id} của “{unit}”").format(id=id_, unit=show(one.unit.name, 80))
        hint = _("Thêm người được mời: kiemdiem meetings add --move {id} --guest …").format(id=id_)
        raise KiemdiemError(message, hint)
    start, end = one.session.clocks
    given = {
        "unit": one.unit.id,
        "day": one.day.isoformat(),
        "start": start,
        "end": end,
        "session": one.session.half,
        "place": one.meeting.place,
        "chair": one.meeting.chair,
        "guests": list(_groups(plan, one.meeting.guests)),
    }
    return {key: value for key, value in given.items() if value}


def _groups(plan: Plan, ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The guests, those who come alike together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for id_ in ids:
        body = find(plan, id_)
        alike.setdefault(coming(plan, agency_of(body) if body else id_), []).append(id_)
    for (capacity, leaders), who in alike.items():
        yield {"who": who, "capacity": capacity, "represented_by": leaders or None}
