"""kiemdiem remind: who is to be asked for what today, the letters that ask, and that they were sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from datetime import date

    from kiemdiem.following.board import Board
    from kiemdiem.following.reminders import Reminding
    from kiemdiem.rendering import Written


HELP = _(
    "Tìm việc phải đôn đốc hôm nay (trễ, hoặc còn 15, 7, 3, 1 ngày làm việc), lập công văn, ghi vào sổ đã đôn đốc."
)
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem remind\n\n"
    "kiemdiem remind --late --send --out don-doc --new-deadline 2022-12-16\n\n"
    "Không có --send thì chỉ xem. Có --send: mỗi đơn vị một công văn, thêm một tệp gộp để in, và ghi vào sổ để không "
    "nhắc hai lần trong một ngày."
)


def command(
    plan: options.Plan = None,
    unit: Annotated[
        str, typer.Option(autocompletion=completion.units, help=_("Chỉ đơn vị này (mã, tên hoặc tên gọi khác)."))
    ] = "",
    late: Annotated[bool, typer.Option("--late", help=_("Chỉ những việc đã trễ."))] = False,
    send: Annotated[bool, typer.Option("--send", help=_("Lập công văn đôn đốc và ghi vào sổ."))] = False,
    again: Annotated[bool, typer.Option("--again", help=_("Kể cả việc đã đôn đốc trong ngày."))] = False,
    new_deadline: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help=_("Hạn mới ghi trong công văn; để trống thì chừa chỗ."))
    ] = "",
    contact: Annotated[str, typer.Option(help=_("Đầu mối liên hệ ghi trong công văn."))] = "",
    number: options.Number = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=_("Thư mục ghi công văn; mặc định don-doc/ rồi ngày đôn đốc.")),
    ] = None,
    ledger: options.Ledger = None,
    by: options.RecordedBy = "",
    today: options.Today = "",
    force: options.Force = False,
) -> int:
    """The letters are written first, then the ledger says so: a letter that could not be written was not sent."""
    import sys

    from kiemdiem import arguments
    from kiemdiem.commands.status import opening
    from kiemdiem.display import show
    from kiemdiem.files import batches
    from kiemdiem.following.recording import bodies_called
    from kiemdiem.following.reminders import late_first, to_remind
    from kiemdiem.tables import reminders

    now = arguments.today(today)
    asked_until = _day_to_come(new_deadline, now) if new_deadline else None
    contact, by = arguments.read_line(contact, "--contact"), arguments.read_line(by, "--by")
    _plan, book, board, _files = opening.board(plan, ledger, now)
    found = late_first(to_remind(board, again=again))
    if unit:
        wanted = {body.id for body in bodies_called(board.plan, unit)}
        found = [one for one in found if one.standing.obligation.body.id in wanted]
    if late:
        found = [one for one in found if one.step == 0]
    reminders.write(board, found, sys.stdout)
    if not found or not send:
        return 0
    out = out or Path("don-doc", now.isoformat())
    letters = _letters(board, found, out, (asked_until, contact, number), force=force)
    from kiemdiem.following import reminding
    from kiemdiem.ledger.recorder import recorder

    reminding.record(book, board, found, by or recorder(), number)
    made = len(letters.paths) - letters.kept
    typer.echo(_("Đã ghi {n} văn bản vào {path}, và ghi vào sổ").format(n=made, path=show(out)))
    if letters.kept:
        typer.echo(batches.kept_words(letters.kept))
    return 0


def _day_to_come(text: str, today: date) -> date:
    """The new deadline; KiemdiemError for a day that is past."""
    from kiemdiem import arguments
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.vietnamese import print_date

    day = arguments.read_day(text, "--new-deadline")
    if day < today:
        raise KiemdiemError(
            _("{option}: ngày {day} đã qua").format(option="--new-deadline", day=print_date(day)),
            _("Ghi một ngày sắp tới, hoặc bỏ trống để chừa chỗ trong công văn"),
        )
    return day


def _letters(
    board: Board, found: list[Reminding], out: Path, said: tuple[date | None, str, str], *, force: bool
) -> Written:
    """A letter for each unit, and all of them in one file for printing."""
    from kiemdiem import documents, formats, rendering
    from kiemdiem.documents import cong_van_don_doc
    from kiemdiem.drafting.material import Imprint, Material, bodies
    from kiemdiem.following.urging import reminder
    from kiemdiem.rendering import Target

    until, contact, number = said
    kind = documents.kind("cong-van-don-doc")
    profile = formats.choose(bodies(board.plan), board.today)
    material = Material(board.plan, profile, Imprint(number, "", board.today))
    asked = reminder(board, found, new_deadline=until, contact=contact)
    drafts = cong_van_don_doc.letters(material, asked)
    return rendering.write(kind, material, drafts, Target(out, force, both=True))
