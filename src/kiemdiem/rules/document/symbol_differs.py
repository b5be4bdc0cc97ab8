"""Số, ký hiệu không khớp tên loại hoặc cơ quan ban hành.

Ký hiệu gồm chữ viết tắt tên loại và cơ quan ban hành: văn bản của Đảng viết 05-KH/TU (Hướng dẫn 36-HD/VPTW, mục 1.3),
văn bản nhà nước viết 05/KH-UBND (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3); số dưới 10 có số 0 đứng trước. Ký hiệu sai
thì văn thư không vào sổ được, và nơi nhận dẫn sai. Thị ủy không có ký hiệu riêng trong hướng dẫn: TU và ThU đều được.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.3; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3.

Wrong:

    document:
      type: kế hoạch
      subject: kiểm điểm
      year: 2022
      issuer: btv-thi-uy
      number: 5-TB/HU  # KD605
    agencies:
      - {id: btv-thi-uy, name: Ban Thường vụ Thị ủy}
      - {id: tinh-uy, name: Tỉnh ủy}
    legal_bases:
      - {id: cv-898, type: Công văn, number: 898-HD/TU, date: 2022-10-14, issuer: tinh-uy}  # KD605

Right:

    document:
      type: kế hoạch
      subject: kiểm điểm
      year: 2022
      issuer: btv-thi-uy
      number: 05-KH/TU
    agencies:
      - {id: btv-thi-uy, name: Ban Thường vụ Thị uỷ}
      - {id: tinh-uy, name: Tỉnh ủy}
    legal_bases:
      - {id: cv-898, type: Công văn, number: 898-CV/TU, date: 2022-10-14, issuer: tinh-uy}
      - {id: qd-132, type: Quy định, number: 132-QĐ/TW, date: 2018-03-08, issuer: bo-chinh-tri}
      - {id: nd-90, type: Nghị định, number: 90/2020/NĐ-CP, date: 2020-08-13, issuer: chinh-phu}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import LegalBasis, Plan
from kiemdiem.symbols import Side, Symbol, expected_issuers, expected_types, is_type, kind_of, parse, side


@rule("KD605", "symbol-differs", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """What is wrong with the number of the document and of each legal basis."""
    document = plan.document
    if document.number:
        body = plan.body(document.issuer)
        name = body.name if body else ""
        for message, hint in _wrong(document.number, document.type, name):
            yield Finding(document.at("number"), message, hint)
    for basis in plan.legal_bases:
        yield from _of_basis(basis)


def _of_basis(basis: LegalBasis) -> Iterator[Finding]:
    symbol = parse(basis.number)
    if symbol is None:
        return
    for message, hint in _wrong_type(symbol, basis.number, basis.type):
        yield Finding(basis.at("number"), message, hint)
    if not symbol.padded:
        message, hint = _unpadded(basis.number)
        yield Finding(basis.at("number"), message, hint, severity=Severity.WARNING)


def _wrong(number: str, kind: str, issuer: str) -> Iterator[tuple[str, str]]:
    """Every complaint about the number of the document itself, with what to write."""
    symbol, own_side = parse(number), side(issuer)
    if symbol is None or (own_side and symbol.side != own_side):
        message = _("Số, ký hiệu “{number}” không đúng dạng").format(number=show(number, 40))
        yield message, _form(kind, issuer, own_side)
        return
    yield from _wrong_type(symbol, number, kind)
    expected = expected_issuers(issuer)
    found = symbol.issuers if symbol.side == "party" else (symbol.type, *symbol.issuers)
    if expected and not any(part.startswith(expected) for part in found):
        message = _("Ký hiệu “{number}” không phải của {issuer}").format(
            number=show(number, 40), issuer=show(issuer, 80)
        )
        yield message, _form(kind, issuer, own_side)
    if not symbol.padded:
        yield _unpadded(number)


def _form(kind: str, issuer: str, own_side: Side | None) -> str:
    type_ = (expected_types(kind) or ("KH",))[0]
    body = (expected_issuers(issuer) or ("UBND" if own_side == "state" else "TU",))[0]
    example = f"05/{type_}-{body}" if own_side == "state" else f"05-{type_}/{body}"
    return _("Viết như {example}").format(example=example)


def _letter(symbol: Symbol, kind: str) -> bool:
    """Whether it is a state letter, which has the body where other papers have their kind."""
    return symbol.side == "state" and kind.lower() == "công văn" and not is_type(symbol.type)


def _wrong_type(symbol: Symbol, number: str, kind: str) -> Iterator[tuple[str, str]]:
    """A type symbol that stands for another kind; a state letter has none, and there unknown letters are bodies."""
    expected = expected_types(kind)
    if not expected or symbol.type in expected or _letter(symbol, kind):
        return
    if any(symbol.type.removesuffix(joint) in expected for joint in ("LT", "LN")):
        return
    if is_type(symbol.type):
        message = _("Ký hiệu “{number}” là của {other}, văn bản này là {kind}").format(
            number=show(number, 40), other=kind_of(symbol.type) or symbol.type, kind=show(kind.lower(), 40)
        )
    elif symbol.side == "party":
        message = _("Ký hiệu “{number}” không phải của {kind}").format(
            number=show(number, 40), kind=show(kind.lower(), 40)
        )
    else:
        return
    yield message, _("Ký hiệu của {kind} là {symbols}").format(kind=show(kind.lower(), 40), symbols=", ".join(expected))


def _unpadded(number: str) -> tuple[str, str]:
    message = _("Số dưới 10 phải có số 0 đứng trước: “{number}”").format(number=show(number, 40))
    return message, _("Viết 0{number}").format(number=show(number, 40))
