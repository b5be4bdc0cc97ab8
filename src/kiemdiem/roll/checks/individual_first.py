"""Cá nhân kiểm điểm trước tập thể.

Kiểm điểm tập thể trước, cá nhân sau. So với dòng tập thể có cùng đơn vị và cùng tên ở cột “Chi bộ, tập thể trực
thuộc”; kiểm điểm cùng ngày thì được.

Căn cứ: Hướng dẫn 21-HD/BTCTW và các văn bản thay thế.

Wrong:

    unit,body,subject,reviewed_on,decided
    Đảng bộ xã A,,collective,2022-12-05,good
    Đảng bộ xã A,,leader,2022-12-01,good  # KD731

Right:

    unit,body,subject,reviewed_on,decided
    Đảng bộ xã A,,collective,2022-12-01,good
    Đảng bộ xã A,,leader,2022-12-05,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms, of_unit

_COLLECTIVES = "subject = 'collective' AND reviewed_on <> ''"


def before(_terms: Terms) -> Iterator[str]:
    """The bodies of whose people some were reviewed before the collective, with the first of those days."""
    yield f"""SELECT people.unit, people.body, people.subject, MIN(people.reviewed_on) AS reviewed_on,
  MAX(collectives.day) AS day, COUNT(*) AS n
FROM facts AS people
JOIN (SELECT unit, body, MIN(reviewed_on) AS day FROM bodies WHERE {_COLLECTIVES} GROUP BY unit, body) AS collectives
ON people.unit = collectives.unit AND people.body = collectives.body
WHERE people.subject IN ('member', 'leader', 'official') AND people.reviewed_on <> ''
  AND people.reviewed_on < collectives.day
  AND people.reviewed_on < (SELECT MAX(reviewed_on) FROM bodies WHERE {_COLLECTIVES})
GROUP BY people.unit, people.body, people.subject"""


def message(_terms: Terms, row: Row) -> Said:
    """Says both days, and how many they are."""
    return (
        _("{n} người của {body} kiểm điểm trước tập thể (sớm nhất {first}, tập thể {day})").format(
            n=row["n"], body=of_unit(row), first=row["reviewed_on"], day=row["day"]
        ),
        _("Kiểm điểm tập thể trước, cá nhân sau; kiểm tra lại các ngày"),
    )


CHECK = SetCheck(
    "KD731", "individual-before-collective", Severity.ERROR, __doc__, "review_first", "reviewed_on", before, message
)
