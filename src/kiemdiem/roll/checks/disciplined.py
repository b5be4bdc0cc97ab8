"""Bị kỷ luật trong năm mà không xếp loại không hoàn thành nhiệm vụ.

Đối tượng bị kỷ luật trong năm thì xếp loại không hoàn thành nhiệm vụ; một vi phạm chỉ tính một lần. Quy định
124-QĐ/TW và các văn bản sau trừ trường hợp tự phát hiện và đã khắc phục xong (cột “Tự phát hiện, đã khắc phục xong”).

Căn cứ: Hướng dẫn 21-HD/BTCTW; Quy định 124-QĐ/TW.

Wrong:

    unit,subject,discipline,decided
    Đảng bộ xã A,member,reprimand,good  # KD722

Right:

    unit,subject,discipline,decided
    Đảng bộ xã A,member,reprimand,unsatisfactory
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms


def condition(terms: Terms) -> str:
    """Disciplined rows with a better level, but for those that the rulebook excepts."""
    hard = terms.hard("discipline")
    spared = " AND remedied = ''" if hard and hard.value("except_remedied") else ""
    return f"discipline <> ''{spared} AND rating IN ('excellent', 'good', 'satisfactory')"


def message(terms: Terms, row: Row) -> Said:
    """Says the level that is too good."""
    return (
        _("Bị kỷ luật trong năm nhưng xếp loại “{level}”").format(level=terms.level(row["rating"])),
        _("Xếp loại “{level}”").format(level=terms.level("unsatisfactory")),
    )


CHECK = RowCheck(
    "KD722", "disciplined-rated-better", Severity.ERROR, __doc__, "discipline", "decided", condition, message
)
