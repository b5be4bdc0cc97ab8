"""The number and symbol of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.formats.numbers import Number, read_number
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.model import Line
from kiemdiem.inspection.texts import listed, quoted
from kiemdiem.language import _
from kiemdiem.symbols import is_type

_E = Severity.ERROR
_BLANK_SERIAL = re.compile(r"^(?:…+|\.{2,}|_+)?(?=[-/])")
_SINGLE = re.compile(r"^[1-9](?=[-/])")
_SOME = "12"
_SAMPLES = {"party": "Số 05-KH/TU", "state": "Số: 05/KH-UBND"}


@check("KD823", "wrong-number", _E, "P23", "S12")
def form(seen: Seen) -> Iterator[Outcome]:
    """Số, ký hiệu viết sai cách.

    Văn bản của Đảng: “Số 05-KH/TU”, không có dấu hai chấm, gạch nối giữa số và ký hiệu, gạch chéo trước tên cơ quan.
    Văn bản hành chính: “Số: 05/KH-UBND”, có dấu hai chấm, gạch chéo sau số. Viết liền, gạch nối là dấu trừ trên bàn
    phím, không phải gạch ngang dài mà Word tự đổi.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.3.2; Hướng dẫn 05-HD/VPTW, I.3.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 c.
    """
    line = seen.components.head.number
    what, clause = _("Số, ký hiệu"), seen.clause("number_label")
    sample = _SAMPLES[seen.profile.bodies]
    if line is None:
        yield not_found(what, _("Ghi số, ký hiệu dưới tên cơ quan, ví dụ {sample}").format(sample=sample), clause)
        return
    number = _number(seen, line)
    agency_blank = bool(re.search(r"[-/](?:…+|\.{2,}|_+)$", line.text))
    if number:
        yield passed(line)
    elif agency_blank and _number_of(seen, re.sub(r"(?<=[-/])(?:…+|\.{2,}|_+)$", "TU", _bare(seen, line))):
        yield by_hand(what, _("chưa ghi tên cơ quan trong ký hiệu"), line)
    else:
        mend = _("Viết lại như mẫu {sample}").format(sample=sample)
        yield wrong(what, _("như mẫu {sample}").format(sample=sample), quoted(line.text), mend, clause, line)


@check("KD824", "number-not-padded", _E, "P24", "S12")
def padded(seen: Seen) -> Iterator[Outcome]:
    """Số văn bản dưới 10 thiếu số 0, hoặc để trống.

    Số nhỏ hơn 10 ghi thêm số 0 phía trước: 05, không phải 5. Chỗ trống chờ cấp số chỉ có ở bản dự thảo.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.3.2; Hướng dẫn 05-HD/VPTW, I.3.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 c.
    """
    line = seen.components.head.number
    if line is None:
        yield not_found(_("Số, ký hiệu"))
        return
    bare = _bare(seen, line)
    if match := _SINGLE.match(bare):
        need = f"“0{match[0]}”"
        mend = _("Thêm số 0 phía trước")
        clause = seen.clause("number_label")
        yield wrong(_("Số văn bản"), need, f"“{match[0]}”", mend, clause, line, words=match[0])
    elif _BLANK_SERIAL.match(bare):
        yield by_hand(_("Số văn bản"), _("còn để trống, ghi khi phát hành"), line)
    else:
        yield passed(line)


@check("KD825", "symbol-of-other-type", _E, "P25", "S13")
def symbol(seen: Seen) -> Iterator[Outcome]:
    """Ký hiệu không khớp với tên loại văn bản.

    Kế hoạch ký hiệu KH, Thông báo TB, Tờ trình TTr, Công văn của Đảng CV; công văn hành chính không có chữ viết tắt
    tên loại. Sai ký hiệu thì vào nhầm sổ, tra không thấy.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.3.1 b; Hướng dẫn 05-HD/VPTW, I.3.1.2 a; Nghị định 30/2020/NĐ-CP, Phụ lục III,
    mục I.
    """
    line = seen.components.head.number
    what = _("Ký hiệu tên loại")
    kind = seen.profile.kinds.get(seen.components.heading.kind)
    if line is None or kind is None:
        yield not_found(what)
        return
    number = _number(seen, line, agency="TU")
    if number is None:
        yield by_hand(what, _("chưa đọc được số, ký hiệu"), line)
    elif number.type in kind.symbols or (not kind.symbols and not number.type and not is_type(_first(number))):
        yield passed(line)
    elif not kind.symbols and seen.components.is_letter is False:
        yield exempt(_("tên loại này không có ký hiệu"))
    else:
        need = listed(kind.symbols) if kind.symbols else _("không có chữ viết tắt tên loại")
        have = quoted(number.type or _first(number))
        mend = _("Sửa ký hiệu, hoặc sửa tên loại văn bản")
        clause = seen.cite(kind.clause)
        yield wrong(what, need, have, mend, clause, line, words=number.type)


@check("KD826", "number-face", _E, "P26", "S12")
def face(seen: Seen) -> Iterator[Outcome]:
    """Số, ký hiệu sai cỡ chữ, kiểu chữ.

    Chữ đứng, không đậm, căn giữa dưới tên cơ quan; văn bản của Đảng cỡ 14, văn bản hành chính cỡ 13.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 3 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.3 c.
    """
    line = seen.components.head.number
    if line is None:
        yield not_found(_("Số, ký hiệu"))
    else:
        yield from looks_right(seen, "number", [line], _("Số, ký hiệu"), align=seen.head_in_table)


def _first(number: Number) -> str:
    """The first group of a symbol without a type."""
    return number.agency.split("-")[0]


def _bare(seen: Seen, line: Line) -> str:
    """The number without its label, as the profile writes it; otherwise the line as it is."""
    label = seen.profile.word("number_label")
    rest = line.text.removeprefix(label)
    return rest.removeprefix(" ") if rest != line.text else line.text


def _number(seen: Seen, line: Line, agency: str = "") -> Number | None:
    """The parts of the number; a blank for the serial is filled in, one for the agency too where one is given."""
    bare = _bare(seen, line)
    if agency:
        bare = re.sub(r"(?<=[-/])(?:…+|\.{2,}|_+)$", agency, bare)
    return _number_of(seen, bare)


def _number_of(seen: Seen, bare: str) -> Number | None:
    filled = _BLANK_SERIAL.sub(_SOME, bare)
    return read_number(seen.profile, _SINGLE.sub(_SOME, filled))
