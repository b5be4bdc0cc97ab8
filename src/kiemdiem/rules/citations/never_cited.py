"""Văn bản căn cứ không được dẫn trong lời văn.

Văn bản khai trong legal_bases nhưng lời văn không dẫn số, cũng không dùng tên gọi tắt của nó. Có thể đã gõ sai số,
hoặc căn cứ thừa: người đọc văn bản in ra không biết có văn bản đó. Lần đầu dẫn phải có số, ký hiệu (Hướng dẫn
36-HD/VPTW, mục 1.6.1).

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (dẫn văn bản).

Wrong:

    legal_bases:
      - id: qd-132
        type: Quy định
        number: 231-QĐ/TW  # KD506
        date: 2018-03-08
        issuer: bo-chinh-tri
    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị

Right:

    legal_bases:
      - {id: qd-132, type: Quy định, number: 132-QĐ/TW, date: 2018-03-08, issuer: bo-chinh-tri}
    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.citations import flat, says
from kiemdiem.plan.wording import wording
from kiemdiem.vietnamese import nearest

MOST_SEARCHES = 20
"""Numbers like a missing one are looked up for so many of them."""


@rule("KD506", "basis-never-cited", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every legal basis whose number and short name are nowhere in the text."""
    if not plan.legal_bases:
        return
    whole = "\n".join(text for _place, text in wording(plan))
    plain = flat(whole)
    known = {basis.number for basis in plan.legal_bases}
    strangers = [citation.number for citation in plan.citations() if citation.number not in known][:MOST_SEARCHES]
    searches = MOST_SEARCHES
    cited = _cited_by(plan)
    for basis in plan.legal_bases:
        if _stands(basis.number, whole) or (basis.short_name and says(plain, basis.short_name)):
            continue
        message = _("Không chỗ nào trong lời văn dẫn số {number}").format(number=show(basis.number, 60))
        if where := cited.get(basis.id):
            message += _(", dù cites của {where} nêu văn bản này").format(where=where)
        near = nearest(basis.number, strangers) if searches else None
        searches = max(searches - 1, 0)
        hint = _("Lời văn viết {near}").format(near=show(near, 60)) if near else _("Sửa lại số, hoặc bỏ căn cứ này")
        yield Finding(basis.at("number"), message, hint)


def _stands(number: str, text: str) -> bool:
    return number in text and bool(re.search(rf"(?<![\w/.-]){re.escape(number)}(?![\w/-])", text))


def _cited_by(plan: Plan) -> dict[str, str]:
    """Where `cites` names each legal basis first: the preamble, a task or a footnote."""
    found: dict[str, str] = {}
    for id_ in plan.preamble.cites if plan.preamble else ():
        found.setdefault(id_, "preamble")
    for task in plan.all_tasks():
        for id_ in task.cites:
            found.setdefault(id_, plan.label(task))
    for footnote in plan.footnotes:
        for id_ in footnote.cites:
            found.setdefault(id_, f"[^{footnote.id}]")
    return found
