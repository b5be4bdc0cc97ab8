"""What the events of one obligation come to: what stands on a day, told in one pass.

Events count by the day on which they happened, those of one day in the order of the ledger; later ones have not
happened yet. A day `done` that the plan itself gives a task counts as a receipt.

| it is      | received              | returned | approved | withdrawn  | postponed      |
|------------|-----------------------|----------|----------|------------|----------------|
| open       | received, on this day | returned | approved | no change  | open, new day  |
| returned   | received, on this day | returned | approved | open       | returned, new day |
| received   | received; the first of them stands | returned | approved | open | received |
| approved   | approved              | returned | approved | open       | approved       |

- What was returned or withdrawn is owed again, by the same day: only a postponement gives a new one, and the last
  postponement holds, earlier or later.
- What stands is the first receipt since it was last owed; in time or late goes by its day. What is approved without a
  receipt came in on the day it was approved.
- Of a recurring task the events are those of the first time; once that is met, the next receipt or postponement after
  the next period has begun is for that one. A time that nobody met stays late until a receipt fills it.
- Reminders change nothing; they are counted. Those after it was met ask for the next time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from kiemdiem.deadlines import Due
from kiemdiem.following.obligations import Obligation
from kiemdiem.ledger.events import Event, Kind


class Phase(Enum):
    """Where something owed is."""

    OPEN = 0
    RETURNED = 1
    RECEIVED = 2
    APPROVED = 3


class History(NamedTuple):
    """What stands: the phase, the day `received` of the receipt that stands, the day `until` which it is put off.

    `returned` is the day on which it was sent back, until it comes in again, `turn` the place among the times of a
    recurring obligation, `last` the last event that was no reminder, `reminded` the day of the last of so many
    `reminders` for this time, `ahead` the days of those since it was met.
    """

    phase: Phase = Phase.OPEN
    received: date | None = None
    until: date | None = None
    returned: date | None = None
    turn: int = 0
    last: Event | None = None
    reminded: date | None = None
    reminders: int = 0
    ahead: tuple[date, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether nothing is owed any more."""
        return self.phase in (Phase.RECEIVED, Phase.APPROVED)


def history(obligation: Obligation, events: Iterable[Event], today: date) -> History:
    """What the `events` of an obligation, in the order in which they happened, come to at the end of `today`."""
    found = _by_plan(obligation, today)
    for event in events:
        if event.day > today:
            break
        if event.kind in (Kind.RECEIVED, Kind.POSTPONED):
            found = _in_turn(obligation, found, event.day)
        found = _after(found, event)
    return _in_turn(obligation, found, today)


def time_of(obligation: Obligation, found: History) -> Due | None:
    """The time that counts: of a recurring obligation the one whose turn it is."""
    return obligation.times[found.turn] if obligation.times else None


def _by_plan(obligation: Obligation, today: date) -> History:
    """What the day says on which the plan has the task done: of a recurring one, this time and those before it."""
    done = obligation.task.done
    if done is None or done > today:
        return History()
    begun = [turn for turn, due in enumerate(obligation.times) if due.first_day is None or due.first_day <= done]
    return History(Phase.RECEIVED, received=done, turn=begun[-1] if begun else 0)


def _in_turn(obligation: Obligation, found: History, day: date) -> History:
    """The history on `day`: met, and the next time has begun, the next one is owed."""
    following = found.turn + 1
    if not found.is_closed or following >= len(obligation.times):
        return found
    begins = obligation.times[following].first_day or obligation.times[found.turn].last_day
    if begins is None or begins > day:
        return found
    reminded = max(found.ahead, default=None)
    return History(turn=following, last=found.last, reminded=reminded, reminders=len(found.ahead))


def _after(found: History, event: Event) -> History:
    if event.kind is Kind.REMINDED:
        ahead = (*found.ahead, event.day) if found.is_closed else ()
        return found._replace(reminded=event.day, reminders=found.reminders + 1, ahead=ahead)
    found = found._replace(last=event)
    if event.kind is Kind.POSTPONED:
        return found._replace(until=event.until)
    if event.kind is Kind.APPROVED:
        return found._replace(phase=Phase.APPROVED, received=found.received or event.day, returned=None)
    if event.kind is Kind.RECEIVED:
        return found if found.is_closed else found._replace(phase=Phase.RECEIVED, received=event.day, returned=None)
    if event.kind is Kind.RETURNED:
        return found._replace(phase=Phase.RETURNED, received=None, returned=event.day)
    return found._replace(phase=Phase.OPEN, received=None, returned=None)
