"""Chữ viết tắt không được giải thích.

Chữ viết tắt phải được giải thích trong ngoặc ở lần đầu (Hướng dẫn 36-HD/VPTW, mục 1.6.1), nếu không người nhận ở cơ sở
phải đoán: “TMGV” là gì? Không tính các chữ ai cũng biết (UBND, HĐND, MTTQ, TW, TP, TX, TT, VT, TNCS, THPT, THCS), số
La Mã, ký hiệu văn bản và biểu mẫu, dòng viết hoa cả dòng, dòng lưu. Tên gọi khác ghi ở aliases không giải thích cho
người đọc văn bản in.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (chữ viết tắt).

Wrong:

    tasks:
      - {id: "1", text: Các cơ quan TMGV Thị ủy theo dõi; UBND thị xã phối hợp với các cơ quan TMGV}  # KD612

Right:

    tasks:
      - {id: "1", text: "Các cơ quan tham mưu, giúp việc (TMGV) và tổ chức chính trị - xã hội (viết tắt là CT-XH)"}
      - {id: "2", text: "Các cơ quan TMGV, CT-XH nộp Mẫu 09/HDDG theo Công văn số 898-CV/TU trong quý IV"}
    signature: {authority: T/M BAN THƯỜNG VỤ, capacity: PHÓ BÍ THƯ}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.abbreviations import abbreviations, defined
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import marked, wording


@rule("KD612", "undefined-abbreviation", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every abbreviation that the text does not explain, where it comes first."""
    told = _defined(plan)
    keeping = {recipient.at("text").steps for recipient in plan.recipients if recipient.keeps}
    for place, text in marked(plan):
        if place.steps in keeping:  # codes of the office and of the writer: "Lưu: VT, NV"
            continue
        if not re.search(r"[A-ZĐ]{2}|[A-ZĐ]-[A-ZĐ]", text) or text.isupper():
            continue
        for start, token in abbreviations(text):
            if token in told:
                continue
            told.add(token)
            message = _("Chữ viết tắt “{token}” không được giải thích").format(token=show(token, 40))
            hint = _("Viết đủ chữ, hoặc ở lần đầu ghi tên đầy đủ kèm “(viết tắt là {token})”")
            at = place.on(token, text.count(token, 0, start))
            yield Finding(at, message, hint.format(token=show(token, 40)))


def _defined(plan: Plan) -> set[str]:
    """What the text explains: "(viết tắt là X)", "tên đầy đủ (X)", "X (tên đầy đủ)"."""
    return defined("\n".join(text for _place, text in wording(plan)))
