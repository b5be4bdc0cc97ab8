"""Cấp phó kiểm điểm trước người đứng đầu.

Người đứng đầu kiểm điểm trước, cấp phó và các thành viên lãnh đạo khác sau. So các cá nhân lãnh đạo với người đứng
đầu có cùng đơn vị và cùng tên ở cột “Chi bộ, tập thể trực thuộc”; kiểm điểm cùng ngày thì được. Chỉ kiểm tra ở kỳ mà
văn bản quy định thứ tự ấy (Quy định 124-QĐ/TW không quy định).

Căn cứ: Hướng dẫn 21-HD/BTCTW; Quy định 366-QĐ/TW.

Wrong:

    unit,subject,head,reviewed_on,decided
    Đảng bộ xã A,leader,x,2022-12-05,good
    Đảng bộ xã A,leader,,2022-12-01,good  # KD732

Right:

    unit,subject,head,reviewed_on,decided
    Đảng bộ xã A,leader,x,2022-12-01,good
    Đảng bộ xã A,leader,,2022-12-05,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms, of_unit, printed_day


def before(terms: Terms) -> Iterator[str]:
    """The bodies of whose leaders some were reviewed before the head, with the first of those days; nothing
    where the rulebook does not say that the head comes first.
    """
    hard = terms.hard("review_first")
    if not hard or not hard.value("head_first"):
        return
    yield """SELECT deputies.unit, deputies.body, deputies.subject, '' AS head,
  MIN(deputies.reviewed_on) AS reviewed_on, MAX(heads.head_day) AS day, COUNT(*) AS n
FROM facts AS deputies
JOIN (SELECT unit, body, head_day FROM bodies WHERE deputy_day < head_day) AS heads
ON deputies.unit = heads.unit AND deputies.body = heads.body
WHERE deputies.subject = 'leader' AND deputies.head = '' AND deputies.reviewed_on <> ''
  AND deputies.reviewed_on < heads.head_day
GROUP BY deputies.unit, deputies.body, deputies.subject"""


def message(_terms: Terms, row: Row) -> Said:
    """Says both days, and how many they are."""
    return (
        _("{n} lãnh đạo của {body} kiểm điểm trước người đứng đầu (sớm nhất {first}, người đứng đầu {day})").format(
            n=row["n"], body=of_unit(row), first=printed_day(row["reviewed_on"]), day=printed_day(row["day"])
        ),
        _("Người đứng đầu kiểm điểm trước; kiểm tra lại các ngày"),
    )


CHECK = SetCheck("KD732", "deputy-before-head", Severity.ERROR, __doc__, "review_first", "reviewed_on", before, message)
