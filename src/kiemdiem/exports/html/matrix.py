"""Units by tasks, for a page."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.exports.html.owed import SIGNS, tone
from kiemdiem.following.board import Board, UnitLine
from kiemdiem.following.standing import State
from kiemdiem.following.words import state_name


@dataclass(frozen=True)
class Field:
    """What a unit owes in a task, together; `days` late, 0 where it is not."""

    task: str
    state: State
    name: str
    sign: str
    tone: str
    things: str
    days: int


@dataclass(frozen=True)
class Line:
    """A unit with a field for each task of the board, None where it owes nothing."""

    unit: UnitLine
    fields: tuple[Field | None, ...]


def matrix(board: Board) -> list[Line]:
    """A line for each unit, in the order of the board, with fields in the order of its tasks."""
    names = {state: state_name(state) for state in State}
    keys = [line.task.key for line in board.tasks]
    return [Line(unit, tuple(_field(board, names, unit.body.id, key) for key in keys)) for unit in board.units]


def _field(board: Board, names: dict[State, str], unit: str, task: str) -> Field | None:
    cell = board.cells.get((unit, task))
    if cell is None:
        return None
    state = cell.state
    days = cell.late if state is State.LATE else 0
    return Field(task, state, names[state], SIGNS[state], tone(state), str(cell.things), days)
