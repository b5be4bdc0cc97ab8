"""Tỷ lệ khống chế không nói của loại đối tượng nào.

Đảng viên, tập thể, cá nhân lãnh đạo, tổ chức đảng, công chức được khống chế riêng, mỗi loại một mẫu số và một phạm vi
(Hướng dẫn 21-HD/BTCTW; với công chức, viên chức thì Nghị định 90/2020 không thấy quy định tỷ lệ). Không nói của ai thì
không biết đếm những ai.

Căn cứ: Hướng dẫn 21-HD/BTCTW; Nghị định 90/2020.

Wrong:

    caps:
      - id: xuat-sac
        text: số lượng hoàn thành xuất sắc không quá 20%  # KD408
        percent: 20
        basis: pool

Right:

    subjects:
      - {id: dang-vien, name: đảng viên, kind: member}
    caps:
      - id: xuat-sac
        text: số lượng hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        subjects: [dang-vien]
      - id: vien-chuc
        text: không quá 20% tổng số viên chức
        percent: 20
        basis: total
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan

_PEOPLE = re.compile(r"\b(?:cán bộ|người lao động|giáo viên|cấp ủy|lãnh đạo)\b")


@rule("KD408", "cap-without-subjects", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that says neither in a key nor in words whose ratings it limits."""
    classes = Classes(plan)
    for cap in plan.caps:
        if not (cap.subjects or classes.named(cap.text) or _PEOPLE.search(cap.text.casefold())):
            message = _("“{text}” không nói của loại đối tượng nào").format(text=show(cap.text, 80))
            hint = _("Thêm subjects: [mã loại đối tượng]; mỗi loại tính riêng thì mỗi loại một mục caps")
            yield Finding(cap.at("text"), message, hint)
