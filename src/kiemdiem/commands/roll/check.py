"""kiemdiem roll check: what the rules of the period find in a roll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.commands.check import Format
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.diagnostic import Report
    from kiemdiem.plan import Plan
    from kiemdiem.roll.checking import RowCheck, SetCheck
    from kiemdiem.roll.report import Rules
    from kiemdiem.rolls import Opened

HELP = _("Kiểm tra danh sách xếp loại: tỷ lệ xuất sắc theo từng phạm vi, quy tắc cứng, thứ tự, tổng số.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem roll check danh-sach.xlsx --year 2022\n\n"
    "kiemdiem roll check don-vi/*.xlsx --plan plans/2022.yaml\n\n"
    "kiemdiem roll check ca-nuoc.parquet --rulebook 2019 --output-format json\n\n"
    "Mã thoát 1 khi có lỗi, với --strict cả khi có cảnh báo."
)


def command(
    files: options.RollFiles,
    plan: Annotated[
        str, typer.Option(metavar="PLAN", help=_("Kế hoạch có tỷ lệ, nhóm, đơn vị, bộ quy định và năm đánh giá."))
    ] = "",
    rulebook: options.RulebookOfYear = "",
    year: options.AssessedYear = None,
    stage: options.CountedStage = None,
    strict: options.Strict = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help=_("In cả họ tên và mã số; mặc định chỉ in chỗ trong tệp."))
    ] = False,
    quiet: options.Quiet = False,
    exit_zero: options.ExitZero = False,
    summary: Annotated[bool, typer.Option("--summary", help=_("Sau cùng in bảng chung, mỗi loại một dòng."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where the roll has errors, under `strict` warnings too."""
    import sys

    from kiemdiem import rolls
    from kiemdiem.diagnostic import Report
    from kiemdiem.roll import layers, report

    known = _open_plan(plan) if plan else None
    assessed = rolls.assessed_year(known, year)
    book = rolls.rulebook(known, rulebook, assessed)
    # A rulebook that is named stands in for that of the plan; the plan's own caps rule all the same.
    caps = layers.of(rolls.caps(known, book, ""), rolls.across_units(known), of_plan=bool(known and known.caps))
    rules = report.Rules(book, assessed, caps, _checks(select, ignore))
    opened = rolls.opened(files, known, book, assessed, stage)
    with opened.roll as roll:
        found = report.check(roll, rules, with_names=with_names)
        if not roll.rows and not opened.rejected:
            raise rolls.empty(files)
        grid = rolls.overall(roll) if summary else None
        if not quiet:
            _say(opened, rules)
    every = rolls.provisional((*found.diagnostics, *opened.rejected))
    found = Report.of(every, {*found.files, *(one.file for one in opened.rejected)})
    _write(found, output_format, quiet=quiet)
    if grid:
        from kiemdiem.tables import grids

        grids.write(grid, sys.stdout if output_format is Format.TEXT else sys.stderr)
    return int(found.fails(strict=strict) and not exit_zero)


def _open_plan(name: str) -> Plan:
    from kiemdiem import arguments

    return arguments.open_plan(name)[0]


def _checks(select: Sequence[str] | None, ignore: Sequence[str] | None) -> tuple[RowCheck | SetCheck, ...]:
    """The checks whose codes the options name."""
    from kiemdiem.roll.terms import all_checks

    wanted, unwanted = (_prefixes(given, option) for given, option in ((select, "--select"), (ignore, "--ignore")))
    return tuple(
        check
        for check in all_checks()
        if check.code.startswith(wanted or "KD") and not (unwanted and check.code.startswith(unwanted))
    )


def _prefixes(given: Sequence[str] | None, option: str) -> tuple[str, ...]:
    if not given:
        return ()
    from kiemdiem import arguments
    from kiemdiem.codes import Code
    from kiemdiem.roll.terms import all_checks

    known = [Code(check.code, check.name, check.severity, check.explanation) for check in all_checks()]
    return arguments.read_codes(list(given), option, (), known)


def _say(opened: Opened, rules: Rules) -> None:
    """Say on stderr what the roll was checked against, and what is to be known of its rows."""
    from kiemdiem import rolls
    from kiemdiem.display import show
    from kiemdiem.roll import remarks
    from kiemdiem.roll.columns import BY_KEY
    from kiemdiem.roll.statements import STAGES

    roll = opened.roll
    text = _("Bộ quy định {id} ({name}), năm {year}; tính theo cột “{column}”; {rows} dòng").format(
        id=show(rules.book.id, 40),
        name=show(rules.book.name, 120),
        year=rules.year,
        column=BY_KEY[STAGES[roll.stage]].heading,
        rows=f"{roll.rows:,}".replace(",", "."),
    )
    capped = rules.layers if any(one.code in rolls.CAPS for one in rules.checks) else ()
    told = (*remarks.of_year(roll, rules.year), *remarks.of_caps(roll, capped), *remarks.spellings(roll))
    for line in (text, *told, *opened.left_aside):
        typer.echo(show(line, 1000), err=True)


def _write(found: Report, form: Format, *, quiet: bool) -> None:
    import sys
    from io import TextIOWrapper

    from kiemdiem import discover, output

    summary = found.summary()
    if quiet and form in (Format.TEXT, Format.GITHUB) and not summary["errors"] and not summary["warnings"]:
        return
    codes = []
    if form in (Format.SARIF, Format.GITLAB):
        from kiemdiem import catalogue

        codes = catalogue.codes()
    if form is not Format.TEXT and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    discover.module(output, form).write(found, sys.stdout, codes=codes)
