"""The text of a document: size, alignment, indents, spacing, its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.model import Paragraph
from kiemdiem.inspection.paragraphs import LONG, is_heading, is_text, sizes_of
from kiemdiem.inspection.texts import aligned, allowed, amount, decimal, sizes
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING
_OF_INDENT = 0.3
_OF_SPACING = 0.1
_SINGLE = 1.15
"""Height of a single line of Times New Roman, in sizes."""

_CLOSERS = "”\"’')] "


@check("KD834", "body-size", _E, "P34", "S19")
def size(seen: Seen) -> Iterator[Outcome]:
    """Cỡ chữ phần nội dung sai, hoặc lẫn nhiều cỡ.

    Nội dung văn bản của Đảng cỡ 14 đến 15, văn bản hành chính cỡ 13 đến 14, cùng một cỡ từ đầu đến cuối.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 6 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    face, what, clause = seen.profile.faces["body"], _("Cỡ chữ nội dung"), seen.clause("body")
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
    face = seen.profile.faces["body"]
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
    measure, clause = seen.profile.measures["first_line"], seen.clause("first_line")
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


@check("KD837", "paragraph-gap", _E, "P37", "S21")
def gap(seen: Seen) -> Iterator[Outcome]:
    """Khoảng cách giữa các đoạn dưới 6 pt, hoặc cách bằng đoạn trống.

    Các đoạn cách nhau ít nhất 6 pt bằng định dạng đoạn (Spacing Before, After), không bấm Enter thêm một dòng. Bật
    “Don't add space between paragraphs of the same style” là mất khoảng cách này.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    measure, clause = seen.profile.measures["gap"], seen.clause("gap")
    what = _("Khoảng cách giữa các đoạn")
    mend = _("Mở Paragraph > Spacing, đặt Before {value}").format(value=amount(measure.prints, "pt"))
    blank = {one.number: one for one in seen.document.paragraphs if one.blank and one.cell is None}
    outcomes = []
    for above, below in pairwise(seen.components.text):
        if above.layout.align == below.layout.align == "center":
            continue
        between = range(above.number + 1, below.number)
        if between and all(number in blank for number in between):
            remove = _("Xóa đoạn trống, đặt khoảng cách bằng Paragraph > Spacing")
            outcomes.append(wrong(what, allowed(measure), _("cách bằng đoạn trống"), remove, clause, below))
        elif not between:
            have = _between(above, below)
            fits = measure.allows(have, _OF_SPACING)
            fault = wrong(what, allowed(measure), amount(have, "pt"), mend, clause, below)
            outcomes.append(passed(below) if fits else fault)
    yield from first_of(outcomes) if outcomes else iter([exempt(_("không có hai đoạn liền nhau"))])


def _between(above: Paragraph, below: Paragraph) -> float:
    """Points between two paragraphs that follow one another."""
    same = above.style == below.style
    after = 0 if same and above.layout.contextual else above.layout.after
    return after + (0 if same and below.layout.contextual else below.layout.before)


@check("KD838", "line-spacing", _E, "P38", "S22")
def line_spacing(seen: Seen) -> Iterator[Outcome]:
    """Dãn dòng sai.

    Văn bản của Đảng dãn dòng chính xác (Exactly) từ 18 pt trở lên, theo Hướng dẫn 05 là 18 đến 22 pt; văn bản hành
    chính dãn dòng đơn đến 1,5 dòng. Cùng con số mà chọn Multiple hay At least là khoảng cách khác hẳn.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    exact = seen.profile.measure("line_exact")
    measure = exact or seen.profile.measures["line_multiple"]
    clause = seen.clause("line_exact" if exact else "line_multiple")
    way = "Exactly" if exact else "Multiple"
    need = f"{way} {allowed(measure)}"
    value = amount(measure.prints, measure.unit)
    mend = _("Mở Paragraph > Line spacing, chọn {way} {value}").format(way=way, value=value)
    outcomes = []
    for paragraph in seen.components.text:
        if paragraph.pictures or paragraph.layout.align == "center":
            continue
        fits = _is_exact(seen, paragraph) if exact else _is_multiple(seen, paragraph)
        fault = wrong(_("Dãn dòng"), need, _spacing(paragraph), mend, clause, paragraph)
        outcomes.append(passed(paragraph) if fits else fault)
    yield from first_of(outcomes) if outcomes else iter([not_found(_("Nội dung"))])


def _is_exact(seen: Seen, paragraph: Paragraph) -> bool:
    layout = paragraph.layout
    return layout.line_rule == "exact" and seen.profile.measures["line_exact"].allows(layout.line, _OF_SPACING)


def _is_multiple(seen: Seen, paragraph: Paragraph) -> bool:
    """Whether lines stand as far apart as the measure says, also where the distance is given in points."""
    layout, measure = paragraph.layout, seen.profile.measures["line_multiple"]
    if layout.line_rule == "auto":
        return measure.allows(layout.line, 0.01)
    single = _SINGLE * max(sizes_of(paragraph), default=seen.profile.faces["body"].prints)
    lines = max(layout.line / single, 1 if layout.line_rule == "atLeast" else 0)
    return measure.allows(lines, 0.05)


def _spacing(paragraph: Paragraph) -> str:
    names = {"auto": "Multiple", "exact": "Exactly", "atLeast": "At least"}
    unit = "lines" if paragraph.layout.line_rule == "auto" else "pt"
    return f"{names[paragraph.layout.line_rule]} {amount(paragraph.layout.line, unit)}"


@check("KD839", "picture-in-exact-line", _W, "P39", "S22", official=False)
def picture(seen: Seen) -> Iterator[Outcome]:
    """Hình nằm trong đoạn dãn dòng Exactly nên bị cắt.

    Đoạn có hình mà dãn dòng Exactly thì Word chỉ hiện phần hình cao bằng một dòng. Đặt riêng đoạn đó dãn dòng đơn.

    Căn cứ: không có quy định riêng; cách Word trình bày đoạn dãn dòng Exactly.
    """
    pictured = [one for one in seen.document.everything if one.pictures]
    if not pictured:
        yield exempt(_("không có hình"))
    for paragraph in pictured:
        if paragraph.layout.line_rule == "exact":
            mend = _("Chọn đoạn có hình, đặt Line spacing là Single")
            need, have = _("dãn dòng đơn"), _spacing(paragraph)
            yield wrong(_("Đoạn có hình"), need, have, mend, "", paragraph)
        else:
            yield passed(paragraph)


@check("KD840", "text-end", _E, "P40", "S32")
def end(seen: Seen) -> Iterator[Outcome]:
    """Nội dung kết thúc sai dấu.

    Nội dung văn bản của Đảng kết thúc bằng dấu chấm (.), văn bản hành chính theo mẫu kết thúc bằng “./.”, nên với văn
    bản hành chính chỉ là cảnh báo.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục III.
    """
    word, what, clause = seen.profile.words["text_end"], _("Dấu kết thúc nội dung"), seen.clause("text_end")
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
