"""kiemdiem calendar: the months of a campaign with days off and deadlines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kiemdiem.deadlines import Standing
    from kiemdiem.schedule.months import Month
    from kiemdiem.tables.months import Sheet

HELP = _("Lịch từng tháng: ngày nghỉ, nghỉ lễ, làm bù, và việc đến hạn ở mỗi ngày.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem calendar plans/2022.yaml\n\n"
    "kiemdiem calendar --month 2022-12 --today 2022-12-01\n\n"
    "kiemdiem calendar --agency 'Văn phòng thị xã'\n\n"
    "kiemdiem calendar --output-format json"
)


class Format(StrEnum):
    """How the months are printed."""

    TEXT = "text"
    JSON = "json"


def command(
    plan: options.Plan = None,
    month: options.Month = "",
    agency: options.Agency = "",
    today: options.Today = "",
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Always exit code 0: what is late is not wrong."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.calendar import Calendar
    from kiemdiem.display import json_text
    from kiemdiem.schedule import bars
    from kiemdiem.schedule import months as schedule
    from kiemdiem.schedule.standing import standings_of
    from kiemdiem.tables import months as table

    day = arguments.today(today)
    only = arguments.read_month(month, "--month") if month else None
    loaded, _source = arguments.open_plan(plan)
    tasks = arguments.tasks_for(loaded, agency) if agency else list(loaded.all_tasks())
    whose = arguments.called(loaded, agency)[1] if agency else ""
    standings = standings_of(loaded, tasks, day)
    shown = [schedule.month(only[0], standings)] if only else schedule.months(standings)
    without = () if only else bars.undated(loaded, standings, tasks)
    sheet = table.Sheet(loaded, Calendar.of(loaded.calendar), day, standings, whose, without)
    if output_format is Format.JSON:
        sys.stdout.write(json_text(_document(sheet, shown)))
    else:
        table.write(sheet, shown, sys.stdout)
    return 0


def _document(sheet: Sheet, months: Sequence[Month]) -> dict[str, Any]:
    from kiemdiem.schedule.days import each_day

    return {
        "version": 1,
        "today": sheet.today.isoformat(),
        "months": [
            {
                "month": month.name,
                "days": [
                    {
                        "day": day.isoformat(),
                        "kind": sheet.calendar.kind(day),
                        "why_off": sheet.calendar.why_off(day),
                        "due": [_entry(sheet, standing) for standing in month.on(day)],
                    }
                    for day in each_day(month.first, month.last)
                ],
            }
            for month in months
        ],
        "undated": [task.key for task in sheet.undated],
    }


def _entry(sheet: Sheet, standing: Standing) -> dict[str, Any]:
    due = standing.due
    working = standing.last_working_day
    return {
        "id": due.task.key,
        "label": sheet.plan.label(due.task),
        "part": due.part,
        "time": due.time,
        "phrase": due.phrase,
        "last_working_day": working.isoformat() if working else None,
        "state": str(standing.state),
    }
