"""What each body owes, for a page: the bodies with the most late first, and of each what is worst first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem.following.board import Board, UnitLine
from kiemdiem.following.standing import CLOSED, Standing, State
from kiemdiem.following.words import state_name
from kiemdiem.language import _
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date

SIGNS = {
    State.LATE: "!",
    State.ON_THE_LINE: "≈",
    State.RETURNED: "↩",
    State.DUE_SOON: "◔",
    State.POSTPONED: "»",
    State.OWED: "○",
    State.NOT_DATED: "–",
    State.CONDITIONAL: "?",
    State.RECEIVED_LATE: "✓!",
    State.RECEIVED_ON_THE_LINE: "✓≈",
    State.RECEIVED: "✓",
    State.APPROVED: "✓✓",
}
"""What stands for a state beside its colour, so that nobody needs the colour."""

_TONES = {
    State.LATE: "bad",
    State.ON_THE_LINE: "warn",
    State.RETURNED: "warn",
    State.DUE_SOON: "warn",
    State.RECEIVED_LATE: "fair",
    State.RECEIVED_ON_THE_LINE: "fair",
    State.RECEIVED: "good",
    State.APPROVED: "good",
}
_PLACES = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True)
class Tally:
    """A state: how many things stand so."""

    state: State
    name: str
    sign: str
    tone: str
    count: int


@dataclass(frozen=True)
class Row:
    """Something owed. `what` are its words, `more` what else there is to say of how it stands."""

    task: str
    deliverable: str
    label: str
    what: str
    day: str
    state: State
    name: str
    sign: str
    tone: str
    more: str
    number: str


@dataclass(frozen=True)
class Unit:
    """A body that owes something, with its rows."""

    line: UnitLine
    rows: tuple[Row, ...]


def tone(state: State) -> str:
    """The colour of a state: bad, warn, fair, good, or plain."""
    return _TONES.get(state, "plain")


def tally(board: Board) -> list[Tally]:
    """Every state in which something stands, and how many things do, the worst first."""
    counts = Counter(one.state for one in board.standings)
    return [
        Tally(state, state_name(state), SIGNS[state], tone(state), counts[state]) for state in State if counts[state]
    ]


def units(board: Board) -> list[Unit]:
    """Everything on the board by body: first who has most that is late, else in the order of the plan."""
    by_body: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in board.standings:
        by_body[one.obligation.body.id].append(one)
    labels = {line.task.key: line.label for line in board.tasks}
    names = {state: state_name(state) for state in State}
    found = []
    for line in sorted(board.units, key=lambda line: -line.late):
        standings = sorted(by_body[line.body.id], key=_worst_first)
        rows = tuple(_row(one, labels[one.obligation.task.key], names[one.state]) for one in standings)
        found.append(Unit(line, rows))
    return found


def words_of(one: Standing) -> str:
    """What is owed, in words: the paper, or the task itself."""
    task = one.obligation.task
    return capital_first(one.obligation.what) or " ".join(unmarked(task.title or task.text).split())


def _worst_first(one: Standing) -> tuple[int, int, date]:
    return _PLACES[one.state], -one.late, one.last_day or date.max


def _row(one: Standing, label: str, name: str) -> Row:
    _body, task, deliverable = one.obligation.key
    return Row(
        task=task,
        deliverable=deliverable,
        label=label,
        what=words_of(one),
        day=print_date(one.last_day) if one.last_day else "",
        state=one.state,
        name=name,
        sign=SIGNS[one.state],
        tone=tone(one.state),
        more="; ".join(_more(one)),
        number=one.last.number if one.last and one.state in CLOSED else "",
    )


def _more(one: Standing) -> Iterator[str]:
    if one.late:
        yield _("trễ {n} ngày làm việc").format(n=one.late)
    elif one.left is not None and one.is_open:
        yield _("còn {n} ngày làm việc").format(n=one.left)
    if one.received:
        yield _("nhận {day}").format(day=print_date(one.received))
    if one.until:
        yield _("lùi đến {day}").format(day=print_date(one.until))
    for wait in one.waits:
        if wait.who == (one.obligation.body,):
            yield _("chờ {step} của mình").format(step=wait.label)
        elif wait.who:
            yield _("chờ {step} ({n} nơi chưa xong)").format(step=wait.label, n=len(wait.who))
        else:
            yield _("chờ {step}").format(step=wait.label)
