"""kiemdiem check: every finding in one or several plans."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

HELP = _("Kiểm tra kế hoạch: cú pháp, tên gọi, thời hạn, cơ quan, tỷ lệ; báo từng chỗ sai kèm cách sửa.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem check plans/2022.yaml\n\n"
    "kiemdiem check plans/ --select KD2 --statistics\n\n"
    "kiemdiem check plans/ --fix\n\n"
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
    plans: options.Plans = None,
    today: options.Today = "",
    strict: options.Strict = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
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
    quiet: options.Quiet = False,
    exit_zero: options.ExitZero = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
    fix: Annotated[
        bool, typer.Option("--fix", help=_("Sửa ngay trong tệp những chỗ tự sửa được, rồi báo những chỗ còn lại."))
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=_("In những chỗ --fix sẽ sửa, không ghi gì; thoát với mã 1 chỉ khi có chỗ sửa.")),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=_("Kiểm tra lại mỗi khi tệp thay đổi, đến khi bấm Ctrl-C."))
    ] = False,
) -> int:
    """Exit code 1 where a plan has errors, under `strict` warnings too; with `diff` where something would change."""
    import dataclasses
    import sys
    from functools import partial
    from pathlib import Path

    from kiemdiem import arguments, catalogue, checking, config
    from kiemdiem.commands.check import printing
    from kiemdiem.errors import KiemdiemError

    given = arguments.read_day(today, "--today") if today else None
    project = config.read(Path.cwd())
    chosen = bool(select or ignore or project.select or project.ignore)
    known = catalogue.codes() if chosen else []  # long to load: those of rolls and documents are among them
    ignorable = catalogue.ignorable() if chosen else []
    settings = dataclasses.replace(
        project,
        select=arguments.read_codes(select, "--select", project.select, known),
        ignore=arguments.read_codes(ignore, "--ignore", project.ignore, ignorable),
    )
    if statistics and output_format is not Format.TEXT:
        raise KiemdiemError(_("--statistics chỉ đi với --output-format text"), _("Bỏ một trong hai"))
    find = partial(arguments.plan_files, plans or [], settings.exclude, settings.folder)
    question = checking.Question(
        settings,
        given or date.today(),
        not no_ignore,
        stdin_filename or "<stdin>",
        keep_noted=show_ignored or output_format in (Format.JSON, Format.SARIF),
    )
    write = partial(printing.write, form=output_format, statistics=statistics, show_ignored=show_ignored, quiet=quiet)
    if watch or diff or fix:
        from kiemdiem.commands.check import modes
    if watch:
        modes.watch(find, question, write, today=given, changing=fix or diff)
    if diff:
        return int(modes.diff(find(), question, quiet=quiet) and not exit_zero)
    if fix:
        report = modes.fix(find(), question, write)
    else:
        names = find()
        with _progress(0 if quiet else len(names)) as done:
            report = checking.check(names, question, done)
        write(report, sys.stdout)
    for unread in report.unread:
        printing.say(unread)
    if report.unread:
        return 2
    return int(report.fails(strict=strict or settings.strict) and not exit_zero)


def _progress(files: int) -> AbstractContextManager[Callable[[], object]]:
    """What counts the files on a terminal, where they are so many that somebody waits for them."""
    import sys
    from contextlib import nullcontext

    if files < LONG or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from kiemdiem.tables.progress import counted

    return counted(files, _("Kiểm tra"))
