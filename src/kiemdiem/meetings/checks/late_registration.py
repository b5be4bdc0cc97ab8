"""Đăng ký họp quá sát ngày.

Đăng ký sát ngày thì người được mời đã có lịch khác, giấy mời và tài liệu không kịp gửi. Số ngày là số ngày làm việc từ
sau ngày đăng ký đến ngày họp; chuyển sang ngày khác thì tính từ ngày đăng ký lại. Kế hoạch ghi days_ahead, hoặc hỏi
riêng bằng --notice; không có cả hai thì chỉ xét cuộc họp đã qua rồi mới đăng ký.

Căn cứ: số ngày ghi ở kế hoạch (days_ahead); cách tính: Bộ luật Dân sự, điều 147: ngày đầu không tính.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --registered 2022-11-21  # KD907

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --registered 2022-11-18
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check
from kiemdiem.vietnamese import print_date


@check("KD907", "late-registration", Severity.WARNING)
def find(board: Board) -> Iterator[Found]:
    """Every meeting that was registered fewer working days ahead than has to be, or after it was held."""
    for one in board.meetings:
        registered, needed = one.meeting.registered, board.notice_of(one.duty)
        given = board.calendar.working_days_between(registered, one.day)
        if registered > one.day:
            message = _("{here} đăng ký ngày {day}, sau ngày họp").format(here=one.name, day=print_date(registered))
            yield Found(one.line, message, _("Nếu đã đăng ký từ trước thì hủy, rồi ghi lại với --registered"))
        elif needed is not None and given < needed:
            message = _("{here} đăng ký ngày {day}, trước {given} ngày làm việc; phải trước ít nhất {needed}")
            said = message.format(here=one.name, day=print_date(registered), given=given, needed=needed)
            earliest = board.calendar.add_working_days(registered, needed)
            yield Found(one.line, said, _("Họp sớm nhất được vào {day}").format(day=print_date(earliest)))
