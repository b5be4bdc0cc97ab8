"""Annexes: on pages of their own, numbered, titled, named in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, passed, wrong
from kiemdiem.inspection.components import Annex
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.model import Section
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

_BLANK_ABOVE = 20
"""Blank paragraphs that may stand above the label on its page."""

_NUMBER = re.compile(r"(?:số )?([IVXLC]+|\d+)\.?$", re.IGNORECASE)


@check("KD857", "wrong-annex", Severity.ERROR, "P57", "S29")
def annexes(seen: Seen) -> Iterator[Outcome]:
    """Phụ lục trình bày sai.

    Phụ lục bắt đầu ở trang mới, có tên; từ hai phụ lục trở lên thì đánh số: văn bản của Đảng số Ả-rập, văn bản hành
    chính số La Mã; nội dung văn bản phải nhắc tới phụ lục. Hướng dẫn 05 và Nghị định 30: dưới tên có dòng “(Kèm theo …
    số …)” và số trang đánh riêng.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.5; Hướng dẫn 05-HD/VPTW, II.1, IV.5.2; Nghị định 30/2020/NĐ-CP, Phụ lục I,
    III.1.
    """
    found = seen.components.annexes
    if not found:
        yield exempt(_("không có phụ lục"))
        return
    outcomes = [*_mentioned(seen)]
    for place, annex in enumerate(found, 1):
        outcomes += [*_page(seen, annex), *_number(seen, annex, place), *_titled(seen, annex), *_restart(seen, annex)]
    yield from first_of(outcomes)
    for annex in found:
        yield from looks_right(seen, "annex", [annex.label], _("Dòng “Phụ lục”"))
        yield from looks_right(seen, "annex_title", annex.title, _("Tên phụ lục"))
        if annex.reference:
            yield from looks_right(seen, "annex_reference", [annex.reference], _("Dòng kèm theo của phụ lục"))


def _mentioned(seen: Seen) -> Iterator[Outcome]:
    components = seen.components
    last = components.closing.first or components.annexes[0].label.paragraph.number
    text = " ".join(fold(one.text) for one in seen.document.between(1, last - 1))
    if re.search(r"\b(?:phu luc|kem theo|bieu|danh sach|dinh kem)", text):
        yield passed(components.annexes[0].label)
    else:
        mend = _("Nhắc tới phụ lục trong nội dung, ví dụ: (có phụ lục kèm theo)")
        need, have = _("nội dung nhắc tới phụ lục"), _("không nhắc tới")
        yield wrong(_("Phụ lục"), need, have, mend, seen.rule("annexes"), components.annexes[0].label)


def _page(seen: Seen, annex: Annex) -> Iterator[Outcome]:
    """Whether an annex begins on a page of its own."""
    label = annex.label.paragraph
    section = _section(seen, label.number)
    above = seen.document.between(label.number - 4, label.number - 1)
    last = max((place for place, one in enumerate(above) if one.text.strip()), default=0)
    broken = any(one.page_break for one in (*above[last:], label))
    starts = section is not None and _opens(seen, section, label.number)
    if label.layout.page_before or broken or starts:
        yield passed(annex.label)
    else:
        mend = _("Bấm Ctrl+Enter trước dòng này để sang trang")
        need, have = _("bắt đầu ở trang mới"), _("nối tiếp trang trước")
        yield wrong(_("Phụ lục"), need, have, mend, seen.rule("annexes"), annex.label)


def _opens(seen: Seen, section: Section, number: int) -> bool:
    """Whether a section begins on a new page, and nothing is to be read in it before the paragraph of this number."""
    if section.continuous or section.first < number - _BLANK_ABOVE:
        return False
    return not any(one.text.strip() for one in seen.document.between(section.first, number - 1))


def _section(seen: Seen, number: int) -> Section | None:
    return next((one for one in seen.document.sections if one.first <= number <= one.last), None)


def _number(seen: Seen, annex: Annex, place: int) -> Iterator[Outcome]:
    match = _NUMBER.search(annex.label.text)
    roman = seen.profile.annex_numbering == "roman"
    need = _("đánh số La Mã") if roman else _("đánh số Ả-rập")
    mend = _("Đánh số các phụ lục: {sample}").format(sample="Phụ lục I, II …" if roman else "Phụ lục 1, 2 …")
    what, clause = _("Số của phụ lục"), seen.rule("annexes")
    if match is None:
        if len(seen.components.annexes) > 1:
            yield wrong(what, need, _("không đánh số"), mend, clause, annex.label)
        else:
            yield passed(annex.label)
        return
    said = match[1].upper()
    if said.isdigit() is roman:
        yield wrong(what, need, quoted(match[1]), mend, clause, annex.label, words=match[1])
    elif said != (_roman(place) if roman else str(place)):
        written = quoted(_roman(place) if roman else str(place))
        yield wrong(what, _("liền nhau, ở đây là {n}").format(n=written), quoted(match[1]), mend, clause, annex.label)
    else:
        yield passed(annex.label)


def _roman(count: int) -> str:
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while count >= value:
            text, count = text + letters, count - value
    return text


def _titled(seen: Seen, annex: Annex) -> Iterator[Outcome]:
    what, clause = _("Phụ lục"), seen.clause("annex_title")
    if not annex.title:
        mend = _("Ghi tên phụ lục ở dòng dưới, căn giữa")
        yield wrong(what, _("có tên"), _("không có tên"), mend, clause, annex.label)
    if seen.profile.annex_reference and annex.reference is None:
        mend = _("Thêm dòng (Kèm theo … số …, ngày … tháng … năm … của …) dưới tên phụ lục")
        clause = seen.clause("annex_reference")
        yield wrong(what, _("có dòng kèm theo văn bản nào"), _("không có"), mend, clause, annex.label)


def _restart(seen: Seen, annex: Annex) -> Iterator[Outcome]:
    """Whether the pages of an annex are numbered by themselves, where the profile wants that."""
    if not seen.profile.annex_pages:
        return
    section = _section(seen, annex.label.paragraph.number)
    if section is None or not any(header.numbers for header in section.headers):
        yield by_hand(_("Số trang của phụ lục"), _("không thấy số trang"), annex.label)
    elif section.starts_at is not None:
        yield passed(annex.label)
    else:
        mend = _("Đặt phụ lục trong Section riêng, Page Number > Format > Start at 1")
        need, have = _("đánh số trang riêng"), _("nối tiếp văn bản")
        yield wrong(_("Số trang của phụ lục"), need, have, mend, seen.rule("annexes"), annex.label)
