"""The line with place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.finding.head import outermost
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _
from kiemdiem.vietnamese import fold, long_date

_SAMPLE = "Hà Nội, ngày 03 tháng 4 năm 2018"
_E, _N = Severity.ERROR, Severity.NOTE
_DATE = re.compile(r"(?P<place>\S.*), ngày (?P<d>\d+) tháng (?P<m>\d+) năm (?P<y>\d{4})")
_BLANKS = r"(?:…+|\.{2,}|_+|\d{1,2})?"
_UNFILLED = re.compile(
    rf"\S.*, ngày ?{_BLANKS} ?tháng ?{_BLANKS} ?năm ?(?:…+|\.{{2,}}|_+|\d{{4}}|20(?:…+|\.{{2,}}|_+))?"
)
_LEVELS = (
    "tinh", "thanh pho", "tp", "thi xa", "tx", "huyen", "quan", "q", "xa", "phuong", "thi tran", "tt", "dac khu", "dk",
)  # fmt: skip
_PERSONS = ("ho chi minh",)


@check("KD827", "wrong-date-line", _E, "P27", "S14")
def form(seen: Seen) -> Iterator[Outcome]:
    """Địa danh, ngày tháng năm viết sai cách.

    Viết “Hà Nội, ngày 03 tháng 4 năm 2018”: có dấu phẩy sau địa danh, đủ chữ ngày, tháng, năm; ngày dưới 10 và tháng 1,
    tháng 2 thêm số 0 phía trước, các tháng khác không. Chỗ trống chờ ghi ngày chỉ có ở bản dự thảo.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.4.2; Hướng dẫn 05-HD/VPTW, I.4.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.
    """
    line = seen.components.head.date
    what, clause = _("Địa danh, ngày tháng"), seen.rule("date")
    sample = _SAMPLE
    if line is None:
        mend = _("Ghi địa danh, ngày tháng năm dưới tiêu đề, ví dụ {sample}").format(sample=sample)
        yield not_found(what, mend, clause)
        return
    match = _DATE.fullmatch(line.text)
    if match is None:
        if _UNFILLED.fullmatch(line.text):
            yield by_hand(what, _("còn để trống, ghi khi ban hành"), line)
            return
        mend = _("Viết lại như mẫu {sample}").format(sample=sample)
        yield wrong(what, _("như mẫu {sample}").format(sample=sample), quoted(line.text), mend, clause, line)
        return
    said = line.text[line.text.rindex("ngày") :]
    try:
        need = long_date(date(int(match["y"]), int(match["m"]), int(match["d"])))
    except ValueError:
        need = ""
    if not need:
        mend = _("Ghi lại ngày tháng cho đúng")
        yield wrong(what, _("một ngày có thật"), quoted(said), mend, clause, line, words=said)
    elif said != need:
        mend = _("Viết lại: {text}").format(text=need)
        yield wrong(what, quoted(need), quoted(said), mend, clause, line, words=said)
    else:
        yield passed(line)


@check("KD828", "date-line-face", _E, "P28", "S14")
def face(seen: Seen) -> Iterator[Outcome]:
    """Dòng ngày tháng sai cỡ chữ, kiểu chữ hoặc đặt sai chỗ.

    Chữ nghiêng, căn giữa dưới tiêu đề (tiêu ngữ); văn bản của Đảng cỡ 14, văn bản hành chính cỡ 13 đến 14.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 4 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.4.
    """
    head = seen.components.head
    what = _("Địa danh, ngày tháng")
    if head.date is None:
        yield not_found(what)
        return
    yield from looks_right(seen, "date", [head.date], what, align=seen.head_in_table)
    title = head.title
    if title and title.cell and head.date.cell and outermost(title.cell).column != outermost(head.date.cell).column:
        mend = _("Chuyển dòng này sang cột bên phải, dưới tiêu đề")
        need, have = _("ở cột bên phải, dưới tiêu đề"), _("ở cột khác")
        yield wrong(what, need, have, mend, seen.rule("date"), head.date)


@check("KD829", "place-without-level", _N, "P29")
def place(seen: Seen) -> Iterator[Outcome]:
    """Địa danh thiếu tên cấp đơn vị hành chính.

    Địa danh đặt theo tên người, tên một âm tiết, chữ số, hoặc trùng với tên đơn vị cấp trên thì ghi kèm tên cấp: “TP.
    Hồ Chí Minh”, “Quận 1”.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.4.1; Hướng dẫn 05-HD/VPTW, I.4.1.1 c.
    """
    line = seen.components.head.date
    what = _("Địa danh")
    if line is None:
        yield not_found(what)
        return
    name = re.split(r",|\bngày\b", line.text)[0].strip()
    bare = fold(name).replace(".", "")
    if words.is_blank(name):
        yield by_hand(what, _("còn để trống"), line)
    elif bare.split()[0] in _LEVELS or " ".join(bare.split()[:2]) in _LEVELS:
        yield passed(line)
    elif len(bare.split()) == 1 or bare in _PERSONS or any(letter.isdigit() for letter in bare):
        mend = _("Thêm tên cấp, ví dụ: thị xã {name}, TP. {name}").format(name=name)
        clause = seen.rule("place")
        yield wrong(what, _("có tên cấp đơn vị hành chính"), quoted(name), mend, clause, line, words=name)
    elif bare:
        yield passed(line)
    else:
        yield exempt(_("không đọc được địa danh"))
