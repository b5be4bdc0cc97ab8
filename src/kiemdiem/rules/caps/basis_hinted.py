"""Lời văn đã gợi ra cách tính nhưng tỷ lệ khống chế không theo.

Nói chọn “Hoàn thành xuất sắc nhiệm vụ” trong số “Hoàn thành tốt nhiệm vụ” nghĩa là số xuất sắc nằm trong số tốt: 20%
khi đó tính trên số tốt trở lên (basis: pool). Hướng dẫn 21-HD/BTCTW cũng tính trên số hoàn thành tốt nhiệm vụ. Không
ghi basis, hoặc ghi strict hay total, thì hai chỗ của cùng một kế hoạch tính khác nhau.

Căn cứ: Hướng dẫn 21-HD/BTCTW; kế hoạch 2022, mục II.6.

Wrong:

    tasks:
      - id: "1"
        text: Giới thiệu chi bộ “Hoàn thành xuất sắc nhiệm vụ” trong số “Hoàn thành tốt nhiệm vụ”  # KD417
    caps:
      - {id: xuat-sac, text: xuất sắc không quá 20%, percent: 20, basis: total}

Right:

    tasks:
      - id: "1"
        text: Giới thiệu chi bộ “Hoàn thành xuất sắc nhiệm vụ” trong số “Hoàn thành tốt nhiệm vụ”
    caps:
      - {id: xuat-sac, text: xuất sắc không quá 20%, percent: 20, basis: pool}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked

_AMONG = re.compile(
    r"[“\"]?(?:hoàn thành )?xuất sắc(?: nhiệm vụ)?[”\"]? (?:trong|từ) số[^.;\n“”]{0,40}"
    r"[“\"]?hoàn thành tốt(?: nhiệm vụ)?[”\"]?",
    re.IGNORECASE,
)


@rule("KD417", "basis-hinted-in-text", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every task that draws the excellent from the good, where a cap on the excellent counts otherwise."""
    cap = next((cap for cap in plan.caps if cap.level == "excellent" and cap.basis != "pool"), None)
    if cap is None:
        return
    for task in plan.all_tasks():
        if found := _AMONG.search(unmarked(task.text)):
            counted = f"basis: {cap.basis}" if cap.basis else _("không ghi basis")
            message = _("{task} lấy số xuất sắc trong số tốt, còn tỷ lệ {percent}% {counted}").format(
                task=plan.label(task), percent=cap.percent, counted=counted
            )
            hint = _("Nếu đúng vậy thì ghi basis: pool (tính trên số tốt trở lên) ở tỷ lệ “{id}”")
            related = ((cap.at("percent"), _("tỷ lệ khống chế")),)
            yield Finding(task.at("text", words=found[0]), message, hint.format(id=show(cap.id)), related)
