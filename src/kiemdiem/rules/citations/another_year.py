"""Văn bản của năm khác được áp dụng cho năm nay.

Hướng dẫn, công văn kiểm điểm, xếp loại hằng năm thường chỉ nói về một năm. Kế hoạch năm sau dẫn lại mà không nói cho
áp dụng tiếp thì đơn vị không biết tiêu chí cũ còn dùng không. Hoặc dẫn văn bản của đúng năm, hoặc nói rõ “tiếp tục áp
dụng cho năm …” và căn cứ cho phép. Năm lấy ở year của căn cứ; không ghi year thì lấy chữ “năm …” trong lời văn dẫn văn
bản đó.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022: Hướng dẫn 04-HD/TU của năm 2021.

Wrong:

    document: {subject: xếp loại năm 2022, year: 2022, issuer: ban-thuong-vu}
    legal_bases:
      - id: hd-04
        type: Hướng dẫn
        number: 04-HD/TU
        date: 2021-10-25
        issuer: tinh-uy
        year: 2021  # KD502
      - {id: hd-05, type: Hướng dẫn, number: 05-HD/TU, date: 2021-10-26, issuer: tinh-uy}  # KD502
    preamble:
      text: Thực hiện Hướng dẫn số 05-HD/TU ngày 26/10/2021 của Tỉnh ủy về đánh giá, xếp loại chất lượng năm 2021;

Right:

    document: {subject: xếp loại năm 2022, year: 2022, issuer: ban-thuong-vu}
    legal_bases:
      - {id: hd-07, type: Hướng dẫn, number: 07-HD/TU, date: 2021-12-30, issuer: tinh-uy, year: 2022}
      - {id: hd-08, type: Hướng dẫn, number: 08-HD/TU, date: 2021-10-26, issuer: tinh-uy}
    preamble:
      text: >-
        Thực hiện Hướng dẫn số 08-HD/TU ngày 26/10/2021 của Tỉnh ủy về đánh giá, xếp loại chất lượng hằng năm giai đoạn
        2020-2025; nhiệm vụ năm 2021 đã hoàn thành
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Citation, LegalBasis, Plan

_NO_CAMPAIGN = ("Báo cáo", "Thông báo", "Kết luận", "Biên bản", "Luật", "Bộ luật", "Pháp lệnh")
_CAMPAIGN = re.compile(r"kiểm điểm|đánh giá|xếp loại", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<!từ )(?<!đến )(?<!các )(?<!sau )(?<!trước )(?<!cuối )\bnăm ((?:19|20)[0-9]{2})(?!\s*[-–]\s*[0-9])"
)
_NOT_ITS_OWN = re.compile(
    r"tháng [0-9]{1,2} năm [0-9]{4}|\bluật [^;()]{0,60}?năm [0-9]{4}"
    r"|(?:nhiệm kỳ|giai đoạn|hiến pháp|tổng kết|kết quả|báo cáo)[^,;()]*?năm [0-9]{4}",
    re.IGNORECASE,
)


@rule("KD502", "basis-of-another-year", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every legal basis written for the campaign of another year."""
    cited: dict[str, list[Citation]] = {}
    for citation in plan.citations():
        cited.setdefault(citation.number, []).append(citation)
    year, period = plan.document.year, plan.period
    fitting = {year, *(range(period.from_.year, period.to.year + 1) if period else ())}
    for basis in plan.legal_bases:
        written = basis.year or _year_in_text(basis, cited.get(basis.number, []), fitting)
        if written and written not in fitting:
            message = _("{paper} là của năm {written}, kế hoạch này là của năm {year}").format(
                paper=show(f"{basis.type} số {basis.number}", 80), written=written, year=year
            )
            hint = _("Dẫn văn bản của năm {year}, hoặc nói rõ được áp dụng tiếp cho năm {year}").format(year=year)
            yield Finding(basis.at("year" if basis.year else "number"), message, hint)


def _year_in_text(basis: LegalBasis, cited: list[Citation], fitting: set[int]) -> int | None:
    """The year of the campaign in the words that follow the citations; None where none is told or one fits."""
    years: list[int] = []
    for citation in cited:
        if basis.type not in _NO_CAMPAIGN and citation.day in (None, basis.date):
            title = citation.after.partition("(")[0]
            if _CAMPAIGN.search(title):
                years += [int(found) for found in _YEAR.findall(_NOT_ITS_OWN.sub("", title))]
    return None if not years or fitting & set(years) else years[0]
