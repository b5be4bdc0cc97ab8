"""Văn bản căn cứ khai khác với lời văn.

Lời văn dẫn một số ký hiệu kèm một ngày, danh sách căn cứ ghi ngày khác. Nhận biết văn bản theo cơ quan ban hành, số và
ngày: riêng ký hiệu (ví dụ /TU) thì nhiều cơ quan dùng chung.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (dẫn văn bản); ngày khai khác ngày in thì kế hoạch mâu thuẫn với chính nó.

Wrong:

    legal_bases:
      - id: qd-132
        type: Quy định
        number: 132-QĐ/TW
        date: 2018-03-18  # KD501
        issuer: bo-chinh-tri
    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị

Right:

    legal_bases:
      - id: qd-132
        type: Quy định
        number: 132-QĐ/TW
        date: 2018-03-08
        issuer: bo-chinh-tri
    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import wording
from kiemdiem.vietnamese import print_date, printed_dates

_DATED = re.compile(r",?\s+ngày\s+(\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\S+)")
_BEFORE, _AFTER = re.compile(r"[\w/.-]"), re.compile(r"[\w/-]")
_NEAR = 60


@rule("KD501", "basis-differs-from-text", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every legal basis that the text cites under another date."""
    whole = "\n".join(text for _place, text in wording(plan))
    for basis in plan.legal_bases:
        following = _after(basis.number, whole)
        cited = [match[1] for text in following if (match := _DATED.match(text))]
        dates = [day for text in cited for day in printed_dates(text.strip(".,;)"))]
        if dates and basis.date not in dates:
            message = _("Căn cứ ghi ngày {here}, lời văn ghi ngày {there}").format(
                here=print_date(basis.date), there=print_date(dates[0])
            )
            yield Finding(basis.at("date"), message, _("Sửa cho khớp với văn bản gốc"))


def _after(number: str, text: str) -> Iterator[str]:
    """What follows each time that `number` stands in `text`, not as a part of a longer one."""
    place = text.find(number)
    while place >= 0:
        end = place + len(number)
        if not _BEFORE.match(text[place - 1 : place]) and not _AFTER.match(text[end : end + 1]):
            yield text[end : end + _NEAR]
        place = text.find(number, end)
