"""kiemdiem roll check: what the rules of the period find in a roll."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion
from kiemdiem.commands.check import Format
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.diagnostic import Diagnostic, Report
    from kiemdiem.plan import Plan
    from kiemdiem.roll.checking import RowCheck, SetCheck
    from kiemdiem.roll.engine import Roll
    from kiemdiem.roll.report import Rules
    from kiemdiem.roll.values import Vocabulary
    from kiemdiem.rulebooks import Rulebook

HELP = _("Kiểm tra danh sách xếp loại: tỷ lệ xuất sắc theo từng phạm vi, quy tắc cứng, thứ tự, tổng số.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem roll check danh-sach.xlsx --year 2022\n\n"
    "kiemdiem roll check don-vi/*.xlsx --plan plans/2022.yaml\n\n"
    "kiemdiem roll check ca-nuoc.parquet --rulebook 2019 --output-format json\n\n"
    "Mã thoát 1 khi có lỗi, với --strict cả khi có cảnh báo."
)


class Stage(StrEnum):
    """Which rating counts."""

    SELF = "self"
    PROPOSED = "proposed"
    DECIDED = "decided"


_Codes = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        autocompletion=completion.rule_codes,
        help=_("Chỉ dùng các luật có mã bắt đầu như vậy; lặp lại được."),
    ),
]
_Without = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        autocompletion=completion.rule_codes,
        help=_("Bỏ các luật có mã bắt đầu như vậy; lặp lại được."),
    ),
]


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help=_("Tệp .xlsx, .csv hay .parquet; nhiều tệp là một danh sách."))
    ],
    plan: Annotated[
        str, typer.Option(metavar="PLAN", help=_("Kế hoạch có tỷ lệ, nhóm, đơn vị, bộ quy tắc và năm đánh giá."))
    ] = "",
    rulebook: Annotated[
        str, typer.Option(metavar="ID", help=_("Bộ quy tắc, ví dụ 2019; để trống thì theo kế hoạch hoặc theo năm."))
    ] = "",
    year: Annotated[
        int | None,
        typer.Option(min=1990, max=2100, help=_("Năm đánh giá; để trống thì theo kế hoạch, hoặc năm nay.")),
    ] = None,
    stage: Annotated[
        Stage | None, typer.Option(help=_("Mức được tính; để trống thì là mức sau cùng đã có trong danh sách."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Cảnh báo cũng tính là lỗi."))] = False,
    select: _Codes = None,
    ignore: _Without = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help=_("In cả họ tên và mã số; mặc định chỉ in chỗ trong tệp."))
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=_("Không in gì khi không có lỗi hay cảnh báo."))] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=_("Luôn thoát với mã 0 dù có lỗi."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where the roll has errors, under `strict` warnings too."""
    from kiemdiem.diagnostic import Report
    from kiemdiem.roll import report

    known = _open_plan(plan) if plan else None
    rules = _rules(known, rulebook, year, _checks(select, ignore))
    roll, rejected = _open(files, known, rules.book, stage)
    with roll:
        found = report.check(roll, rules, with_names=with_names)
        if not quiet:
            _say(roll, rules)
    found = Report.of((*found.diagnostics, *rejected), (*found.files, *{one.file for one in rejected}))
    _write(found, output_format, quiet=quiet)
    return int(found.fails(strict=strict) and not exit_zero)


def _open_plan(name: str) -> Plan:
    from kiemdiem import arguments

    return arguments.open_plan(name)[0]


def _rules(plan: Plan | None, rulebook: str, year: int | None, checks: tuple[RowCheck | SetCheck, ...]) -> Rules:
    """The rules of the plan, of the rulebook named, or of the one in force at the end of the year."""
    from kiemdiem.roll import layers
    from kiemdiem.roll.report import Rules

    today = date.today()
    assessed = year or (plan and plan.document.year) or (today.year if today.month > 6 else today.year - 1)
    book = _rulebook(rulebook or (plan and plan.rulebook) or "", assessed)
    caps = layers.of_rulebook(book)
    if plan and not rulebook:
        from kiemdiem.classes import Classes

        classes = Classes(plan)
        caps = layers.of_plan(plan, {cap.id: classes.of(cap) for cap in plan.caps}) or caps
    return Rules(book, assessed, caps, checks)


def _rulebook(id_: str, year: int) -> Rulebook:
    from kiemdiem import rulebooks
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError

    book = rulebooks.find(id_ or rulebooks.valid_on(date(year, 12, 31)))
    if book:
        return book
    known = _("Các bộ quy tắc: {ids}").format(ids=", ".join(rulebooks.names()))
    if id_:
        raise KiemdiemError(_("Không có bộ quy tắc “{id}”").format(id=show(id_, 40)), known)
    raise KiemdiemError(_("Không có bộ quy tắc nào cho năm {year}").format(year=year), known)


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


def _open(
    files: Sequence[str], plan: Plan | None, book: Rulebook, stage: Stage | None
) -> tuple[Roll, list[Diagnostic]]:
    """The roll of these files, and a finding for every cell of a row that could not be taken."""
    from importlib import import_module

    from kiemdiem.roll import engine, report

    names = list(dict.fromkeys(files))
    as_is = [name for name in names if engine.readable_as_is(Path(name))]
    others = [Path(name) for name in names if name not in as_is]
    vocabulary = _vocabulary(plan, book)
    if not others:
        return engine.Roll(as_is, vocabulary=vocabulary, stage=stage), []
    reading = import_module("kiemdiem.roll.reading").read(others, vocabulary)
    roll = engine.Roll(as_is, reading.rows, reading.places, vocabulary=vocabulary, stage=stage)
    return roll, report.rejected(reading.rejected)


def _vocabulary(plan: Plan | None, book: Rulebook) -> Vocabulary:
    from kiemdiem.roll.values import Vocabulary

    levels = {level: [name] for level, name in book.levels.items()}
    subjects: dict[str, list[str]] = {}
    for rating in plan.ratings if plan else ():
        levels.setdefault(rating.level, []).extend((rating.name, *rating.aliases))
    for subject in plan.subjects if plan else ():
        subjects.setdefault(subject.kind, []).append(subject.name)
    return Vocabulary.of(levels, subjects)


def _say(roll: Roll, rules: Rules) -> None:
    """Say on stderr what the roll was checked against."""
    from kiemdiem.display import show
    from kiemdiem.roll.columns import BY_KEY
    from kiemdiem.roll.statements import STAGES

    text = _("Bộ quy tắc {id} ({name}), năm {year}; tính theo cột “{column}”; {rows} dòng").format(
        id=show(rules.book.id, 40),
        name=show(rules.book.name, 120),
        year=rules.year,
        column=BY_KEY[STAGES[roll.stage]].heading,
        rows=f"{roll.rows:,}".replace(",", "."),
    )
    typer.echo(text, err=True)


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
