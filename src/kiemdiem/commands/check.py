"""kiemdiem check: every finding in one or several plans."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kiemdiem import completion
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.checking import Question
    from kiemdiem.diagnostic import Report, Unread
    from kiemdiem.fixing import Fixed

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


_Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        autocompletion=completion.rule_codes,
        help=_("Chỉ dùng các luật có mã bắt đầu như vậy; lặp lại được."),
    ),
]
_Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        autocompletion=completion.rule_codes,
        help=_("Bỏ các luật có mã bắt đầu như vậy; lặp lại được."),
    ),
]


def command(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLAN", help=_("Tệp, thư mục hay mẫu tên; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")
        ),
    ] = None,
    today: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Coi ngày này là hôm nay."))] = "",
    strict: Annotated[bool, typer.Option("--strict", help=_("Cảnh báo cũng tính là lỗi."))] = False,
    select: _Select = None,
    ignore: _Ignore = None,
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
    from kiemdiem.errors import KiemdiemError

    given = arguments.read_day(today, "--today") if today else None
    project = config.read(Path.cwd())
    settings = dataclasses.replace(
        project,
        select=arguments.read_codes(select, "--select", project.select, catalogue.codes()),
        ignore=arguments.read_codes(ignore, "--ignore", project.ignore, catalogue.ignorable()),
    )
    if statistics and output_format is not Format.TEXT:
        raise KiemdiemError(_("--statistics chỉ đi với --output-format text"), _("Bỏ một trong hai"))
    find = partial(arguments.plan_files, plans or [], settings.exclude, settings.folder)
    question = checking.Question(settings, given or date.today(), not no_ignore, stdin_filename or "<stdin>")
    write = partial(_write, form=output_format, statistics=statistics, show_ignored=show_ignored, quiet=quiet)
    if watch:
        _watch(find, question, write, today=given, changing=fix or diff)
    if diff:
        return int(_diff(find(), question, quiet=quiet) and not exit_zero)
    if fix:
        report = _fix(find(), question, write)
    else:
        names = find()
        with _progress(0 if quiet else len(names)) as done:
            report = checking.check(names, question, done)
        write(report, sys.stdout)
    for unread in report.unread:
        _say(unread)
    if report.unread:
        return 2
    return int(report.fails(strict=strict or settings.strict) and not exit_zero)


def _say(unread: Unread) -> None:
    from kiemdiem.display import show

    typer.echo("kiemdiem: " + show(unread.message, 1000), err=True)
    if unread.hint:
        typer.echo("  → " + show(unread.hint, 1000), err=True)


def _write(report: Report, stream: TextIO, *, form: Format, statistics: bool, show_ignored: bool, quiet: bool) -> None:
    from kiemdiem import catalogue, discover, output
    from kiemdiem.tables.statistics import write_statistics

    summary = report.summary()
    if form is not Format.TEXT and isinstance(stream, TextIOWrapper):
        # What programs read has one encoding, whatever the console has.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if quiet and form in (Format.TEXT, Format.GITHUB) and not summary["errors"] and not summary["warnings"]:
        return
    if statistics:
        write_statistics(report, stream)
        return
    writer = discover.module(output, form)
    writer.write(report, stream, show_ignored=show_ignored or form is Format.JSON, codes=catalogue.codes())


def _fix(names: list[str], question: Question, write: Callable[[Report, TextIO], None]) -> Report:
    """Mend the files, standard input to standard output, and print what is left."""
    import shutil
    import sys

    from kiemdiem import fixing
    from kiemdiem.diagnostic import Report, Unread
    from kiemdiem.errors import KiemdiemError

    fixed, unread = [], []
    for name in names:
        try:
            outcome = fixing.fix_file(name, question)
            if name == "-":
                sys.stdout.buffer.write(outcome.change.data)
                shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)  # what was too much to be read
            elif outcome.change.needed:
                outcome.change.write()
        except KiemdiemError as error:
            if len(names) == 1:
                raise
            unread.append(Unread(error.message, error.hint))
            continue
        fixed.append(outcome)
    report = Report.of(
        (diagnostic for outcome in fixed for diagnostic in outcome.diagnostics),
        (outcome.change.source.name for outcome in fixed),
        unread,
    )
    write(report, sys.stderr if "-" in names else sys.stdout)
    _count(_("Đã sửa {n} chỗ trong {files} tệp"), fixed)
    return report


def _diff(names: list[str], question: Question, *, quiet: bool) -> bool:
    """Print what `_fix` would change; whether there is anything."""
    import sys

    from kiemdiem import fixing

    fixed = [fixing.fix_file(name, question) for name in names]
    for outcome in fixed:
        sys.stdout.buffer.write(outcome.change.diff().encode())
    if not quiet:
        _count(_("Sẽ sửa {n} chỗ trong {files} tệp"), fixed)
    return any(outcome.change.needed for outcome in fixed)


def _count(message: str, fixed: list[Fixed]) -> None:
    changed = [outcome for outcome in fixed if outcome.change.needed]
    if changed:
        typer.echo(message.format(n=sum(outcome.mended for outcome in changed), files=len(changed)), err=True)


def _watch(
    find: Callable[[], list[str]],
    question: Question,
    write: Callable[[Report, TextIO], None],
    *,
    today: date | None,
    changing: bool,
) -> None:
    """Check at every change of a file, until Ctrl-C."""
    import dataclasses
    import sys
    from datetime import datetime

    from rich.console import Console

    from kiemdiem import checking, watching
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    if changing:
        raise KiemdiemError(_("--watch không đi cùng --fix và --diff"), _("Bỏ một trong hai"))
    if "-" in find():
        raise KiemdiemError(_("--watch không theo dõi được đầu vào chuẩn"), _("Chỉ ra tệp hoặc thư mục"))

    def check(names: list[str]) -> None:
        if sys.stdout.isatty():
            Console(file=sys.stdout).clear()
        now = datetime.now()
        typer.echo(_("Kiểm tra lúc {time}; Ctrl-C để dừng").format(time=f"{now:%H:%M:%S}"), err=True)
        write(checking.check(names, dataclasses.replace(question, today=today or now.date())), sys.stdout)
        sys.stdout.flush()

    watching.watch(find, check, lambda error: typer.echo("kiemdiem: " + show(error.message, 1000), err=True))


def _progress(files: int) -> AbstractContextManager[Callable[[], object]]:
    """What counts the files on a terminal, where they are so many that somebody waits for them."""
    import sys
    from contextlib import nullcontext

    if files < LONG or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    from kiemdiem.tables.progress import counted

    return counted(files, _("Kiểm tra"))
