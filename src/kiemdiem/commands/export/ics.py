"""kiemdiem export ics: the deadlines for the calendar of a phone or of Outlook."""

from __future__ import annotations

from datetime import date
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
    force: options.Force = False,
) -> int:
    """One file for all, for one agency, or for each."""
    from kiemdiem import arguments, outputs
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.exports import ics

    if each and agency:
        raise KiemdiemError(_("--each và --agency không đi với nhau"), _("Bỏ một trong hai"))
    day = arguments.read_day(today, "--today") if today else date.today()
    loaded, _source = arguments.open_plan(plan)
    if each:
        return _write_each(loaded, day, out, force=force)
    whose = arguments.called(loaded, agency) if agency else None
    data = ics.of_agency(loaded, *whose, day) if whose else ics.of_all(loaded, day)
    outputs.write(out, data, force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))
    return 0


def _write_each(plan: Plan, day: date, folder: Path, *, force: bool) -> int:
    """A file for each agency that owes something by a day; those that are there already are kept."""
    from kiemdiem import files
    from kiemdiem.display import show
    from kiemdiem.drafting.duties import owing
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.exports import ics
    from kiemdiem.files import batches

    bodies = owing(plan)
    if not bodies:
        raise KiemdiemError(_("Kế hoạch không giao việc có thời hạn cho cơ quan nào"))
    names = files.unique(files.safe_name(body.name) for body in bodies)
    kept = batches.write_each(
        [folder / f"{name}.ics" for name in names],
        lambda places: (ics.of_agency(plan, bodies[place].id, bodies[place].name, day) for place in places),
        force=force,
    )
    typer.echo(_("Đã ghi {n} tệp vào {path}").format(n=len(names) - kept, path=show(folder)))
    if kept:
        typer.echo(batches.kept_words(kept))
    return 0
