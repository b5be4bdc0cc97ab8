"""kiemdiem deadlines: every deadline of a plan in time order, and how it stands."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem.deadlines import Standing
    from kiemdiem.plan import Task

HELP = _("Mọi thời hạn theo thứ tự thời gian: ngày cuối, ngày làm việc cuối, còn mấy ngày làm việc, ai làm.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem deadlines plans/2022.yaml --today 2022-11-28\n\n"
    "kiemdiem deadlines --agency 'Văn phòng thị xã' --within 14\n\n"
    "kiemdiem deadlines --output-format json"
)


class Format(StrEnum):
    """How the deadlines are printed."""

    TEXT = "text"
    JSON = "json"


class Reading(StrEnum):
    """How "trước ngày D" is read: up to the day before D, or up to D."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"


def command(
    plan: options.Plan = None,
    today: options.Today = "",
    agency: options.Agency = "",
    task: options.Task = "",
    within: Annotated[
        int | None, typer.Option(metavar="DAYS", help=_("Chỉ việc đến hạn trong chừng này ngày, kể cả việc quá hạn."))
    ] = None,
    reading: Annotated[
        Reading | None,
        typer.Option(help=_("“Trước ngày D”: exclusive là đến hết ngày liền trước D, inclusive là đến hết ngày D.")),
    ] = None,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Always exit code 0: what is late is not wrong."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.calendar import Calendar
    from kiemdiem.deadlines import dues, in_time_order, stand
    from kiemdiem.drafting import names
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.tables.deadlines import write

    day = arguments.today(today)
    if within is not None and within < 0:
        raise KiemdiemError(_("--within: số ngày không được âm"), _("Ví dụ: --within 14"))
    loaded, _source = arguments.open_plan(plan)
    wanted = {one.key for one in (arguments.tasks_for(loaded, agency) if agency else loaded.all_tasks())}
    if task:
        wanted &= {one.key for one in names.find_task(loaded, task).family()}
    read_as = reading.value if reading else loaded.reading
    chosen = [due for due in dues(loaded, read_as) if due.task.key in wanted]
    calendar = Calendar.of(loaded.calendar)
    standings = [stand(due, day, calendar) for due in in_time_order(chosen)]
    if within is not None:
        standings = [standing for standing in standings if _is_near(standing, day, within)]
    if output_format is Format.JSON:
        _write_json(standings, day)
    else:
        write(loaded, standings, day, read_as, sys.stdout)
    return 0


def _is_near(standing: Standing, today: date, days: int) -> bool:
    """Whether it is overdue, or its last day is one of the next `days` days."""
    last = standing.due.last_day
    return last is not None and (standing.state == "overdue" or 0 <= (last - today).days <= days)


def _write_json(standings: Sequence[Standing], today: date) -> None:
    import sys

    from kiemdiem.display import json_text

    tasks = [
        {
            "id": standing.due.task.key,
            "phrase": standing.due.phrase,
            "kind": standing.due.kind,
            "last_day": _iso(standing.due.last_day),
            "last_working_day": _iso(standing.last_working_day),
            "working_days_left": standing.working_days_left,
            "state": str(standing.state),
            "roles": _roles(standing.due.task),
        }
        for standing in standings
    ]
    document = {"version": 1, "today": today.isoformat(), "tasks": tasks}
    sys.stdout.write(json_text(document))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _roles(task: Task) -> dict[str, list[str]]:
    from kiemdiem.plan import Role

    return {str(role): list(who) for role in Role if (who := task.who(role))}
