"""kiemdiem new: next year's plan, from this year's or from the shipped model."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.commands.new.asking import Given
    from kiemdiem.source import Source
    from kiemdiem.tables.renewal import Checked, Outcome

HELP = _("Lập kế hoạch năm mới từ kế hoạch năm trước (--from) hoặc từ kế hoạch mẫu: dời thời hạn, giữ chú thích.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem new 2023 --from plans/2022.yaml\n\n"
    "kiemdiem new 2023 --from plans/2022.yaml --rulebook 2023 --out plans/2023.yaml\n\n"
    "kiemdiem new 2024\n\n"
    "kiemdiem new 2024 --issuer 'Ban Thường vụ Đảng ủy xã A' --superior 'Ban Thường vụ Tỉnh ủy' --place 'xã A' "
    "--first-deadline 2024-11-05\n\n"
    "Tệp nguồn không bị sửa. Thời hạn giữ nguyên vị trí trong các ngày làm việc của tháng."
)


class Format(StrEnum):
    """How the new plan is told of."""

    TEXT = "text"
    JSON = "json"


def command(
    year: Annotated[int, typer.Argument(metavar="YEAR", help=_("Năm của kế hoạch mới."))],
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="PLAN", help=_("Kế hoạch năm trước; để trống thì từ kế hoạch mẫu.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=_("Tệp kế hoạch mới; để trống thì đặt theo năm, ví dụ plans/2023.yaml.")),
    ] = None,
    rulebook: Annotated[
        str,
        typer.Option(
            metavar="ID", autocompletion=completion.rulebooks, help=_("Với --from: ghi bộ quy định này vào kế hoạch.")
        ),
    ] = "",
    issuer: Annotated[str | None, typer.Option(help=_("Cơ quan ban hành, khi lập từ kế hoạch mẫu."))] = None,
    superior: Annotated[str | None, typer.Option(help=_("Cấp trên nhận báo cáo, khi lập từ kế hoạch mẫu."))] = None,
    place: Annotated[str | None, typer.Option(help=_("Địa danh, khi lập từ kế hoạch mẫu; '' là để điền sau."))] = None,
    first_deadline: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help=_("Hạn đầu tiên, khi lập từ kế hoạch mẫu; các hạn sau theo đó.")),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có, trừ tệp nguồn."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Everything is asked and made before the file is written; what is there is not overwritten without `force`."""
    from kiemdiem.commands.new import asking

    given = asking.Given(issuer, superior, place, first_deadline)
    if from_ is not None:
        given.refuse_any()
        return _from_plan(from_, year, rulebook, out, output_format, force=force)
    asking.refuse_rulebook(rulebook)
    return _from_model(given, year, out, output_format, force=force)


def _from_plan(name: str, year: int, rulebook: str, out: Path | None, form: Format, *, force: bool) -> int:
    import sys

    from kiemdiem import arguments, outputs
    from kiemdiem.renewal import renew
    from kiemdiem.tables import renewal as table

    plan, source = arguments.open_plan(name)
    made = renew(source, plan, year, rulebook)
    target = out or _beside(name, plan.document.year, year)
    outputs.check_target(target, [Path(name)] if name != "-" else [], force=force)
    outcome = _write(made.source, target, source, force=force)
    write = table.write_json if form is Format.JSON else table.write
    write(made, outcome, sys.stdout)
    return 0


def _from_model(given: Given, year: int, out: Path | None, form: Format, *, force: bool) -> int:
    import sys

    from kiemdiem import outputs
    from kiemdiem.commands.new import asking
    from kiemdiem.renewal import starting
    from kiemdiem.tables import renewal as table

    target = out or Path("plans") / f"{year}.yaml"
    outputs.check_target(target, [], force=force)
    starting.law_of(year)
    made = starting.start(year, asking.answers(given, year))
    outcome = _write(made.source, target, None, force=force)
    write = table.write_started_json if form is Format.JSON else table.write_started
    write(made, outcome, sys.stdout)
    return 0


def _beside(name: str, old: int, year: int) -> Path:
    """The file of the new plan: that of the old one with the year changed, in the same folder."""
    if name == "-":
        return Path("plans") / f"{year}.yaml"
    path = Path(name)
    if str(old) in path.name:
        return path.with_name(path.name.replace(str(old), str(year)))
    return path.with_name(f"{year}{path.suffix or '.yaml'}")


def _write(new: Source, target: Path, old: Source | None, *, force: bool) -> Outcome:
    """Check the new plan, write it; what is to be told of it."""
    from dataclasses import replace

    from kiemdiem import outputs
    from kiemdiem.changes import Change
    from kiemdiem.tables.renewal import Outcome

    new = replace(new, name=str(target))
    checked = _check(new, old)
    outputs.write(target, Change(new, new.text).data, force=force)
    return Outcome(str(target), old.name if old else "", checked)


def _check(new: Source, old: Source | None) -> Checked:
    """The findings in the new plan, and those of kinds that the old one has not."""
    from collections import Counter
    from datetime import date

    from kiemdiem import checking, config
    from kiemdiem.diagnostic import Report
    from kiemdiem.tables.renewal import Checked

    question = checking.Question(config.read(Path.cwd()), date.today())
    report = Report.of(checking.findings(new, question), [new.name])
    known = {found.code for found in checking.findings(old, question) if not found.ignored} if old else set()
    return Checked(report.summary(), dict(Counter(found.code for found in report.active if found.code not in known)))
