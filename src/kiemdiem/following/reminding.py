"""That reminders were sent, in the ledger, so that nobody is reminded twice a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kiemdiem.following.board import Board
from kiemdiem.following.reminders import Reminding
from kiemdiem.ledger.book import Ledger
from kiemdiem.ledger.events import Event, Kind, moment, new_id


def record(book: Ledger, board: Board, found: Iterable[Reminding], by: str, number: str = "") -> None:
    """Write into the ledger that each of `found` was asked for on the day of the board. Raises KiemdiemError."""
    taken = {event.id for event in book.entries}
    at = moment(datetime.now().astimezone())
    events = []
    for one in found:
        unit, task, deliverable = one.standing.obligation.key
        id_ = new_id(taken)
        taken.add(id_)
        events.append(Event(id_, Kind.REMINDED, board.today, unit, task, deliverable, number=number, by=by, at=at))
    book.append(*events)
