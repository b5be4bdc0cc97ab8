"""kiemdiem meetings add: a unit registers its meeting, or moves one; one more line of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.meetings.opening import Opened

HELP = _("Đăng ký cuộc họp của một đơn vị, hoặc đổi ngày, ghi thêm ý kiến thống nhất (--move).")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem meetings add --unit 'xã B' --day 2022-11-25 --session morning --place 'Hội trường UBND xã B'\n\n"
    "kiemdiem meetings add --move 'xã B' --agreed-by tt-thi-uy\n\n"
    "kiemdiem meetings add --move 'xã B' --day 2022-11-28 --session 14:00-16:30\n\n"
    "Sổ là tệp cạnh kế hoạch (plans/2022.meetings.jsonl), mỗi lần ghi thêm một dòng, không sửa dòng cũ. Đổi ngày hay"
    " buổi thì phải thống nhất lại."
)


def command(
    plan: options.PlanFile = None,
    unit: Annotated[
        str,
        typer.Option(
            autocompletion=completion.units, help=_("Đơn vị tổ chức họp: mã, tên hoặc tên gọi khác; bắt buộc.")
        ),
    ] = "",
    day: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Ngày họp; bắt buộc."))] = "",
    session: Annotated[
        str,
        typer.Option(
            metavar="SESSION",
            help=_("Buổi: morning (sáng), afternoon (chiều), hoặc giờ: 08:00, 08:00-11:30; bắt buộc."),
        ),
    ] = "",
    place: Annotated[str, typer.Option(help=_("Nơi họp."))] = "",
    agreed_by: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=completion.agencies,
            help=_("Ai đã thống nhất thời gian, trong những nơi kế hoạch ghi; lặp lại được."),
        ),
    ] = None,
    guest: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=completion.agencies,
            help=_("Cơ quan được mời; lặp lại được; không ghi thì theo kế hoạch (kind: invite)."),
        ),
    ] = None,
    registered: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help=_("Ngày nhận được đăng ký; không ghi thì là hôm nay."))
    ] = "",
    chair: Annotated[str, typer.Option(help=_("Người chủ trì, in vào giấy mời."))] = "",
    note: Annotated[str, typer.Option(help=_("Ghi chú."))] = "",
    duty: Annotated[str, typer.Option(metavar="ID", help=_("Việc đăng ký, khi kế hoạch có nhiều việc."))] = "",
    move: Annotated[
        str,
        typer.Option(
            metavar="ID",
            autocompletion=completion.meeting_ids,
            help=_("Đổi cuộc họp đã đăng ký: mã của nó, hoặc đơn vị; chỉ ghi những gì thay đổi."),
        ),
    ] = "",
    today: options.Today = "",
) -> int:
    """What is doubtful about a meeting is said, and the meeting registered all the same."""

    from kiemdiem import arguments
    from kiemdiem.meetings import adding, opening, register

    now = arguments.today(today)
    found = opening.opened(plan, now)
    wish = adding.Wish(
        unit, day, session, place, tuple(agreed_by or ()), tuple(guest or ()), registered, chair, note, duty
    )
    if move:
        event = adding.moved(found.plan, found.board.register, move, wish, now)
    else:
        event = adding.added(found.plan, found.board.register, wish, now)
    register.append(found.path, event)
    _say(found.again(), str(event["id"]))
    return 0


def _say(found: Opened, id_: str) -> None:
    """Say what is registered now, and what the checks find in it."""
    from kiemdiem.codes import severity_name
    from kiemdiem.display import show
    from kiemdiem.meetings import running

    one = next((one for one in found.board.meetings if one.meeting.id == id_), None)
    if one is None:  # somebody else has called it off meanwhile
        typer.echo(_("Đã ghi vào {path}").format(path=show(found.path)))
        return
    told = _("Đã ghi vào {path}: {meeting}, mã {id}")
    typer.echo(told.format(path=show(found.path), meeting=one.name, id=show(id_, 40)))
    report = running.look(found.board, found.path, found.source, running.all_checks())
    for finding in report.diagnostics:
        if finding.file == str(found.path) and finding.span.line == one.line:
            typer.echo(f"  {severity_name(finding.severity)} {finding.code}: {show(finding.message, 400)}", err=True)
            typer.echo(f"  → {show(finding.hint, 400)}", err=True)
