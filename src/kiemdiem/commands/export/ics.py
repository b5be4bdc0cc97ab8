"""kiemdiem export ics: the deadlines for the calendar of a phone or of Outlook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

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
    from kiemdiem import arguments, files, outputs
    from kiemdiem.deadlines import dues, in_time_order
    from kiemdiem.display import show
    from kiemdiem.drafting.duties import duties, owing
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.exports.ics import to_ics

    day = arguments.read_day(today, "--today") if today else date.today()
    loaded, _source = arguments.open_plan(plan)
    every = in_time_order(dues(loaded))
    if each and agency:
        raise KiemdiemError(_("--each và --agency không đi với nhau"), _("Bỏ một trong hai"))
    if not each:
        name, chosen = "", every
        if agency:
            id_, name = arguments.called(loaded, agency)
            tasks = {task.key for task, _lines in duties(loaded, id_)}
            chosen = [due for due in every if due.task.key in tasks]
            if not chosen:
                raise KiemdiemError(_("Kế hoạch không giao việc cho “{name}”").format(name=show(name, 80)))
        outputs.write(out, to_ics(loaded, chosen, day, name=name), force=force)
        typer.echo(_("Đã ghi {path}").format(path=show(out)))
        return 0
    bodies = owing(loaded)
    if not bodies:
        raise KiemdiemError(_("Kế hoạch không giao việc có thời hạn cho cơ quan nào"))
    names = files.unique(files.safe_name(body.name) for body in bodies)
    made = {}
    for body, name in zip(bodies, names, strict=True):
        tasks = {task.key for task, _lines in duties(loaded, body.id)}
        chosen = [due for due in every if due.task.key in tasks]
        made[out / f"{name}.ics"] = to_ics(loaded, chosen, day, name=body.name)
    for path in made:
        files.check_free(path, force=force)
    files.make_folder(out)
    for path, data in made.items():
        files.write(path, data, force=force)
    typer.echo(_("Đã ghi {n} tệp vào {path}").format(n=len(made), path=show(out)))
    return 0
