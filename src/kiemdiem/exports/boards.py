"""The board that an export shows: a plan, its ledger, a day, as the command line names them."""

from __future__ import annotations

from pathlib import Path

from kiemdiem import arguments
from kiemdiem.following.board import Board
from kiemdiem.following.standing import stand
from kiemdiem.ledger.book import Ledger


def open_board(plan: str | None, ledger: Path | None, today: str) -> Board:
    """The board of the plan on the day `today` (empty: this day), after the events of the ledger beside the plan, or of
    the file `ledger`; a plan from standard input has no ledger beside it.

    Raises KiemdiemError and InvalidInputError as reading them does.
    """
    day = arguments.today(today)
    loaded, source = arguments.open_plan(plan)
    has_ledger = ledger or source.name not in ("-", "<stdin>")
    return stand(loaded, Ledger.open(source.name, ledger).events if has_ledger else (), day)
