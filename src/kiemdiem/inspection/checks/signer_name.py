"""The name of who signs. What it says is never printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, not_found, wrong
from kiemdiem.inspection.components import Signature
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _

_E = Severity.ERROR
_MINUTES = "biên bản"
_ACADEMIC = re.compile(
    r"(?:GS|PGS|TS|ThS|BS|KS|CN|DS|NGƯT|NGND|TSKH|LS|CKI|CKII|Ths|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng"
    r"|Trung tướng|Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)(?:[.,\s]|$)"
)


@check("KD848", "wrong-name", _E, "P48", "S25")
def name(seen: Seen) -> Iterator[Outcome]:
    """Họ tên người ký ghi sai.

    Họ tên viết thường, đậm, cỡ 14 (văn bản hành chính cỡ 13 đến 14); trước họ tên không ghi học hàm, học vị, quân hàm.
    Với lực lượng vũ trang, giáo dục, y tế, khoa học, Nghị định 30 có ngoại lệ.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.7.1; Hướng dẫn 05-HD/VPTW, I.7.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 c.
    """
    for one in seen.components.closing.signatures:
        yield from (replace(outcome, private=True) for outcome in _named(seen, one))


def _named(seen: Seen, one: Signature) -> Iterator[Outcome]:
    what, clause, line = _("Họ tên người ký"), seen.rule("name"), one.name
    if line is None:
        needed = not seen.draft and seen.components.heading.kind != _MINUTES
        yield not_found(what, _("Ghi họ tên người ký dưới chức vụ") if needed else "", clause)
        return
    if words.is_blank(line.text):
        yield by_hand(what, _("còn để trống"), line)
        return
    if match := _ACADEMIC.match(line.text):
        mend = _("Bỏ học hàm, học vị, quân hàm")
        need = _("không có học hàm, học vị, quân hàm")
        yield wrong(what, need, quoted(match[0].strip()), mend, clause, line, words=match[0].strip())
    if line.text.isupper():
        mend = _("Viết hoa chữ cái đầu mỗi tiếng")
        yield wrong(what, _("chữ thường, viết hoa đầu mỗi tiếng"), _("in hoa cả họ tên"), mend, clause, line)
    yield from looks_right(seen, "name", [line], what, align=seen.components.closing.setting == "table")
