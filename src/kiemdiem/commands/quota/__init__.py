"""kiemdiem quota: how many may be rated excellent, in one unit or in all, under every cap at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _
from kiemdiem.terms import Form

HELP = _("Số suất hoàn thành xuất sắc của một hoặc mọi đơn vị: mức trần theo từng cách hiểu, công thức, căn cứ.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem quota\n\n"
    "kiemdiem quota --unit 'Đảng bộ xã A' --explain\n\n"
    "kiemdiem quota --unit 'Chi bộ Văn phòng' --rated 50 --good 37 --excellent 10\n\n"
    "kiemdiem quota --roll danh-sach.xlsx --what-if percent=25\n\n"
    "kiemdiem quota --compare 2022.xlsx 2023.xlsx --output-format xlsx --out so-sanh.xlsx\n\n"
    "Mã thoát 1 khi vượt mức trần."
)


def command(
    plan: options.Plan = None,
    unit: Annotated[
        str,
        typer.Option(
            autocompletion=completion.units, help=_("Đơn vị: mã, tên hoặc tên gọi khác; mặc định mọi đơn vị.")
        ),
    ] = "",
    group: Annotated[str, typer.Option(help=_("Chỉ nhóm này: mã hoặc tên."))] = "",
    rated: Annotated[int | None, typer.Option(help=_("Tổng số được xếp loại, thay cho số trong kế hoạch."))] = None,
    good: Annotated[int | None, typer.Option(help=_("Số hoàn thành tốt, không kể xuất sắc."))] = None,
    excellent: Annotated[int | None, typer.Option(help=_("Số hoàn thành xuất sắc."))] = None,
    roll: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help=_("Đếm từ danh sách xếp loại (.xlsx, .csv, .parquet); ghi nhiều lần được.")),
    ] = None,
    rulebook: Annotated[
        str, typer.Option(help=_("Dùng tỷ lệ của bộ quy định này (2019, 2023, 2025) thay cho kế hoạch."))
    ] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Nói rõ cách tính, câu chữ, các cách hiểu khác; in ra giấy được."))
    ] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CHANGE",
            help=_("Thử đổi, không ghi đâu cả: percent=25, basis=strict, 'A:nhóm:excellent+2'…"),
        ),
    ] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="ROLL ROLL", help=_("So hai danh sách của hai năm theo đơn vị.")),
    ] = None,
    output_format: Annotated[
        Form | None, typer.Option(help=_("Dạng kết quả; để trống thì theo đuôi của --out, không có thì text."))
    ] = None,
    out: options.ResultFile = None,
    force: options.ForceButInputs = False,
) -> int:
    """Exit code 1 where a ceiling that binds is exceeded."""
    from kiemdiem import outputs
    from kiemdiem.commands.quota import answers, asking, refusals

    form = outputs.output_form(out, output_format)
    question = asking.Question(plan, unit, group, (rated, good, excellent), tuple(roll or ()), rulebook)
    refusals.refuse_together(compare=bool(compare), what_if=bool(what_if), explain=explain, form=form)
    if out:
        inputs = (*(roll or ()), *(compare or ()), *([Path(plan)] if plan else ()))
        outputs.check_target(out, inputs, force=force)
    printer = answers.Printer(form, out, force=force)
    if compare:
        return printer.comparison(question.years(compare))
    asked = question.ask()
    if what_if:
        return printer.changes(asked, what_if)
    return printer.ceilings(asked, explain=explain)
