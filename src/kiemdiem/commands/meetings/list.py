"""kiemdiem meetings list: the meetings that stand, day by day."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from kiemdiem.meetings.board import Board, Registered

HELP = _("Lịch họp đã đăng ký, theo ngày; của một đơn vị, hoặc của một nơi được mời.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem meetings list\n\n"
    "kiemdiem meetings list --attendee 'Thường trực Thị ủy'\n\n"
    "kiemdiem meetings list --output-format csv > lich-hop.csv"
)


class Format(StrEnum):
    """How the meetings are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def command(
    plan: options.PlanFile = None,
    unit: Annotated[
        str,
        typer.Option(autocompletion=completion.units, help=_("Chỉ cuộc họp của đơn vị này (mã, tên, tên gọi khác).")),
    ] = "",
    attendee: Annotated[
        str, typer.Option(autocompletion=completion.agencies, help=_("Chỉ cuộc họp mà nơi này được mời."))
    ] = "",
    redact: options.Redact = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Always exit code 0: what is wrong is what `meetings check` says."""
    import sys
    from datetime import date
    from io import TextIOWrapper

    from kiemdiem.display import show
    from kiemdiem.meetings import opening
    from kiemdiem.tables import meetings

    found = opening.opened(plan, date.today())
    chosen = _chosen(found.board, unit, attendee)
    if redact:
        chosen = [one.redacted() for one in chosen]
    if output_format is not Format.TEXT and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if output_format is Format.JSON:
        meetings.write_json(found.board, chosen, sys.stdout)
    elif output_format is Format.CSV:
        from kiemdiem import spreadsheets

        table = meetings.grid(found.board, chosen)
        data = spreadsheets.to_csv([table.columns, *table.rows])
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        meetings.write(found.board, chosen, sys.stdout)
    if lines := len(found.board.problems):
        told = _("{path}: {n} dòng không hiểu được, không tính; xem: kiemdiem meetings check")
        typer.echo("kiemdiem: " + told.format(path=show(found.path), n=lines), err=True)
    return 0


def _chosen(board: Board, unit: str, attendee: str) -> list[Registered]:
    """The meetings that the options mean, in time order."""
    from kiemdiem.meetings.parties import called, parties

    units = _units(board, unit) if unit else None
    wanted = {party.id for party in parties(board.plan, [called(board.plan, attendee).id])} if attendee else None
    return [
        one
        for one in board.in_time_order
        if (units is None or one.unit.id in units) and (wanted is None or not wanted.isdisjoint(one.ids))
    ]


def _units(board: Board, name: str) -> set[str]:
    """The ids of the unit called `name`, of a group those of its units."""
    from kiemdiem.meetings.parties import called
    from kiemdiem.plan import Unit

    found = board.plan.unit(name) or called(board.plan, name)
    if isinstance(found, Unit):
        return {found.id}
    named = board.plan.members(found.id)
    return named | {unit.id for unit in board.plan.units if unit.part_of in named}
