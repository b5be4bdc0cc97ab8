"""Phạm vi quá nhỏ, không có suất xuất sắc nào.

Có người để chọn nhưng mức trần tính ra là 0 (với 20%: từ bốn trở xuống). Kiemdiem không tự nâng lên 1; nên gộp các
nhóm tương đương hoặc hỏi cấp có thẩm quyền trước khi xếp loại.

Căn cứ: "không vượt quá" nên không làm tròn lên (Hướng dẫn 21-HD/BTCTW); không văn bản nào nâng mức 0 lên 1.

Wrong:

    unit,subject,decided  # KD712
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good

Right:

    unit,subject,decided
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
    Đảng bộ xã A,member,good
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.roll.caps import without_place
from kiemdiem.roll.checking import Row, Said, SetCheck, Terms
from kiemdiem.terms import kind_name


def empty(terms: Terms) -> Iterator[str]:
    """The scopes of every cap whose ceiling is 0 though there is somebody to choose from."""
    for index, layer in enumerate(terms.layers):
        yield f"SELECT {index} AS layer, none.* FROM ({without_place(layer)}) AS none"


def message(terms: Terms, row: Row) -> Said:
    """Counts the scopes and names the first."""
    layer = terms.layers[row["layer"]]
    first = "; ".join(_name(one) for one in row["rows"]) + ("; …" if int(row["n"]) > len(row["rows"]) else "")
    text = _("{n} phạm vi tính tỷ lệ {percent}% quá nhỏ nên không có suất xuất sắc nào: {first}")
    return text.format(n=row["n"], percent=layer.percent, first=first), _("Gộp nhóm tương đương hoặc hỏi cấp trên")


def _name(row: Row) -> str:
    parts = [show(row[key], 60) for key in ("unit", "comparable_group") if row[key]]
    return ", ".join([*parts, kind_name(row["subject"])] if row["subject"] else parts) or _("cả danh sách")


CHECK = SetCheck("KD712", "no-place", Severity.WARNING, __doc__, "", "decided", empty, message, together=True)
