"""Năm ghi trong lời văn khác năm của kế hoạch.

Trích yếu hoặc một mục nói kiểm điểm, đánh giá, xếp loại của một năm khác năm ghi ở document. Thường là chép từ kế hoạch
năm trước mà quên sửa.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    document: {subject: kiểm điểm năm 2023, year: 2024, issuer: ban-thuong-vu}  # KD226

Right:

    document: {subject: kiểm điểm năm 2024, year: 2024, issuer: ban-thuong-vu}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.plan.wording import unmarked

_OF_YEAR = re.compile(
    r"(?:kiểm điểm|đánh giá|xếp loại|kết quả)[^.;\n]{0,120}?\bnăm (20\d\d)\b(?!\s*[-–/]\s*20)", re.IGNORECASE
)


@rule("KD226", "year-differs-in-text", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every campaign year in the subject, in a task or in the name of a paper that is not the plan's; dates apart."""
    for place, text in _texts(plan):
        for match in _OF_YEAR.finditer(unmarked(text)):
            year = int(match[1])
            dated = re.search(r"(tháng|quý|ngày)\s+\S+\s+$", match[0][: -len(f"năm {year}")])
            if year != plan.document.year and not dated and not _in_period(plan, year):
                message = _("“{words}”: kế hoạch này là của năm {year}").format(
                    words=show(match[0][-60:], 60), year=plan.document.year
                )
                yield Finding(place.on(match[0]), message, _("Có phải là năm {year}?").format(year=plan.document.year))


def _texts(plan: Plan) -> Iterator[tuple[Place, str]]:
    yield plan.document.at("subject"), plan.document.subject
    for task in plan.all_tasks():
        yield task.at("text"), task.text
        for paper in task.produces:
            yield paper.at("name"), paper.name


def _in_period(plan: Plan, year: int) -> bool:
    return plan.period is not None and plan.period.from_.year <= year <= plan.period.to.year
