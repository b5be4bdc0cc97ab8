"""Cá nhân kiểm điểm trước tập thể.

Kiểm điểm tập thể trước, cá nhân sau. So với dòng tập thể có cùng đơn vị và cùng tên ở cột “Chi bộ, tập thể trực
thuộc”; kiểm điểm cùng ngày thì được. Cá nhân là các cá nhân lãnh đạo, và đảng viên của chi bộ có tên ở cột ấy.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,body,subject,reviewed_on,decided
    Đảng bộ xã A,,collective,2022-12-05,good
    Đảng bộ xã A,,leader,2022-12-01,good  # KD731

Right:

    unit,body,subject,reviewed_on,decided
    Đảng bộ xã A,,collective,2022-12-01,good
    Đảng bộ xã A,,leader,2022-12-05,good
    Đảng bộ xã A,,member,2022-11-20,good
    Đảng bộ xã A,,official,2022-11-20,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms, of_unit, printed_day


def before(_terms: Terms) -> Iterator[str]:
    """The bodies of whose people some were reviewed before the collective, with the first of those days.

    Members of the unit as a whole are reviewed in their branches, officials at their work.
    """
    yield """SELECT people.unit, people.body, people.subject, people.day AS reviewed_on, bodies.collective_day AS day
FROM people JOIN bodies ON people.unit = bodies.unit AND people.body = bodies.body
WHERE people.subject = 'member' AND people.body <> '' AND people.day < bodies.collective_day
UNION ALL
SELECT unit, body, 'leader' AS subject,
  CASE WHEN head_day < deputy_day OR deputy_day IS NULL THEN head_day ELSE deputy_day END AS reviewed_on,
  collective_day AS day
FROM bodies WHERE head_day < collective_day OR deputy_day < collective_day"""


def message(_terms: Terms, row: Row) -> Said:
    """Says both days."""
    return (
        _("Cá nhân của {body} kiểm điểm từ ngày {first}, trước tập thể ({day})").format(
            body=of_unit(row), first=printed_day(row["reviewed_on"]), day=printed_day(row["day"])
        ),
        _("Kiểm điểm tập thể trước, cá nhân sau; kiểm tra lại các ngày"),
    )


CHECK = SetCheck(
    "KD731", "individual-before-collective", Severity.ERROR, __doc__, "review_first", "reviewed_on", before, message
)
