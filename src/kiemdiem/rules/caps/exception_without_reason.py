"""Mức ngoại lệ không có lý do, hoặc được dùng làm mức chung.

Mức 25% là ngoại lệ bên cạnh mức chung 20%: Nghị định 335/2025 điều 20 khoản 5; Quy định 366-QĐ/TW
điều 11 khoản 1, cho đơn vị nổi trội. Không ghi lý do thì không ai xét được ngoại lệ có đúng không; ghi thẳng 25% làm tỷ
lệ chung là lấy ngoại lệ thay cho quy định.

Căn cứ: Nghị định 335/2025, điều 20 khoản 5; Quy định 366-QĐ/TW.

Wrong:

    rulebook: "2025"
    caps:
      - id: dang-vien
        text: đảng viên hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        exception: {percent: 25}  # KD414
      - id: tap-the
        text: tập thể hoàn thành xuất sắc không quá 25%
        percent: 25  # KD414
        basis: pool

Right:

    rulebook: "2025"
    caps:
      - id: dang-vien
        text: đảng viên hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        exception: {percent: 25, reason: có kết quả nổi trội được cấp có thẩm quyền công nhận bằng văn bản}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan


@rule("KD414", "exception-without-reason", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every exception without a reason, every cap that takes the exception for the rule."""
    classes = Classes(plan)
    for cap in plan.caps:
        if cap.exception and not cap.exception.reason:
            message = _("Mức ngoại lệ {percent}% không có lý do").format(percent=cap.exception.percent)
            yield Finding(cap.at("exception", key=True), message, _("Thêm reason: lý do, theo văn bản nào"))
        if cap.exception or law.rulebook is None:
            continue
        rules = [known for known in classes.rules(cap, law.rulebook) if known.level == cap.level]
        usual = [known for known in rules if known.exception and known.percent < cap.percent <= known.exception]
        if usual and len(usual) == len(rules):
            message = _("{percent}% là mức ngoại lệ, mức chung của {paper} là {usual}%").format(
                percent=cap.percent, paper=usual[0].source, usual=usual[0].percent
            )
            hint = _("Ghi percent: {usual} và exception: {{percent: {percent}, reason: lý do}}").format(
                usual=usual[0].percent, percent=cap.percent
            )
            yield Finding(cap.at("percent"), message, hint)
