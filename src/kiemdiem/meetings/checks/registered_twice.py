"""Một đơn vị đăng ký hai lần.

Hai người cùng ghi cho một đơn vị, hoặc sổ của hai máy được gộp lại: không biết cuộc nào là thật, khách mời nhận hai
giấy mời. Lệnh meetings add không cho đăng ký lần hai (phải dùng --move), nhưng hai lệnh chạy cùng lúc thì cả hai đều
được ghi, để không mất đăng ký của ai. Ví dụ không in ra đây được: phải hai lệnh chạy cùng lúc.

Căn cứ: không có quy định riêng; mỗi đơn vị một cuộc họp cho một việc đăng ký của kế hoạch.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.board import Board, Registered
from kiemdiem.meetings.checking import Found, check


@check("KD909", "registered-twice", Severity.ERROR)
def find(board: Board) -> Iterator[Found]:
    """Every meeting of a unit that has one under the same duty already."""
    first: dict[tuple[str, str], Registered] = {}
    for one in board.meetings:
        before = first.setdefault((one.unit.id, one.duty.id), one)
        if before is not one:
            message = _("{here}: đơn vị này đã đăng ký {when}").format(here=one.name, when=before.when)
            hint = _("Giữ một cuộc, hủy cuộc kia: kiemdiem meetings cancel {id}")
            said = hint.format(id=show(one.meeting.id, 40))
            yield Found(one.line, message, said, ((before.line, before.name),))
