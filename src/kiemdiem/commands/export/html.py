"""kiemdiem export html: the board as one page for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kiemdiem.language import _

HELP = _(
    "Xuất bảng theo dõi thành một trang HTML tự đủ, mở được trên điện thoại không cần mạng: dòng thời gian, từng cơ "
    "quan, ma trận, số suất, thứ tự công việc; tìm, lọc, in được."
)
EPILOG = _("Ví dụ:\n\nkiemdiem export html --out bang.html\n\nkiemdiem export html --today 2022-12-05 --force")


def command(
    plan: Annotated[
        str | None,
        typer.Argument(metavar="PLAN", help=_("Tệp kế hoạch; - là đầu vào chuẩn; để trống thì tự tìm plans/*.yaml.")),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help=_("Tệp ghi ra."))] = Path("bang.html"),
    ledger: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Sổ theo dõi; để trống thì cạnh kế hoạch."))
    ] = None,
    today: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Coi ngày này là hôm nay."))] = "",
    force: Annotated[bool, typer.Option("--force", help=_("Ghi đè tệp đã có."))] = False,
) -> int:
    """The page of `exports.html`."""
    from kiemdiem import outputs
    from kiemdiem.display import show
    from kiemdiem.exports import boards
    from kiemdiem.exports.html import to_html

    outputs.check_target(out, [Path(plan)] if plan else [], force=force)
    board, _book = boards.open_board(plan, ledger, today)
    outputs.write(out, to_html(board), force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))
    return 0
