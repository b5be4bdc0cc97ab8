"""Tiêu đề các phần in khác kiểu hoặc đánh số không liền.

Tiêu đề các phần của một văn bản viết cùng kiểu: cùng đậm hoặc cùng thường, cùng lối đánh số (“I-” hoặc “I.”); số La Mã
liền nhau I, II, III. Đánh số sai thì dẫn “mục II.5” không ai tìm được. Hướng dẫn 36-HD/VPTW không bắt tiêu đề đậm hay
thường, chỉ cần thống nhất.

Căn cứ: Hướng dẫn 36-HD/VPTW không quy định; cần thống nhất trong một văn bản.

Wrong:

    headings:
      purposes: "**I- Mục đích**"  # KD609
      tasks: II- Nội dung
      implementation: IV- Tổ chức thực hiện  # KD609
    purposes: [{id: "1", text: Tự soi}]
    tasks: [{id: "1", text: Kiểm điểm}]
    implementation: [{id: "1", text: Thực hiện}]

Right:

    headings:
      purposes: I- Mục đích
      tasks: II- Nội dung
      implementation: III- Tổ chức thực hiện
    purposes: [{id: "1", text: Tự soi}]
    tasks: [{id: "1", text: Kiểm điểm}]
    implementation: [{id: "1", text: Thực hiện}]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan

_NUMERAL = re.compile(r"\**\s*(?P<numeral>[IVX]+|[0-9]+|[A-Z])(?P<mark>\s*[-–—.):/]+)")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_Heading = tuple[str, Place]


@rule("KD609", "heading-style-mixed", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """The first heading unlike most others in its marks or its numeral, and every numeral out of order."""
    printed = [
        (getattr(plan.headings, name), plan.headings.at(name), name in plan.headings.model_fields_set)
        for name in ("purposes", "tasks", "implementation")
        if getattr(plan, name)
    ]
    written = [(heading, place) for heading, place, given in printed if given]
    yield from _unlike_most(written, _marks)
    yield from _unlike_most(written, _form)
    for count, (heading, place, given) in enumerate(printed):
        match = _NUMERAL.match(heading)
        if given and match and match["numeral"] in _ROMAN and match["numeral"] != _ROMAN[count]:
            message = _("Phần “{heading}” là phần thứ {count}, phải đánh số {numeral}").format(
                heading=show(heading.strip("*"), 60), count=count + 1, numeral=_ROMAN[count]
            )
            yield Finding(place, message, _("Đánh số các phần liền nhau I, II, III"), severity=Severity.WARNING)


def _unlike_most(headings: list[_Heading], style_of: Callable[[str], str]) -> Iterator[Finding]:
    styles = [(style_of(heading), heading, place) for heading, place in headings]
    counts = Counter(style for style, _heading, _place in styles)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    style, heading, place = next(entry for entry in styles if entry[0] != usual)
    message = _("Tiêu đề “{heading}” {style}, {count} tiêu đề khác {usual}").format(
        heading=show(heading.strip("*"), 60), style=style, count=counts[usual], usual=usual
    )
    yield Finding(place, message, _("Viết tiêu đề các phần một kiểu"))


def _marks(heading: str) -> str:
    stars = len(heading) - len(heading.lstrip("*"))
    if stars and not heading.endswith("*" * stars):
        return _("đậm hoặc nghiêng một phần")
    return [_("in thường"), _("in nghiêng"), _("in đậm"), _("in đậm nghiêng")][min(stars, 3)]


def _form(heading: str) -> str:
    match = _NUMERAL.match(heading)
    if not match:
        return _("không đánh số")
    numeral = match["numeral"]
    kind = "1" if numeral.isdigit() else "I" if numeral in _ROMAN else "A"
    return _("đánh số kiểu “{form}”").format(form=f"{kind}{match['mark'].strip()}")
