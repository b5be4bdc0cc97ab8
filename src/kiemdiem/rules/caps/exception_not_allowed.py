"""Mức ngoại lệ mà quy định không cho.

Trước Quy định 366-QĐ/TW (30/8/2025) và Nghị định 335/2025 không thấy quy định nào cho vượt 20%; từ đó mức ngoại lệ là
25%. Riêng Nghị định 48/2023 để cấp có thẩm quyền quyết định, không ghi con số. Kế hoạch không nêu bộ quy định thì không
biết ngoại lệ dựa vào đâu.

Căn cứ: Quy định 366-QĐ/TW; Nghị định 335/2025, điều 20 khoản 5.

Wrong:

    rulebook: "2019"
    caps:
      - id: dang-vien
        text: đảng viên hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        exception: {percent: 25, reason: có kết quả nổi trội}  # KD415

Right:

    rulebook: "2025"
    caps:
      - id: dang-vien
        text: đảng viên hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        exception: {percent: 25, reason: có kết quả nổi trội}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.campaign import CapException
from kiemdiem.rulebooks import CapRule


@rule("KD415", "exception-not-allowed", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every exception above what the rulebook allows; one of an unknown rulebook is KD416's."""
    classes = Classes(plan)
    for cap in plan.caps:
        if cap.exception is None:
            continue
        if law.rulebook:
            rules = classes.rules(cap, law.rulebook)
            if rules:
                yield from _above(cap.exception, rules)
            else:
                message = _("{book} không nêu mức ngoại lệ cho loại đối tượng này, kế hoạch ghi {percent}%").format(
                    book=law.rulebook.name, percent=cap.exception.percent
                )
                hint = _("Bỏ exception, hoặc nêu văn bản cho phép ở legal_basis")
                if cap.exception.legal_basis is None:
                    yield Finding(cap.exception.at("percent"), message, hint, severity=Severity.WARNING)
        elif plan.rulebook is None:
            message = _("Có mức ngoại lệ {percent}% nhưng kế hoạch không nêu bộ quy định cho phép").format(
                percent=cap.exception.percent
            )
            hint = _('Thêm rulebook: mã bộ quy định, ví dụ rulebook: "2025"')
            yield Finding(cap.exception.at("percent"), message, hint, severity=Severity.WARNING)


def _above(exception: CapException, rules: tuple[CapRule, ...]) -> Iterator[Finding]:
    most = max(rules, key=lambda known: known.exception or 0)
    if most.exception is None and any(known.condition for known in rules):
        return  # the text leaves the percentage to the competent level
    if most.exception is None:
        message = _("{paper} không có mức ngoại lệ, kế hoạch ghi {percent}%").format(
            paper=most.source, percent=exception.percent
        )
        yield Finding(exception.at("percent"), message, _("Bỏ exception"))
    elif exception.percent > most.exception:
        message = _("Mức ngoại lệ {percent}% cao hơn {allowed}% của {paper}").format(
            percent=exception.percent, allowed=most.exception, paper=most.source
        )
        hint = _("Ghi nhiều nhất {allowed}").format(allowed=most.exception)
        yield Finding(exception.at("percent"), message, hint)
