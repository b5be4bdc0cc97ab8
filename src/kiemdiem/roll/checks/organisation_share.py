"""Tổ chức xuất sắc mà cấp dưới chưa đủ mức.

Tổ chức được xếp loại xuất sắc phải có 100% tổ chức hoặc đảng viên trực thuộc hoàn thành nhiệm vụ trở lên, trong đó ít
nhất 80% hoàn thành tốt trở lên. Đơn vị có các chi bộ trong danh sách thì tính các chi bộ, không thì tính đảng viên;
chi bộ thì tính đảng viên của mình. Người không xếp loại không tính. Điều kiện chính quyền, Mặt trận, đoàn thể cùng cấp
hoàn thành tốt trở lên thì danh sách không cho biết, phải tự kiểm tra.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,body,subject,decided
    Chi bộ A,,organisation,excellent  # KD728
    Chi bộ A,,member,good
    Chi bộ A,,member,good
    Chi bộ A,,member,satisfactory

Right:

    unit,body,subject,decided
    Chi bộ A,,organisation,good
    Chi bộ A,,member,good
    Chi bộ A,,member,good
    Chi bộ A,,member,satisfactory
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import IS_RATED, Row, Said, SetCheck, Terms, of_unit

_PLACED = "'organisation' AS subject, 'excellent' AS rating"
_EXCELLENT = "best_organisation = 4"


def short(terms: Terms) -> Iterator[str]:
    """Excellent units whose bodies, or whose members where they have none, fall short; then excellent bodies."""
    yield f"""SELECT units.unit, '' AS body, {_PLACED}, counted.part, counted.rated, counted.low, counted.good
FROM (SELECT unit FROM bodies WHERE body = '' AND {_EXCELLENT}) AS units
JOIN (SELECT unit, 'organisation' AS part, COUNT(*) AS rated,
    SUM(CASE WHEN rating = 'unsatisfactory' THEN 1 ELSE 0 END) AS low,
    SUM(CASE WHEN rating IN ('excellent', 'good') THEN 1 ELSE 0 END) AS good
  FROM facts WHERE subject = 'organisation' AND body <> '' AND {_RATED} GROUP BY unit
  UNION ALL SELECT unit, 'member' AS part, SUM(rated) AS rated, SUM(low) AS low, SUM(good) AS good
  FROM people WHERE subject = 'member' GROUP BY unit) AS counted
ON units.unit = counted.unit
LEFT JOIN (SELECT DISTINCT unit FROM bodies WHERE body <> '' AND best_organisation > 0) AS divided
ON units.unit = divided.unit
WHERE {_short(terms)} AND (counted.part = 'organisation' OR divided.unit IS NULL)"""
    yield f"""SELECT branches.unit, branches.body, {_PLACED}, 'member' AS part, counted.rated, counted.low, counted.good
FROM (SELECT unit, body FROM bodies WHERE body <> '' AND {_EXCELLENT}) AS branches
JOIN people AS counted ON branches.unit = counted.unit AND branches.body = counted.body
WHERE counted.subject = 'member' AND {_short(terms)}"""


_RATED = IS_RATED.format("rating")


def _short(terms: Terms) -> str:
    satisfactory, good = _shares(terms)
    return (
        f"(100 * (counted.rated - counted.low) < {satisfactory} * counted.rated"
        f" OR 100 * counted.good < {good} * counted.rated)"
    )


def _shares(terms: Terms) -> tuple[int, int]:
    hard = terms.hard("organisation_share")
    return (hard.value("satisfactory"), hard.value("good")) if hard else (0, 0)


def message(terms: Terms, row: Row) -> Said:
    """Says the counts and the shares asked for."""
    satisfactory, good = _shares(terms)
    part = _("tổ chức trực thuộc") if row["part"] == "organisation" else _("đảng viên")
    return (
        _(
            "{body} xếp loại xuất sắc nhưng trong {rated} {part} có {low} không hoàn thành, {good} tốt trở lên; "
            "phải {need_all}% hoàn thành trở lên và ít nhất {need_good}% tốt trở lên"
        ).format(
            body=of_unit(row),
            rated=row["rated"],
            part=part,
            low=row["low"],
            good=row["good"],
            need_all=satisfactory,
            need_good=good,
        ),
        _("Cao nhất là “{level}”").format(level=terms.level("good")),
    )


CHECK = SetCheck(
    "KD728",
    "organisation-share-too-low",
    Severity.ERROR,
    __doc__,
    "organisation_share",
    "decided",
    short,
    message,
)
