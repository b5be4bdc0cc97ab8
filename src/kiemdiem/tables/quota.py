"""The ceilings of a unit for people: legal wording, formula, what binds, places left or over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kiemdiem.ceilings import Labels, Quota
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.layers.naming import basis_name, group_names, part_name, source, unit_names
from kiemdiem.quota import Layer, level_words, pool_words
from kiemdiem.tables.grids import bar, console
from kiemdiem.vietnamese import capital_first, fold


def write(
    name: str,
    illustration: str | None,
    found: Sequence[Quota],
    labels: Labels,
    stream: TextIO,
    *,
    explain: bool = False,
) -> None:
    """Print the ceilings of the unit `name`, with their legal wording; `illustration` says what no source gives.

    `explain` adds how the figures are made and why they are read so.
    """
    out = console(stream)
    out.print(Text(_("Đơn vị: {name}").format(name=show(name)), "bold"))
    if illustration:
        mark = "{why}" if "minh hoa" in fold(illustration) else _("Số liệu minh họa: {why}")
        out.print(Text(mark.format(why=capital_first(show(illustration))), "yellow"))
    for layer in dict.fromkeys(limit.layer for quota in found for limit in quota.limits):
        out.print(Text(_("Quy định: “{text}”").format(text=show(layer.text, 600))))
        for line in (*source(layer), *(_reasons(layer) if explain else ())):
            out.print(_indented(line))
    several = len({quota.units for quota in found if len(quota.units) == 1}) > 1
    for quota in found:
        out.print()
        _write_quota(out, part_name(quota, labels) if several else group_names(quota, labels), quota, labels)


def _reasons(layer: Layer) -> Iterator[str]:
    """Why a figure is read as it is: what is counted, the basis, the rounding."""
    level, below = level_words(layer.level)
    scopes = {
        "unit": _("từng đơn vị (mỗi loại đối tượng riêng)"),
        "group": _("từng nhóm tương đương"),
        "class": _("từng loại đối tượng của cả danh sách"),
        "whole": _("cả danh sách"),
    }
    yield _("Tính trong: {scopes}; mọi phạm vi đều phải đạt").format(
        scopes=", ".join(scopes[scope] for scope in layer.scopes)
    )
    yield _(
        "Ba cách hiểu “{percent}%”: {pool} ({level} được chọn trong số {below}): 100x ≤ {percent}(x + {below}); "
        "chỉ {below} (đúng câu chữ): 100x ≤ {percent} × {below}; tổng số được xếp loại: 100x ≤ {percent} × tổng số"
    ).format(percent=layer.share, pool=pool_words(layer.level), level=level, below=below)
    if layer.rounding == "nearest":
        yield _("Làm tròn đến số gần nhất theo kế hoạch: có thể vượt tỷ lệ, vì 2,5 thành 3; mặc định là làm tròn xuống")
    else:
        yield _(
            "Làm tròn xuống: “không vượt quá” thì phần lẻ không thành một suất; làm tròn đến số gần nhất "
            "(rounding: nearest) có nơi dùng nhưng vượt tỷ lệ, nên không phải mặc định"
        )


def _write_quota(out: Console, name: str, quota: Quota, labels: Labels) -> None:
    if len(quota.units) > 1:
        name = f"{name} ({unit_names(quota, labels)})"
    counts = quota.counts
    told = _("Nhóm: {name} · được xếp loại {rated}, tốt {good}, xuất sắc {excellent}")
    heading = told.format(name=show(name, 400), rated=counts.rated, good=counts.good, excellent=counts.excellent)
    out.print(Text(heading, "bold"))
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    for header in ("", _("Tính trên"), _("Công thức"), _("Nhiều nhất"), ""):
        table.add_column(Text(header), justify="right" if header == _("Nhiều nhất") else "left")
    several = len({limit.layer for limit in quota.limits}) > 1
    for limit in quota.limits:
        marks = [_("áp dụng")] * limit.binding + [_("vượt")] * limit.exceeded
        style = "bold" if limit.binding else ""
        named = f"{basis_name(limit)} ({show(limit.layer.id, 40)})" if several else basis_name(limit)
        cells = ("→" if limit.binding else "", named, limit.formula, str(limit.max), ", ".join(marks))
        table.add_row(*(Text(cell, style) for cell in cells))
    if quota.limits:
        out.print(table)
    for line, style in _verdict(quota, out.file):
        out.print(_indented(line, style))


def _indented(line: str, style: str = "") -> Padding:
    return Padding(Text(line, style), (0, 0, 0, 2), expand=False)


def _verdict(quota: Quota, stream: object) -> Iterator[tuple[str, str]]:
    """Places left or over, and what to do about a ceiling of 0 or a reading that the counts break."""
    binds = quota.binding
    if binds is None:
        yield _("Không có mức trần riêng cho nhóm này"), ""
        return
    drawn = bar(binds.used, binds.max, stream)
    if binds.exceeded:
        told = _("Đã xếp {used}, phải bớt {over} suất").format(used=binds.used, over=binds.used - binds.max)
        yield f"{told}  {drawn}", "bold red"
    else:
        told = _("Đã xếp {used}, còn {left} suất").format(used=binds.used, left=binds.max - binds.used)
        yield f"{told}  {drawn}", "green"
    if binds.max == 0:
        yield (
            _("Mức trần là 0: hợp nhất với nhóm tương đương hoặc xin ý kiến cấp có thẩm quyền; không tự nâng lên 1"),
            "",
        )
    over = [limit for limit in quota.limits if limit.layer == binds.layer and limit.exceeded]
    if over and not binds.exceeded:
        told = _("Lưu ý: không vượt nếu tính trên {basis}, nhưng vượt nếu tính trên {others}")
        others = ", ".join(f"{basis_name(limit)} ({limit.max})" for limit in over)
        yield told.format(basis=basis_name(binds), others=others), "yellow"


def tightest(pairs: Iterable[tuple[str, Quota]], labels: Labels, stream: TextIO) -> None:
    """Print for each group by which of the layers it is held, and how many may still go up under all of them."""
    out = console(stream)
    out.print()
    for group, quota in pairs:
        binds, room = quota.binding, quota.room
        if binds is None or room is None:
            continue
        told = (
            _("{group}: theo mọi tầng phải bớt {n} (chặn bởi {what}: {layer} {percent}%)")
            if room < 0
            else _("{group}: theo mọi tầng còn {n} suất (chặn bởi {what}: {layer} {percent}%)")
        )
        what = f"{unit_names(quota, labels)}, {group_names(quota, labels)}"
        layer, percent = show(binds.layer.id, 40), binds.percent
        text = told.format(group=show(group, 160), n=abs(room), what=what, layer=layer, percent=percent)
        out.print(Text(text, "bold red" if room < 0 else ""))
