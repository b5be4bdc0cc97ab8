"""Chữ Việt của bảng mã cũ (TCVN3, VNI).

Chép từ văn bản dùng phông .VnTime hay VNI-Times mà không chuyển mã thì chữ Việt biến thành “KÕ ho¹ch”, “Ñaûng boä”:
tệp vẫn đúng UTF-8 nhưng in ra bằng phông khác thì không đọc được, tên cơ quan không khớp. Chuyển mã sang Unicode (TCVN
6909:2001) trước khi chép vào tệp.

Căn cứ: bộ mã chữ Việt Unicode TCVN 6909:2001 (Hướng dẫn 36-HD/VPTW, mục 4.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4).

Wrong:

    tasks:
      - {id: "1", text: "KÕ ho¹ch kiÓm ®iÓm cña §¶ng bé"}  # KD619
      - {id: "2", text: "Keá hoaïch cuûa Ñaûng boä"}  # KD619

Right:

    tasks:
      - {id: "1", text: "Kế hoạch kiểm điểm của Đảng bộ, diện tích 20 m², ông Núñez tham dự"}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.source.stretches import values
from kiemdiem.spelling import LEGACY_WORD, NOT_VIETNAMESE, decoded


@rule("KD619", "legacy-encoding", Severity.ERROR, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every line of a value with words that are Vietnamese only in an old encoding, at the first of them."""
    if not NOT_VIETNAMESE.search(law.source.text):
        return
    for lines, _data in values(law.source):
        for line in lines:
            read = [(match, decoded(match.group())) for match in LEGACY_WORD.finditer(line.text)]
            found = [(match, text) for match, text in read if text]
            if found:
                match, text = found[0]
                message = _("“{word}” là chữ của bảng mã cũ (TCVN3 hoặc VNI), đọc là “{text}”").format(
                    word=show(match.group(), 40), text=show(text, 40)
                )
                hint = _("Chuyển văn bản sang Unicode rồi chép lại")
                yield Finding(line.span(*match.span()), message, hint)
