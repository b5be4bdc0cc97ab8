"""Đã xếp loại mà vẫn có lý do không xếp loại.

Dòng vừa có mức xếp loại vừa có lý do không xếp loại: không biết tính vào mức ấy hay vào số chưa xếp loại.

Căn cứ: tổng các mức và số chưa xếp loại bằng tổng số (Hướng dẫn 21-HD/BTCTW và các văn bản thay thế).

Wrong:

    unit,subject,decided,reason
    Đảng bộ xã A,member,good,mới kết nạp  # KD704

Right:

    unit,subject,decided,reason
    Đảng bộ xã A,member,unrated,mới kết nạp
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import IS_RATED, Row, RowCheck, Said, Terms


def condition(_terms: Terms) -> str:
    """Rows with a level and a reason."""
    return f"reason <> '' AND {IS_RATED.format('rating')}"


def message(terms: Terms, row: Row) -> Said:
    """Says the level."""
    return (
        _("Xếp loại “{level}” nhưng lại có lý do không xếp loại").format(level=terms.level(row["rating"])),
        _("Xóa lý do, hoặc ghi “không xếp loại” thay cho mức"),
    )


CHECK = RowCheck("KD704", "rated-with-reason", Severity.ERROR, __doc__, "sums", "reason", condition, message)
