"""Bộ quy định không có, hoặc không còn (chưa) hiệu lực trong kỳ đánh giá.

Mức, tỷ lệ, biểu mẫu lấy theo bộ quy định. Sai bộ thì tính sai tất cả. Bộ "2019" theo Hướng dẫn 21-HD/BTCTW (từ
18/10/2019), "2023" theo Hướng dẫn 25-HD/BTCTW (từ 10/11/2023), "2025" theo Hướng dẫn 43-HD/BTCTW (từ 31/10/2025). Bộ
khác thì đặt tệp rulebooks/<mã>.toml ở nơi chạy lệnh.

Căn cứ: Hướng dẫn 21-HD/BTCTW; Hướng dẫn 25-HD/BTCTW; Hướng dẫn 43-HD/BTCTW.

Wrong:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}
    rulebook: "2023"  # KD416

Wrong:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}
    rulebook: "2022"  # KD416

Right:

    document: {subject: kiểm điểm, year: 2022, issuer: ban-thuong-vu}
    rulebook: "2019"
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem import rulebooks
from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Plan
from kiemdiem.vietnamese import nearest, print_date


@rule("KD416", "rulebook-does-not-fit", Severity.ERROR)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """A rulebook that is unknown, or in force on no day of the campaign."""
    if plan.rulebook is None:
        return
    first, last = _campaign(plan)
    if law.rulebook is None:
        message = _("Không có bộ quy định “{id}”; có: {known}").format(
            id=show(plan.rulebook, 60), known=", ".join(rulebooks.names())
        )
        near = _in_force(first, last) or nearest(plan.rulebook, rulebooks.names())
        yield Finding(plan.at("rulebook"), message, _hint(near))
    elif last < law.rulebook.first_day or law.rulebook.last_day < first:
        message = _("Bộ quy định “{id}” có hiệu lực {validity}, kế hoạch từ {first} đến {last}").format(
            id=law.rulebook.id, validity=_validity(law.rulebook), first=print_date(first), last=print_date(last)
        )
        yield Finding(plan.at("rulebook"), message, _hint(_in_force(first, last)))


def _in_force(first: date, last: date) -> str | None:
    return rulebooks.valid_on(last) or rulebooks.valid_on(first)


def _campaign(plan: Plan) -> tuple[date, date]:
    """The day of issue, or New Year, and the end of the campaign; a plan may be issued after the year it is about."""
    year = plan.document.year
    days = (plan.document.date or date(year, 1, 1), plan.period.to if plan.period else date(year, 12, 31))
    return min(days), max(days)


def _validity(book: rulebooks.Rulebook) -> str:
    first = _("từ {day}").format(day=print_date(book.first_day))
    return (
        first
        if book.last_day.year == date.max.year
        else f"{first} " + _("đến {day}").format(day=print_date(book.last_day))
    )


def _hint(fitting: str | None) -> str:
    if fitting is None:
        return _("Bỏ rulebook: không có bộ quy định nào cho kỳ này")
    return _('Ghi rulebook: "{id}"').format(id=fitting)
