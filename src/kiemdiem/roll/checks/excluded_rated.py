"""Được miễn hoặc bị đình chỉ sinh hoạt mà vẫn kiểm điểm, xếp loại.

Người được miễn sinh hoạt đảng, người bị đình chỉ sinh hoạt đảng thì không kiểm điểm và không xếp loại.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,subject,excluded,reviewed_on,decided,reason
    Đảng bộ xã A,member,exempt,,good,  # KD725
    Đảng bộ xã A,member,suspended,2022-12-01,,đình chỉ sinh hoạt  # KD725

Right:

    unit,subject,excluded,reviewed_on,decided,reason
    Đảng bộ xã A,member,exempt,,,được miễn sinh hoạt
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import IS_RATED, RATED, Row, RowCheck, Said, Terms


def condition(_terms: Terms) -> str:
    """Excluded rows with a level or a day of review."""
    return f"excluded <> '' AND ({IS_RATED.format('rating')} OR reviewed_on <> '')"


def message(_terms: Terms, row: Row) -> Said:
    """Says which of the two was done."""
    done = _("xếp loại") if row["rating"] in RATED else _("kiểm điểm")
    what = _("Được miễn sinh hoạt") if row["excluded"] == "exempt" else _("Bị đình chỉ sinh hoạt")
    return _("{what} nhưng vẫn {done}").format(what=what, done=done), _("Ghi “không xếp loại” và lý do")


CHECK = RowCheck("KD725", "excluded-rated", Severity.ERROR, __doc__, "excluded", "excluded", condition, message)
