"""How a document was laid out: columns by tables, long tables with their headings on every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.finding.head import outermost
from kiemdiem.inspection.model import Cell, Paragraph
from kiemdiem.language import _

_N, _W = Severity.NOTE, Severity.WARNING
_LONG_TABLE = 15


@check("KD865", "number-and-date-apart", Severity.ERROR, "S14")
def one_line(seen: Seen) -> Iterator[Outcome]:
    """Địa danh, ngày tháng không cùng hàng với số, ký hiệu.

    Địa danh và ngày tháng năm ghi trên cùng một dòng với số, ký hiệu văn bản.

    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.
    """
    head, what = seen.components.head, _("Địa danh, ngày tháng")
    if not head.number or not head.date:
        yield not_found(what)
        return
    number, day = head.number, head.date
    if number.paragraph.number == day.paragraph.number:
        yield passed(day)
    elif not number.cell or not day.cell:
        yield by_hand(what, _("không đặt trong bảng, cần xem trên trang in"), day)
    elif outermost(number.cell).row != outermost(day.cell).row:
        mend = _("Đặt hai dòng vào hai ô cùng hàng")
        need, have = _("cùng hàng với số, ký hiệu"), _("khác hàng")
        yield wrong(what, need, have, mend, seen.rule("date"), day)
    elif _alone(seen, number.cell) and _alone(seen, day.cell):
        yield passed(day)
    else:
        yield by_hand(what, _("chung ô với dòng khác, cần xem trên trang in"), day)


def _alone(seen: Seen, cell: Cell) -> bool:
    """Whether a cell begins with the line asked about: no other text stands above it there."""
    head = seen.components.head
    first = next((line for line in seen.document.lines if line.cell == cell), None)
    return first in (head.number, head.date)


@check("KD867", "columns-by-tabs", _W, "P49", "S26")
def columns(seen: Seen) -> Iterator[Outcome]:
    """Phần đầu hoặc phần ký dàn cột bằng phím Tab, dấu cách, hoặc bằng bảng có kẻ khung.

    Hai cột ở đầu và cuối văn bản đặt bằng bảng không kẻ khung. Dàn bằng Tab hay dấu cách thì đổi một chữ, đổi máy in là
    xô lệch; khung bảng hiện ra thì không còn là phần đầu văn bản.

    Căn cứ: không có quy định riêng; cách trình bày hai cột bền nhất trong Word.
    """
    found = {_("Phần đầu"): (seen.components.head.setting, seen.components.head.title)}
    closing = seen.components.closing
    found[_("Phần ký")] = (closing.setting, closing.label)
    for what, (setting, line) in found.items():
        if line is None:
            yield not_found(what)
        elif setting == "tabs":
            mend = _("Đặt hai cột bằng bảng không kẻ khung")
            yield wrong(what, _("bảng không kẻ khung"), _("phím Tab hoặc dấu cách"), mend, "", line)
        elif setting == "plain":
            yield by_hand(what, _("không chia cột, cần xem trên trang in"), line)
        elif line.cell and outermost(line.cell).ruled:
            mend = _("Chọn bảng, mở Borders, chọn No Border")
            yield wrong(what, _("bảng không kẻ khung"), _("bảng có kẻ khung"), mend, "", line)
        else:
            yield passed(line)


@check("KD868", "table-heading-not-repeated", _N, "P07", "S01", official=False)
def repeated(seen: Seen) -> Iterator[Outcome]:
    """Bảng dài không lặp lại hàng tiêu đề.

    Bảng dài qua nhiều trang thì hàng tiêu đề lặp lại ở mỗi trang, để người đọc trang sau còn biết cột nào là gì.

    Căn cứ: không có quy định riêng; cách trình bày bảng dài trong Word.
    """
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in seen.document.paragraphs:
        if paragraph.cell and paragraph.cell.ruled and not paragraph.cell.outer:
            tables[paragraph.cell.table].append(paragraph)
    outcomes = []
    for inside in tables.values():
        rows = {one.cell.row for one in inside if one.cell}
        if len(rows) < _LONG_TABLE:
            continue
        first = inside[0]
        if first.cell and first.cell.repeats:
            outcomes.append(passed(first))
        else:
            mend = _("Chọn hàng tiêu đề, bấm Table > Repeat Header Rows")
            need, have = _("lặp lại ở mỗi trang"), _("không lặp lại")
            outcomes.append(wrong(_("Hàng tiêu đề của bảng"), need, have, mend, "", first))
    yield from first_of(outcomes) if outcomes else iter([exempt(_("không có bảng dài"))])
