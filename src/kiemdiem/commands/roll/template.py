"""kiemdiem roll template: the Excel workbook that a unit fills in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.plan import Plan, Unit

HELP = _("Lập mẫu Excel để đơn vị điền danh sách xếp loại: danh mục để chọn, ô khóa sẵn, tự cộng, có hướng dẫn.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem roll template plans/2022.yaml --unit 'Đảng bộ xã A'\n\n"
    "kiemdiem roll template --rows 500 --out mau.xlsx"
)


def command(
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="PLAN",
            help=_("Tệp kế hoạch; để trống thì tự tìm plans/*.yaml, không có thì lập mẫu chung."),
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Tệp .xlsx để ghi; nếu không nêu: mau-danh-sach.xlsx."))
    ] = None,
    unit: Annotated[
        str,
        typer.Option(autocompletion=completion.units, help=_("Ghi sẵn đơn vị này (mã, tên hoặc tên gọi khác).")),
    ] = "",
    rows: Annotated[int, typer.Option(min=1, max=20_000, help=_("Số dòng để điền."))] = 200,
    force: options.Force = False,
) -> int:
    """The form of the plan; where there is none, a form for any campaign."""
    from kiemdiem import file_names, files
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.roll.writing import template

    loaded, name = _plan(plan)
    chosen = _unit(loaded, unit) if unit else None
    target = out or Path(f"mau-danh-sach-{file_names.safe_name(chosen.name)}.xlsx" if chosen else "mau-danh-sach.xlsx")
    if target.suffix.lower() != ".xlsx":
        message = _("Mẫu là tệp Excel: {path} phải có đuôi .xlsx").format(path=show(target))
        raise KiemdiemError(message)
    files.check_free(target, force=force)
    data = template.template(template.form(loaded, chosen), rows)
    files.make_folder(target.parent)
    files.write(target, data, force=force)
    told = _("Đã ghi mẫu {path} ({rows} dòng), theo {plan}")
    typer.echo(told.format(path=show(target, 1000), rows=rows, plan=show(name) if name else _("mẫu chung")))
    return 0


def _plan(given: str | None) -> tuple[Plan | None, str]:
    """The plan and the name of its file; None where none is given and none is found."""
    from kiemdiem import arguments
    from kiemdiem.errors import KiemdiemError

    if given is None:
        try:
            given = arguments.find_plan()
        except KiemdiemError:
            return None, ""
    loaded, source = arguments.open_plan(given)
    return loaded, source.name


def _unit(plan: Plan | None, name: str) -> Unit:
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.hints import did_you_mean

    if plan is None:
        raise KiemdiemError(_("--unit cần một kế hoạch có mục units"), _("Chỉ ra tệp kế hoạch, ví dụ plans/2022.yaml"))
    if found := plan.unit(name):
        return found
    hint = did_you_mean(name, (called for unit in plan.units for called in (*unit.names, unit.id)))
    raise KiemdiemError(_("Không có đơn vị “{name}”").format(name=show(name, 60)), hint)
