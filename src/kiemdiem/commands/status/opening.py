"""The plan, its ledger and the board of a day, as the command line names them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from kiemdiem import arguments
from kiemdiem.display import show
from kiemdiem.following.standing import Board, stand
from kiemdiem.language import _
from kiemdiem.ledger.book import Ledger
from kiemdiem.plan import Plan

_MOST = 5
"""So many broken lines are told one by one."""


class Opened(NamedTuple):
    """A plan with its ledger, and everything owed as it stands; `files` are those it was read from."""

    plan: Plan
    ledger: Ledger
    board: Board
    files: tuple[Path, Path]


def board(plan: str | None, ledger: Path | None, today: date, *, need_ledger: bool = True) -> Opened:
    """The board of `today` of the plan in the file `plan` (None: that of this folder) and its `ledger` (None: the one
    beside it; nothing is in, where a plan from standard input has none and `need_ledger` is not set); what is wrong
    with the ledger is said on stderr. Raises KiemdiemError, InvalidInputError.
    """
    loaded, source = arguments.open_plan(plan)
    has_none = not ledger and not need_ledger and source.name in ("-", "<stdin>")
    book = Ledger(Path("-")) if has_none else Ledger.open(source.name, ledger)
    if ledger and not ledger.exists():
        told = _("Chưa có sổ {path}, coi như chưa ghi gì; nếu gõ nhầm, sửa --ledger").format(path=show(ledger, 400))
        typer.echo(f"kiemdiem: {told}", err=True)
    found = stand(loaded, book.events, today)
    tell(book)
    if found.unmatched:
        told = _("{n} việc đã ghi không khớp với phần việc nào trong kế hoạch: {ids}")
        ids = ", ".join(event.id for event in found.unmatched[:_MOST]) + (", …" if len(found.unmatched) > _MOST else "")
        typer.echo("kiemdiem: " + told.format(n=len(found.unmatched), ids=show(ids)), err=True)
    return Opened(loaded, book, found, (Path(source.name), book.path))


def tell(ledger: Ledger, *, every: bool = False) -> None:
    """Say on stderr which lines of the ledger could not be taken: the first ones, or `every` one."""
    most = len(ledger.problems) if every else _MOST
    for problem in ledger.problems[:most]:
        typer.echo(f"kiemdiem: {show(ledger.path, 400)}:{problem.line}: {show(problem.message, 400)}", err=True)
    if (more := len(ledger.problems) - most) > 0:
        typer.echo("kiemdiem: " + _("… và {n} dòng hỏng nữa: kiemdiem log --verify").format(n=more), err=True)
