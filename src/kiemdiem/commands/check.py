"""kiemdiem check: every finding in one or several plans."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.config import Config
    from kiemdiem.diagnostic import Report

HELP = _("Kiểm tra kế hoạch: cú pháp, tên gọi, thời hạn, cơ quan, tỷ lệ; báo từng chỗ sai kèm cách sửa.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem check plans/2022.yaml\n\n"
    "kiemdiem check plans/ --select KD2 --statistics\n\n"
    "kiemdiem check --output-format github plans/*.yaml"
)


class Format(StrEnum):
    """Where findings go."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"


def command(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLAN", help=_("Tệp, thư mục hay mẫu tên; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")
        ),
    ] = None,
    today: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Coi ngày này là hôm nay."))] = "",
    strict: Annotated[bool, typer.Option("--strict", help=_("Cảnh báo cũng tính là lỗi."))] = False,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help=_("Chỉ dùng các luật có mã bắt đầu như vậy; lặp lại được."))
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help=_("Bỏ các luật có mã bắt đầu như vậy; lặp lại được."))
    ] = None,
    no_ignore: Annotated[
        bool, typer.Option("--no-ignore", help=_("Báo cả những điểm đã ghi nhận bằng chú thích ignore."))
    ] = False,
    show_ignored: Annotated[bool, typer.Option("--show-ignored", help=_("Liệt kê những điểm đã ghi nhận."))] = False,
    stdin_filename: Annotated[
        str, typer.Option(metavar="NAME", help=_("Tên tệp để ghi trong phát hiện khi đọc đầu vào chuẩn."))
    ] = "",
    statistics: Annotated[
        bool, typer.Option("--statistics", help=_("Đếm phát hiện theo mã, thay cho liệt kê."))
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=_("Không in gì khi không có lỗi hay cảnh báo."))] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("Luôn thoát với mã 0 dù có lỗi."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where a plan has errors, under `strict` warnings too."""
    import dataclasses
    import sys
    from pathlib import Path

    from kiemdiem import arguments, catalogue, config, discover, output
    from kiemdiem.tables.statistics import write_statistics

    day = arguments.read_day(today, "--today") if today else date.today()
    project = config.read(Path.cwd())
    settings = dataclasses.replace(
        project,
        select=arguments.read_codes(select, "--select", project.select, catalogue.codes()),
        ignore=arguments.read_codes(ignore, "--ignore", project.ignore, catalogue.codes()),
    )
    names = arguments.plan_files(plans or [], settings.exclude)
    report = _report(names, settings, day, stdin_filename or "<stdin>", heed_ignores=not no_ignore)
    fails = report.fails(strict=strict or settings.strict)
    summary = report.summary()
    if not quiet or summary["errors"] or summary["warnings"]:
        if statistics:
            write_statistics(report, sys.stdout)
        else:
            shown = show_ignored or output_format == "json"
            writer = discover.module(output, output_format)
            writer.write(report, sys.stdout, show_ignored=shown, codes=catalogue.codes())
    return int(fails and not exit_zero)


def _report(names: list[str], settings: Config, day: date, stdin_name: str, *, heed_ignores: bool) -> Report:
    """The findings of every file, of the rules that the settings choose."""
    from kiemdiem import catalogue, lint, load
    from kiemdiem.diagnostic import Diagnostic, Report
    from kiemdiem.source import Refused, Source, read

    rules = [
        rule
        for rule in catalogue.all_rules()
        if rule.code.startswith(settings.select or "KD")
        and not (settings.ignore and rule.code.startswith(settings.ignore))
    ]
    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for name in names:
        try:
            source = read(name, shown=stdin_name if name == "-" else name)
        except Refused as refusal:
            report = load.refused(refusal)
            found += report.diagnostics
            sources |= report.sources
            continue
        sources[source.name] = source
        found += lint.run(source, rules, day, heed_ignores=heed_ignores)
    return Report.of(found, sources)
