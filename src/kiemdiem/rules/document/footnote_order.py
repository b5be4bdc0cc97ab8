"""Chú thích cuối trang không theo thứ tự.

Dấu chú thích trong lời văn đánh số tăng dần theo thứ tự xuất hiện, mỗi số gắn một chỗ. Đánh lộn thì chú thích in cuối
trang không khớp dấu; cùng một số gắn hai chỗ thì Word in thành hai chú thích.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo kế hoạch.

Wrong:

    tasks:
      - {id: "1", text: "Quán triệt các văn bản có liên quan[^2]"}
      - {id: "2", text: "Tổng hợp đề xuất[^1]"}  # KD613
      - {id: "3", text: "Rà soát văn bản[^2]"}  # KD613
    footnotes:
      - {id: "1", text: Công văn của Thị ủy}
      - {id: "2", text: Quy định của Bộ Chính trị}

Right:

    tasks:
      - {id: "1", text: "Quán triệt các văn bản có liên quan[^1]"}
      - {id: "2", text: "Tổng hợp đề xuất[^2]"}
    footnotes:
      - {id: "1", text: Quy định của Bộ Chính trị}
      - {id: "2", text: Công văn của Thị ủy}
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

_ANCHOR = re.compile(r"\[\^([^\]\s]*)\]")


@rule("KD613", "footnote-order", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every anchor that comes after one of a higher number, or a second time."""
    first: dict[str, Place] = {}
    highest, twice = 0, set[str]()
    for place, text in marked(plan):
        for match in _ANCHOR.finditer(text):
            id_ = match[1]
            at = place.match(match)
            if id_ in first:
                if id_ in twice:
                    continue
                twice.add(id_)
                message = _("Chú thích {id} gắn vào hai chỗ").format(id=show(id_, 20))
                hint = _("Thêm một chú thích khác, hoặc ghi “xem chú thích {id}”").format(id=show(id_, 20))
                yield Finding(at, message, hint, ((first[id_], _("chỗ gắn đầu")),))
                continue
            first[id_] = place
            if re.fullmatch(r"[0-9]{1,9}", id_):
                if int(id_) < highest:
                    message = _("Chú thích {id} đứng sau chú thích {highest}").format(id=id_, highest=highest)
                    yield Finding(at, message, _("Đánh số chú thích theo thứ tự xuất hiện"))
                highest = max(highest, int(id_))
