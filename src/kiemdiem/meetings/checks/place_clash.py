"""Hai cuộc họp cùng lúc, cùng một nơi.

Một hội trường ghi cho hai đơn vị trong cùng một buổi: hoặc là họp chung, hoặc có một bên phải chờ ngoài cửa. Nơi họp
được so theo chữ, không kể chữ hoa và dấu câu; “hội trường” không ghi của đâu thì dễ trùng nhầm.

Căn cứ: không có quy định riêng; kinh nghiệm xếp lịch họp.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --place "Hội trường UBND xã 1"
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session sáng --place "hội trường UBND xã 1"  # KD903

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --place "Hội trường UBND xã 1"
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session sáng --place "Hội trường UBND xã 2"
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check
from kiemdiem.meetings.together import named, related, same_place


@check("KD903", "place-clash", Severity.WARNING)
def find(board: Board) -> Iterator[Found]:
    """Every meeting at a place at which an earlier registered one is at the same time."""
    for one in board.meetings:
        if others := [other for other in board.clashes(one) if same_place(one, other)]:
            message = _("{here} cùng nơi, trùng giờ với {there}").format(here=one.name, there=named(others))
            yield Found(one.line, message, _("Đổi nơi họp hoặc chuyển buổi; họp chung thì để vậy"), related(others))
