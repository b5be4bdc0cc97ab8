"""Marks on a document: draft, urgency, circulation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.model import Line
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _

_W = Severity.WARNING


@check("KD856", "wrong-mark", _W, "P56")
def marks(seen: Seen) -> Iterator[Outcome]:
    """Dấu dự thảo, dấu chỉ mức độ khẩn ghi sai.

    “Dự thảo lần N” cỡ 14, nghiêng, dưới số, ký hiệu. Mức độ khẩn là KHẨN, THƯỢNG KHẨN hoặc HỎA TỐC, in hoa, đậm, cỡ 14,
    dưới dấu mật, không có thì dưới số, ký hiệu; công văn theo Hướng dẫn 05 thì dưới trích yếu.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 2.1, 2.2, Phụ lục 3, dòng 10, 11; Hướng dẫn 05-HD/VPTW, II.3, II.4.
    """
    head = seen.components.head
    if not head.draft and not head.urgency:
        yield exempt(_("không có dấu dự thảo, dấu khẩn"))
    if head.draft:
        word = seen.word("draft").text
        if re.fullmatch(rf"{re.escape(word)} \d+", head.draft.text):
            yield from looks_right(seen, "draft", [head.draft], _("Dấu dự thảo"), align=seen.head_in_table)
        else:
            need = quoted(f"{word} 1")
            mend = _("Viết lại như mẫu {sample}").format(sample=need)
            yield wrong(_("Dấu dự thảo"), need, quoted(head.draft.text), mend, seen.clause("draft"), head.draft)
        yield from _below_number(seen, head.draft, _("Dấu dự thảo"), "draft")
    if head.urgency:
        what = _("Dấu chỉ mức độ khẩn")
        yield from looks_right(seen, "urgency", [head.urgency], what, align=seen.head_in_table)
        yield from _below_number(seen, head.urgency, _("Dấu chỉ mức độ khẩn"), "urgency")


def _below_number(seen: Seen, mark: Line, what: str, id_: str) -> Iterator[Outcome]:
    """Whether a mark stands under the number; for letters of the newer rules, under their subject."""
    head = seen.components.head
    begins = seen.profile.word("letter_subject")
    under = head.letter_subject[-1] if id_ == "urgency" and begins and head.letter_subject else head.number
    if under is None:
        yield by_hand(what, _("không thấy số, ký hiệu để đối chiếu"), mark)
    elif (mark.paragraph.number, mark.start) < (under.paragraph.number, under.start):
        need = _("ở dưới {line}").format(line=quoted(under.text))
        yield wrong(what, need, _("ở trên"), _("Chuyển xuống dưới dòng đó"), seen.clause(id_), mark)
    else:
        yield passed(mark)


@check("KD866", "mark-not-boxed", _W, "S31")
def boxed(seen: Seen) -> Iterator[Outcome]:
    """Dấu chỉ mức độ khẩn, phạm vi lưu hành không đóng khung hoặc sai kiểu chữ.

    Dấu HỎA TỐC, THƯỢNG KHẨN, KHẨN và dấu chỉ phạm vi lưu hành đóng trong khung, chữ in hoa, đậm, cỡ 13 đến 14.

    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, III.2.
    """
    head = seen.components.head
    found = [(id_, line) for id_, line in (("urgency", head.urgency), ("circulation", head.circulation)) if line]
    if not found:
        yield exempt(_("không có dấu khẩn, dấu phạm vi lưu hành"))
    for id_, line in found:
        yield from looks_right(seen, id_, [line], quoted(line.text), align=False)
        framed = line.paragraph.layout.boxed or line.paragraph.story == "box" or (line.cell and line.cell.ruled)
        if framed or any(run.look.boxed for run in line.runs):
            yield passed(line)
        else:
            mend = _("Đóng khung dòng đó: Borders > Box")
            yield wrong(quoted(line.text), _("đóng khung"), _("không có khung"), mend, seen.clause(id_), line)
