"""Ngày viết không đúng quy tắc thêm số 0.

Ngày dưới 10 và tháng 1, tháng 2 viết hai chữ số, các tháng khác viết thường: 05/11/2022, 08/3/2018, 31/01/2023,
31/3/2023 (Hướng dẫn 36-HD/VPTW, mục 1.4; Nghị định 30/2020/NĐ-CP cũng vậy). Quy tắc để không ai sửa được ngày 1 thành
11, tháng 1 thành 11; vì thế “31/3/2023” bên cạnh “31/01/2023” là đúng. Ngày không có thật (31/02/2023) là lỗi. Chữ in
là của văn bản nên công cụ không tự sửa.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.

Wrong:

    tasks:
      - {id: "1", text: "Nộp trước ngày 5/11/2022; bổ sung trước ngày 15/11/2022"}  # KD511
      - {id: "2", text: Báo cáo trước ngày 25/03/2023}  # KD511
      - {id: "3", text: Thông báo ngày 31 tháng 1 năm 2023}  # KD511
      - {id: "4", text: Gửi trước ngày 31/02/2023}  # KD511

Right:

    tasks:
      - {id: "1", text: Nộp trước ngày 05/11/2022}
      - {id: "2", text: "Báo cáo trước ngày 31/3/2023, thông báo ngày 31/01/2023"}
      - {id: "3", text: "Nghị định 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020, trong tháng 02 năm 2023"}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan
from kiemdiem.plan.wording import marked
from kiemdiem.vietnamese import long_date, print_date, print_month

_DIGIT = re.compile(r"[0-9]")
_SHORT = re.compile(r"(?<![\w/.])([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})(?![\w/])")
_LONG = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+((?:19|20)[0-9]{2})\b")
_MONTH = re.compile(r"(?<!\d )tháng\s+([0-9]{1,2})(?:/|\s+năm\s+)(?:19|20)[0-9]{2}\b")


@rule("KD511", "date-style", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every printed date that is padded otherwise than the rule says, and every one that no calendar has."""
    for place, text in marked(plan):
        if not _DIGIT.search(text):
            continue
        for match in _SHORT.finditer(text):
            yield from _of_day(match, print_date, place.match(match))
        for match in _LONG.finditer(text):
            yield from _of_day(match, long_date, place.match(match))
        for match in _MONTH.finditer(text):
            yield from _of_month(match, place.match(match))


def _of_day(match: re.Match[str], rightly: Callable[[date], str], place: Place) -> Iterator[Finding]:
    words = " ".join(match.group().split())
    day, month, year = (int(part) for part in match.groups())
    try:
        right = rightly(date(year, month, day))
    except ValueError:
        message = _("Không có ngày {words}").format(words=show(words, 60))
        yield Finding(place, message, _("Xem lại ngày trong văn bản gốc"), severity=Severity.ERROR)
        return
    if words != right:
        yield _badly(words, right, place)


def _of_month(match: re.Match[str], place: Place) -> Iterator[Finding]:
    words, month = " ".join(match.group().split()), int(match[1])
    if not 1 <= month <= 12:
        message = _("Không có {words}").format(words=show(words, 60))
        yield Finding(place, message, _("Xem lại tháng trong văn bản gốc"), severity=Severity.ERROR)
    elif match[1] != print_month(month):
        yield _badly(words, words.replace(match[1], print_month(month), 1), place)


def _badly(words: str, right: str, place: Place) -> Finding:
    message = _("“{words}” viết không đúng quy tắc ngày, tháng").format(words=show(words, 60))
    hint = _("Viết “{right}”: ngày dưới 10 và tháng 1, 2 thêm số 0, tháng khác không thêm").format(
        right=show(right, 60)
    )
    return Finding(place, message, hint)
