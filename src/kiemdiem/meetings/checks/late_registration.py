"""Đăng ký họp quá sát ngày.

Đăng ký sát ngày thì người được mời đã có lịch khác, giấy mời và tài liệu không kịp gửi. Số ngày là số ngày làm việc từ
sau ngày đăng ký đến ngày họp; chuyển sang ngày khác thì tính từ ngày đăng ký lại. Kế hoạch ghi days_ahead, hoặc hỏi
riêng bằng --notice; không có cả hai thì không xét.

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
    """Every meeting that was registered fewer working days ahead than has to be."""
    for one in board.meetings:
        needed = board.notice_of(one.duty)
        given = board.calendar.working_days_between(one.meeting.registered, one.day)
        if needed is None or given >= needed:
            continue
        message = _("{here} đăng ký ngày {day}, trước {given} ngày làm việc; phải trước ít nhất {needed}").format(
            here=one.name, day=print_date(one.meeting.registered), given=max(given, 0), needed=needed
        )
        earliest = board.calendar.add_working_days(one.meeting.registered, needed)
        yield Found(one.line, message, _("Họp sớm nhất được vào {day}").format(day=print_date(earliest)))
