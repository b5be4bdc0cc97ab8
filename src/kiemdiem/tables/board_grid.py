"""The board as a table of all that is owed, one thing a row, for spreadsheets."""

from __future__ import annotations

from kiemdiem.following.standing import Board, Standing
from kiemdiem.grid import Cell, Grid, Heading
from kiemdiem.language import _
from kiemdiem.ledger.events import Event
from kiemdiem.tables.board_words import day_words, state_words
from kiemdiem.vietnamese import print_date


def grid(board: Board) -> Grid:
    """Everything owed on the board."""
    headings = (
        _("Đơn vị"), _("Nhiệm vụ"), _("Sản phẩm"), _("Hạn cuối"), _("Tình trạng"), _("Số văn bản"), _("Chờ"),
        _("Đã nhắc"),
    )  # fmt: skip
    rows = tuple(_row(board, one) for one in board.standings)
    return Grid(_("Tình hình thực hiện"), tuple(map(Heading, headings)), rows, (day_words(board.today),))


def _row(board: Board, one: Standing) -> tuple[Cell, ...]:
    reminded = f"{one.reminders} ({print_date(one.reminded)})" if one.reminded else ""
    return (
        one.obligation.body.name,
        board.plan.label(one.obligation.task),
        one.obligation.what,
        print_date(one.last_day) if one.last_day else "",
        state_words(one),
        _number(one.last),
        "; ".join(wait.label for wait in one.waits),
        reminded,
    )


def _number(event: Event | None) -> str:
    return event.number if event else ""
