"""The board on a terminal: what is in, the matrix of units by tasks, what is late, near, waited for, and the chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from kiemdiem.display import show
from kiemdiem.following.obligations import Body
from kiemdiem.following.standing import Board, Standing
from kiemdiem.following.words import thing
from kiemdiem.grid import print_number
from kiemdiem.language import _
from kiemdiem.ledger.events import Kind
from kiemdiem.tables.board_matrix import matrix, tasks
from kiemdiem.tables.board_words import day_words, state_words
from kiemdiem.tables.grids import at_line_start
from kiemdiem.tables.ledger import kind_name
from kiemdiem.tables.wrapping import columns_of, write_parts
from kiemdiem.vietnamese import print_date

MOST_LATE = 20
"""Lines of the late list where the board is not only about it."""

_SOME = 6
"""So many names are told of those who owe one thing."""


def write(board: Board, stream: TextIO, *, within: int, only_late: bool = False) -> None:
    """Print the board; what is due within so many working days is listed. With `only_late` only what is late."""
    columns = columns_of(stream)
    parts: list[Iterable[str]] = [_head(board, within)]
    if board.standings and not only_late:
        parts += [tasks(board), matrix(board, columns)]
    parts.append(_late(board, None if only_late else MOST_LATE))
    if not only_late:
        parts += [_near(board, within), _waiting(board), _chain(board)]
    write_parts(parts, stream)


def write_unit(board: Board, stream: TextIO) -> None:
    """Print what one unit owes, each thing with how it stands."""
    write_parts([_head_of_unit(board), (_line_of_unit(board, one) for one in board.standings)], stream)


def _head_of_unit(board: Board) -> Iterator[str]:
    for line in board.units:
        told = _("{unit}: đã nộp {things}, trễ {late}")
        yield f"{day_words(board.today)}: " + told.format(
            unit=at_line_start(line.body.name, 200), things=line.things, late=line.late
        )


def _line_of_unit(board: Board, one: Standing) -> str:
    told = [thing(board.plan, one)]
    if one.last_day:
        told.append(_("hạn {day}").format(day=print_date(one.last_day)))
    told.append(state_words(one))
    if one.waits:
        told.append(_("chờ {steps}").format(steps="; ".join(show(wait.label, 80) for wait in one.waits)))
    if one.reminded:
        told.append(_reminded(one))
    return "  " + " · ".join(told)


def _head(board: Board, within: int) -> Iterator[str]:
    if not board.standings:
        yield _("{day}: kế hoạch không giao ai việc gì").format(day=day_words(board.today))
        return
    needed = [one for one in board.standings if one.obligation.is_needed]
    done = sum(not one.is_open for one in needed)
    parts = [
        _("đã nhận {done}/{of}").format(done=print_number(done), of=print_number(len(needed))),
        _("trễ {n}").format(n=print_number(len(board.late))),
        _("đến hạn trong {days} ngày làm việc: {n}").format(days=within, n=print_number(len(board.due_within(within)))),
    ]
    yield f"{day_words(board.today)}: " + ", ".join(parts)
    if any(one.due and one.due.other_reading for one in board.standings):
        if board.plan.reading == "exclusive":
            yield _("“Trước ngày D” tính đến hết ngày liền trước D.")
        else:
            yield _("“Trước ngày D” tính đến hết ngày D.")


def _late(board: Board, most: int | None) -> Iterator[str]:
    if board.standings and not board.late:
        yield _("Không có gì trễ hạn.")
    if not board.late:
        return
    yield _("Trễ hạn ({n}):").format(n=print_number(len(board.late)))
    for one in board.late[:most]:
        told = [f"T{one.late} ".ljust(4) + at_line_start(one.obligation.body.name, 80), thing(board.plan, one)]
        if one.last_day:
            told.append(_("hạn {day}").format(day=print_date(one.last_day)))
        told += _remarks(one)
        yield "  " + " · ".join(told)
    if most is not None and len(board.late) > most:
        yield "  " + _("… và {n} nữa: kiemdiem status --late").format(n=print_number(len(board.late) - most))


def _remarks(one: Standing) -> Iterator[str]:
    """What was done about something late."""
    if one.returned:
        yield f"{kind_name(Kind.RETURNED)} {print_date(one.returned)}"
    elif one.last and one.last.kind is Kind.WITHDRAWN:
        yield f"{kind_name(one.last.kind)} {print_date(one.last.day)}"
    if one.until:
        yield _("đã gia hạn")
    if one.reminded:
        yield _reminded(one)


def _reminded(one: Standing) -> str:
    day = print_date(one.reminded) if one.reminded else ""
    return _("đã nhắc {n} lần, lần cuối {day}").format(n=one.reminders, day=day)


def _near(board: Board, within: int) -> Iterator[str]:
    """What is due soon, those who owe the same thing by the same day together."""
    found: defaultdict[tuple[str, str], list[Standing]] = defaultdict(list)
    for one in board.due_within(within):
        day = day_words(one.last_day) if one.last_day else ""
        found[day, thing(board.plan, one)].append(one)
    if not found:
        return
    yield _("Đến hạn trong {n} ngày làm việc:").format(n=within)
    for (day, what), those in found.items():
        left = _("còn {n} ngày làm việc").format(n=those[0].left)
        yield f"  {day} ({left}) · {what} · {_names([one.obligation.body.name for one in those])}"


def _waiting(board: Board) -> Iterator[str]:
    """What cannot be done before something else is in; many wait for the same part of others, told once."""
    found: defaultdict[tuple[str, str], dict[tuple[Body, ...], None]] = defaultdict(dict)
    labels = {line.task.key: line.label for line in board.tasks}
    told: set[tuple[str, str, int]] = set()
    for one in board.waiting:
        for wait in one.waits:
            place = labels[one.obligation.task.key], wait.label
            if (*place, id(wait.who)) not in told:
                told.add((*place, id(wait.who)))
                found[place][wait.who] = None
    if not found:
        return
    yield _("Đang chờ việc khác:")
    for (label, awaited), parts in found.items():
        names = list(dict.fromkeys(body.name for who in parts for body in who))
        of = f" · {_names(names)}" if names else ""
        yield "  " + _("{task} chờ {other}").format(task=show(label, 16), other=show(awaited, 120)) + of


def _chain(board: Board) -> Iterator[str]:
    if not board.chain:
        return
    yield _("Chuỗi việc ít dự trữ nhất (số ngày làm việc giữa hai hạn):")
    parts = []
    for link in board.chain:
        gap = f" →({link.gap})→" if link.gap is not None else ""
        parts.append(f"{show(board.plan.label(link.task), 16)} {print_date(link.last_day)}{gap}")
    yield "  " + " ".join(parts)


def _names(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    told = ", ".join(show(name, 60) for name in names[:_SOME])
    counted = _("{n} đơn vị").format(n=print_number(len(names)))
    return told if len(names) == 1 else f"{counted}: {told}" + (", …" if len(names) > _SOME else "")
