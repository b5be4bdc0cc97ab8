"""Tỷ lệ khống chế không nói tính trên số nào.

"Không quá 20%" mà không nói 20% của số nào thì ba cách hiểu cho ba con số khác nhau: trên số tốt trở lên (mặc định),
trên số chỉ tốt, trên tổng số được xếp loại. Hướng dẫn 21-HD/BTCTW tính trên số được xếp loại hoàn thành tốt nhiệm vụ.

Căn cứ: Hướng dẫn 21-HD/BTCTW; kế hoạch 2022, mục II.2 chỉ nói không được quá 20%.

Wrong:

    caps:
      - id: xuat-sac
        text: không được quá 20%
        percent: 20  # KD401

Right:

    caps:
      - id: xuat-sac
        text: không được quá 20% số được xếp loại hoàn thành tốt
        percent: 20
        basis: pool
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD401", "cap-without-basis", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that does not say what its percentage is of."""
    for cap in plan.caps:
        if cap.basis is None:
            message = _("Tỷ lệ {percent}% không nói tính trên số nào").format(percent=cap.percent)
            yield Finding(cap.at("percent"), message, _("Thêm basis: pool (tốt trở lên), strict (chỉ tốt) hoặc total"))
