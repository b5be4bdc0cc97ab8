"""The text of a document: size, alignment, indents, its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.paragraphs import LONG, is_heading, is_text, sizes_of
from kiemdiem.inspection.texts import aligned, allowed, amount, decimal, sizes
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING
_OF_INDENT = 0.3
_CLOSERS = "”\"’')] "


@check("KD834", "body-size", _E, "P34", "S19")
def size(seen: Seen) -> Iterator[Outcome]:
    """Cỡ chữ phần nội dung sai, hoặc lẫn nhiều cỡ.

    Nội dung văn bản của Đảng cỡ 14 đến 15, văn bản hành chính cỡ 13 đến 14, cùng một cỡ từ đầu đến cuối.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 6 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    face, what, clause = seen.face("body"), _("Cỡ chữ nội dung"), seen.clause("body")
    found = {one.number: sizes_of(one) for one in seen.components.text}
    counts = Counter(each for one in found.values() for each in one)
    if not counts:
        yield not_found(_("Nội dung"))
        return
    usual = max(counts, key=lambda one: (face.allows_size(one), counts[one]))
    mend = _("Chọn phần nội dung, đặt cỡ {size}").format(
        size=decimal(usual if face.allows_size(usual) else face.prints)
    )
    outcomes = []
    for paragraph in seen.components.text:
        strange = [one for one in found[paragraph.number] if one != usual or not face.allows_size(one)]
        if not strange:
            outcomes.append(passed(paragraph))
            continue
        need = sizes(face) if not face.allows_size(strange[0]) else _("một cỡ suốt văn bản, {size}")
        have = _("cỡ {size}").format(size=decimal(strange[0]))
        words = next((run.text.strip() for run in paragraph.runs if run.look.size == strange[0]), "")
        outcomes.append(wrong(what, need.format(size=decimal(usual)), have, mend, clause, paragraph, words=words))
    yield from first_of(outcomes)


@check("KD835", "body-not-justified", _E, "P35", "S19")
def alignment(seen: Seen) -> Iterator[Outcome]:
    """Nội dung không căn đều hai bên.

    Nội dung văn bản căn đều hai lề. Đoạn chỉ có một dòng và tên phần, chương, mục ở giữa không tính.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    face = seen.face("body")
    need, mend = aligned(face.align), _("Chọn phần nội dung, bấm Justify (Ctrl+J)")
    outcomes = []
    for paragraph in seen.components.text:
        if len(paragraph.text) < LONG or is_heading(paragraph):
            continue
        if paragraph.layout.align == face.align:
            outcomes.append(passed(paragraph))
        else:
            have = aligned(paragraph.layout.align)
            outcomes.append(wrong(_("Đoạn văn"), need, have, mend, seen.clause("first_line"), paragraph))
    yield from first_of(outcomes) if outcomes else iter([exempt(_("không có đoạn dài hơn một dòng"))])


@check("KD836", "first-line-indent", _W, "P36", "S20")
def indent(seen: Seen) -> Iterator[Outcome]:
    """Đầu đoạn không lùi vào đúng khoảng quy định.

    Dòng đầu mỗi đoạn lùi vào khoảng 10 mm (chính Văn phòng Trung ương in 12,7 mm); văn bản hành chính 10 mm hoặc 12,7
    mm. Lùi bằng định dạng đoạn, không bằng phím Tab hay dấu cách.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    measure, clause = seen.measure("first_line"), seen.clause("first_line")
    mend = _("Mở Paragraph > Special > First line, đặt {value}").format(value=amount(measure.prints, "mm"))
    outcomes = []
    for paragraph in seen.components.text:
        if not is_text(paragraph):
            continue
        lead = paragraph.raw[: len(paragraph.raw) - len(paragraph.raw.lstrip())]
        have = paragraph.layout.left + paragraph.layout.first_line
        if not lead and measure.allows(have, _OF_INDENT):
            outcomes.append(passed(paragraph))
            continue
        said = _("lùi bằng phím Tab hoặc dấu cách") if lead else amount(have, "mm")
        outcomes.append(wrong(_("Đầu đoạn"), allowed(measure), said, mend, clause, paragraph))
    yield from first_of(outcomes) if outcomes else iter([exempt(_("không có đoạn văn"))])


@check("KD840", "text-end", _E, "P40", "S32")
def end(seen: Seen) -> Iterator[Outcome]:
    """Nội dung kết thúc sai dấu.

    Nội dung văn bản của Đảng kết thúc bằng dấu chấm (.), văn bản hành chính theo mẫu kết thúc bằng “./.”, nên với văn
    bản hành chính chỉ là cảnh báo.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục III.
    """
    word, what, clause = seen.word("text_end"), _("Dấu kết thúc nội dung"), seen.clause("text_end")
    if not seen.components.body:
        yield not_found(_("Nội dung"))
        return
    last = seen.components.body[-1]
    text = last.text.rstrip().rstrip(_CLOSERS)
    closing = seen.components.closing.first or len(seen.document.paragraphs) + 1
    after = [one for one in seen.document.between(last.number + 1, closing - 1) if one.text.strip()]
    party = seen.profile.bodies == "party"
    if after or not seen.components.closing.first:
        yield by_hand(what, _("nội dung kết thúc bằng bảng, hoặc không thấy phần ký"), last)
    elif party and re.search(r"\./\.$|[^.]/\.$", text):
        mend = _("Bỏ “/.”")
        yield wrong(what, f"“{word.text}”", f"“{text[-3:]}”", mend, clause, last, words=text[-3:])
    elif text.endswith(word.text) or (not party and text.endswith(word.also)):
        yield passed(last)
    else:
        mend = _("Kết thúc đoạn cuối bằng {mark}").format(mark=f"“{word.text}”")
        severity = _E if party else _W
        yield wrong(what, f"“{word.text}”", f"“{text[-1:]}”", mend, clause, last, severity=severity)
