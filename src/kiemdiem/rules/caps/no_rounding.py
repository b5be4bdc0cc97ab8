"""Tỷ lệ khống chế không nói làm tròn thế nào.

Số suất ít khi chẵn. "Không vượt quá" nghĩa là làm tròn xuống, nhưng chưa thấy văn bản trung ương nào ghi điều đó, và
nơi công bố kết quả có làm khác. Làm tròn xuống thì nhóm dưới 5 không có suất nào (với 20%): nên biết trước để gộp nhóm
tương đương hoặc xin ý kiến cấp có thẩm quyền.

Căn cứ: chưa thấy văn bản trung ương nào quy định cách làm tròn; chữ “không được quá” ở kế hoạch 2022, mục II.2.

Wrong:

    caps:
      - id: xuat-sac
        text: số hoàn thành xuất sắc không quá 20%
        percent: 20  # KD407
        basis: pool
        within: [group]

Right:

    caps:
      - id: xuat-sac
        text: số hoàn thành xuất sắc không quá 20%
        percent: 20
        basis: pool
        within: [group]
        rounding: down
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Counts, Plan

MOST_NAMES = 3
"""So many units are named; a longer list says how many more there are."""


@rule("KD407", "cap-without-rounding", Severity.NOTE)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that does not say how a part of a place is counted."""
    rated, pooled = (
        _smallest(plan, lambda entry: entry.rated),
        _smallest(plan, lambda entry: entry.good + entry.excellent),
    )
    for cap in plan.caps:
        if cap.rounding is None and 0 < cap.percent < 100:
            whole = 100 + cap.percent if cap.basis == "strict" else 100
            least = -(-whole // cap.percent)
            counts = rated if cap.basis == "total" else pooled
            without = counts[: bisect_left(counts, (least, ""))]
            message = _(
                "Không nói làm tròn thế nào; kiemdiem làm tròn xuống: nhóm dưới {least} không có suất nào"
            ).format(least=least)
            hint = _("Thêm rounding: down (xuống, không vượt tỷ lệ) hoặc nearest (gần nhất, có thể vượt)")
            yield Finding(cap.at("percent"), message + _names([name for _number, name in without]), hint)


def _smallest(plan: Plan, number: Callable[[Counts], int]) -> list[tuple[int, str]]:
    """The smallest count of every real unit with the name of the unit, the smallest first."""
    real = (unit for unit in plan.units if unit.counts and not unit.illustration)
    return sorted((min(number(entry) for entry in unit.counts), unit.name) for unit in real)


def _names(names: list[str]) -> str:
    if not names:
        return ""
    more = _(" và {n} nơi khác").format(n=len(names) - MOST_NAMES) if len(names) > MOST_NAMES else ""
    quoted = ", ".join(f"“{show(name, 40)}”" for name in names[:MOST_NAMES])
    return _("; có nhóm không có suất: {names}{more}").format(names=quoted, more=more)
