"""Tệp chứa chữ Việt dạng tổ hợp (NFD).

Chữ “ế” có thể lưu thành một ký tự hoặc thành “e” kèm hai dấu rời. Nhìn giống nhau, nhưng tìm kiếm, so sánh tên và sắp
xếp thì không khớp, dấu nhảy chỗ khi in. Chữ dạng rời thường đến từ máy Mac hoặc chép từ PDF. Công cụ đọc được cả hai;
nên lưu dạng dựng sẵn (NFC).

Căn cứ: không có quy định riêng; dạng dựng sẵn để tìm kiếm, so sánh được.

Wrong:

    # ke\u0302\u0301 hoa\u0323ch  # KD615
    tasks:
      - {id: "1", text: Kie\u0302\u0309m điểm}

Right:

    # kế hoạch
    tasks:
      - {id: "1", text: Kiểm điểm}
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiemdiem.diagnostic import Edit, Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.source import Span
from kiemdiem.source.tree import split_lines


@rule("KD615", "not-nfc", Severity.WARNING, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first line that was not composed, with the number of such lines."""
    if unicodedata.is_normalized("NFC", law.source.written):
        return
    written = split_lines(law.source.written)
    decomposed = [number for number, line in enumerate(written, 1) if line != law.source.line(number)]
    if not decomposed:
        return
    line = law.source.line(decomposed[0])
    span = Span(decomposed[0], 1, decomposed[0], len(line) + 1)
    message = _("{count} dòng chứa chữ Việt dạng tổ hợp (NFD), đây là dòng đầu").format(count=len(decomposed))
    yield Finding(span, message, _("Lưu lại tệp dạng dựng sẵn (NFC)"), fix=(Edit(span, line),))
