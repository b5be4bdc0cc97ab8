"""Cuộc họp vào ngày nghỉ.

Họp vào thứ Bảy, Chủ nhật hay ngày lễ thì người được mời khó dự đủ, cơ quan phải bố trí làm thêm. Lịch lấy theo ngày
nghỉ của Nhà nước và theo ngày nghỉ, ngày làm bù ghi ở calendar của kế hoạch.

Căn cứ: không có quy định riêng cấm họp ngày nghỉ; ngày nghỉ theo Bộ luật Lao động, điều 111, 112.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-26 --session sáng  # KD904

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.day_names import day_name
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check


@check("KD904", "meeting-on-day-off", Severity.WARNING)
def find(board: Board) -> Iterator[Found]:
    """Every meeting on a day that is no working day."""
    for one in board.meetings:
        if why := board.calendar.why_off(one.day):
            message = _("{here} rơi vào ngày nghỉ: {why}").format(here=one.name, why=why)
            hint = _("Ngày làm việc gần nhất: {before} hoặc {after}").format(
                before=day_name(board.calendar.last_working_day(one.day)),
                after=day_name(board.calendar.next_working_day(one.day)),
            )
            yield Found(one.line, message, hint)
