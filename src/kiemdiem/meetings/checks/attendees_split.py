"""Nhóm cơ quan, nhóm người được mời dự nhiều cuộc họp cùng lúc.

“Các cơ quan tham mưu, giúp việc”, “đồng chí Ủy viên phụ trách địa bàn” là nhiều nơi, nhiều người. kiemdiem giả định họ
chia nhau dự được: mỗi cuộc họp một cơ quan, một đồng chí. Giả định ấy có thể sai (hai địa bàn cùng một đồng chí phụ
trách), nên ghi ra để người lập lịch xem lại.

Căn cứ: không có quy định riêng; giả định của kiemdiem khi kế hoạch chỉ ghi tên chung.

Wrong:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --guest tmgv
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session sáng --guest tmgv  # KD902

Right:

    kiemdiem meetings add --unit xa-1 --day 2022-11-25 --session sáng --guest tmgv
    kiemdiem meetings add --unit xa-2 --day 2022-11-25 --session chiều --guest tmgv
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.meetings.board import Board
from kiemdiem.meetings.checking import Found, check
from kiemdiem.meetings.together import elsewhere, named, related


@check("KD902", "attendees-must-split", Severity.NOTE)
def find(board: Board) -> Iterator[Found]:
    """Every meeting to which groups or classes of people come who are at earlier registered ones at the same time."""
    for one in board.meetings:
        others = list(elsewhere(board, one))
        split = [party for party in one.guests if party.several and any(party.id in other.ids for other in others)]
        if split:
            taken = [other for other in others if any(party.id in other.ids for party in split)]
            message = _("{here} trùng giờ với {there}; giả định chia nhau dự được: {who}").format(
                here=one.name,
                there=named(taken),
                who="; ".join(_("“{name}”").format(name=show(party.name, 80)) for party in split),
            )
            yield Found(one.line, message, _("Xem ai dự cuộc nào; cùng một người thì chuyển buổi"), related(taken))
