"""The ceilings of a unit for people: legal wording, formula, what binds, places left or over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kiemdiem.ceilings import Quota
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.plan import Cap, ComparableGroup, LegalBasis, Plan, Task
from kiemdiem.plan.wording import unmarked
from kiemdiem.quota import DEFAULT_BASIS
from kiemdiem.vietnamese import capital_first, fold, print_date


def write(plan: Plan, name: str, illustration: str | None, found: list[Quota], stream: TextIO) -> None:
    """Print the ceilings of the unit `name`, with their legal wording; `illustration` says what no source gives."""
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.print(Text(_("Đơn vị: {name}").format(name=show(name)), "bold"))
    if illustration:
        mark = "{why}" if "minh hoa" in fold(illustration) else _("Số liệu minh họa: {why}")
        console.print(Text(mark.format(why=capital_first(show(illustration))), "yellow"))
    caps = dict.fromkeys(limit.cap.id for quota in found for limit in quota.limits)
    for cap in plan.caps:
        if cap.id in caps:
            console.print(Text(_("Quy định: “{text}”").format(text=show(unmarked(cap.text), 600))))
            for line in _source(plan, cap):
                console.print(_indented(line))
    for quota in found:
        console.print()
        _write_group(console, plan, quota)


def _source(plan: Plan, cap: Cap) -> Iterator[str]:
    """Where the wording of a cap stands, its exception, and what the plan leaves open."""
    basis = plan.find("basis", cap.legal_basis) if cap.legal_basis else None
    task = plan.find("task", cap.task) if cap.task else None
    sources = []
    if isinstance(task, Task):
        sources.append(_("kế hoạch, mục {task}").format(task=show(plan.label(task))))
    if isinstance(basis, LegalBasis):
        paper = _("{type} số {number} ngày {date} của {issuer}")
        issuer = show(plan.agency_name(basis.issuer))
        day = print_date(basis.date)
        sources.append(paper.format(type=show(basis.type), number=show(basis.number), date=day, issuer=issuer))
    yield _("Nguồn: {sources}").format(sources="; ".join(sources) or _("kế hoạch không ghi"))
    if cap.exception:
        told = _("Ngoại lệ {percent}% thay cho {usual}%: {reason}")
        reason = show(cap.exception.reason, 400)
        yield told.format(percent=cap.exception.percent, usual=cap.percent, reason=reason)
    if cap.basis is None:
        told = _("Kế hoạch không nói {percent}% tính trên số nào; ở đây tính trên {base} (basis: {basis})")
        yield told.format(percent=cap.percent, base=_("số tốt trở lên"), basis=DEFAULT_BASIS)


def _write_group(console: Console, plan: Plan, quota: Quota) -> None:
    name = " + ".join(_group_name(plan, group) for group in quota.groups) or _("toàn đơn vị")
    counts = quota.counts
    told = _("Nhóm: {name} · được xếp loại {rated}, tốt {good}, xuất sắc {excellent}")
    heading = told.format(name=show(name, 400), rated=counts.rated, good=counts.good, excellent=counts.excellent)
    console.print(Text(heading, "bold"))
    names = {"pool": _("tốt trở lên"), "strict": _("chỉ tốt"), "total": _("tổng số")}
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    for header in ("", _("Tính trên"), _("Công thức"), _("Nhiều nhất"), ""):
        table.add_column(Text(header), justify="right" if header == _("Nhiều nhất") else "left")
    for limit in quota.limits:
        marks = [_("áp dụng")] * limit.binding + [_("vượt")] * limit.exceeded
        style = "bold" if limit.binding else ""
        cells = ("→" if limit.binding else "", names[limit.basis], limit.formula, str(limit.max), ", ".join(marks))
        table.add_row(*(Text(cell, style) for cell in cells))
    if quota.limits:
        console.print(table)
    for line, style in _verdict(quota, names):
        console.print(_indented(line, style))


def _group_name(plan: Plan, id_: str) -> str:
    group = plan.find("group", id_)
    return group.name if isinstance(group, ComparableGroup) else id_


def _indented(line: str, style: str = "") -> Padding:
    return Padding(Text(line, style), (0, 0, 0, 2), expand=False)


def _verdict(quota: Quota, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Places left or over, and what to do about a ceiling of 0 or a reading that the counts break."""
    binds, used = quota.binding, quota.counts.excellent
    if binds is None:
        yield _("Không có mức trần riêng cho nhóm này"), ""
        return
    if binds.exceeded:
        yield _("Đã xếp {used}, phải bớt {over} suất").format(used=used, over=used - binds.max), "bold red"
    else:
        yield _("Đã xếp {used}, còn {left} suất").format(used=used, left=binds.max - used), "green"
    if binds.max == 0:
        yield (
            _("Mức trần là 0: hợp nhất với nhóm tương đương hoặc xin ý kiến cấp có thẩm quyền; không tự nâng lên 1"),
            "",
        )
    over = [limit for limit in quota.limits if limit.cap is binds.cap and limit.exceeded]
    if over and not binds.exceeded:
        told = _("Lưu ý: không vượt nếu tính trên {basis}, nhưng vượt nếu tính trên {others}")
        others = ", ".join(f"{names[limit.basis]} ({limit.max})" for limit in over)
        yield told.format(basis=names[binds.basis], others=others), "yellow"
