"""Người đứng đầu xếp loại cao hơn tổ chức, tập thể mình đứng đầu.

Người đứng đầu không được xếp loại cao hơn tập thể, tổ chức, cơ quan, đơn vị mình đứng đầu. So với các dòng tổ chức,
tập thể có cùng đơn vị và cùng tên ở cột “Chi bộ, tập thể trực thuộc”.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,body,subject,head,decided
    Đảng bộ xã A,Chi bộ thôn 1,organisation,,good
    Đảng bộ xã A,Chi bộ thôn 1,member,x,excellent  # KD720

Right:

    unit,body,subject,head,decided
    Đảng bộ xã A,Chi bộ thôn 1,organisation,,good
    Đảng bộ xã A,Chi bộ thôn 1,member,x,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import RANK, Row, Said, SetCheck, Terms, of_unit


def above(_terms: Terms) -> Iterator[str]:
    """Heads with a better rating than the lowest of the organisation and collective they head."""
    yield f"""SELECT DISTINCT heads.unit, heads.body, heads.subject, heads.head, heads.rating, headed.lowest
FROM facts AS heads
JOIN (SELECT unit, body, lowest FROM bodies WHERE best_head > lowest) AS headed
ON heads.unit = headed.unit AND heads.body = headed.body
WHERE heads.head <> '' AND heads.subject NOT IN ('organisation', 'collective')
  AND {RANK.format("heads.rating")} > headed.lowest"""


def message(terms: Terms, row: Row) -> Said:
    """Says both levels."""
    lowest = terms.level(("unsatisfactory", "satisfactory", "good", "excellent")[int(row["lowest"]) - 1])
    return (
        _("Người đứng đầu {body} xếp loại “{level}”, cao hơn nơi mình đứng đầu (“{lowest}”)").format(
            body=of_unit(row), level=terms.level(row["rating"]), lowest=lowest
        ),
        _("Cao nhất là “{level}”").format(level=lowest),
    )


CHECK = SetCheck("KD720", "head-above-body", Severity.ERROR, __doc__, "head", "decided", above, message)
