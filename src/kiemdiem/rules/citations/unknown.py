"""Dẫn văn bản không có trong danh sách căn cứ, hoặc dùng tên gọi tắt chưa giải thích.

Lời văn dẫn một số, ký hiệu mà legal_bases không có thì không kiểm tra được ngày, cơ quan ban hành và hiệu lực; thường
là gõ sai số. Tên gọi tắt (“Hướng dẫn số 21”) phải được giải thích ở lần dẫn đầy đủ đầu tiên: “(gọi tắt là …)”, theo
cách viết tắt của Hướng dẫn 36-HD/VPTW, mục 1.6.1; giải thích rồi mà không dùng thì thừa.

Wrong:

    legal_bases:
      - {id: qd-132, type: Quy định, number: 132-QĐ/TW, date: 2018-03-08, issuer: bo-chinh-tri}
      - id: hd-21
        type: Hướng dẫn
        number: 21-HD/BTCTW
        date: 2019-10-18
        issuer: ban-to-chuc-tw
        short_name: Hướng dẫn số 21  # KD507
    tasks:
      - {id: "1", text: Quán triệt Quy định số 123-QĐ/TW ngày 08/3/2018}  # KD507
      - {id: "2", text: Thực hiện theo Hướng dẫn số 21}
      - {id: "3", text: Thực hiện theo Hướng dẫn số 99}  # KD507

Right:

    legal_bases:
      - {id: qd, type: Quy định, number: 132-QĐ/TW, date: 2018-03-08, issuer: bo-chinh-tri, short_name: Quy định 132}
    tasks:
      - {id: "1", text: Quán triệt Quy định số 132-QĐ/TW ngày 08/3/2018 (gọi tắt là Quy định 132)}
      - {id: "2", text: "Thực hiện theo Quy định 132 (Mẫu 09/HDDG)"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import LegalBasis, Plan
from kiemdiem.plan.citations import KIND, citations, reading_order
from kiemdiem.source.stretches import spot
from kiemdiem.vietnamese import nearest, phrase_key, same_words

_SHORT = re.compile(rf"(?P<type>{KIND}) số (?P<count>[0-9]+)(?![\w/-])")
_INTRODUCED = re.compile(
    r"(?:gọi tắt là|viết tắt là|sau đây gọi là|gọi chung là)[:\s]+[“\"]?([^)”\";.]+)", re.IGNORECASE
)

MOST_SEARCHES = 20
"""Papers like an unknown one are looked up for so many, and among so many."""


@rule("KD507", "unknown-citation", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every number and every short name that stands for no known paper."""
    introduced = {
        same_words(words)
        for _place, text in reading_order(plan)
        for words in _INTRODUCED.findall(" ".join(text.split()))
    }
    yield from _numbers(plan, law)
    yield from _short_names(plan, introduced)
    yield from _declared(plan, introduced)


def _numbers(plan: Plan, law: Law) -> Iterator[Finding]:
    known = {basis.number for basis in plan.legal_bases} | {plan.document.number}
    told: set[str] = set()
    papers = [basis.number for basis in plan.legal_bases][:MOST_SEARCHES]
    for citation in citations(plan):
        if citation.number in known or citation.number in told:
            continue
        told.add(citation.number)
        shown = show(citation.number, 60)
        message = _("Lời văn dẫn số {number} nhưng legal_bases không có văn bản đó").format(number=shown)
        hint = _("Thêm văn bản vào legal_bases")
        if near := nearest(citation.number, papers) if len(told) <= MOST_SEARCHES else None:
            hint = _("Có phải là {near}? Nếu không, thêm văn bản vào legal_bases").format(near=show(near, 60))
        yield Finding(spot(law.source, citation.place.steps, citation.number, citation.nth), message, hint)


def _short_names(plan: Plan, introduced: set[str]) -> Iterator[Finding]:
    """Every "Hướng dẫn số 99" that no paper, no short name and no explanation in the text accounts for."""
    known = introduced | {same_words(basis.short_name) for basis in plan.legal_bases if basis.short_name}
    known |= {_short_key(basis.type, basis.number) for basis in plan.legal_bases}
    known |= {_short_key(citation.type, citation.number) for citation in citations(plan) if citation.type}
    for place, text in reading_order(plan):
        for match in _SHORT.finditer(" ".join(text.split())):
            if same_words(match.group()) in known or _short_key(match["type"], match["count"]) in known:
                continue
            known.add(same_words(match.group()))
            shown = show(match.group(), 80)
            message = _("“{words}” không rõ là văn bản nào").format(words=shown)
            hint = _("Dẫn đủ số, ký hiệu, ngày, cơ quan ban hành ở lần đầu, kèm “(gọi tắt là {words})”")
            yield Finding(replace(place, words=match.group()), message, hint.format(words=shown))


def _short_key(kind: str, number: str) -> str:
    """ "Hướng dẫn số 4" of "Hướng dẫn" and "04-HD/TU"."""
    count = re.match(r"0*([0-9]+)", number)
    return same_words(f"{kind} số {count[1] if count else number}")


def _declared(plan: Plan, introduced: set[str]) -> Iterator[Finding]:
    """Every declared short name that the text does not use or does not explain."""
    if not any(basis.short_name for basis in plan.legal_bases):
        return
    whole = "\n".join(phrase_key(text) for _place, text in reading_order(plan))
    for basis in plan.legal_bases:
        if basis.short_name:
            yield from _one_declared(basis, basis.short_name, whole, introduced)


def _one_declared(basis: LegalBasis, name: str, whole: str, introduced: set[str]) -> Iterator[Finding]:
    shown = show(name, 80)
    uses, place = whole.count(phrase_key(name)), basis.at("short_name")
    if not uses:
        message = _("Lời văn không dùng tên gọi tắt “{name}”").format(name=shown)
        yield Finding(place, message, _("Bỏ short_name, hoặc sửa cho đúng như lời văn"))
    elif same_words(name) not in introduced:
        message = _("Lời văn dùng tên gọi tắt “{name}” mà không giải thích").format(name=shown)
        hint = _("Thêm “(gọi tắt là {name})” sau lần dẫn đầy đủ đầu tiên").format(name=shown)
        yield Finding(place, message, hint)
    elif uses == 1:
        message = _("Tên gọi tắt “{name}” được giải thích nhưng không dùng lại lần nào").format(name=shown)
        yield Finding(place, message, _("Bỏ phần “(gọi tắt là …)”"), severity=Severity.NOTE)
