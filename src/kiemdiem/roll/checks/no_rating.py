"""Dòng không có mức xếp loại, cũng không có lý do.

Mọi đối tượng trong danh sách hoặc có mức xếp loại, hoặc không xếp loại và có lý do; để trống cả hai thì tổng không
khớp.

Căn cứ: tổng các mức và số chưa xếp loại bằng tổng số (Hướng dẫn 21-HD/BTCTW và các văn bản thay thế).

Wrong:

    unit,subject,decided,reason
    Đảng bộ xã A,member,good,
    Đảng bộ xã A,member,,  # KD705

Right:

    unit,subject,decided,reason
    Đảng bộ xã A,member,good,
    Đảng bộ xã A,member,,mới kết nạp
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms
from kiemdiem.roll.columns import BY_KEY
from kiemdiem.roll.statements import STAGES


def condition(_terms: Terms) -> str:
    """Rows with neither a level nor a reason."""
    return "rating = ''"


def message(terms: Terms, row: Row) -> Said:
    """Says that both are missing, and that the one who decides has not done so where somebody has proposed a level."""
    earlier = {"decided": ("proposed", "self_rating"), "proposed": ("self_rating",)}.get(terms.stage, ())
    if any(row.get(key) for key in earlier):
        column = BY_KEY[STAGES[terms.stage]].heading
        told = _(
            "Đã có mức tự xếp loại hoặc đề nghị nhưng cột “{column}” còn trống, cũng không có lý do không xếp loại"
        )
        return told.format(column=column), _("Ghi mức vào cột “{column}”, hoặc lý do").format(column=column)
    return (
        _("Không có mức xếp loại, cũng không có lý do không xếp loại"),
        _("Ghi mức xếp loại, hoặc lý do không xếp loại"),
    )


CHECK = RowCheck("KD705", "no-rating", Severity.ERROR, __doc__, "sums", "decided", condition, message)
