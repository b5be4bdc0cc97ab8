"""Cuộc họp ngoài thời gian mà kế hoạch cho.

Họp sau hạn của việc kiểm điểm thì việc ấy đã trễ. Họp trước khi việc đi trước đến hạn (kế hoạch của đơn vị, gợi ý kiểm
điểm) thì chỉ cảnh báo: việc ấy có thể xong sớm; xong rồi thì ghi done vào kế hoạch. Ngày ghi ngay sau chữ “trước” cũng
chỉ cảnh báo, vì có nơi tính cả ngày đó. Việc đi trước mà đến hạn sau thì không xét ở đây, đó là mâu thuẫn của kế hoạch
(KD203).

Căn cứ: thời hạn và thứ tự công việc ghi trong kế hoạch (ahead_of của việc đăng ký, precedence).

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-04 --session sáng  # KD905
    kiemdiem meetings add --unit xa-2 --day 2022-12-06 --session sáng  # KD905

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-07 --session sáng
    kiemdiem meetings add --unit xa-2 --day 2022-12-05 --session sáng
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.day_names import day_name
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.board import Board, Registered
from kiemdiem.meetings.checking import Found, check
from kiemdiem.meetings.window import Window, window


@check("KD905", "outside-window", Severity.ERROR)
def find(board: Board) -> Iterator[Found]:
    """Every meeting after the deadline that it is ahead of, or before what has to be done first."""
    for one in board.meetings:
        if days := window(board.plan, one.duty):
            yield from _late(one, days) if one.day > days.until.last_day else _early(one, days)


def _late(one: Registered, days: Window) -> Iterator[Found]:
    until, hint = days.until, _("Họp sớm hơn, hoặc xin lùi hạn")
    if one.day <= until.other_day:
        message = _("{here} đúng vào ngày ghi sau chữ “trước” của {step}: chưa rõ còn trong hạn không")
        yield Found(one.line, message.format(here=one.name, step=_step(until.label)), hint, severity=Severity.WARNING)
        return
    message = _("{here} sau hạn của {step} ({day})")
    said = message.format(here=one.name, step=_step(until.label), day=day_name(until.last_day))
    yield Found(one.line, said, hint)


def _early(one: Registered, days: Window) -> Iterator[Found]:
    if days.first and one.day < days.first:
        message = _("{here} trước ngày đầu của {step} ({day})")
        said = message.format(here=one.name, step=_step(days.until.label), day=day_name(days.first))
        yield Found(one.line, said, _("Lùi cuộc họp vào trong thời gian đó"), severity=Severity.WARNING)
    elif days.after and one.day <= days.after.last_day:
        message = _("{here} khi {step} chưa đến hạn ({day}), mà họp cần việc đó xong trước")
        said = message.format(here=one.name, step=_step(days.after.label), day=day_name(days.after.last_day))
        hint = _("Lùi cuộc họp; nếu {step} đã xong thì ghi done: ngày xong vào kế hoạch")
        yield Found(one.line, said, hint.format(step=_step(days.after.label)), severity=Severity.WARNING)


def _step(label: str) -> str:
    return show(label, 60)
