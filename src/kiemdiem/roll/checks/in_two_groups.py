"""Cùng một đối tượng có ở hai dòng.

Một mã số chỉ được có một dòng trong mỗi loại đối tượng: ở hai dòng, hai nhóm hay hai đơn vị thì đối tượng được tính
hai lần, tổng số và số suất đều sai. Một người vừa là đảng viên vừa là cán bộ lãnh đạo có hai dòng khác loại thì không
sao.

Căn cứ: mỗi đối tượng thuộc đúng một nhóm (Hướng dẫn 21-HD/BTCTW và các văn bản thay thế).

Wrong:

    unit,code,subject,comparable_group,decided
    Đảng bộ xã A,001,member,cán bộ xã,good
    Đảng bộ xã A,001,member,thôn,good  # KD703
    Đảng bộ xã B,001,leader,bí thư,good

Right:

    unit,code,subject,comparable_group,decided
    Đảng bộ xã A,001,member,cán bộ xã,good
    Đảng bộ xã A,002,member,thôn,good
    Đảng bộ xã B,001,leader,bí thư,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll import statements
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms


def twice(_terms: Terms) -> Iterator[str]:
    """The codes that stand more than once in one class; the search for their rows is the engine's."""
    yield statements.TWICE


def message(_terms: Terms, row: Row) -> Said:
    """Names the earlier row: its place, unit and group."""
    first = row["first"]
    group = _(", nhóm “{name}”").format(name=show(first["comparable_group"], 60)) if first["comparable_group"] else ""
    return (
        _("Cùng mã số, cùng loại đối tượng đã có ở {place} (đơn vị “{unit}”{group})").format(
            place=first["place"], unit=show(first["unit"], 60), group=group
        ),
        _("Giữ một dòng; hai đối tượng khác nhau thì ghi mã số khác nhau"),
    )


CHECK = SetCheck("KD703", "in-two-groups", Severity.ERROR, __doc__, "sums", "code", twice, message)
