"""Một nơi phải dự hai cuộc họp cùng lúc.

Thường trực Thị ủy phải dự, chỉ đạo kiểm điểm ở từng đơn vị. Hai đơn vị họp trùng giờ, khác nơi thì một cuộc vắng người
chỉ đạo, hoặc phải hoãn vào phút chót. Tên chung được tách ra từng cơ quan để so. Buổi sáng tính đến 12 giờ, buổi chiều
từ 12 giờ đến hết ngày; cuộc họp chỉ ghi giờ bắt đầu tính đến hết buổi. Thời gian đi lại không tính.

Căn cứ: không có quy định riêng; kế hoạch 2022, mục III.2 buộc thống nhất thời gian với những người dự, chỉ đạo.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session 08:00-10:00  # KD901

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session 14:00-16:00
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.board import Board, Registered
from kiemdiem.meetings.checking import Found, check
from kiemdiem.meetings.parties import Party
from kiemdiem.meetings.together import elsewhere, named, related


@check("KD901", "attendee-clash", Severity.ERROR)
def find(board: Board) -> Iterator[Found]:
    """Every body that has to be at a meeting and at earlier registered ones elsewhere at the same time."""
    for one in board.meetings:
        others = list(elsewhere(board, one))
        for party in (party for party in one.everybody if not party.several):
            if taken := [other for other in others if party.id in other.ids]:
                yield _found(one, party, taken)


def _found(one: Registered, party: Party, others: list[Registered]) -> Found:
    message = _("“{who}” có hai nơi phải dự cùng lúc: {here} và {there}").format(
        who=show(party.name, 80), here=one.name, there=named(others)
    )
    hint = _("Chuyển một cuộc sang buổi khác: kiemdiem meetings free, rồi meetings add --move {id} --day … --session …")
    return Found(one.line, message, hint.format(id=show(one.meeting.id, 40)), related(others))
