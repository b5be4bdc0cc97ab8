"""kiemdiem export ics: the deadlines for the calendar of a phone or of Outlook."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.plan import Plan

HELP = _("Xuất thời hạn thành tệp lịch .ics: cả ngày, vào ngày làm việc cuối, có nhắc trước; nhập lại thì cập nhật.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem export ics --out thoi-han.ics\n\n"
    "kiemdiem export ics --agency 'Văn phòng thị xã' --out van-phong.ics\n\n"
    "kiemdiem export ics --each --out lich"
)


def command(
    plan: options.Plan = None,
    agency: options.Agency = "",
    each: Annotated[bool, typer.Option("--each", help=_("Mỗi cơ quan có việc một tệp, trong thư mục --out."))] = False,
    out: Annotated[Path, typer.Option(metavar="FILE", help=_("Tệp ghi ra, hoặc thư mục khi có --each."))] = Path(
        "thoi-han.ics"
    ),
    today: options.Today = "",
    force: options.ForceButInputs = False,
) -> int:
    """One file for all, for one agency, or for each."""
    from kiemdiem import arguments, outputs
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.exports import ics

    if each and agency:
        raise KiemdiemError(_("--each và --agency không đi với nhau"), _("Bỏ một trong hai"))
    loaded, source = arguments.open_plan(plan)
    now = _made_at(source.name, today)
    if each:
        return _write_each(loaded, now, out, force=force)
    outputs.check_target(out, [Path(source.name)], force=force)
    whose = arguments.called(loaded, agency) if agency else None
    data = ics.of_agency(loaded, *whose, now) if whose else ics.of_all(loaded, now)
    outputs.write(out, data, force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))
    return 0


def _made_at(plan: str, today: str) -> datetime:
    """When this state of the plan came to be, by which calendars tell the later of two: the day that is named, else
    when its file was last written. The clock would make other bytes of the same plan at every run.
    """
    from kiemdiem import arguments

    if today:
        return datetime.combine(arguments.read_day(today, "--today"), time(), UTC)
    file = Path(plan)
    return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.is_file() else datetime.now(UTC)


def _write_each(plan: Plan, now: datetime, folder: Path, *, force: bool) -> int:
    """A file for each agency that owes something by a day; those that are there already are kept."""
    from kiemdiem import file_names
    from kiemdiem.display import show
    from kiemdiem.drafting.duties import owing
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.exports import ics
    from kiemdiem.files import batches

    bodies = owing(plan)
    if not bodies:
        raise KiemdiemError(_("Kế hoạch không giao việc có thời hạn cho cơ quan nào"))
    names = file_names.unique(file_names.safe_name(body.name) for body in bodies)
    kept = batches.write_each(
        [folder / f"{name}.ics" for name in names],
        lambda places: (ics.of_agency(plan, bodies[place].id, bodies[place].name, now) for place in places),
        force=force,
    )
    typer.echo(_("Đã ghi {n} tệp vào {path}").format(n=len(names) - kept, path=show(folder)))
    if kept:
        typer.echo(batches.kept_words(kept))
    return 0
