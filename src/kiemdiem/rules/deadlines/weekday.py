"""Thứ trong tuần ghi không đúng với ngày.

“Thứ Hai, ngày 05/11/2022” mà ngày đó là thứ Bảy: người nhận không biết tin thứ hay tin ngày.

Căn cứ: không có quy định riêng; lỗi này làm kế hoạch mâu thuẫn với chính nó.

Wrong:

    tasks:
      - id: "1"
        text: Họp lúc 8 giờ thứ Hai, ngày 05/11/2022  # KD219

Right:

    tasks:
      - id: "1"
        text: Họp lúc 8 giờ thứ Bảy, ngày 05/11/2022
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _, weekday
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import marked
from kiemdiem.vietnamese import print_date, printed_dates

_DAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
}  # fmt: skip
_NAME = r"(?:thứ\s+(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ\s*nhật))"
_DATE = r"(\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_SUSPECT = re.compile(r"[hH][ứỨ]\s|[nN][hH][ậẬ][tT]")
_BEFORE = re.compile(rf"\b{_NAME}\s*[,(]?\s*(?:ngày\s+)?{_DATE}", re.IGNORECASE)
_AFTER = re.compile(rf"{_DATE}\s*[,(]\s*{_NAME}\b", re.IGNORECASE)


@rule("KD219", "weekday-differs", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every weekday beside a date that it is not the weekday of."""
    for place, text in marked(plan):
        if not _SUSPECT.search(text):
            continue
        found = [(match, match[1], match[2], match[3]) for match in _BEFORE.finditer(text)]
        found += [(match, match[2], match[3], match[1]) for match in _AFTER.finditer(text)]
        for match, name, sunday, written in found:
            for day in printed_dates(written):
                if day.weekday() != (6 if sunday else _DAYS[name.lower()]):
                    message = _("“{words}”: ngày {day} là {weekday}").format(
                        words=show(match[0], 60), day=print_date(day), weekday=weekday(day)
                    )
                    hint = _("Sửa thứ hoặc sửa ngày cho khớp")
                    yield Finding(place.on(match[0]), message, hint)
