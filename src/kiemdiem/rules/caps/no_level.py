"""Tỷ lệ khống chế không nói mức xếp loại nào.

Không ghi level, lời văn cũng không nói xuất sắc, tốt…, thì kiemdiem coi là mức xuất sắc, nhưng người đọc văn bản không
có gì để dựa vào. Các văn bản đã biết (Hướng dẫn 21-HD/BTCTW; Nghị định 335/2025 điều 20 khoản 5) khống chế mức hoàn
thành xuất sắc nhiệm vụ; mức khác thì phải ghi rõ.

Căn cứ: Hướng dẫn 21-HD/BTCTW; Nghị định 335/2025, điều 20 khoản 5.

Wrong:

    caps:
      - id: ty-le
        text: không quá 20% số đảng viên được xếp loại  # KD404
        percent: 20
        basis: total

Right:

    caps:
      - id: ty-le
        text: số hoàn thành xuất sắc nhiệm vụ không quá 20% số đảng viên được xếp loại
        percent: 20
        basis: total
      - id: ty-le-tot
        text: không quá 50% số đảng viên được xếp loại
        level: good
        percent: 50
        basis: total
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Named, Plan
from kiemdiem.plan.mentions import Names

_LEVELS = re.compile(r"\b(?:xuất sắc|tốt|hoàn thành|htxs|htt|ht|kht)\b")


@rule("KD404", "cap-without-level", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that says neither in a key nor in words which level it limits."""
    own = Names.of(Named(id=rating.level, name=rating.name, aliases=rating.aliases) for rating in plan.ratings)
    for cap in plan.caps:
        if "level" in cap.model_fields_set or _LEVELS.search(cap.text.casefold()):
            continue
        if not own.mentions(cap.text):
            message = _("“{text}” không nói khống chế mức xếp loại nào").format(text=show(cap.text, 80))
            yield Finding(
                cap.at("text"), message, _("Thêm level: excellent (hoặc good…), đúng mức mà văn bản khống chế")
            )
