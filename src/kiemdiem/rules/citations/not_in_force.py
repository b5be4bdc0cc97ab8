"""Văn bản căn cứ không có hiệu lực vào ngày của kế hoạch.

Kế hoạch không thể dựa vào văn bản ban hành sau nó, văn bản chưa có hiệu lực, hoặc văn bản đã hết hiệu lực, đã bị thay
thế. Ngày của kế hoạch là ngày ban hành; chưa có thì lấy ngày của căn cứ mới nhất (hoặc đầu năm của kế hoạch, nếu muộn
hơn). Hiệu lực lấy ở effective, expires của căn cứ, không ghi thì lấy danh mục văn bản đã biết, ví dụ Quy định
132-QĐ/TW được Quy định 124-QĐ/TW ngày 04/10/2023 thay thế.

Căn cứ: hiệu lực ghi trong từng văn bản, ví dụ Quy định 124-QĐ/TW.

Wrong:

    document: {subject: xếp loại năm 2023, year: 2023, issuer: ban-thuong-vu, date: 2023-11-15}
    legal_bases:
      - id: qd-132
        type: Quy định
        number: 132-QĐ/TW  # KD510
        date: 2018-03-08
        issuer: bo-chinh-tri
      - id: cv-12
        type: Công văn
        number: 12-CV/TU
        date: 2023-11-25  # KD510
        issuer: tinh-uy
      - id: hd-7
        type: Hướng dẫn
        number: 07-HD/TU
        date: 2021-01-15
        issuer: tinh-uy
        expires: 2022-12-31  # KD510

Right:

    document: {subject: xếp loại năm 2023, year: 2023, issuer: ban-thuong-vu, date: 2023-11-15}
    legal_bases:
      - {id: qd-124, type: Quy định, number: 124-QĐ/TW, date: 2023-10-04, issuer: bo-chinh-tri}
      - {id: nd-48, type: Nghị định, number: 48/2023/NĐ-CP, date: 2023-07-17, issuer: chinh-phu, effective: 2023-09-15}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem import rulebooks
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import LegalBasis, Plan
from kiemdiem.vietnamese import print_date


@rule("KD510", "basis-not-in-force", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every legal basis that is younger than the plan, not yet in force or no longer."""
    if not plan.legal_bases:
        return
    own, year = plan.document.date, plan.document.year
    newest = max(basis.date for basis in plan.legal_bases)
    earliest = own or max(newest, date(year, 1, 1))
    latest = own or max(newest, date(year, 12, 31))
    for basis in plan.legal_bases:
        if own and basis.date > own:
            message = _("{paper} ban hành ngày {day}, sau ngày của kế hoạch ({own})").format(
                paper=_name(basis), day=print_date(basis.date), own=print_date(own)
            )
            yield Finding(basis.at("date"), message, _("Sửa ngày, hoặc bỏ căn cứ này"))
        else:
            yield from _not_yet(basis, latest)
            yield from _no_more(basis, earliest)


def _name(basis: LegalBasis) -> str:
    return show(f"{basis.type} số {basis.number}", 80)


def _not_yet(basis: LegalBasis, day: date) -> Iterator[Finding]:
    known = rulebooks.paper(basis.number, basis.date)
    effective = basis.effective or (known.effective if known else basis.date)
    if effective > day:
        message = _("{paper} có hiệu lực từ ngày {effective}, sau ngày {day}").format(
            paper=_name(basis), effective=print_date(effective), day=print_date(day)
        )
        place = basis.at("effective" if basis.effective else "number")
        yield Finding(place, message, _("Dẫn văn bản đang có hiệu lực"))


def _no_more(basis: LegalBasis, day: date) -> Iterator[Finding]:
    known = rulebooks.paper(basis.number, basis.date)
    expires = basis.expires or (known.expires if known else None)
    if expires is None or expires >= day:
        return
    message = _("{paper} hết hiệu lực sau ngày {expires}, trước ngày {day} của kế hoạch").format(
        paper=_name(basis), expires=print_date(expires), day=print_date(day)
    )
    if known and known.replaced_by:
        hint = _("Dẫn văn bản thay thế: {paper}").format(paper=known.replaced_by)
    else:
        hint = _("Dẫn văn bản thay thế, hoặc sửa expires")
    yield Finding(basis.at("expires" if basis.expires else "number"), message, hint)
