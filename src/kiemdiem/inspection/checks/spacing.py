"""The space between paragraphs and between lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.model import Paragraph
from kiemdiem.inspection.paragraphs import sizes_of
from kiemdiem.inspection.texts import allowed, amount
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING
_OF_SPACING = 0.1
_SINGLE = 1.15
"""Height of a single line of Times New Roman, in sizes."""


@check("KD837", "paragraph-gap", _E, "P37", "S21")
def gap(seen: Seen) -> Iterator[Outcome]:
    """Khoảng cách giữa các đoạn dưới 6 pt, hoặc cách bằng đoạn trống.

    Các đoạn cách nhau ít nhất 6 pt bằng định dạng đoạn (Spacing Before, After), không bấm Enter thêm một dòng. Bật
    “Don't add space between paragraphs of the same style” là mất khoảng cách này.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 e.
    """
    measure, clause = seen.measure("gap"), seen.clause("gap")
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
    measure = exact or seen.measure("line_multiple")
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
    return layout.line_rule == "exact" and seen.measure("line_exact").allows(layout.line, _OF_SPACING)


def _is_multiple(seen: Seen, paragraph: Paragraph) -> bool:
    """Whether lines stand as far apart as the measure says, also where the distance is given in points."""
    layout, measure = paragraph.layout, seen.measure("line_multiple")
    if layout.line_rule == "auto":
        return measure.allows(layout.line, 0.01)
    single = _SINGLE * max(sizes_of(paragraph), default=seen.face("body").prints)
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
