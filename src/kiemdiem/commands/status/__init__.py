"""kiemdiem status: who owes what, who is late, what is near: worked out from the plan and its ledger."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.following.standing import Board
    from kiemdiem.plan import Plan

HELP = _("Ai còn nợ gì, ai trễ, việc nào sắp đến hạn: bảng đơn vị theo nhiệm vụ, tính từ kế hoạch và sổ theo dõi.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem status\n\n"
    "kiemdiem status --late --today 2022-12-12\n\n"
    "kiemdiem status --unit 'phường A'\n\n"
    "kiemdiem status --task II.4 --output-format json\n\n"
    "Mã thoát 0; với --strict là 1 khi có việc trễ hạn."
)


class Format(StrEnum):
    """How the board is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def command(
    plan: options.Plan = None,
    task: options.Task = "",
    unit: options.Units = "",
    late: Annotated[bool, typer.Option("--late", help=_("Chỉ việc trễ hạn, kể hết."))] = False,
    within: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help=_("Kể việc đến hạn trong chừng này ngày làm việc."))
    ] = 5,
    today: options.Today = "",
    ledger: options.Ledger = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Thoát với mã 1 khi có việc trễ hạn."))] = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 0, under `strict` 1 where something is late."""
    from kiemdiem import arguments
    from kiemdiem.commands.status import opening

    opened = opening.board(plan, ledger, arguments.today(today))
    board = _chosen(opened.plan, opened.board, task, unit)
    late_ones = board.late
    if late:
        from dataclasses import replace

        board = replace(board, standings=late_ones) if output_format is not Format.TEXT else board
    _write(board, output_format, within=within, only_late=late, one_unit=bool(unit))
    return int(strict and bool(late_ones))


def _chosen(plan: Plan, board: Board, task: str, unit: str) -> Board:
    """The board of what the options name. Raises KiemdiemError for a name that nobody has."""
    from kiemdiem.drafting.names import find_task
    from kiemdiem.following.recording import bodies_called

    tasks = {one.key for one in find_task(plan, task).family()} if task else None
    units = {body.id for body in bodies_called(plan, unit)} if unit else None
    return board.only(tasks, units)


def _write(board: Board, form: Format, *, within: int, only_late: bool, one_unit: bool) -> None:
    import sys

    if form is Format.JSON:
        from kiemdiem.display import json_text
        from kiemdiem.following.as_json import to_json

        sys.stdout.write(json_text(to_json(board)))
        return
    if form is Format.CSV:
        from kiemdiem import spreadsheets
        from kiemdiem.tables import board_grid

        found = board_grid.grid(board)
        data = spreadsheets.to_csv([found.columns, *found.rows])
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))
        return
    from kiemdiem.tables import board as table

    if one_unit and not only_late and len(board.units) == 1:
        table.write_unit(board, sys.stdout)
    else:
        table.write(board, sys.stdout, within=within, only_late=only_late)
