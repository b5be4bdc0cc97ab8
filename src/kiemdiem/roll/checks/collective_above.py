"""Tập thể lãnh đạo xếp loại cao hơn tổ chức mình lãnh đạo.

Tập thể lãnh đạo, quản lý không được xếp loại cao hơn tổ chức, cơ quan, đơn vị mình lãnh đạo. So với dòng tổ chức có
cùng đơn vị và cùng tên ở cột “Chi bộ, tập thể trực thuộc”.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,body,subject,decided
    Đảng bộ xã A,,organisation,good
    Đảng bộ xã A,,collective,excellent  # KD721

Right:

    unit,body,subject,decided
    Đảng bộ xã A,,organisation,good
    Đảng bộ xã A,,collective,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import RANK, Row, Said, SetCheck, Terms, of_unit


def above(_terms: Terms) -> Iterator[str]:
    """Collectives with a better rating than their organisation."""
    yield f"""SELECT DISTINCT collectives.unit, collectives.body, collectives.subject, collectives.rating,
  organisations.lowest_organisation AS lowest
FROM facts AS collectives
JOIN (SELECT unit, body, lowest_organisation FROM bodies
  WHERE best_collective > lowest_organisation) AS organisations
ON collectives.unit = organisations.unit AND collectives.body = organisations.body
WHERE collectives.subject = 'collective'
  AND {RANK.format("collectives.rating")} > organisations.lowest_organisation"""


def message(terms: Terms, row: Row) -> Said:
    """Says both levels."""
    lowest = terms.level(("unsatisfactory", "satisfactory", "good", "excellent")[int(row["lowest"]) - 1])
    return (
        _("Tập thể lãnh đạo {body} xếp loại “{level}”, cao hơn tổ chức mình lãnh đạo (“{lowest}”)").format(
            body=of_unit(row), level=terms.level(row["rating"]), lowest=lowest
        ),
        _("Cao nhất là “{level}”").format(level=lowest),
    )


CHECK = SetCheck(
    "KD721", "collective-above-organisation", Severity.ERROR, __doc__, "collective", "decided", above, message
)
