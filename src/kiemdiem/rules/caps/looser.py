"""Tỷ lệ khống chế rộng hơn quy định.

Kế hoạch cấp dưới không được nới mức khống chế của cấp trên: tỷ lệ cao hơn, tính trên tổng số thay vì trên số hoàn thành
tốt, hay khống chế một mức khác mà bỏ mức xuất sắc. Mức 20% số hoàn thành tốt: Hướng dẫn 21-HD/BTCTW (từ 2019), Quy
định 124-QĐ/TW (từ 2023), Quy định 366-QĐ/TW (từ 2025), Nghị định 335/2025 điều 20 khoản 5. Với công chức, viên chức thì
Nghị định 90/2020 không thấy quy định tỷ lệ, Nghị định 48/2023 không ghi con số, nên không so.

Căn cứ: Hướng dẫn 21-HD/BTCTW; Quy định 124-QĐ/TW; Quy định 366-QĐ/TW; Nghị định 335/2025, điều 20 khoản 5.

Wrong:

    rulebook: "2019"
    caps:
      - id: dang-vien
        text: đảng viên hoàn thành xuất sắc không quá 25%
        percent: 25  # KD413
        basis: pool
      - id: tap-the
        text: tập thể hoàn thành xuất sắc không quá 20% tổng số
        percent: 20
        basis: total  # KD413

Right:

    rulebook: "2019"
    caps:
      - id: dang-vien
        text: đảng viên hoàn thành xuất sắc không quá 20% số hoàn thành tốt
        percent: 20
        basis: pool
      - id: vien-chuc
        text: viên chức hoàn thành xuất sắc không quá 30% tổng số
        percent: 30
        basis: total
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.classes import Classes
from kiemdiem.diagnostic import Severity
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Cap, Plan
from kiemdiem.rulebooks import CapRule


@rule("KD413", "cap-looser-than-rulebook", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every cap that allows more than the rulebook says in numbers; what it allows as an exception is KD414's."""
    classes = Classes(plan)
    limited = {cap.level for cap in plan.caps}
    for cap in plan.caps if law.rulebook else ():
        assert law.rulebook
        rules = [known for known in classes.rules(cap, law.rulebook) if not known.follows]
        same = [known for known in rules if known.level == cap.level]
        if same:
            yield from _more(classes, cap, min(same, key=lambda known: known.exception or known.percent))
        elif rules and not {known.level for known in rules} & limited:
            level = law.rulebook.levels[rules[0].level]
            message = _("Kế hoạch không khống chế mức “{level}”, {paper} khống chế {percent}%").format(
                level=level, paper=rules[0].source, percent=rules[0].percent
            )
            yield Finding(cap.at("level"), message, _hint(rules[0]), severity=Severity.WARNING)


def _more(classes: Classes, cap: Cap, known: CapRule) -> Iterator[Finding]:
    whose = classes.name(known.subject)
    if cap.percent > (known.exception or known.percent):
        message = _("{percent}% cao hơn {allowed}% của {paper} ({whose})").format(
            percent=cap.percent, allowed=known.percent, paper=known.source, whose=whose
        )
        yield Finding(cap.at("percent"), message, _hint(known))
    if cap.basis == "total" and known.basis != "total":
        message = _("Tính trên tổng số được xếp loại; {paper} tính trên {of} ({whose})").format(
            paper=known.source, of=known.of, whose=whose
        )
        yield Finding(cap.at("basis"), message, _hint(known), severity=Severity.WARNING)


def _hint(known: CapRule) -> str:
    said = _("Ghi percent: {percent}, basis: {basis}").format(percent=known.percent, basis=known.basis)
    return said if known.confirmed else said + _("; mức này chưa đối chiếu được với nguyên văn, cần xem lại văn bản")
