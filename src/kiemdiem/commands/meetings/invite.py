"""kiemdiem meetings invite: the invitations to registered meetings, in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.meetings.board import Board, Registered

HELP = _("Lập giấy mời từ các cuộc họp đã đăng ký, mỗi nhóm khách mời một giấy; không cần tệp --facts.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem meetings invite 'xã B' --date 2022-11-20\n\n"
    "kiemdiem meetings invite --merge --out giay-moi\n\n"
    "Điều sổ không có (người ký, tài liệu, đầu mối liên hệ) thì chừa chỗ; muốn ghi sẵn: kiemdiem render giay-moi"
    " --sample."
)


def command(
    meetings: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]…",
            autocompletion=completion.meeting_ids,
            help=_("Mã của cuộc họp, hoặc đơn vị nếu chỉ có một cuộc; để trống thì mọi cuộc."),
        ),
    ] = None,
    plan: options.PlanOption = None,
    place: options.Place = "",
    date: options.SignedOn = "",
    profile: options.Profile = "",
    out: options.OutFolder = Path("out"),
    force: options.Force = False,
    merge: options.Merge = False,
    preview: options.Preview = False,
) -> int:
    """Meetings whose time is not agreed to are said: an invitation to them may be too early."""
    import datetime

    from kiemdiem import arguments, documents
    from kiemdiem.commands.render import run
    from kiemdiem.display import show
    from kiemdiem.documents.giay_moi import registered
    from kiemdiem.drafting.material import Imprint
    from kiemdiem.meetings import opening
    from kiemdiem.rendering import Target, Wanted

    day = arguments.read_day(date, "--date") if date else None
    found = opening.opened(plan, datetime.date.today())
    chosen = _chosen(found.board, meetings or [])
    for one in chosen:
        if one.missing:
            told = _("{meeting} chưa được thống nhất thời gian; vẫn lập giấy mời").format(meeting=one.name)
            typer.echo("kiemdiem: " + show(told, 300), err=True)
    facts = registered.facts(found.plan, chosen, found.path)
    wanted = Wanted(imprint=Imprint("", place, day), profile=profile, known=facts)
    return run(documents.kind("giay-moi"), found.plan, wanted, Target(out, force, merge, preview))


def _chosen(board: Board, names: list[str]) -> list[Registered]:
    """The meetings that are named, without names all; KiemdiemError where there is none."""
    from kiemdiem.display import show
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.meetings.naming import meeting_called

    wanted = [meeting_called(board.plan, board.register, name) for name in names]
    unknown = next((one for one in wanted if one.id in [problem.id for problem in board.problems]), None)
    if unknown:
        message = _("Kế hoạch không còn biết cuộc họp {id}").format(id=show(unknown.id, 40))
        raise KiemdiemError(message, _("Xem lý do: kiemdiem meetings check"))
    chosen = [one for one in board.in_time_order if not names or one.meeting in wanted]
    if not chosen:
        raise KiemdiemError(_("Chưa có cuộc họp nào được đăng ký"), _("Đăng ký: kiemdiem meetings add"))
    return chosen
