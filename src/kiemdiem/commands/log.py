"""kiemdiem log: everything that was recorded, what was taken back too, and whether the evidence is still the same."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kiemdiem import options
from kiemdiem.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiemdiem.ledger.book import Ledger
    from kiemdiem.ledger.events import Event
    from kiemdiem.ledger.evidence import Verdict
    from kiemdiem.plan import Plan

HELP = _("Sổ theo dõi: mọi việc đã ghi, cả việc đã rút lại; --verify đối chiếu tệp kèm với mã SHA-256 trong sổ.")
EPILOG = _(
    "Ví dụ:\n\n"
    "kiemdiem log --unit 'phường A'\n\n"
    "kiemdiem log --task II.4 --kind returned --from 2022-12-01\n\n"
    "kiemdiem log --verify\n\n"
    "kiemdiem log --redact --output-format csv > so.csv\n\n"
    "Mã thoát 0; với --verify là 1 khi sổ có dòng hỏng, hoặc tệp kèm đã bị sửa hay không còn."
)


class Format(StrEnum):
    """How the ledger is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class What(StrEnum):
    """What happened."""

    RECEIVED = "received"
    RETURNED = "returned"
    APPROVED = "approved"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    REMINDED = "reminded"
    UNDONE = "undone"


def command(
    plan: options.Plan = None,
    unit: options.Units = "",
    task: options.Task = "",
    kind: Annotated[What | None, typer.Option(help=_("Chỉ loại việc này."))] = None,
    since: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help=_("Chỉ việc từ ngày này."))] = "",
    to: Annotated[str, typer.Option("--to", metavar="YYYY-MM-DD", help=_("Chỉ việc đến hết ngày này."))] = "",
    verify: Annotated[
        bool, typer.Option("--verify", help=_("Đọc lại từng tệp kèm, đối chiếu SHA-256; kể mọi dòng hỏng của sổ."))
    ] = False,
    ledger: options.Ledger = None,
    redact: options.Redact = False,
    output_format: Annotated[Format, typer.Option(help=_("Dạng kết quả."))] = Format.TEXT,
) -> int:
    """Exit code 0, under `verify` 1 where a line is broken or evidence is not what it was."""
    from kiemdiem import arguments
    from kiemdiem.commands.status import opening
    from kiemdiem.ledger.book import Ledger
    from kiemdiem.ledger.evidence import Verdict, verdict

    loaded, source = arguments.open_plan(plan)
    book = Ledger.open(source.name, ledger)
    opening.tell(book, every=verify)
    events = _chosen(loaded, book, unit, task, kind.value if kind else "")
    first, last = (arguments.read_day(text, name) if text else None for text, name in ((since, "--from"), (to, "--to")))
    events = [one for one in events if (not first or one.day >= first) and (not last or one.day <= last)]
    verdicts = {one.id: verdict(one, book.path.parent) for one in events} if verify else None
    _write(loaded, book, [one.redacted() for one in events] if redact else events, verdicts, output_format)
    broken = book.problems or {Verdict.CHANGED, Verdict.MISSING}.intersection((verdicts or {}).values())
    return int(verify and bool(broken))


def _chosen(plan: Plan, book: Ledger, unit: str, task: str, kind: str) -> list[Event]:
    """The events that the options name, as they happened. Raises KiemdiemError for a name that nobody has."""
    from kiemdiem.drafting.names import find_task
    from kiemdiem.following.recording import bodies_called

    tasks = {one.key for one in find_task(plan, task).family()} if task else None
    units = {body.id for body in bodies_called(plan, unit)} if unit else None
    return sorted(
        (
            one
            for one in book.entries
            if (tasks is None or one.task in tasks)
            and (units is None or one.unit in units)
            and (not kind or one.kind == kind)
        ),
        key=lambda one: one.day,
    )


def _write(
    plan: Plan, book: Ledger, events: Sequence[Event], verdicts: Mapping[str, Verdict] | None, form: Format
) -> None:
    import sys

    if form is Format.JSON:
        from kiemdiem.display import json_text

        sys.stdout.write(json_text(_document(book, events, verdicts)))
        return
    from kiemdiem.tables import ledger

    if form is Format.CSV:
        from kiemdiem import spreadsheets

        grid = ledger.grid(plan, book, events, verdicts)
        data = spreadsheets.to_csv([grid.columns, *grid.rows])
        sys.stdout.write(data.decode("utf-8-sig").replace("\r\n", "\n"))
    else:
        ledger.write(plan, book, events, verdicts, sys.stdout)


def _document(book: Ledger, events: Sequence[Event], verdicts: Mapping[str, Verdict] | None) -> dict[str, object]:
    return {
        "version": 1,
        "ledger": str(book.path),
        "events": [
            {
                **one.as_entry(),
                "line": one.line,
                "undone": one.id in book.undone,
                **({"verdict": str(verdicts[one.id])} if verdicts is not None else {}),
            }
            for one in events
        ],
        "problems": [{"line": one.line, "message": one.message} for one in book.problems],
    }
