"""Mới kết nạp, mới thành lập dưới 6 tháng mà đã xếp loại.

Đảng viên kết nạp, tổ chức, tập thể thành lập chưa đủ 6 tháng tính đến hết năm thì chưa xếp loại; đảng viên dự bị từ 6
tháng trở lên thì xếp loại. Kết nạp ngày đầu tháng Bảy được tính là đủ 6 tháng.

Căn cứ: Hướng dẫn 21-HD/BTCTW; Quy định 124-QĐ/TW.

Wrong:

    unit,subject,joined,decided,reason
    Đảng bộ xã A,member,2022-09-02,good,  # KD724

Right:

    unit,subject,joined,decided,reason
    Đảng bộ xã A,member,2022-09-02,,mới kết nạp dưới 6 tháng
    Đảng bộ xã A,member,2022-05-19,good,
"""

from __future__ import annotations

from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import IS_RATED, Row, RowCheck, Said, Terms, printed_day


def condition(terms: Terms) -> str:
    """Rated rows that joined after the last day that makes the months full."""
    hard = terms.hard("new")
    months = hard.value("months") if hard else 0
    last = date(terms.year, max(1, 13 - months), 1)
    kinds = "subject IN ('organisation', 'member', 'collective')"
    return f"joined > '{last.isoformat()}' AND {kinds} AND {IS_RATED.format('rating')}"


def message(terms: Terms, row: Row) -> Said:
    """Says the day and the months."""
    hard = terms.hard("new")
    return (
        _("Kết nạp, thành lập ngày {day}, chưa đủ {months} tháng, nhưng xếp loại “{level}”").format(
            day=printed_day(row["joined"]), months=hard.value("months") if hard else 0, level=terms.level(row["rating"])
        ),
        _("Ghi “không xếp loại” và lý do"),
    )


CHECK = RowCheck("KD724", "newcomer-rated", Severity.ERROR, __doc__, "new", "decided", condition, message)
