"""kiemdiem export xlsx: the board, the deadlines, the matrix and a sheet for each agency, for Excel."""

from __future__ import annotations

from pathlib import Path

import typer

from kiemdiem import options
from kiemdiem.language import _

HELP = _("Xuất bảng theo dõi ra Excel: mọi việc, thời hạn, ma trận, mỗi cơ quan một trang; lọc được, in được.")
EPILOG = _("Ví dụ:\n\nkiemdiem export xlsx --out bang.xlsx\n\nkiemdiem export xlsx --today 2022-12-05 --force")


def command(
    plan: options.Plan = None,
    out: options.OutFile = Path("bang-theo-doi.xlsx"),
    ledger: options.Ledger = None,
    today: options.Today = "",
    force: options.ForceButInputs = False,
) -> int:
    """The sheets of `exports.sheets`."""
    from kiemdiem import arguments, outputs, spreadsheets
    from kiemdiem.commands.status import opening
    from kiemdiem.display import show
    from kiemdiem.exports import sheets

    opened = opening.board(plan, ledger, arguments.today(today), need_ledger=False)
    outputs.check_target(out, opened.files, force=force)
    outputs.write(out, spreadsheets.to_workbook(sheets.grids(opened.board)), force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))
    return 0
