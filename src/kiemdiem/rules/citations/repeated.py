"""Một văn bản dẫn đầy đủ hai lần.

Lần đầu dẫn đủ tên loại, số, ký hiệu, ngày và cơ quan ban hành; từ lần thứ hai chỉ ghi tên loại, số và ký hiệu (Hướng
dẫn 36-HD/VPTW, mục 1.6.1). Lặp lại cả ngày và cơ quan làm câu dài, và mỗi lần chép là một lần có thể chép sai.

Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1 (dẫn văn bản).

Wrong:

    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị
    tasks:
      - id: "1"
        text: Quán triệt Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị  # KD503

Right:

    preamble:
      text: Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị
    tasks:
      - id: "1"
        text: Quán triệt Quy định số 132-QĐ/TW
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Citation, Plan
from kiemdiem.vietnamese import print_date


@rule("KD503", "citation-repeated", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every paper whose date is given a second time, where it is."""
    first: dict[tuple[str, date], Citation] = {}
    told: set[tuple[str, date]] = set()
    for citation in plan.citations():
        if citation.day is None:
            continue
        key = (citation.number, citation.day)
        before = first.setdefault(key, citation)
        if before is not citation and key not in told:
            told.add(key)
            yield _finding(before, citation, law)


def _finding(first: Citation, again: Citation, law: Law) -> Finding:
    assert again.day
    short = " số ".join(part for part in (again.type, again.number) if part)
    message = _("“{paper}” đã dẫn đầy đủ ở trên, ở đây lại ghi ngày {day}").format(
        paper=show(short, 80), day=print_date(again.day)
    )
    hint = _("Từ lần thứ hai chỉ ghi “{short}”").format(short=show(short, 80))
    related = ((first.at_number(), _("lần dẫn đầu")),)
    return Finding(again.at_number(), message, hint, related)
