"""kiemdiem record: one line into the ledger: what came in, went back, was approved, put off, taken back."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import completion, options
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem.following.recording import Place
    from kiemdiem.following.standing import Standing
    from kiemdiem.ledger.book import Ledger
    from kiemdiem.ledger.events import Event
    from kiemdiem.plan import Plan

HELP = _("Ghi vào sổ theo dõi: đã nhận, trả lại, đã duyệt, gia hạn, đơn vị rút về; --undo rút lại việc đã ghi.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem record received --unit 'phường A' --task II.4 --number 12-BC/ĐU --evidence gui-den/12.pdf\n\n"
    "kiemdiem record returned --unit 'phường A' --task II.4 --note 'thiếu bản tự xếp loại'\n\n"
    "kiemdiem record postponed --unit 'xã B' --task II.4 --until 2022-12-20 --number 15-CV/TU\n\n"
    "kiemdiem record --undo k3x9\n\n"
    "Sổ là tệp .ledger.jsonl cạnh kế hoạch; chỉ thêm dòng, không sửa, không xóa."
)


class What(StrEnum):
    """What happened."""

    RECEIVED = "received"
    RETURNED = "returned"
    APPROVED = "approved"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    REMINDED = "reminded"


def command(
    kind: Annotated[
        What | None,
        typer.Argument(
            metavar="KIND",
            help=_("received (nhận), returned (trả lại), approved (duyệt), postponed (gia hạn), withdrawn, reminded."),
        ),
    ] = None,
    unit: Annotated[
        str, typer.Option(autocompletion=completion.bodies, help=_("Đơn vị nộp: mã, tên hoặc tên gọi khác."))
    ] = "",
    task: Annotated[
        str, typer.Option(metavar="ID", autocompletion=completion.task_ids, help=_("Nhiệm vụ, ví dụ II.4 hay 9.1."))
    ] = "",
    deliverable: Annotated[
        str,
        typer.Option(
            metavar="ID",
            autocompletion=completion.deliverables,
            help=_("Sản phẩm, mã hoặc tên; để trống là mọi thứ đơn vị phải nộp ở nhiệm vụ đó."),
        ),
    ] = "",
    day: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Ngày việc đó xảy ra; mặc định hôm nay."))] = "",
    number: Annotated[str, typer.Option(help=_("Số, ký hiệu văn bản gửi đến hoặc văn bản cho gia hạn."))] = "",
    evidence: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("Tệp kèm theo (bản quét…); sổ ghi đường dẫn và mã SHA-256."))
    ] = None,
    note: Annotated[str, typer.Option(help=_("Ghi chú; khi trả lại là lý do."))] = "",
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=_("Hạn mới, khi gia hạn."))] = "",
    undo: Annotated[
        str,
        typer.Option(
            metavar="ID",
            autocompletion=completion.event_ids,
            help=_("Rút lại việc đã ghi có mã này (vài chữ đầu là đủ): thêm một dòng ngược lại."),
        ),
    ] = "",
    by: options.RecordedBy = "",
    plan: options.PlanOption = None,
    ledger: options.Ledger = None,
    today: options.Today = "",
) -> int:
    """Exit code 2 where what is said cannot have happened so; nothing is written then."""
    from kiemdiem import arguments
    from kiemdiem.commands.status import opening
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.ledger.book import Ledger

    now = arguments.today(today)
    others = {"--unit": unit, "--task": task, "--deliverable": deliverable, "--day": day, "--until": until}
    _refuse_mixed(kind, undo, {**others, "--number": number, "--evidence": str(evidence or "")})
    loaded, source = arguments.open_plan(plan)
    book = Ledger.open(source.name, ledger)
    opening.tell(book)
    told = {"--number": number, "--note": note, "--by": by}
    texts = {option: arguments.read_line(text, option) for option, text in told.items()}
    if undo:
        return _undo(loaded, book, undo, texts, now)
    if not (kind and unit and task):
        raise KiemdiemError(_("Thiếu loại việc, --unit hoặc --task"), _("Xem ví dụ: kiemdiem record --help"))
    days = {option: arguments.read_day(text, option) for option, text in (("--day", day), ("--until", until)) if text}
    where, event = _event(loaded, book, kind, (unit, task, deliverable), evidence)
    event = _completed(event, book, texts, day=days.get("--day", now), until=days.get("--until"))
    return _write(loaded, book, event, where, now)


def _refuse_mixed(kind: What | None, undo: str, others: dict[str, str]) -> None:
    """Raise KiemdiemError where --undo stands beside what it cannot go with."""
    from kiemdiem.errors import KiemdiemError

    beside = [kind.value] if kind else []
    beside += [option for option, text in others.items() if text]
    if undo and beside:
        raise KiemdiemError(_("--undo không đi cùng {options}").format(options=", ".join(beside)), _("Bỏ bớt một bên"))


def _event(
    plan: Plan, book: Ledger, kind: What, names: tuple[str, str, str], evidence: Path | None
) -> tuple[Place, Event]:
    """The event that the command line names, with its evidence; day, texts and id are still to come."""
    from kiemdiem.following import recording
    from kiemdiem.ledger import evidence as files
    from kiemdiem.ledger.events import Event, Kind

    where = recording.place(plan, *names)
    shown = files.of_file(evidence, book.path.parent) if evidence else files.Evidence("", "")
    return where, Event(
        "", Kind(kind.value), date.min, where.body.id, where.task.key, where.deliverable,
        evidence=shown.path, sha256=shown.sha256,
    )  # fmt: skip


def _completed(event: Event, book: Ledger, texts: dict[str, str], *, day: date, until: date | None) -> Event:
    """The event with all that every event has: an id, a day, who recorded it and when."""
    from datetime import datetime

    from kiemdiem.ledger.events import moment, new_id
    from kiemdiem.ledger.recorder import recorder

    return event._replace(
        id=new_id(one.id for one in book.entries), day=day, until=until, number=texts["--number"],
        note=texts["--note"], by=texts["--by"] or recorder(), at=moment(datetime.now().astimezone()),
    )  # fmt: skip


def _undo(plan: Plan, book: Ledger, id_: str, texts: dict[str, str], today: date) -> int:
    from kiemdiem.following import recording
    from kiemdiem.tables.ledger import sentence

    opposite = _completed(recording.undoing(book, id_, today), book, texts, day=today, until=None)
    book.append(opposite)
    typer.echo(
        _("Đã rút lại {old}: {what}; mã {new}").format(
            old=opposite.undoes, what=sentence(plan, book.find(opposite.undoes)), new=opposite.id
        )
    )
    return 0


def _write(plan: Plan, book: Ledger, event: Event, where: Place, today: date) -> int:
    from kiemdiem.following import recording
    from kiemdiem.tables.ledger import sentence

    recording.refuse(plan, book, event, where, today)
    doubts = list(recording.remarks(plan, book, event, where, today))
    standings = recording.after(plan, book, event, where, today)
    book.append(event)
    typer.echo(_("Đã ghi {id}: {what}").format(id=event.id, what=sentence(plan, event)))
    for line in _states(standings):
        typer.echo(f"  {line}")
    for doubt in doubts:
        typer.echo("kiemdiem: " + doubt, err=True)
    return 0


def _states(standings: Sequence[Standing]) -> list[str]:
    """How what the event is about stands now, each thing on a line."""
    from kiemdiem.display import show
    from kiemdiem.tables.board_words import state_words

    return [
        f"{show(one.obligation.what, 80)}: {state_words(one)}" if one.obligation.what else state_words(one)
        for one in standings
    ]
