"""Hai cơ quan dùng chung một ký hiệu.

Ký hiệu “/TU” vừa là của Tỉnh ủy vừa được Thị ủy dùng (thị ủy không có ký hiệu riêng trong Hướng dẫn 36-HD/VPTW, mục
1.3.1), “UBND” là của ủy ban nhân dân mọi cấp. Dẫn tắt theo số, ký hiệu thì không biết của ai: khi dẫn các văn bản này
luôn ghi cơ quan ban hành và ngày. Văn bản cùng một cấp ủy (ban chấp hành, ban thường vụ, thường trực) và văn bản của
Trung ương thì không tính.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.3.1 (ký hiệu) và 1.6.1 (dẫn văn bản).

Wrong:

    legal_bases:
      - {id: cv-1289, type: Công văn, number: 1289-CV/TU, date: 2022-10-25, issuer: btv-tinh-uy}
      - {id: cv-898, type: Công văn, number: 898-CV/TU, date: 2022-10-14, issuer: btv-thi-uy}  # KD508
    agencies:
      - {id: btv-tinh-uy, name: Ban Thường vụ Tỉnh ủy}
      - {id: btv-thi-uy, name: Ban Thường vụ Thị ủy}

Right:

    legal_bases:
      - {id: cv-1289, type: Công văn, number: 1289-CV/TU, date: 2022-10-25, issuer: btv-tinh-uy}
      - {id: nq-12, type: Nghị quyết, number: 12-NQ/TU, date: 2021-10-14, issuer: tinh-uy}
      - {id: cv-898, type: Công văn, number: 898-CV/HU, date: 2022-10-14, issuer: btv-huyen-uy}
    agencies:
      - {id: btv-tinh-uy, name: Ban Thường vụ Tỉnh ủy}
      - {id: tinh-uy, name: Tỉnh uỷ}
      - {id: btv-huyen-uy, name: Ban Thường vụ Huyện ủy}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Agency, LegalBasis, Plan
from kiemdiem.symbols import committee, issuer_part


@rule("KD508", "symbol-shared", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every issuer whose symbol an earlier one has, at its first paper."""
    first: dict[str, LegalBasis] = {}
    told: set[tuple[str, str]] = set()
    for basis in plan.legal_bases:
        if not (part := issuer_part(basis.number)):
            continue
        other = first.setdefault(part, basis)
        if (part, basis.issuer) not in told and not _same(plan, other.issuer, basis.issuer):
            told.add((part, basis.issuer))
            yield _finding(plan, basis, other, part)


def _finding(plan: Plan, basis: LegalBasis, other: LegalBasis, part: str) -> Finding:
    message = _("Ký hiệu {part} vừa của {one} (số {first}), vừa của {other} (số {second})").format(
        part=show(f"/{part}", 40),
        one=show(plan.agency_name(other.issuer), 80),
        first=show(other.number, 40),
        other=show(plan.agency_name(basis.issuer), 80),
        second=show(basis.number, 40),
    )
    hint = _("Mỗi lần dẫn đều ghi cơ quan ban hành và ngày, không dẫn tắt theo số, ký hiệu")
    return Finding(basis.at("number"), message, hint, ((other.at("number"), show(other.number, 40)),))


def _same(plan: Plan, one: str, other: str) -> bool:
    """Whether two issuers number their papers in one row: the same committee, or both in Hà Nội."""
    first, second = plan.body(one), plan.body(other)
    if one == other or first is None or second is None:
        return True
    if _core(first.name) == _core(second.name):
        return True
    levels = [body.level if isinstance(body, Agency) else None for body in (first, second)]
    related = one in plan.above(other) or other in plan.above(one)
    return levels == ["central", "central"] or (related and levels[0] == levels[1] is not None)


def _core(name: str) -> str:
    return re.sub(r" uy\b", "", committee(name))
