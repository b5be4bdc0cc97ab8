"""Biểu mẫu không có trong các mẫu đã biết và không nói ban hành kèm văn bản nào.

Người làm phải tìm được mẫu. Mẫu của Hướng dẫn 21-HD/BTCTW đã xác nhận: 02, 03, 04 (còn mẫu khác chưa đọc được); năm
2023: 02A, 02B; năm 2025: 01, 2A, 2B, 2C, 03, 04, 05. Mẫu do tỉnh ban hành thì ghi văn bản ở defined_by; cần thì hỏi lại
cơ quan ban hành.

Căn cứ: các mẫu kèm Hướng dẫn 21-HD/BTCTW và các hướng dẫn thay thế; gặp ở kế hoạch 2022, mục II.7.

Wrong:

    rulebook: "2019"
    forms:
      - {id: mau-09, name: Mẫu 09/HDDG}  # KD412

Right:

    rulebook: "2019"
    legal_bases:
      - {id: hd-04, type: Hướng dẫn, number: 04-HD/TU, date: 2021-10-25, issuer: btv-tinh-uy}
    forms:
      - {id: mau-09, name: Mẫu 09/HDDG, defined_by: hd-04}
      - {id: mau-02, name: Mẫu 02}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.rulebooks import form_number

_STEM = "HD KĐ.ĐG"
_AFTER_NUMBER = re.compile(r"\b0*[1-9][0-9]*[A-Za-z]?\b\s*[-/–]\s*(.+)")


@rule("KD412", "form-not-in-rulebook", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every numbered form that neither the rulebook nor a cited paper is known to define."""
    if law.rulebook is None:
        return
    known = ", ".join(number.zfill(2) for number in law.rulebook.forms)
    for form in plan.forms:
        number = form_number(form.name)
        if not number or number in law.rulebook.forms or form.defined_by:
            continue
        message = _("“{form}” không có trong các mẫu đã biết của {book} ({known})").format(
            form=show(form.name, 60), book=law.rulebook.name, known=known
        )
        stem = _AFTER_NUMBER.search(form.name)
        if stem and _letters(stem[1]) != _letters(_STEM):
            message += _("; ký hiệu “{stem}” khác “{usual}” thường gặp").format(stem=show(stem[1], 20), usual=_STEM)
        yield Finding(form.at("name"), message, _("Ghi văn bản ban hành mẫu ở defined_by, hoặc sửa số mẫu"))


def _letters(stem: str) -> str:
    return re.sub(r"[\W_]", "", stem).casefold()
