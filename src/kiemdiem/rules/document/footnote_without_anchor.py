"""Chú thích cuối trang không có chỗ gắn.

Chú thích được ghi nhưng không chỗ nào trong lời văn gắn dấu [^số] của nó; hoặc có dấu mà không có chú thích.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    tasks:
      - {id: "1", text: Quán triệt các văn bản có liên quan}
    footnotes:
      - {id: "1", text: Quy định số 132-QĐ/TW}  # KD602

Right:

    tasks:
      - {id: "1", text: "Quán triệt các văn bản có liên quan[^1]"}
    footnotes:
      - {id: "1", text: Quy định số 132-QĐ/TW}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.plan.wording import marked


@rule("KD602", "footnote-without-anchor", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every footnote without an anchor, every anchor without a footnote."""
    known = {footnote.id for footnote in plan.footnotes}
    anchored: dict[str, Place] = {}
    for place, text in marked(plan):
        anchored |= dict.fromkeys(re.findall(r"\[\^([^\]]*)\]", text), place)
    for footnote in plan.footnotes:
        if footnote.id not in anchored:
            message = _("Chú thích {id} không gắn vào chỗ nào").format(id=footnote.id)
            hint = _("Đặt [^{id}] vào chỗ cần chú thích trong lời văn").format(id=footnote.id)
            yield Finding(footnote.at("id"), message, hint)
    for id_, place in anchored.items():
        if id_ not in known:
            message = _("Lời văn gắn chú thích {id} nhưng không có chú thích đó").format(id=show(id_, 20))
            yield Finding(place, message, _("Thêm chú thích vào footnotes, hoặc bỏ dấu"))
