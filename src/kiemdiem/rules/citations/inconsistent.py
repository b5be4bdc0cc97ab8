"""Cùng một số mà dẫn khác nhau.

Một số, ký hiệu được dẫn khi ghi ngày này khi ghi ngày khác, khi gọi là công văn khi gọi là hướng dẫn, hoặc ghi hai cơ
quan ban hành. Một trong hai chỗ sai, và người đọc không tìm ra văn bản. Hai cơ quan có thể có văn bản cùng số, cùng ký
hiệu: nếu cả hai đều khai trong legal_bases, hoặc khác cả ngày lẫn cơ quan, thì không báo.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (dẫn văn bản).

Wrong:

    legal_bases:
      - {id: cv-12, type: Công văn, number: 12-CV/TU, date: 2022-10-14, issuer: tinh-uy}
    preamble:
      text: Thực hiện Công văn số 12-CV/TU ngày 14/10/2022 của Tỉnh ủy
    tasks:
      - {id: "1", text: Gửi đề xuất theo Hướng dẫn số 12-CV/TU}  # KD505
      - {id: "2", text: Rà soát theo Công văn số 12-CV/TU ngày 15/10/2022}  # KD505

Right:

    legal_bases:
      - {id: cv-12, type: Công văn, number: 12-CV/TU, date: 2022-10-14, issuer: tinh-uy}
    preamble:
      text: Thực hiện Công văn số 12-CV/TU ngày 14/10/2022 của Tỉnh ủy
    tasks:
      - {id: "1", text: Gửi đề xuất theo Công văn số 12-CV/TU}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Citation, LegalBasis, Place, Plan
from kiemdiem.plan.citations import bases_by_number
from kiemdiem.symbols import expected_types
from kiemdiem.vietnamese import print_date, same_words

_NAME = 40
_Difference = tuple[str, str, str, Severity, Place]
"""What differs, as written here, as written there, how bad it is, and where "there" is."""


@rule("KD505", "citation-inconsistent", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every citation that says something else of a number than the legal basis or the first citation does."""
    bases = bases_by_number(plan)
    cited: dict[str, list[Citation]] = {}
    for citation in plan.citations():
        cited.setdefault(citation.number, []).append(citation)
    for number, found in cited.items():
        declared = bases.get(number, [])
        if len(declared) > 1:
            continue
        told: set[str] = set()
        days = {citation.day for citation in found}
        for citation in found:
            if declared:
                differences = _from_basis(citation, declared[0], days, plan)
            else:
                differences = _from_first(citation, found[0], plan)
            for difference in differences:
                if difference[0] not in told:
                    told.add(difference[0])
                    yield _finding(citation, difference, law)


def _finding(citation: Citation, difference: _Difference, law: Law) -> Finding:
    what, here, there, severity, place = difference
    message = _("Số {number}: {what} ở đây là “{here}”, chỗ khác là “{there}”").format(
        number=show(citation.number, 60), what=what, here=show(here, 80), there=show(there, 80)
    )
    span = citation.at_number()
    related = ((place, _("chỗ ghi khác")),)
    return Finding(span, message, _("Xem lại văn bản gốc, sửa chỗ sai"), related, severity)


def _from_basis(citation: Citation, basis: LegalBasis, days: set[date | None], plan: Plan) -> Iterator[_Difference]:
    """What differs from the legal basis; a date that no citation has is told by KD501."""
    if citation.day and citation.day != basis.date and basis.date in days:
        here, there = print_date(citation.day), print_date(basis.date)
        yield _("ngày ban hành"), here, there, Severity.ERROR, basis.at("date")
    if citation.type and expected_types(basis.type) and same_words(citation.type) != same_words(basis.type):
        yield _("tên loại"), citation.type, basis.type, Severity.ERROR, basis.at("type")
    body = plan.body(basis.issuer)
    issuer = None if body and citation.rest.startswith(body.names) else citation.issuer(plan)
    if issuer and basis.issuer not in plan.members(issuer) and body:
        here, there = plan.agency_name(issuer), plan.agency_name(basis.issuer)
        yield _("cơ quan ban hành"), here, there, Severity.WARNING, basis.at("issuer")


def _from_first(citation: Citation, first: Citation, plan: Plan) -> Iterator[_Difference]:
    if citation is first or _another_paper(citation, first, plan):
        return
    place = first.at_number()
    if citation.day and first.day and citation.day != first.day:
        yield _("ngày ban hành"), print_date(citation.day), print_date(first.day), Severity.ERROR, place
    if citation.type and first.type and citation.type != first.type:
        yield _("tên loại"), citation.type, first.type, Severity.ERROR, place
    if citation.issued and first.issued and citation.rest[:_NAME] == first.rest[:_NAME]:
        return
    here, there = citation.issuer(plan), first.issuer(plan)
    if here and there and here != there:
        yield _("cơ quan ban hành"), plan.agency_name(here), plan.agency_name(there), Severity.WARNING, place


def _another_paper(citation: Citation, first: Citation, plan: Plan) -> bool:
    """Whether the number may be that of another paper: numbers begin anew, and issuers share symbols."""
    if not (citation.day and first.day) or citation.day == first.day:
        return False
    here, there = citation.issuer(plan), first.issuer(plan)
    near = f"{citation.day:%Y}" == f"{first.day:%Y}" or f"{citation.day:%d%m}" == f"{first.day:%d%m}"
    return not near or bool(here and there and here != there)
