"""Cuộc họp chưa được thống nhất thời gian.

Kế hoạch buộc đăng ký và được thống nhất rồi mới họp. Còn thiếu ý kiến thì cảnh báo; đến ngày họp mà vẫn thiếu thì là
lỗi. Kế hoạch ghi agreement: any thì một nơi thống nhất là đủ; ghi all, hoặc không nói, thì tính là phải đủ tất cả.

Căn cứ: kế hoạch 2022, mục III.2; các việc đăng ký ghi agreed_by trong kế hoạch.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --agreed-by uy-vien  # KD906

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --agreed-by uy-vien --agreed-by thuong-truc
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check
from kiemdiem.meetings.parties import name_of


@check("KD906", "not-agreed", Severity.WARNING)
def find(board: Board) -> Iterator[Found]:
    """Every meeting to which not all have agreed who must; an error once its day has come."""
    for one in board.meetings:
        if not one.missing:
            continue
        names = (_(" hoặc ") if one.duty.agreement == "any" else "; ").join(
            _("“{name}”").format(name=show(name_of(board.plan, id_), 80)) for id_ in one.missing
        )
        message = _("{here}: chưa có ý kiến thống nhất của {names}").format(here=one.name, names=names)
        hint = _("Khi có: kiemdiem meetings add --move {id} --agreed-by {who}").format(
            id=show(one.meeting.id, 40), who=show(one.missing[0], 60)
        )
        severity = Severity.ERROR if one.day <= board.today else None
        yield Found(one.line, message, hint, severity=severity)
