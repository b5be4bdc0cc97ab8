"""Văn bản thiếu số, ngày, nơi ban hành, cơ quan ban hành hoặc người ký.

Văn bản đã ban hành phải có tên cơ quan ban hành, số và ký hiệu, địa danh, ngày tháng năm, họ tên người ký (Hướng dẫn
36-HD/VPTW, mục 1.2, 1.3, 1.4, 1.7). Thiếu số và ngày thì nơi nhận không dẫn lại được, và không biết hạn nào có trước
văn bản. Dự thảo (status: draft, hoặc chưa ghi số, ngày, người ký nào) thì chỉ nhắc.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.2, 1.3, 1.4 và 1.7.

Wrong:

    document:  # KD604
      subject: kiểm điểm
      year: 2022
      issuer: ban-thuong-vu
      number: 05-KH/TU
      date: 2022-10-28
    signature: {authority: T/M BAN THƯỜNG VỤ, capacity: BÍ THƯ}  # KD604

Right:

    document:
      subject: kiểm điểm
      year: 2022
      issuer: ban-thuong-vu
      letterhead: {superior: ĐẢNG BỘ TỈNH A, issuer: THỊ ỦY B}
      number: 05-KH/TU
      place: B
      date: 2022-10-28
    signature: {authority: T/M BAN THƯỜNG VỤ, capacity: BÍ THƯ, name: Nguyễn Văn A}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan


@rule("KD604", "missing-imprint", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """What the document does not say of its own number, day, place, issuer and signer."""
    draft = _is_draft(plan)
    lacks = _missing(plan, draft=draft)
    if not plan.signature.name and "signature" not in plan.model_fields_set:
        lacks.append(_("người ký"))
    elif not plan.signature.name:
        yield _finding(plan.signature.at(key=True), _("họ tên người ký"), draft=draft)
    if lacks:
        yield _finding(plan.document.at(key=True), ", ".join(lacks), draft=draft)


def _finding(place: Place, what: str, *, draft: bool) -> Finding:
    if draft:
        message, hint = _("Dự thảo còn thiếu {what}"), _("Điền khi ban hành")
        return Finding(place, message.format(what=what), hint, severity=Severity.NOTE)
    message = _("Văn bản thiếu {what}").format(what=what)
    return Finding(place, message, _("Điền như văn bản đã ký; nếu còn là dự thảo thì ghi status: draft"))


def _missing(plan: Plan, *, draft: bool) -> list[str]:
    document = plan.document
    wanted = [
        (_("số, ký hiệu (number)"), document.number),
        (_("ngày ban hành (date)"), document.date),
        (_("nơi ban hành (place)"), document.place),
    ]
    if not draft:
        wanted.append((_("tên cơ quan ban hành (letterhead)"), document.letterhead.issuer))
    return [what for what, value in wanted if not value]


def _is_draft(plan: Plan) -> bool:
    document = plan.document
    nothing_yet = not (document.number or document.date or plan.signature.name)
    return document.status == "draft" or (document.status is None and nothing_yet)
