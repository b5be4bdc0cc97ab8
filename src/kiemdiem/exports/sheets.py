"""The board as tables for Excel: everything owed, deadlines, units by tasks, a sheet for each agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiemdiem.calendar import Calendar
from kiemdiem.deadlines import dues, in_time_order
from kiemdiem.following.board import Board
from kiemdiem.following.standing import Standing, State
from kiemdiem.following.words import state_name
from kiemdiem.grid import Cell, Grid, Heading
from kiemdiem.language import _
from kiemdiem.plan import Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, print_date

MOST_SHEETS = 60
"""So many bodies have a sheet of their own; with more, the filter of the board finds each."""


def grids(board: Board) -> list[Grid]:
    """The board, the deadlines, the matrix, and a sheet for each body that owes something."""
    found = [board_grid(board), deadline_grid(board), matrix_grid(board)]
    bodies = [line.body for line in board.units]
    if len(bodies) <= MOST_SHEETS:
        found += [_own_grid(board, body.id, body.name) for body in bodies]
    return found


def board_grid(board: Board) -> Grid:
    """Everything owed, one line each, in the order of the plan."""
    return Grid(
        _("Bảng theo dõi"),
        (Heading(_("TT")), Heading(_("Đơn vị")), *_headings()),
        tuple((place, one.obligation.body.name, *_cells(board, one)) for place, one in enumerate(board.standings, 1)),
        about=tuple(_about(board)),
        sheet=_("Bảng theo dõi"),
        filters=True,
    )


def deadline_grid(board: Board) -> Grid:
    """The deadlines of the plan in time order."""
    plan, calendar = board.plan, Calendar.of(board.plan.calendar)
    rows: list[tuple[Cell, ...]] = []
    for place, due in enumerate(in_time_order(dues(plan)), 1):
        last = due.last_day
        who = "; ".join(f"{line.printed_label}: {plan.printed_who(line)}" for line in due.task.acting_roles)
        rows.append(
            (
                place,
                plan.label(due.task),
                _words(due.task),
                capital_first(due.phrase),
                last,
                calendar.last_working_day(last) if last else None,
                unmarked(who),
            )
        )
    headings = (_("TT"), _("Mục"), _("Nội dung"), _("Thời hạn"), _("Ngày cuối"), _("Ngày làm việc cuối"), _("Cơ quan"))
    return Grid(_("Thời hạn"), tuple(map(Heading, headings)), tuple(rows), sheet=_("Thời hạn"), filters=True)


def matrix_grid(board: Board) -> Grid:
    """Units by tasks: how many things are in, how late the rest is; counts in the last row."""
    headings = [Heading(_("TT")), Heading(_("Đơn vị"))]
    headings += [Heading(line.label) for line in board.tasks]
    rows: list[tuple[Cell, ...]] = []
    for place, unit in enumerate(board.units, 1):
        cells = [_matrix_cell(board, unit.body.id, line.task.key) for line in board.tasks]
        rows.append((place, unit.body.name, *cells, str(unit.tasks)))
    return Grid(
        _("Đơn vị và nhiệm vụ"),
        (*headings, Heading(_("Xong"))),
        tuple(rows),
        about=tuple(_about(board)),
        totals=("", _("Số đơn vị xong"), *(str(line.units) for line in board.tasks), ""),
        notes=(_("Ô ghi số việc đã nhận trên số việc phải nộp; “trễ 3”: trễ 3 ngày làm việc; trống: không phải làm"),),
        sheet=_("Đơn vị × nhiệm vụ"),
        filters=True,
    )


def _own_grid(board: Board, id_: str, name: str) -> Grid:
    own = [one for one in board.standings if one.obligation.body.id == id_]
    return Grid(
        name,
        (Heading(_("TT")), *_headings()),
        tuple((place, *_cells(board, one)) for place, one in enumerate(own, 1)),
        about=tuple(_about(board)),
        filters=True,
    )


def _headings() -> Iterator[Heading]:
    yield from map(
        Heading,
        (
            _("Mục"),
            _("Việc, sản phẩm"),
            _("Ngày cuối"),
            _("Tình trạng"),
            _("Còn (ngày làm việc)"),
            _("Trễ (ngày làm việc)"),
            _("Ngày nhận"),
            _("Số văn bản"),
            _("Gửi về"),
        ),
    )


def _cells(board: Board, one: Standing) -> tuple[Cell, ...]:
    return (
        board.plan.label(one.obligation.task),
        capital_first(one.obligation.what) or _words(one.obligation.task),
        one.last_day,
        state_name(one.state),
        one.left,
        one.late or None,
        one.received,
        one.last.number if one.last else "",
        _address(board.plan, one),
    )


def _matrix_cell(board: Board, unit: str, task: str) -> str:
    cell = board.cells.get((unit, task))
    if cell is None:
        return ""
    late = " " + _("trễ {n}").format(n=cell.late) if cell.state is State.LATE else ""
    return f"{cell.things}{late}"


def _about(board: Board) -> Iterable[str]:
    yield _("Tính đến hết ngày {day}").format(day=print_date(board.today))


def _address(plan: Plan, one: Standing) -> str:
    to, via = ("; ".join(plan.agency_name(id_) for id_ in ids) for ids in (one.obligation.to, one.obligation.via))
    return f"{to} (qua {via})" if to and via else to


def _words(task: Task) -> str:
    return " ".join(unmarked(task.title or task.text).split())
