"""Văn bản làm căn cứ trong bài nhưng không có ở phần căn cứ.

Phần căn cứ mở đầu là nơi người đọc tìm mọi văn bản mà kế hoạch dựa vào. Văn bản chỉ xuất hiện ở một mục hay ở chú
thích cuối trang (“Trên cơ sở Nghị định số …”, “theo Công văn số …”) thì dễ bị bỏ sót khi triển khai, khi đính chính,
khi văn bản đó hết hiệu lực. Văn bản bị thay thế, bãi bỏ thì không tính. Kế hoạch không có phần căn cứ thì không xét.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2 (phần căn cứ); văn bản nào phải có ở đó thì không có quy định riêng.

Wrong:

    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, Ban Thường vụ ban hành Kế hoạch như sau
    tasks:
      - id: "1"
        text: Trên cơ sở Nghị định số 90/2020/NĐ-CP ngày 13/8/2020 của Chính phủ, tổ chức đánh giá  # KD504

Right:

    preamble:
      text: >-
        Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị; Nghị định số 90/2020/NĐ-CP ngày 13/8/2020 của
        Chính phủ, Ban Thường vụ ban hành Kế hoạch như sau
    tasks:
      - id: "1"
        text: Trên cơ sở Nghị định số 90/2020/NĐ-CP, tổ chức đánh giá; thay thế Kế hoạch số 12-KH/TU ngày 05/11/2021
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Citation, LegalBasis, Plan
from kiemdiem.plan.citations import flat, says
from kiemdiem.plan.wording import unmarked

_AS_BASIS = re.compile(r"(?:trên cơ sở|căn cứ|(?<!kèm )theo|thực hiện)\b[^,;.]{0,80}$", re.IGNORECASE)


@rule("KD504", "basis-missing-from-preamble", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every paper that the body rests on and the preamble does not name, where it comes first."""
    if plan.preamble is None:
        return
    known = _in_preamble(plan)
    for citation in plan.citations():
        if citation.number in known or not _is_basis(citation):
            continue
        known.add(citation.number)
        message = _("“{paper}” làm căn cứ ở đây nhưng phần căn cứ mở đầu không nêu").format(
            paper=show(citation.words, 100)
        )
        hint = _("Thêm vào phần căn cứ (preamble), ở đây chỉ ghi tên loại và số")
        yield Finding(citation.at_number(), message, hint)


def _is_basis(citation: Citation) -> bool:
    return not citation.repealed and (citation.dated or bool(_AS_BASIS.search(citation.before)))


def _in_preamble(plan: Plan) -> set[str]:
    """The numbers that the preamble cites: in full, by a short name, or by the `cites` of the file."""
    assert plan.preamble
    text = unmarked(plan.preamble.text)
    steps = plan.preamble.at("text").steps
    named = {basis.number for basis in plan.legal_bases if basis.id in plan.preamble.cites or _named(basis, text)}
    return named | {citation.number for citation in plan.citations() if citation.place.steps == steps}


def _named(basis: LegalBasis, text: str) -> bool:
    return basis.number in text or bool(basis.short_name and says(flat(text), basis.short_name))
