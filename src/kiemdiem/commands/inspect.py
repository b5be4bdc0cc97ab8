"""kiemdiem inspect: whether Word documents obey the format rules of the Party or the state on their day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.commands.check import Format
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.codes import Code
    from kiemdiem.diagnostic import Report
    from kiemdiem.inspection.checking import Check
    from kiemdiem.inspection.inspecting import Inspected

HELP = _("Kiểm tra thể thức văn bản Word (.docx): của Đảng theo Hướng dẫn 36, 05; hành chính theo Nghị định 30.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem inspect out/thong-bao.docx\n\n"
    "kiemdiem inspect out/ --show-all\n\n"
    "kiemdiem inspect cong-van.docx --profile dang-hd05 --output-format json\n\n"
    "Mã thoát 1 khi có lỗi, với --strict cả khi có cảnh báo. Dòng trong kết quả là số thứ tự đoạn trong văn bản."
)


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help=_("Tệp .docx, thư mục hay mẫu tên; nhiều tệp được."))
    ],
    profile: Annotated[
        str,
        typer.Option(
            metavar="ID",
            autocompletion=completion.format_profiles,
            help=_("Thể thức: dang-hd36, dang-hd05, nn-nd30; để trống thì theo tiêu đề và ngày của văn bản."),
        ),
    ] = "",
    strict: options.Strict = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    show_all: Annotated[
        bool, typer.Option("--show-all", help=_("Liệt kê kết quả của mọi mục kiểm tra, cả những mục đạt."))
    ] = False,
    quiet: options.Quiet = False,
    exit_zero: options.ExitZero = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where a document has errors, under `strict` warnings too; 2 where one could not be read."""
    from kiemdiem import arguments, formats
    from kiemdiem.commands.check import printing
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.inspection import inspecting

    if show_all and output_format is not Format.TEXT:
        raise KiemdiemError(_("--show-all chỉ đi với --output-format text"), _("Dạng json có sẵn mọi kết quả"))
    chosen = formats.find(profile) if profile else None
    names = arguments.named_files(files, (".docx",))
    done, report = inspecting.inspect_all(names, _asked(select, ignore), chosen)
    if not quiet and output_format is Format.TEXT:
        _say(done)
    if show_all:
        _list(report)
    _write(report, output_format, quiet=quiet)
    for unread in report.unread:
        printing.say(unread)
    if report.unread:
        return 2
    return int(report.fails(strict=strict) and not exit_zero)


def _asked(select: Sequence[str] | None, ignore: Sequence[str] | None) -> list[Check]:
    """The checks whose codes the options name."""
    from kiemdiem import arguments
    from kiemdiem.inspection.running import all_checks

    known = _codes()
    wanted = arguments.read_codes(list(select or ()), "--select", (), known)
    unwanted = arguments.read_codes(list(ignore or ()), "--ignore", (), known)
    return [
        one
        for one in all_checks()
        if one.code.startswith(wanted or "KD") and not (unwanted and one.code.startswith(unwanted))
    ]


def _codes() -> list[Code]:
    from kiemdiem.codes import Code
    from kiemdiem.inspection.running import all_checks

    return [Code(one.code, one.name, one.severity, one.explanation) for one in all_checks()]


def _say(done: Sequence[Inspected]) -> None:
    """Say on stderr which format rules each document was held against, and why these."""
    from kiemdiem.display import show

    for one in done:
        text = f"{show(one.file)}: {one.chosen.profile.id} ({show(one.chosen.profile.name)}; {one.chosen.why})"
        typer.echo(text, err=True)


def _list(report: Report) -> None:
    import sys

    from kiemdiem.tables import verdicts

    verdicts.write(report.verdicts, {code.code: code for code in _codes()}, sys.stdout)


def _write(report: Report, form: Format, *, quiet: bool) -> None:
    import sys
    from io import TextIOWrapper

    from kiemdiem import discover, output

    summary = report.summary()
    if quiet and form in (Format.TEXT, Format.GITHUB) and not summary["errors"] and not summary["warnings"]:
        return
    if form is not Format.TEXT and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    discover.module(output, form).write(report, sys.stdout, codes=_codes())
