"""Xếp loại công chức, viên chức muộn, hoặc sau khi xếp loại đảng viên.

Việc xếp loại cán bộ, công chức, viên chức phải xong trước ngày 15/12 và trước khi xếp loại đảng viên, vì mức xếp loại
ấy là căn cứ để xếp loại đảng viên. Ở dòng của chính công chức, viên chức thì xem cột “Ngày xếp loại”.

Căn cứ: Nghị định 90/2020/NĐ-CP và các văn bản thay thế.

Wrong:

    unit,subject,official_rated_on,rated_on,decided
    Đảng bộ xã A,member,2022-12-15,2022-12-20,good  # KD733
    Đảng bộ xã A,member,2022-12-12,2022-12-10,good  # KD733
    Đảng bộ xã A,official,,2022-12-15,good  # KD733

Right:

    unit,subject,official_rated_on,rated_on,decided
    Đảng bộ xã A,member,2022-12-10,2022-12-20,good
    Đảng bộ xã A,official,,2022-12-14,good
"""

from __future__ import annotations

from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms, printed_day
from kiemdiem.vietnamese import print_date


def condition(terms: Terms) -> str:
    """Rows rated as officials on the day or later, or after they were rated."""
    day = _day(terms).isoformat()
    after = "official_rated_on <> '' AND rated_on <> '' AND official_rated_on > rated_on"
    return f"official_rated_on >= '{day}' OR ({after}) OR (subject = 'official' AND rated_on >= '{day}')"


def message(terms: Terms, row: Row) -> Said:
    """Says which of the two it is."""
    day, given = _day(terms), row["official_rated_on"]
    if row["subject"] == "official":
        given = max(given, row["rated_on"])
    if given >= day.isoformat():
        text = _("Xếp loại công chức, viên chức ngày {given}, không trước ngày {day}")
        return text.format(given=printed_day(given), day=print_date(day)), _("Kiểm tra lại ngày")
    text = _("Xếp loại công chức, viên chức ngày {given}, sau khi xếp loại đảng viên ngày {rated}")
    return text.format(given=printed_day(given), rated=printed_day(row["rated_on"])), _(
        "Xếp loại công chức, viên chức trước; kiểm tra lại ngày"
    )


def _day(terms: Terms) -> date:
    hard = terms.hard("official_first")
    month, day = (hard.value("month"), hard.value("day")) if hard else (0, 0)
    return date(terms.year, month or 12, day or 15)


CHECK = RowCheck(
    "KD733", "official-rated-late", Severity.ERROR, __doc__, "official_first", "official_rated_on", condition, message
)
