"""kiemdiem export xlsx: the board, the deadlines, the matrix and a sheet for each agency, for Excel."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiemdiem.language import _

HELP = _("Xuất bảng theo dõi ra Excel: mọi việc, thời hạn, ma trận, mỗi cơ quan một trang; lọc được, in được.")
EPILOG = _("Ví dụ:\n\nkiemdiem export xlsx --out bang.xlsx\n\nkiemdiem export xlsx --today 2022-12-05 --force")


def command(
    plan: Annotated[
        str | None,
        typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help=_("Tệp ghi ra."))] = Path("bang-theo-doi.xlsx"),
    ledger: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Sổ theo dõi; để trống thì cạnh kế hoạch."))
    ] = None,
    today: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Coi ngày này là hôm nay."))] = "",
    force: Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có."))] = False,
) -> int:
    """The sheets of `exports.sheets`."""
    from kiemdiem import outputs, spreadsheets
    from kiemdiem.display import show
    from kiemdiem.exports import boards, sheets

    board, _book = boards.open_board(plan, ledger, today)
    outputs.write(out, spreadsheets.to_workbook(sheets.grids(board)), force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))
    return 0
