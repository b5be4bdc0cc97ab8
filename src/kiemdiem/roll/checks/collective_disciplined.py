"""Tập thể có thành viên bị kỷ luật mà không xếp loại không hoàn thành nhiệm vụ.

Tập thể lãnh đạo, quản lý có thành viên bị kỷ luật từ cảnh cáo trở lên trong năm thì xếp loại không hoàn thành nhiệm
vụ. Thành viên là các cá nhân lãnh đạo và người đứng đầu có cùng đơn vị và cùng tên ở cột “Chi bộ, tập thể trực
thuộc”.

Căn cứ: Hướng dẫn 21-HD/BTCTW; Quy định 124-QĐ/TW.

Wrong:

    unit,body,subject,discipline,decided
    Đảng bộ xã A,,collective,,good  # KD723
    Đảng bộ xã A,,leader,warning,unsatisfactory

Right:

    unit,body,subject,discipline,decided
    Đảng bộ xã A,,collective,,unsatisfactory
    Đảng bộ xã A,,leader,warning,unsatisfactory
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms, listed, of_unit

_RANKS = ("reprimand", "warning", "dismissal", "expulsion")
_USUAL = 2
"""From "cảnh cáo" on, where the rulebook gives no rank."""


def disciplined(terms: Terms) -> Mapping[str, str]:
    """Members of a collective who are disciplined so that it counts for the collective."""
    hard = terms.hard("collective_discipline")
    lowest = (hard.value("from_rank") if hard else 0) or _USUAL
    spared = " AND remedied = ''" if hard and hard.value("except_remedied") else ""
    members = "(subject = 'leader' OR (head <> '' AND subject IN ('member', 'official')))"
    return {"collective-member-disciplined": f"discipline IN ({listed(_RANKS[lowest - 1 :])}){spared} AND {members}"}


def rated_better(terms: Terms) -> Iterator[str]:
    """Collectives with a better level than unsatisfactory and such a member."""
    flag = terms.flag("collective-member-disciplined")
    units = f"unit IN (SELECT unit FROM tally WHERE {flag})"
    yield f"""SELECT DISTINCT collectives.unit, collectives.body, collectives.subject, collectives.rating
FROM (SELECT unit, body, subject, rating FROM facts
  WHERE {units} AND subject = 'collective' AND rating IN ('excellent', 'good', 'satisfactory')) AS collectives
JOIN (SELECT unit, body FROM facts WHERE {units} AND {flag}) AS members
ON collectives.unit = members.unit AND collectives.body = members.body"""


def message(terms: Terms, row: Row) -> Said:
    """Says the level that is too good."""
    return (
        _("Tập thể lãnh đạo {body} có thành viên bị kỷ luật nhưng xếp loại “{level}”").format(
            body=of_unit(row), level=terms.level(row["rating"])
        ),
        _("Xếp loại “{level}”").format(level=terms.level("unsatisfactory")),
    )


CHECK = SetCheck(
    "KD723",
    "collective-of-disciplined",
    Severity.ERROR,
    __doc__,
    "collective_discipline",
    "decided",
    rated_better,
    message,
    disciplined,
)
