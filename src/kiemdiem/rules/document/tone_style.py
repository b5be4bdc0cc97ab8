"""Dấu thanh đặt theo hai kiểu trong một văn bản.

“Thị ủy, hóa, khỏe” (kiểu cũ) và “Thị uỷ, hoá, khoẻ” (kiểu mới) đều đúng, không văn bản nào quy định chỉ một kiểu;
nhưng lẫn lộn trong một văn bản thì tìm kiếm, thay thế hàng loạt bỏ sót. Giữ kiểu dùng nhiều hơn. Hai kiểu chỉ khác
nhau ở âm tiết mở oa, oe, uy không đứng sau q: “quý”, “toàn”, “thuế” chỉ có một cách viết.

Căn cứ: không văn bản nào quy định kiểu đặt dấu (TCVN 6909:2001 chỉ quy định mã của chữ).

Wrong:

    tasks:
      - {id: "1", text: Ban Thường vụ Thị ủy xem xét}
      - {id: "2", text: Trình Thường trực Thị uỷ; quý I văn hóa}  # KD616

Right:

    tasks:
      - {id: "1", text: Ban Thường vụ Thị uỷ xem xét}
      - {id: "2", text: Trình Thường trực Thị uỷ toàn bộ hồ sơ thuế quý I}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.plan.wording import marked
from kiemdiem.source import Span
from kiemdiem.source.stretches import Stretch, stretches
from kiemdiem.spelling import NEW_STYLE, OLD_STYLE

MOST = 20
"""So many places are told; who has more of them changes them all at once."""


@rule("KD616", "mixed-tone-style", Severity.NOTE, of_text=True)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every word, up to a number, that puts its tone otherwise than most words of the document."""
    if not (OLD_STYLE.search(law.source.text) and NEW_STYLE.search(law.source.text)):
        return
    old: list[tuple[Span, str]] = []
    new: list[tuple[Span, str]] = []
    for place in _printed(plan):
        for stretch in stretches(law.source, place.steps):
            for style, found in ((OLD_STYLE, old), (NEW_STYLE, new)):
                found += [_word(stretch, match) for match in style.finditer(stretch.text)]
    if not old or not new:
        return
    minority = new if len(new) <= len(old) else old
    for span, word in minority[:MOST]:
        message = _("“{word}”: văn bản có {old} chữ đặt dấu kiểu cũ (ủy, hóa), {new} chữ kiểu mới (uỷ, hoá)").format(
            word=show(word, 40), old=len(old), new=len(new)
        )
        yield Finding(span, message, _("Dùng một kiểu, nên theo kiểu có nhiều hơn"))


def _word(stretch: Stretch, match: re.Match[str]) -> tuple[Span, str]:
    """The whole word of which `match` is the end."""
    start = match.start()
    while start and stretch.text[start - 1].isalpha():
        start -= 1
    return stretch.span(start, match.end()), stretch.text[start : match.end()]


def _printed(plan: Plan) -> Iterator[Place]:
    """Where the printed words stand: the texts, then the names that are put into them."""
    for place, _text in marked(plan):
        yield place
    for body in (*plan.agencies, *plan.agency_groups):
        yield body.at("name")
