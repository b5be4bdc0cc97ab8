"""Dòng của sổ đăng ký họp không hiểu được.

Một dòng ghi dở (mất điện, đầy đĩa), bị sửa tay, hoặc nhắc đến đơn vị, cơ quan mà kế hoạch không còn: cuộc họp ở dòng ấy
không được tính, nên lịch nhìn thì trống mà thật ra đã có người đăng ký. Đăng ký lại cuộc họp; kế hoạch đổi tên thì sửa
kế hoạch cho khớp, hoặc hủy cuộc họp cũ. Dòng ghi dở thì chỉ cảnh báo. Ví dụ không in ra đây được: không lệnh nào ghi ra
dòng như vậy.

Căn cứ: không có quy định riêng; sổ do kiemdiem đặt ra, mỗi dòng là một sự kiện added, moved hoặc cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check


@check("KD900", "unreadable-line", Severity.ERROR)
def find(board: Board) -> Iterator[Found]:
    """Every line that means nothing, by itself or under this plan."""
    for problem in board.problems:
        message = _("Dòng không hiểu được: {why}").format(why=problem.message)
        if problem.torn:
            hint = _("Hỏi lại đơn vị rồi đăng ký lại cuộc họp đó; các dòng khác vẫn đọc được")
            yield Found(problem.line, message, hint, severity=Severity.WARNING)
        elif problem.id:
            hint = _("Sửa kế hoạch cho khớp, hoặc kiemdiem meetings cancel {id} rồi đăng ký lại")
            yield Found(problem.line, message, hint.format(id=show(problem.id, 40)))
        else:
            yield Found(problem.line, message, _("Đăng ký lại cuộc họp đó, rồi xóa dòng này"))
