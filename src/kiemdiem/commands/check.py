"""kiemdiem check: every finding in one or several plans."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from kiemdiem.language import _

HELP = _("Kiểm tra kế hoạch: cú pháp, tên gọi, thời hạn, cơ quan, tỷ lệ; báo từng chỗ sai kèm cách sửa.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem check plans/2022.yaml\n\n"
    "kiemdiem check --no-ignore plans/2022.yaml\n\n"
    "kiemdiem check --output-format github plans/*.yaml"
)


class Format(StrEnum):
    """Where findings go."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def command(
    plans: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")),
    ] = None,
    today: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Coi ngày này là hôm nay."))] = "",
    strict: Annotated[bool, typer.Option("--strict", help=_("Cảnh báo cũng tính là lỗi."))] = False,
    no_ignore: Annotated[
        bool, typer.Option("--no-ignore", help=_("Báo cả những điểm đã ghi nhận bằng chú thích ignore."))
    ] = False,
    show_ignored: Annotated[bool, typer.Option("--show-ignored", help=_("Liệt kê những điểm đã ghi nhận."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where a plan has errors, under `strict` warnings too."""
    import sys

    from kiemdiem import arguments, discover, lint, load, output, rules
    from kiemdiem.diagnostic import Diagnostic, Report
    from kiemdiem.source import Refused, Source, read

    day = arguments.read_day(today, "--today") if today else date.today()
    known = [module.check for module in discover.modules(rules)]
    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for name in dict.fromkeys(plans or [arguments.find_plan()]):
        try:
            source = read(name)
        except Refused as refusal:
            report = load.refused(refusal)
            found += report.diagnostics
            sources |= report.sources
            continue
        sources[source.name] = source
        found += lint.run(source, known, day, heed_ignores=not no_ignore)
    report = Report.of(found, sources)
    discover.module(output, output_format).write(
        report, sys.stdout, show_ignored=show_ignored or output_format == "json"
    )
    return int(report.fails(strict=strict))
