"""kiemdiem meetings free: half days on which everybody who has to be at a meeting has none."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kiemdiem.meetings.board import Board
    from kiemdiem.meetings.parties import Party
    from kiemdiem.plan import Agency, Unit

HELP = _("Những buổi còn trống của đơn vị và những nơi phải dự, trong thời gian kế hoạch cho.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem meetings free --unit 'xã B'\n\n"
    "kiemdiem meetings free --attendee tt-thi-uy --from 2022-11-21 --to 2022-11-30\n\n"
    "Không ghi --attendee thì tính những nơi mà kế hoạch bảo mời, trừ tên chung của nhiều cơ quan, nhiều người: họ"
    " chia nhau dự được. Không ghi --from, --to thì từ ngày mai (đủ số ngày phải đăng ký trước, sau việc phải xong"
    " trước) đến hạn kiểm điểm."
)


class Format(StrEnum):
    """How the half days are printed."""

    TEXT = "text"
    JSON = "json"


def command(
    plan: options.PlanFile = None,
    unit: Annotated[
        str, typer.Option(autocompletion=completion.units, help=_("Đơn vị tổ chức họp (mã, tên, tên gọi khác)."))
    ] = "",
    attendee: Annotated[
        list[str] | None,
        typer.Option(autocompletion=completion.agencies, help=_("Nơi phải dự; lặp lại được.")),
    ] = None,
    from_: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help=_("Từ ngày này."))] = "",
    to: Annotated[str, typer.Option("--to", metavar="YYYY-MM-DD", help=_("Đến hết ngày này."))] = "",
    most: Annotated[
        int, typer.Option("--most", min=1, max=1000, metavar="N", help=_("Nhiều nhất chừng này buổi."))
    ] = 10,
    today: options.Today = "",
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Always exit code 0: that nothing is free is an answer too."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.meetings import free, naming, opening
    from kiemdiem.tables import meetings

    now = arguments.today(today)
    board = opening.opened(plan, now).board
    meeting = naming.meeting_unit(board.plan, unit) if unit else None
    wanted = _wanted(board, meeting, attendee or ())
    first, last = _days(board, meeting, from_, to)
    found = free.sessions(board, wanted, first, last, most)
    write = meetings.write_free_json if output_format is Format.JSON else meetings.write_free
    write(found, wanted, sys.stdout)
    return 0


def _wanted(board: Board, unit: Agency | Unit | None, named: Sequence[str]) -> tuple[Party, ...]:
    """Who has to be free: those who are named, else those whom the plan says; the unit too."""
    from kiemdiem.meetings import free
    from kiemdiem.meetings.parties import Party, called, parties

    own = [Party(unit.id, unit.name)] if unit else []
    if not named:
        return (*own, *free.usual(board, unit))
    chosen = parties(board.plan, [called(board.plan, name).id for name in named])
    return (*own, *(party for party in chosen if party not in own))


def _days(board: Board, unit: Agency | Unit | None, since: str, until: str) -> tuple[date, date]:
    """From when to when: as the options say, else as the plan allows."""
    from kiemdiem import arguments
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.meetings import free
    from kiemdiem.vietnamese import print_date

    first, last = free.allowed(board, free.duty_of(board, unit))
    first = arguments.read_day(since, "--from") if since else first
    last = arguments.read_day(until, "--to") if until else last
    if last is None:
        message = _("Kế hoạch không cho biết hạn họp")
        raise KiemdiemError(message, _("Thêm --to: tìm đến hết ngày nào"))
    if last < first:
        message = _("Không có ngày nào từ {first} đến {last}").format(first=print_date(first), last=print_date(last))
        raise KiemdiemError(message, _("Ghi --from và --to; ngày sau không trước ngày đầu"))
    return first, last
