"""Tỷ lệ khống chế không nói tính trong phạm vi nào.

Cùng một tỷ lệ, tính trong từng nhóm, từng đơn vị hay chung toàn đảng bộ thì ra số suất khác nhau: năm nhóm bốn người
không nhóm nào có suất, gộp lại hai mươi người thì có bốn. Hướng dẫn 21-HD/BTCTW tính trong từng tổ chức cơ sở đảng đối
với đảng viên, theo loại đối với tập thể, theo vị trí tương đương đối với cá nhân.

Căn cứ: Hướng dẫn 21-HD/BTCTW.

Wrong:

    caps:
      - id: xuat-sac
        text: số hoàn thành xuất sắc không quá 20%
        percent: 20  # KD405
        basis: pool

Right:

    caps:
      - id: xuat-sac
        text: số hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        within: [unit, group]
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD405", "cap-without-scope", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that does not say inside what it is counted."""
    for cap in plan.caps:
        if not cap.within:
            message = _("Tỷ lệ {percent}% không nói tính trong phạm vi nào").format(percent=cap.percent)
            hint = _(
                "Thêm within: group (từng nhóm), unit (từng đơn vị), class (từng loại đối tượng) hoặc whole (toàn bộ)"
            )
            yield Finding(cap.at("percent"), message, hint)
