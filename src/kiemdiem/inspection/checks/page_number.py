"""The number of the page: where it stands, how it looks, that the first page has none."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.lines import lines_of
from kiemdiem.inspection.model import Paragraph
from kiemdiem.inspection.texts import aligned, allowed, amount
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING
_OF_DISTANCE = 2.0
_LINES_OF_TWO_PAGES = 75
_LETTERS_OF_A_LINE = 70


@check("KD811", "page-number-misplaced", _E, "P11", "S06", official=False)
def place(seen: Seen) -> Iterator[Outcome]:
    """Số trang không ở giữa, phía trên trang.

    Văn bản từ hai trang trở lên thì đánh số bằng chữ số Ả-rập, đặt giữa phần lề trên, không thụt lề. Số ở chân trang
    hoặc dồn sang phải là thói quen của mẫu báo cáo, không phải thể thức.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.4; Hướng dẫn 05-HD/VPTW, IV.5.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.7.
    """
    clause = seen.clause("page_number_top")
    need = _("ở giữa, phía trên trang")
    mend = _("Mở Insert > Page Number > Top of Page, chọn kiểu ở giữa")
    at_bottom = [one for section in seen.document.sections for footer in section.footers for one in footer.numbers]
    numbered = _numbered(seen)
    if at_bottom:
        yield wrong(_("Số trang"), need, _("ở chân trang"), mend, clause, at_bottom[0])
    elif not numbered:
        yield _unnumbered(seen, mend, clause)
    for section in seen.document.sections if seen.document.even_and_odd and numbered else ():
        even = section.header("even")
        if even is None or not even.numbers:
            yield wrong(_("Số trang"), need, _("không có ở trang chẵn"), mend, clause, numbered[0])
            return
    for paragraph in numbered:
        if _is_centred(paragraph):
            yield passed(paragraph)
        else:
            yield wrong(_("Số trang"), need, aligned(paragraph.layout.align), mend, clause, paragraph)
            return


@check("KD812", "page-number-height", _W, "P12", "S06", official=False)
def height(seen: Seen) -> Iterator[Outcome]:
    """Số trang không cách mép trên đúng khoảng quy định.

    Văn bản của Đảng: số trang cách mép trên trang giấy 10 mm. Văn bản hành chính: số trang nằm trong phần lề trên.
    Trong Word đó là khoảng cách từ mép đến đầu trang (Header from top).

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.4; Hướng dẫn 05-HD/VPTW, IV.5.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.7.
    """
    if not _numbered(seen):
        yield not_found(_("Số trang"))
        return
    measure = seen.measure("page_number_top")
    tolerance = _OF_DISTANCE if measure.low == measure.high else 0
    far = [one for one in seen.document.sections if not measure.allows(one.header_distance, tolerance)]
    if not far:
        yield passed()
        return
    mend = _("Mở Layout > Page Setup > Layout, đặt Header {value}").format(value=amount(measure.prints, "mm"))
    have = amount(far[0].header_distance, "mm")
    yield wrong(
        _("Khoảng cách từ mép trên đến số trang"), allowed(measure), have, mend, seen.clause("page_number_top"),
        _numbered(seen)[0],
    )  # fmt: skip


@check("KD813", "page-number-on-first-page", _E, "P13", "S06", official=False)
def first_page(seen: Seen) -> Iterator[Outcome]:
    """Trang thứ nhất có đánh số.

    Trang đầu không hiện số trang. Trong Word: bật Different First Page và để trống đầu trang của trang đầu.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.4; Hướng dẫn 05-HD/VPTW, IV.5.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.7.
    """
    first = seen.document.sections[0]
    margins = (*first.headers, *first.footers)
    usual = [one for header in margins if header.kind == "default" for one in header.numbers]
    on_first = [one for header in margins if header.kind == "first" for one in header.numbers]
    mend = _("Bật Different First Page, xóa số trang ở trang đầu")
    need, clause = _("không hiện ở trang đầu"), seen.clause("page_number_top")
    if not usual and not on_first:
        yield not_found(_("Số trang"))
    elif on_first and first.title_page:
        yield wrong(_("Số trang"), need, _("hiện ở trang đầu"), mend, clause, on_first[0])
    elif usual and not first.title_page:
        yield wrong(_("Số trang"), need, _("hiện ở mọi trang"), mend, clause, usual[0])
    else:
        yield passed()


@check("KD814", "page-number-face", _W, "P14", "S06", official=False)
def face(seen: Seen) -> Iterator[Outcome]:
    """Số trang sai cỡ chữ, kiểu chữ.

    Số trang là chữ số Ả-rập, kiểu chữ đứng, không đậm; văn bản của Đảng cỡ 14, văn bản hành chính cỡ 13 đến 14.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 15 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, I.7.
    """
    numbered = _numbered(seen)
    if not numbered:
        yield not_found(_("Số trang"))
    written = next((one for one in seen.document.sections if one.number_form != "decimal"), None)
    if numbered and written:
        mend = _("Mở Page Number > Format Page Numbers, chọn 1, 2, 3")
        need, have = _("chữ số Ả-rập"), written.number_form
        yield wrong(_("Số trang"), need, have, mend, seen.clause("page_number"), numbered[0])
    for line in lines_of(numbered):
        yield from looks_right(seen, "page_number", [line], _("Số trang"), align=False)


def _numbered(seen: Seen) -> list[Paragraph]:
    """The paragraphs of page headers with the number of the page, each once."""
    found = [one for section in seen.document.sections for header in section.headers for one in header.numbers]
    return list({one.number: one for one in found}.values())


def _is_centred(paragraph: Paragraph) -> bool:
    layout = paragraph.layout
    by_tab = layout.centred_tab and paragraph.text.startswith("\t") and not paragraph.text.startswith("\t\t")
    return by_tab or (layout.align == "center" and abs(layout.left - layout.right) < 1 and abs(layout.first_line) < 1)


def _unnumbered(seen: Seen, mend: str, clause: str) -> Outcome:
    """A document of one page needs no number; how many pages there are the file does not always say."""
    if seen.document.pages == 1:
        return exempt(_("văn bản một trang"))
    lines = sum(1 + len(one.text) // _LETTERS_OF_A_LINE for one in seen.document.paragraphs)
    if (
        seen.document.pages > 1
        or lines > _LINES_OF_TWO_PAGES
        or any(one.page_break for one in seen.document.paragraphs)
    ):
        return not_found(_("Số trang"), mend, clause)
    return by_hand(_("Số trang"), _("không thấy; chỉ cần khi văn bản từ hai trang trở lên"))
