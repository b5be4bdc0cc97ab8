"""Dẫn văn bản không có trong danh sách căn cứ, hoặc dùng tên gọi tắt chưa giải thích.

Lời văn dẫn một số, ký hiệu mà legal_bases không có thì không kiểm tra được ngày, cơ quan ban hành và hiệu lực; thường
là gõ sai số. Tên gọi tắt (“Hướng dẫn số 21”) phải được giải thích ở lần dẫn đầy đủ đầu tiên: “(gọi tắt là …)”, theo
cách viết tắt của Hướng dẫn 36-HD/VPTW, mục 1.6.1; giải thích rồi mà không dùng thì thừa.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (dẫn văn bản).

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

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import LegalBasis, Place, Plan
from kiemdiem.plan.citations import KIND, LONGEST_KIND, flat, reading_order, says
from kiemdiem.vietnamese import nearest, same_words

_COUNTED = re.compile(r" số (?P<count>[0-9]+)(?![\w/-])")
_KIND = re.compile(rf"{KIND}$")
_INTRODUCED = re.compile(
    r"(?:gọi tắt là|viết tắt là|sau đây gọi là|gọi chung là)[:\s]+[“\"]?([^)”\";.\n]+)", re.IGNORECASE
)

MOST_SEARCHES = 20
"""Papers like an unknown one are looked up for so many, and among so many."""


@rule("KD507", "unknown-citation", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every number and every short name that stands for no known paper."""
    texts = list(reading_order(plan))
    whole = "\n".join(text for _place, text in texts)
    introduced = {same_words(words) for words in _INTRODUCED.findall(whole)}
    plain = flat(whole)
    yield from _numbers(plan, law)
    yield from _short_names(plan, texts, introduced)
    for basis in plan.legal_bases:
        if basis.short_name:
            yield from _declared(basis, basis.short_name, plain, introduced)


def _numbers(plan: Plan, law: Law) -> Iterator[Finding]:
    known = {basis.number for basis in plan.legal_bases} | {plan.document.number}
    told: set[str] = set()
    papers = [basis.number for basis in plan.legal_bases][:MOST_SEARCHES]
    for citation in plan.citations():
        if citation.number in known or citation.number in told or citation.repealed:
            continue
        told.add(citation.number)
        shown = show(citation.number, 60)
        message = _("Lời văn dẫn số {number} nhưng legal_bases không có văn bản đó").format(number=shown)
        hint = _("Thêm văn bản vào legal_bases")
        if near := nearest(citation.number, papers) if len(told) <= MOST_SEARCHES else None:
            hint = _("Có phải là {near}? Nếu không, thêm văn bản vào legal_bases").format(near=show(near, 60))
        yield Finding(citation.at_number(), message, hint)


def _short_names(plan: Plan, texts: list[tuple[Place, str]], introduced: set[str]) -> Iterator[Finding]:
    """Every "Hướng dẫn số 99" that no paper, no short name and no explanation in the text accounts for."""
    known = introduced | {same_words(basis.short_name) for basis in plan.legal_bases if basis.short_name}
    known |= {_short_key(f"{basis.type} số {basis.number}") for basis in plan.legal_bases}
    known |= {_short_key(f"{cited.type} số {cited.number}") for cited in plan.citations() if cited.type}
    for place, text in texts:
        for words in _short_in(text):
            if same_words(words) in known or _short_key(words) in known:
                continue
            known.add(same_words(words))
            shown = show(words, 80)
            message = _("“{words}” không rõ là văn bản nào").format(words=shown)
            hint = _("Dẫn đủ số, ký hiệu, ngày, cơ quan ban hành ở lần đầu, kèm “(gọi tắt là {words})”")
            yield Finding(place.on(words), message, hint.format(words=shown))


def _short_in(text: str) -> Iterator[str]:
    """Every "Hướng dẫn số 21" in `text` that goes on with no symbol."""
    text = " ".join(text.split()) if " số " in text else ""
    for match in _COUNTED.finditer(text):
        if kind := _KIND.search(text, max(0, match.start() - LONGEST_KIND), match.start()):
            yield text[kind.start() : match.end()]


def _short_key(paper: str) -> str:
    """ "hướng dẫn số 4" of "Hướng dẫn số 04-HD/TU"."""
    return same_words(re.sub(r"số 0*([0-9]+).*", r"số \1", paper))


def _declared(basis: LegalBasis, name: str, plain: str, introduced: set[str]) -> Iterator[Finding]:
    """A declared short name that the text does not use, does not explain, or explains for nothing."""
    shown = show(name, 80)
    uses, place = says(plain, name), basis.at("short_name")
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
