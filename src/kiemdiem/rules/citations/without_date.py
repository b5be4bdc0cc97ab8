"""Lần dẫn đầu thiếu ngày hoặc cơ quan ban hành.

Lần đầu dẫn một văn bản phải có tên loại, số, ký hiệu, ngày ban hành và cơ quan ban hành; các lần sau chỉ cần tên loại,
số và ký hiệu (Hướng dẫn 36-HD/VPTW, mục 1.6.1). Thiếu ngày và cơ quan thì không tra được văn bản, nhất là khi nhiều
nơi dùng chung ký hiệu /TU. Luật, bộ luật, pháp lệnh không cần ghi cơ quan.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (dẫn văn bản).

Wrong:

    preamble:
      text: Thực hiện Công văn số 1289-CV/TU về xếp loại chất lượng  # KD509

Right:

    agencies:
      - {id: tinh-uy, name: Tỉnh ủy}
    legal_bases:
      - {id: cv-1290, type: Công văn, number: 1290-CV/TU, date: 2022-10-26, issuer: tinh-uy}
    preamble:
      text: >-
        Thực hiện Công văn số 1289-CV/TU, ngày 25 tháng 10 năm 2022 của Tỉnh ủy; Công văn số 1290-CV/TU ngày 26/10/2022
        về xếp loại, của Tỉnh ủy
    tasks:
      - {id: "1", text: Rà soát theo Công văn số 1289-CV/TU}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Citation, LegalBasis, Plan
from kiemdiem.plan.citations import bases_by_number
from kiemdiem.vietnamese import phrase_key, print_date

_OF_THE_ASSEMBLY = ("Luật", "Bộ luật", "Pháp lệnh")


@rule("KD509", "citation-without-date", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every number whose first citation does not say when it was issued, or by whom."""
    bases = bases_by_number(plan)
    seen: set[str] = set()
    for citation in plan.citations():
        if citation.number in seen:
            continue
        seen.add(citation.number)
        declared = bases.get(citation.number, [])
        lacks = [] if citation.dated else [_("ngày ban hành")]
        if citation.type not in _OF_THE_ASSEMBLY and not _tells_issuer(citation, declared, plan):
            lacks.append(_("cơ quan ban hành"))
        if lacks:
            message = _("Lần đầu dẫn số {number} mà thiếu {what}").format(
                number=show(citation.number, 60), what=", ".join(lacks)
            )
            hint = _hint(citation, declared, plan)
            yield Finding(citation.at_number(), message, hint)


def _tells_issuer(citation: Citation, declared: list[LegalBasis], plan: Plan) -> bool:
    if citation.issued or (citation.repealed and not declared):
        return True
    bodies = [body for basis in declared if (body := plan.body(basis.issuer))]
    if not bodies:
        return " của " in citation.around
    key = phrase_key(citation.around)
    return any(phrase_key(name) in key for body in bodies for name in body.names)


def _hint(citation: Citation, declared: list[LegalBasis], plan: Plan) -> str:
    if len(declared) != 1:
        return _("Ghi đủ: tên loại, số, ký hiệu, ngày, cơ quan ban hành")
    basis = declared[0]
    full = f"{basis.type} số {basis.number} ngày {print_date(basis.date)} của {plan.agency_name(basis.issuer)}"
    return _("Viết: {full}").format(full=show(full, 150))
