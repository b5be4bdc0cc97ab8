"""The board that an export shows: a plan, its ledger, a day, as the command line names them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiemdiem import arguments
from kiemdiem.following.board import Board
from kiemdiem.following.standing import stand
from kiemdiem.ledger.book import Ledger


def open_board(plan: str | None, ledger: Path | None, today: str) -> tuple[Board, list[Path]]:
    """The board of the plan on the day `today` (empty: this day), after the events of the ledger beside the plan, or of
    the file `ledger`; and the files it was read from.

    Raises KiemdiemError and InvalidInputError as reading them does.
    """
    day = arguments.read_day(today, "--today") if today else date.today()
    loaded, source = arguments.open_plan(plan)
    book = Ledger.open(source.name, ledger) if ledger or source.name not in ("-", "<stdin>") else Ledger(Path("-"))
    return stand(loaded, book.events, day), [Path(source.name), book.path]
