"""kiemdiem meetings check: what is wrong with the registered meetings, and who has not registered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.commands.check import Format
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.meetings.checking import Check

HELP = _(
    "Kiểm tra lịch họp: trùng người dự, trùng nơi, ngày nghỉ, ngoài hạn, chưa thống nhất, đăng ký muộn, chưa đăng ký."
)
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem meetings check\n\n"
    "kiemdiem meetings check plans/2022.yaml --notice 5 --output-format json\n\n"
    "kiemdiem meetings check --ignore KD908\n\n"
    "Mã thoát 1 khi có lỗi, với --strict cả khi có cảnh báo. Dòng trong kết quả là dòng của sổ"
    " (plans/2022.meetings.jsonl)."
)


def command(
    plan: options.PlanFile = None,
    notice: Annotated[
        int | None,
        typer.Option(
            min=0, max=366, metavar="N", help=_("Phải đăng ký trước N ngày làm việc; không ghi thì theo kế hoạch.")
        ),
    ] = None,
    today: options.Today = "",
    strict: options.Strict = False,
    select: options.Select = None,
    ignore: options.Ignore = None,
    quiet: options.Quiet = False,
    exit_zero: options.ExitZero = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 1 where the register has errors, under `strict` warnings too."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.commands.check import printing
    from kiemdiem.meetings import opening, running

    now = arguments.today(today)
    asked = _asked(select, ignore)
    found = opening.opened(plan, now, notice)
    report = running.look(found.board, found.path, found.source, asked)
    printing.write(report, sys.stdout, form=output_format, statistics=False, show_ignored=False, quiet=quiet)
    return int(report.fails(strict=strict) and not exit_zero)


def _asked(select: Sequence[str] | None, ignore: Sequence[str] | None) -> list[Check]:
    """The checks whose codes the options name."""
    from kiemdiem import arguments
    from kiemdiem.meetings import running

    known = running.codes()
    wanted = arguments.read_codes(list(select or ()), "--select", (), known)
    unwanted = arguments.read_codes(list(ignore or ()), "--ignore", (), known)
    return [
        one
        for one in running.all_checks()
        if one.code.startswith(wanted or "KD") and not (unwanted and one.code.startswith(unwanted))
    ]
