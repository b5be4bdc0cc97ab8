"""Đối tượng không thuộc nhóm nào.

Tỷ lệ xuất sắc của loại đối tượng này tính trong từng nhóm vị trí tương đương; dòng không ghi nhóm thì không được tính
vào đâu cả, và tổng các nhóm không khớp với tổng số.

Căn cứ: mỗi đối tượng thuộc đúng một nhóm (Hướng dẫn 21-HD/BTCTW và các văn bản thay thế).

Wrong:

    unit,subject,comparable_group,decided
    Đảng bộ xã A,collective,,good  # KD702

Right:

    unit,subject,comparable_group,decided
    Đảng bộ xã A,collective,cấp ủy cơ sở,good
"""

from __future__ import annotations

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.roll.checking import Row, RowCheck, Said, Terms, listed
from kiemdiem.terms import KINDS, kind_name


def condition(terms: Terms) -> str:
    """Rows without a group, of the classes whose cap is counted inside groups."""
    grouped = {kind for layer in terms.layers if layer.scope == "group" for kind in layer.kinds}
    kinds = [kind for kind in KINDS if kind in grouped]
    return f"comparable_group = '' AND subject IN ({listed(kinds)})" if kinds else ""


def message(_terms: Terms, row: Row) -> Said:
    """Says which class is counted inside groups."""
    return (
        _("Không ghi nhóm đối tượng; tỷ lệ xuất sắc của {subject} tính trong từng nhóm").format(
            subject=kind_name(row["subject"])
        ),
        _("Ghi nhóm vị trí tương đương của dòng này"),
    )


CHECK = RowCheck("KD702", "no-group", Severity.ERROR, __doc__, "sums", "comparable_group", condition, message)
