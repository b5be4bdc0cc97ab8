"""kiemdiem export csv: everything owed, one line each, for any program."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

HELP = _("Xuất bảng theo dõi ra CSV (UTF-8, Excel mở được): mọi việc, thời hạn hoặc ma trận.")
EPILOG = _("Ví dụ:\n\nkiemdiem export csv --out bang.csv\n\nkiemdiem export csv --table matrix > ma-tran.csv")


class Table(StrEnum):
    """Which table."""

    BOARD = "board"
    DEADLINES = "deadlines"
    MATRIX = "matrix"


def command(
    plan: options.Plan = None,
    table: Annotated[Table, typer.Option(help=_("Bảng nào: board (mọi việc), deadlines, matrix."))] = Table.BOARD,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Tệp ghi ra; để trống thì in ra màn hình."))
    ] = None,
    ledger: options.Ledger = None,
    today: options.Today = "",
    force: options.ForceButInputs = False,
) -> int:
    """One of the tables of `exports.sheets`; no field is a formula."""
    import sys

    from kiemdiem import arguments, outputs, spreadsheets
    from kiemdiem.commands.status import opening
    from kiemdiem.display import show
    from kiemdiem.exports import sheets

    opened = opening.board(plan, ledger, arguments.today(today), need_ledger=False)
    if out:
        outputs.check_target(out, opened.files, force=force)
    make = {Table.BOARD: sheets.board_grid, Table.DEADLINES: sheets.deadline_grid, Table.MATRIX: sheets.matrix_grid}
    grid = make[table](opened.board)
    data = spreadsheets.to_csv((grid.columns, *grid.every_row))
    if out:
        outputs.write(out, data, force=force)
        typer.echo(_("Đã ghi {path}").format(path=show(out)))
    else:
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))
    return 0
