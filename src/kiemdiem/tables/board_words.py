"""How something owed stands, in words and in a letter or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kiemdiem.day_names import day_name
from kiemdiem.following.standing import Cell, Standing, State
from kiemdiem.language import _
from kiemdiem.vietnamese import capital_first, print_date


def day_words(day: date) -> str:
    """ "Thứ Sáu 04/11/2022"."""
    return capital_first(day_name(day))


def state_words(one: Standing) -> str:
    """How something stands: "trễ 5 ngày làm việc", "đã nhận 02/12/2022"."""
    if one.state is State.LATE:
        late = _("trễ {n} ngày làm việc").format(n=one.late) if one.late else _("quá hạn")
        return f"{_('trả lại')}, {late}" if one.returned else late
    if one.state is State.ON_THE_LINE:
        return _("hôm nay là ngày ghi sau chữ “trước”: chưa rõ có tính là muộn, cần xác nhận")
    if not one.is_open:
        return ", ".join(_came_in(one))
    return ", ".join(_to_come(one))


def _came_in(one: Standing) -> Iterator[str]:
    if one.state is State.APPROVED:
        yield _("đã duyệt")
    if one.received:
        yield _("đã nhận {day}").format(day=print_date(one.received))
    if one.late:
        yield _("trễ {n} ngày làm việc").format(n=one.late)
    elif one.state is State.RECEIVED_LATE:
        yield _("quá hạn")
    if one.state is State.RECEIVED_ON_THE_LINE:
        yield _("đúng ngày ghi sau chữ “trước”: chưa rõ có tính là muộn")


def _to_come(one: Standing) -> Iterator[str]:
    if one.returned:
        yield _("trả lại {day}").format(day=print_date(one.returned))
    elif one.state is State.CONDITIONAL:
        yield _("nếu cần, chưa nhận")
    elif one.state is State.NOT_DATED:
        yield _("chưa nhận, không có hạn")
    else:
        yield _("chưa nhận")
    if one.until:
        yield _("gia hạn đến {day}").format(day=print_date(one.until))
    if one.left is not None and one.obligation.is_needed:
        yield _("còn {n} ngày làm việc").format(n=one.left)


def symbol(cell: Cell) -> str:
    """A cell of the matrix: a letter for the state, with the working days late or left."""
    return {
        State.LATE: f"T{cell.late}",
        State.ON_THE_LINE: "T?",
        State.RETURNED: "L",
        State.DUE_SOON: f"s{cell.left}",
        State.POSTPONED: "g",
        State.OWED: ".",
        State.NOT_DATED: "o",
        State.CONDITIONAL: "?",
        State.RECEIVED_LATE: f"x{cell.late}",
        State.RECEIVED_ON_THE_LINE: "x?",
        State.RECEIVED: "x",
        State.APPROVED: "D",
    }[cell.state]


def legend(states: Iterable[State]) -> list[str]:
    """What the letters of these states mean, in the order from done to late."""
    words = {
        State.APPROVED: _("D đã duyệt"),
        State.RECEIVED: _("x đã nhận"),
        State.RECEIVED_ON_THE_LINE: _("x? nhận đúng ngày ghi sau chữ “trước”"),
        State.RECEIVED_LATE: _("x3 đã nhận, trễ 3 ngày làm việc"),
        State.OWED: _(". chưa đến hạn"),
        State.NOT_DATED: _("o chưa nhận, không có hạn"),
        State.CONDITIONAL: _("? chỉ khi cần"),
        State.POSTPONED: _("g gia hạn"),
        State.DUE_SOON: _("s3 còn 3 ngày làm việc"),
        State.RETURNED: _("L trả lại"),
        State.ON_THE_LINE: _("T? hôm nay là ngày ghi sau chữ “trước”"),
        State.LATE: _("T3 trễ 3 ngày làm việc"),
    }
    found = set(states)
    return [text for state, text in words.items() if state in found]
