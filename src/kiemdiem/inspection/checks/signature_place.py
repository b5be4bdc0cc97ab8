"""Where the signature stands, and whether it stays with the text."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, not_found, passed, wrong
from kiemdiem.inspection.finding.head import outermost
from kiemdiem.inspection.model import Line
from kiemdiem.language import _

_W, _N = Severity.WARNING, Severity.NOTE


@check("KD849", "signature-place", _W, "P49", "S26")
def place(seen: Seen) -> Iterator[Outcome]:
    """Phần ký đặt sai chỗ, hoặc có thể rơi sang trang khác.

    Phần ký ở bên phải, cùng hàng với “Nơi nhận” ở bên trái. Hàng ấy không được ngắt giữa hai trang, và đi cùng dòng
    cuối của nội dung: trang cuối chỉ có chữ ký là văn bản không dùng được. Đặt sai chỗ là cảnh báo, có thể ngắt trang
    là ghi chú.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.7.2; Hướng dẫn 05-HD/VPTW, I.7.2.1, I.9.2.1; Nghị định 30/2020/NĐ-CP, Phụ lục I,
    II.9 d.
    """
    closing = seen.components.closing
    what, clause = _("Phần ký"), seen.rule("signature_place")
    signed = [line for one in closing.signatures for line in (*one.authorities, *one.capacities)]
    if not signed:
        yield not_found(what)
        return
    first, label = signed[0], closing.label
    if closing.setting != "table" or not first.cell or not label or not label.cell:
        yield by_hand(what, _("không đặt trong bảng, cần xem trên trang in"), first)
        return
    mine, theirs = outermost(first.cell), outermost(label.cell)
    if mine.column < theirs.column:
        need, have = _("ở bên phải “Nơi nhận”"), _("ở bên trái")
        yield wrong(what, need, have, _("Đổi chỗ hai ô"), clause, first)
    elif mine.row != theirs.row:
        need, have = _("cùng hàng với “Nơi nhận”"), _("khác hàng")
        yield wrong(what, need, have, _("Đặt hai ô cùng một hàng"), clause, first)
    else:
        yield from _together(seen, what, clause, first)


def _together(seen: Seen, what: str, clause: str, first: Line) -> Iterator[Outcome]:
    """Whether the block stays on one page, with the end of the text."""
    assert first.cell
    if outermost(first.cell).splits:
        mend = _("Chọn hàng, mở Table Properties > Row, bỏ Allow row to break across pages")
        yield wrong(what, _("không ngắt giữa hai trang"), _("cho ngắt"), mend, clause, first, severity=_N)
        return
    above = seen.document.between(1, seen.components.closing.first - 1)
    last = next((one for one in reversed(above) if one.text.strip()), None)
    if last and last.cell is None and not last.layout.keep_next:
        mend = _("Chọn đoạn đó, mở Paragraph > Line and Page Breaks, bật Keep with next")
        need, have = _("đoạn cuối nội dung đi cùng phần ký"), _("có thể rơi sang hai trang")
        yield wrong(what, need, have, mend, clause, last, severity=_N)
    else:
        yield passed(first)
