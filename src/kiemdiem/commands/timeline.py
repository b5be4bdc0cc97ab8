"""kiemdiem timeline: the tasks of a campaign as bars along time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kiemdiem.deadlines import Standing
    from kiemdiem.plan import Plan, Task
    from kiemdiem.schedule.bars import Bar

HELP = _("Việc theo dòng thời gian: mỗi việc một vạch đến ngày cuối, có ngày nghỉ, Tết và hôm nay.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem timeline plans/2022.yaml\n\n"
    "kiemdiem timeline --month 2022-12 --order plan\n\n"
    "kiemdiem timeline --agency 'Văn phòng thị xã' --today 2022-12-01\n\n"
    "kiemdiem timeline --output-format json"
)


class Format(StrEnum):
    """How the bars are printed."""

    TEXT = "text"
    JSON = "json"


class Order(StrEnum):
    """In which order: by the last day, or as the document has the tasks."""

    TIME = "time"
    PLAN = "plan"


def command(
    plan: options.Plan = None,
    order: Annotated[Order, typer.Option(help=_("Thứ tự: time theo thời gian, plan theo kế hoạch."))] = Order.TIME,
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
    from kiemdiem.schedule.bars import bars, undated
    from kiemdiem.schedule.standing import standings_of
    from kiemdiem.tables import timeline

    day = arguments.today(today)
    only = arguments.read_month(month, "--month") if month else None
    loaded, _source = arguments.open_plan(plan)
    tasks = arguments.tasks_for(loaded, agency) if agency else list(loaded.all_tasks())
    standings = standings_of(loaded, tasks, day)
    rows = bars(loaded, standings)
    if order is Order.PLAN:
        places = {task.key: place for place, task in enumerate(loaded.all_tasks())}
        rows.sort(key=lambda bar: places[bar.task.key])
    if only:
        rows = [bar for bar in rows if bar.touches(*only)]
    without = [] if only else undated(loaded, standings, tasks)
    if output_format is Format.JSON:
        sys.stdout.write(json_text(_document(loaded, rows, without, day)))
        return 0
    whose = arguments.called(loaded, agency)[1] if agency else ""
    days = [shown for bar in rows for shown in bar.days]
    first, last = only or (min(days, default=day), max(days, default=day))
    calendar = Calendar.of(loaded.calendar)
    timeline.write(timeline.Chart(loaded, calendar, day, rows, first, last, whose, without), sys.stdout)
    return 0


def _document(plan: Plan, rows: Sequence[Bar], without: Sequence[Task], today: date) -> dict[str, Any]:
    return {
        "version": 1,
        "today": today.isoformat(),
        "bars": [
            {
                "id": bar.task.key,
                "label": plan.label(bar.task),
                "part": bar.part,
                "start": bar.start.isoformat() if bar.start else None,
                "start_given": bar.is_given,
                "due": [_mark(mark) for mark in bar.marks],
            }
            for bar in rows
        ],
        "undated": [task.key for task in without],
    }


def _mark(mark: Standing) -> dict[str, Any]:
    last, working = mark.due.last_day, mark.last_working_day
    return {
        "last_day": last.isoformat() if last else None,
        "last_working_day": working.isoformat() if working else None,
        "phrase": mark.due.phrase,
        "state": str(mark.state),
    }
