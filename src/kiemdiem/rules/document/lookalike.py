"""Chữ cái của bảng chữ khác, trông giống chữ Việt.

Chữ Ð (eth, U+00D0) trông như Đ (U+0110), chữ а của tiếng Nga trông như a. Mắt không thấy khác nhưng tìm kiếm, so sánh
tên, sắp xếp đều sai: “Ðảng ủy” không phải là “Đảng ủy”. Chúng đến từ bộ gõ cũ, từ trang web hoặc từ bản quét. Sửa được
tự động.

Căn cứ: bộ mã chữ Việt Unicode TCVN 6909:2001 (Hướng dẫn 36-HD/VPTW, mục 4.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4).

Wrong:

    tasks:
      - {id: "1", text: Các \u00d0ảng ủy và chi bộ}  # KD617

Right:

    tasks:
      - {id: "1", text: Các Đảng ủy và chi bộ}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Edit, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.source.stretches import values
from kiemdiem.spelling import FOREIGN, WORD, latin


@rule("KD617", "lookalike-letter", Severity.ERROR, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every line of a value that holds such letters, at the first word; the fix is for all of the line."""
    if not FOREIGN.search(law.source.text):
        return
    for lines, _data in values(law.source):
        for line in lines:
            found = [match for match in WORD.finditer(line.text) if FOREIGN.search(match.group())]
            if not found:
                continue
            word = found[0].group()
            letters = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(FOREIGN.findall(word)))
            message = _("“{word}” có chữ {letters} không phải chữ Việt").format(word=show(word, 40), letters=letters)
            hint = _("Viết “{word}”").format(word=show(latin(word), 40))
            fix = tuple(Edit(line.span(*match.span()), latin(match.group())) for match in found)
            yield Finding(line.span(*found[0].span()), message, hint, fix=fix)
