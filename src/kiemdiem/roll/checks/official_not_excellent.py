"""Đảng viên là công chức, viên chức xếp loại xuất sắc mà công chức, viên chức không xuất sắc.

Đảng viên là cán bộ, công chức, viên chức chỉ được xếp loại hoàn thành xuất sắc nhiệm vụ nếu cũng được xếp loại xuất
sắc theo quy định về cán bộ, công chức, viên chức (cột “Công chức, viên chức”). Đã ghi mức ở cột ấy thì là cán bộ,
công chức, viên chức dù chưa đánh dấu x.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,subject,official,official_rating,decided
    Đảng bộ xã A,member,x,good,excellent  # KD727
    Đảng bộ xã A,member,x,,excellent  # KD727
    Đảng bộ xã A,member,,good,excellent  # KD727

Right:

    unit,subject,official,official_rating,decided
    Đảng bộ xã A,member,x,excellent,excellent
    Đảng bộ xã A,member,x,excellent,good
    Đảng bộ xã A,member,,,excellent
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import IS_RATED, RATED, Row, RowCheck, Said, Terms


def condition(_terms: Terms) -> str:
    """Excellent members and leaders who are officials, but not excellent as such."""
    is_official = f"(official <> '' OR {IS_RATED.format('official_rating')})"
    return (
        f"rating = 'excellent' AND official_rating <> 'excellent' AND {is_official} AND subject IN ('member', 'leader')"
    )


def message(terms: Terms, row: Row) -> Said:
    """Says the rating as an official, or that there is none."""
    given = row["official_rating"]
    if given in RATED:
        text = _("Xếp loại xuất sắc nhưng theo quy định về công chức, viên chức chỉ là “{level}”")
        return text.format(level=terms.level(given)), _("Hạ mức xếp loại đảng viên, hoặc sửa mức công chức, viên chức")
    return (
        _("Xếp loại xuất sắc nhưng chưa có mức xếp loại công chức, viên chức"),
        _("Ghi mức xếp loại công chức, viên chức"),
    )


CHECK = RowCheck("KD727", "official-not-excellent", Severity.ERROR, __doc__, "double", "decided", condition, message)
