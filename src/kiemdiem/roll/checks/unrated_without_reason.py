"""Không xếp loại mà không ghi lý do.

Bảng tổng hợp chia số chưa xếp loại theo lý do (mới kết nạp, miễn sinh hoạt, đình chỉ sinh hoạt…); thiếu lý do thì cấp
trên phải hỏi lại, và không biết việc không xếp loại có đúng không.

Căn cứ: tổng các mức và số chưa xếp loại bằng tổng số (Hướng dẫn 21-HD/BTCTW và các văn bản thay thế).

Wrong:

    unit,subject,decided,reason
    Đảng bộ xã A,member,unrated,  # KD706

Right:

    unit,subject,decided,reason
    Đảng bộ xã A,member,unrated,được miễn sinh hoạt
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms


def condition(_terms: Terms) -> str:
    """Rows that are called unrated, without a reason."""
    return "rating = 'unrated' AND reason = ''"


def message(_terms: Terms, _row: Row) -> Said:
    """Says that the reason is missing."""
    return _("Không xếp loại nhưng không ghi lý do"), _("Ghi lý do không xếp loại")


CHECK = RowCheck("KD706", "unrated-without-reason", Severity.ERROR, __doc__, "sums", "reason", condition, message)
