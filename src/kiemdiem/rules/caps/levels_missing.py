"""Danh sách mức xếp loại thiếu mức.

Kế hoạch nêu một vài mức mà bỏ các mức còn lại thì người đọc tưởng chỉ có từng ấy mức, và bảng tổng hợp thiếu cột. Bốn
mức của Hướng dẫn 21-HD/BTCTW: hoàn thành xuất sắc nhiệm vụ, hoàn thành tốt nhiệm vụ, hoàn thành nhiệm vụ, không hoàn
thành nhiệm vụ. Không có mục ratings thì không báo.

Căn cứ: Hướng dẫn 21-HD/BTCTW.

Wrong:

    ratings:  # KD410
      - {level: excellent, name: Hoàn thành xuất sắc nhiệm vụ}
      - {level: good, name: Hoàn thành tốt nhiệm vụ}

Right:

    ratings:
      - {level: excellent, name: Hoàn thành xuất sắc nhiệm vụ}
      - {level: good, name: Hoàn thành tốt nhiệm vụ}
      - {level: satisfactory, name: Hoàn thành nhiệm vụ}
      - {level: unsatisfactory, name: Không hoàn thành nhiệm vụ}
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan

# As printed, in every language of the program.
_USUAL = {
    "excellent": "Hoàn thành xuất sắc nhiệm vụ",
    "good": "Hoàn thành tốt nhiệm vụ",
    "satisfactory": "Hoàn thành nhiệm vụ",
    "unsatisfactory": "Không hoàn thành nhiệm vụ",
}


@rule("KD410", "levels-missing", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """A list of levels that lacks some."""
    levels = law.rulebook.levels if law.rulebook else _USUAL
    known = {rating.level for rating in plan.ratings}
    missing = [name for level, name in levels.items() if level not in known]
    if plan.ratings and missing:
        message = _("Nêu {here} trong {all} mức xếp loại; thiếu {names}").format(
            here=len(levels) - len(missing), all=len(levels), names=", ".join(f"“{name}”" for name in missing)
        )
        yield Finding(plan.at("ratings", key=True), message, _("Thêm đủ các mức vào ratings"))
