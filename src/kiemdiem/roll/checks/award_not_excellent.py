"""Đề nghị tiêu biểu mà không xếp loại xuất sắc.

Biểu dương tiêu biểu chỉ chọn trong số hoàn thành xuất sắc nhiệm vụ.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,subject,decided,award
    Đảng bộ xã A,organisation,good,x  # KD734

Right:

    unit,subject,decided,award
    Đảng bộ xã A,organisation,excellent,x
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms


def condition(_terms: Terms) -> str:
    """Rows proposed for the award with another rating."""
    return "award <> '' AND rating <> 'excellent'"


def message(terms: Terms, row: Row) -> Said:
    """Says the rating."""
    level = terms.level(row["rating"]) or _("chưa xếp loại")
    return (
        _("Đề nghị tiêu biểu nhưng xếp loại “{level}”").format(level=level),
        _("Chỉ chọn trong số “{level}”").format(level=terms.level("excellent")),
    )


CHECK = RowCheck("KD734", "award-not-excellent", Severity.ERROR, __doc__, "award", "award", condition, message)
