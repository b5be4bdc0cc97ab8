"""The register of the plan that a command line names, as it is today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiemdiem import arguments
from kiemdiem.meetings import register
from kiemdiem.meetings.board import Board
from kiemdiem.plan import Plan
from kiemdiem.source import Source


@dataclass(frozen=True)
class Opened:
    """A plan, its file, the file of its register, and the register under it."""

    source: Source
    path: Path
    board: Board

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.board.plan

    def again(self) -> Opened:
        """The same with the register as it is now."""
        return replace(self, board=replace(self.board, register=register.read(self.path)))


def opened(plan: str | None, today: date, notice: int | None = None) -> Opened:
    """The register beside the plan that is named, else of the plan of this folder.

    Raises KiemdiemError and InvalidInputError for what cannot be read.
    """
    loaded, source = arguments.open_plan(plan)
    path = register.beside(source.name)
    return Opened(source, path, Board(loaded, register.read(path), today, notice))
