"""Paper and margins of every section."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, exempt, first_of, passed, wrong
from kiemdiem.inspection.model import Paragraph, Section
from kiemdiem.inspection.texts import allowed, amount
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING
_OF_PAPER = 0.4
_OF_MARGIN = 1.0
_TURNED = {"top": ("left", "right"), "bottom": ("left", "right"), "left": ("top", "bottom"), "right": ("top", "bottom")}
"""Where Word moves a margin when the page is turned."""


@check("KD801", "wrong-paper", _E, "P01", "S01", official=False)
def paper(seen: Seen) -> Iterator[Outcome]:
    """Khổ giấy không phải A4.

    Văn bản trình bày trên giấy A4 (210 mm x 297 mm). Khổ Letter của máy Mỹ nhìn rất giống nhưng khi in A4 thì lệch lề
    và ngắt trang khác đi.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.2; Hướng dẫn 05-HD/VPTW, IV.3; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.1.
    """
    width, height = seen.measure("page_width"), seen.measure("page_height")
    outcomes = []
    for section in seen.document.sections:
        sides = sorted((section.width, section.height))
        if width.allows(sides[0], _OF_PAPER) and height.allows(sides[1], _OF_PAPER):
            outcomes.append(passed(_first(seen, section)))
            continue
        need = _("A4, {width} x {height}").format(width=allowed(width), height=allowed(height))
        have = f"{amount(section.width, 'mm')} x {amount(section.height, 'mm')}"
        mend = _("Mở Layout > Size, chọn A4")
        clause = seen.clause("page_width")
        outcomes.append(wrong(_("Khổ giấy"), need, have, mend, clause, _first(seen, section)))
    yield from first_of(outcomes)


@check("KD802", "wrong-top-margin", _E, "P02", "S02", official=False)
def top_margin(seen: Seen) -> Iterator[Outcome]:
    """Lề trên sai.

    Lề đo từ mép giấy đến chữ. Văn bản của Đảng: 20 mm; văn bản hành chính: 20 đến 25 mm. Lề sai làm lệch số trang và
    chỗ đóng dấu, và không nộp lưu được cùng hồ sơ.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; Hướng dẫn 05-HD/VPTW, IV.4.1.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3.
    """
    yield from _margin(seen, "top", _("Lề trên"))


@check("KD803", "wrong-bottom-margin", _E, "P03", "S02", official=False)
def bottom_margin(seen: Seen) -> Iterator[Outcome]:
    """Lề dưới sai.

    Văn bản của Đảng: 20 mm; văn bản hành chính: 20 đến 25 mm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; Hướng dẫn 05-HD/VPTW, IV.4.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3.
    """
    yield from _margin(seen, "bottom", _("Lề dưới"))


@check("KD804", "wrong-left-margin", _E, "P04", "S03", official=False)
def left_margin(seen: Seen) -> Iterator[Outcome]:
    """Lề trái sai.

    Văn bản của Đảng: 30 mm; văn bản hành chính: 30 đến 35 mm. Lề trái rộng là chỗ đóng hồ sơ; khoảng chừa để đóng gáy
    (Gutter) được tính vào lề này.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; Hướng dẫn 05-HD/VPTW, IV.4.1.3; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3.
    """
    yield from _margin(seen, "left", _("Lề trái"))


@check("KD805", "wrong-right-margin", _E, "P05", "S04", official=False)
def right_margin(seen: Seen) -> Iterator[Outcome]:
    """Lề phải sai.

    Văn bản của Đảng: 15 mm; văn bản hành chính: 15 đến 20 mm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; Hướng dẫn 05-HD/VPTW, IV.4.1.4; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3.
    """
    yield from _margin(seen, "right", _("Lề phải"))


def _margin(seen: Seen, side: str, what: str) -> Iterator[Outcome]:
    measure = seen.measure(side)
    tolerance = _OF_MARGIN if measure.low == measure.high else _OF_PAPER
    outcomes = []
    for section in seen.document.sections:
        have = getattr(section, side) + (section.gutter if side == "left" and not seen.document.mirrored else 0)
        sides = (side, *_TURNED[side]) if section.landscape else (side,)
        if any(seen.measure(one).allows(have, tolerance) for one in sides):
            outcomes.append(passed(_first(seen, section)))
            continue
        mend = _("Mở Layout > Margins > Custom Margins, đặt {value}").format(value=amount(measure.prints, "mm"))
        where = _first(seen, section)
        outcomes.append(wrong(what, allowed(measure), amount(have, "mm"), mend, seen.clause(side), where))
    yield from first_of(outcomes)


@check("KD806", "wrong-mirror-margins", _E, "P06", official=False)
def mirrored_margins(seen: Seen) -> Iterator[Outcome]:
    """In hai mặt mà lề trong, lề ngoài sai.

    Khi khai lề đối xứng (Mirror margins) thì lề trong phải bằng lề trái, lề ngoài bằng lề phải của trang một mặt, và
    không chừa thêm Gutter: mặt sau tự thành lề trái 15 mm, lề phải 30 mm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; Hướng dẫn 05-HD/VPTW, IV.4.2.
    """
    if not seen.document.mirrored:
        yield exempt(_("không khai in hai mặt"))
        return
    for section in seen.document.sections:
        if section.gutter:
            need, have = amount(0, "mm"), amount(section.gutter, "mm")
            mend = _("Mở Layout > Margins > Custom Margins, đặt Gutter bằng 0")
            clause = seen.rule("mirrored")
            yield wrong(_("Khoảng đóng gáy (Gutter)"), need, have, mend, clause, _first(seen, section))
        else:
            yield passed(_first(seen, section))


@check("KD807", "landscape-without-table", _W, "P07", "S01", official=False)
def landscape(seen: Seen) -> Iterator[Outcome]:
    """Trang ngang mà không có bảng.

    Trang giấy để dọc; chỉ để ngang khi có bảng, biểu không tách riêng thành phụ lục.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.3; Hướng dẫn 05-HD/VPTW, IV.4.3; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.2.
    """
    turned = [section for section in seen.document.sections if section.width > section.height]
    if not turned:
        yield exempt(_("không có trang ngang"))
    for section in turned:
        if any(one.pictures or _in_table(seen, one) for one in _inside(seen, section)):
            yield passed(_first(seen, section))
            continue
        mend = _("Mở Layout > Orientation, chọn Portrait cho phần này")
        need, have = _("trang dọc, trừ trang có bảng"), _("trang ngang không có bảng nào")
        yield wrong(_("Hướng giấy"), need, have, mend, seen.rule("landscape"), _first(seen, section))


def _in_table(seen: Seen, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in a table that is not there to make columns of the header or the signature."""
    closing, number = seen.components.closing, paragraph.number
    framing = number <= seen.components.heading.last or closing.first <= number <= closing.last
    return paragraph.cell is not None and (paragraph.cell.ruled or not framing)


def _inside(seen: Seen, section: Section) -> tuple[Paragraph, ...]:
    return seen.document.between(section.first, section.last)


def _first(seen: Seen, section: Section) -> Paragraph | None:
    inside = _inside(seen, section)
    return next((one for one in inside if one.text.strip()), inside[0] if inside else None)
