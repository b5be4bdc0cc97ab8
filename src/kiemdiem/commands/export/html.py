"""kiemdiem export html: the board as one page for a browser."""

from __future__ import annotations

from pathlib import Path

import typer

from kiemdiem import options
from kiemdiem.language import _

HELP = _(
    "Xuất bảng theo dõi thành một trang HTML tự đủ, mở được trên điện thoại không cần mạng: dòng thời gian, từng cơ "
    "quan, ma trận, số suất, thứ tự công việc; tìm, lọc, in được."
)
EPILOG = _("Ví dụ:\n\nkiemdiem export html --out bang.html\n\nkiemdiem export html --today 2022-12-05 --force")


def command(
    plan: options.Plan = None,
    out: options.OutFile = Path("bang.html"),
    ledger: options.Ledger = None,
    today: options.Today = "",
    force: options.ForceButInputs = False,
) -> int:
    """The page of `exports.html`."""
    from kiemdiem import arguments, outputs
    from kiemdiem.commands.status import opening
    from kiemdiem.display import show
    from kiemdiem.exports.html import to_html

    opened = opening.board(plan, ledger, arguments.today(today), need_ledger=False)
    outputs.check_target(out, opened.files, force=force)
    outputs.write(out, to_html(opened.board), force=force)
    typer.echo(_("Đã ghi {path}").format(path=show(out)))
    return 0
