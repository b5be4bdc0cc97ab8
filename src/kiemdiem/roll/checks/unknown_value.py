"""Giá trị không hiểu được.

Ô ghi một giá trị mà cột ấy không có: một mức xếp loại lạ, một ngày không có thật, một loại đối tượng không biết.
Kiemdiem không đoán; ô ấy được coi là trống khi đếm, nên các tổng chưa tin được cho đến khi sửa.

Căn cứ: không có quy định riêng; các mức xếp loại theo Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,subject,decided
    Đảng bộ xã A,member,khá giỏi  # KD701

Right:

    unit,subject,decided
    Đảng bộ xã A,member,HTTNV
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms


def message(_terms: Terms, row: Row) -> Said:
    """Says the heading of the column and why its value is not taken; the value only where it may be shown: where
    columns have slipped, a name may stand anywhere.
    """
    value = _(" “{value}”").format(value=show(row["value"], 60)) if row["value"] else ""
    return f"{row['heading']}{value}: {row['why']}", row["hint"]


CHECK = SetCheck("KD701", "unknown-value", Severity.ERROR, __doc__, "", "", lambda _terms: (), message)
