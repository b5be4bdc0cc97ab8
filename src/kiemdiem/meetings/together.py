"""Meetings at the same time, at the same place or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.language import _
from kiemdiem.meetings.board import Board, Registered
from kiemdiem.vietnamese import same_words

_NAMED = 3
"""Meetings that a message names; the rest are counted."""

_RELATED = 10


def elsewhere(board: Board, one: Registered) -> Iterator[Registered]:
    """The meetings of others that stand on earlier lines than `one`, at the same time and not at the same place."""
    for other in board.clashes(one):
        again = other.unit.id == one.unit.id and other.duty is one.duty
        if not again and not same_place(one, other):
            yield other


def same_place(one: Registered, other: Registered) -> bool:
    """Whether both name the same place, in the same words."""
    place = same_words(one.meeting.place)
    return bool(place) and place == same_words(other.meeting.place)


def named(others: Sequence[Registered]) -> str:
    """Meetings in a message: the first few by name, the others as a number."""
    names = ", ".join(other.name for other in others[:_NAMED])
    more = len(others) - _NAMED
    return names + (" " + _("và {n} cuộc nữa").format(n=more) if more > 0 else "")


def related(others: Sequence[Registered]) -> tuple[tuple[int, str], ...]:
    """The lines of meetings, for a finding that is about them too."""
    return tuple((other.line, other.name) for other in others[:_RELATED])
