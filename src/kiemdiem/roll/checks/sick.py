"""Nghỉ ốm từ 3 tháng trở lên mà xếp loại trên mức hoàn thành nhiệm vụ.

Người nghỉ ốm từ 3 tháng trở lên trong năm thì cao nhất là hoàn thành nhiệm vụ.

Căn cứ: Hướng dẫn 21-HD/BTCTW.

Wrong:

    unit,subject,sick_months,decided
    Đảng bộ xã A,member,4,good  # KD726

Right:

    unit,subject,sick_months,decided
    Đảng bộ xã A,member,4,satisfactory
    Đảng bộ xã A,member,2,good
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms, listed


def condition(terms: Terms) -> str:
    """Rows with so many months and a level above satisfactory."""
    hard = terms.hard("sick")
    months = listed(str(month) for month in range(max(1, hard.value("months") if hard else 1), 13))
    return f"sick_months IN ({months}) AND rating IN ('excellent', 'good')"


def message(terms: Terms, row: Row) -> Said:
    """Says the months and the level."""
    return (
        _("Nghỉ ốm {months} tháng nhưng xếp loại “{level}”").format(
            months=row["sick_months"], level=terms.level(row["rating"])
        ),
        _("Cao nhất là “{level}”").format(level=terms.level("satisfactory")),
    )


CHECK = RowCheck("KD726", "sick-rated-better", Severity.ERROR, __doc__, "sick", "decided", condition, message)
