"""Dòng in ra không nhắc đến cơ quan đã khai.

Một dòng (cơ quan thực hiện, nơi nhận…) in một đằng, mã cơ quan khai một nẻo: không tên nào của cơ quan đó có trong dòng
in. Người đọc văn bản và chương trình sẽ hiểu khác nhau.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra}
    recipients:
      - text: Ủy ban Kiểm tra
        to: [ubkt]
      - text: Ban Tổ chức
        to: [ubkt]  # KD303

Right:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra, aliases: [UBKT]}
    recipients:
      - text: UBKT
        to: [ubkt]
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.naming import lines, named, never_named


@rule("KD303", "agency-not-in-line", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every line that does not name an agency it is said to name; where no line does, KD304 speaks of the name."""
    wrong_names = never_named(plan)
    for id_, place, text in lines(plan):
        body = plan.body(id_)
        if body and id_ not in wrong_names and not named(plan, id_, text):
            message = _("Dòng in “{text}” không nhắc đến “{agency}”").format(
                text=show(text, 80), agency=show(body.name)
            )
            yield Finding(place, message, _("Sửa dòng in, sửa mã, hoặc thêm tên gọi khác (aliases) cho cơ quan"))
