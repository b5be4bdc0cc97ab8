"""kiemdiem check: every finding in one or several plans."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from kiemdiem.language import _

HELP = _("Kiểm tra kế hoạch: cú pháp, tên gọi, thời hạn, cơ quan, tỷ lệ; báo từng chỗ sai kèm cách sửa.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem check plans/2022.yaml\n\n"
    "kiemdiem check plans/ --select KD2 --statistics\n\n"
    "kiemdiem check --output-format github plans/*.yaml"
)

LONG = 200
"""From so many files on a check takes more than a second."""


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

    from kiemdiem import arguments, catalogue, checking, config, discover, output
    from kiemdiem.tables.statistics import write_statistics

    day = arguments.read_day(today, "--today") if today else date.today()
    project = config.read(Path.cwd())
    settings = dataclasses.replace(
        project,
        select=arguments.read_codes(select, "--select", project.select, catalogue.codes()),
        ignore=arguments.read_codes(ignore, "--ignore", project.ignore, catalogue.codes()),
    )
    names = arguments.plan_files(plans or [], settings.exclude)
    question = checking.Question(settings, day, not no_ignore, stdin_filename or "<stdin>")
    with _progress(0 if quiet else len(names)) as done:
        report = checking.check(names, question, done)
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


def _progress(files: int) -> AbstractContextManager[Callable[[], object]]:
    """What counts the files on a terminal, where they are so many that somebody waits for them."""
    import sys
    from contextlib import nullcontext

    if files < LONG or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from kiemdiem.tables.progress import counted

    return counted(files, _("Kiểm tra"))
