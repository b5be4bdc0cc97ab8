"""Xếp loại trước khi kiểm điểm.

Kiểm điểm là căn cứ để xếp loại: ngày xếp loại ghi trước ngày kiểm điểm thì một trong hai ngày sai, hoặc làm sai thứ
tự.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế: kiểm điểm trước, xếp loại sau.

Wrong:

    unit,subject,reviewed_on,rated_on,decided
    Đảng bộ xã A,member,2022-12-10,2022-12-05,good  # KD730

Right:

    unit,subject,reviewed_on,rated_on,decided
    Đảng bộ xã A,member,2022-12-05,2022-12-10,good
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms, printed_day


def condition(_terms: Terms) -> str:
    """Rows rated before the day of their review."""
    return "rated_on <> '' AND reviewed_on > rated_on"


def message(_terms: Terms, row: Row) -> Said:
    """Says both days."""
    return (
        _("Xếp loại ngày {rated} trước khi kiểm điểm ngày {reviewed}").format(
            rated=printed_day(row["rated_on"]), reviewed=printed_day(row["reviewed_on"])
        ),
        _("Kiểm điểm trước, xếp loại sau; kiểm tra lại hai ngày"),
    )


CHECK = RowCheck(
    "KD730", "rated-before-review", Severity.ERROR, __doc__, "review_first", "rated_on", condition, message
)
