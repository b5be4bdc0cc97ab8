"""kiemdiem meetings cancel: a meeting is off; one more line of the register."""

from __future__ import annotations

from typing import Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

HELP = _("Hủy một cuộc họp đã đăng ký; dòng cũ vẫn còn trong sổ.")
EPILOG = _(
    "Ví dụ:\n\nkiemdiem meetings cancel k7q2 --note 'hoãn theo Công văn 12-CV/TU'\n\nkiemdiem meetings cancel 'xã B'"
)


def command(
    meeting: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            autocompletion=completion.meeting_ids,
            help=_("Mã của cuộc họp, hoặc đơn vị nếu chỉ có một cuộc."),
        ),
    ],
    plan: options.PlanOption = None,
    note: Annotated[str, typer.Option(help=_("Lý do, ghi vào sổ."))] = "",
) -> int:
    """Exit code 2 where no such meeting stands."""
    from datetime import date

    from kiemdiem.display import show
    from kiemdiem.meetings import adding, naming, opening, register
    from kiemdiem.meetings.parties import name_of
    from kiemdiem.meetings.sessions import when

    found = opening.opened(plan, date.today())
    chosen = naming.meeting_called(found.plan, found.board.register, meeting)
    register.append(found.path, adding.cancelled(chosen, note))
    told = _("Đã hủy cuộc họp {id} của “{unit}” ({when})")
    unit = show(name_of(found.plan, chosen.unit), 80)
    typer.echo(told.format(id=show(chosen.id, 40), unit=unit, when=when(chosen.day, chosen.session)))
    return 0
