"""The paragraphs of căn cứ before the text."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, exempt, first_of, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.lines import lines_of
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _


@check("KD841", "wrong-basis", Severity.ERROR, "P41", "S18")
def basis(seen: Seen) -> Iterator[Outcome]:
    """Căn cứ viết sai dấu, sai kiểu chữ.

    Mỗi căn cứ một dòng, cuối dòng là dấu chấm phẩy. Căn cứ cuối: Hướng dẫn 36 dấu phẩy; Hướng dẫn 05 và Nghị định 30
    dấu chấm. Hướng dẫn 05 mở đầu mỗi căn cứ bằng gạch đầu dòng. Văn bản của Đảng chữ đứng, văn bản hành chính chữ
    nghiêng.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.3; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 a.
    """
    bases = seen.components.bases
    what = _("Căn cứ")
    if not bases:
        yield exempt(_("không có căn cứ thành dòng riêng"))
        return
    lead = seen.profile.word("basis_lead")
    separator, end = seen.profile.word("basis_separator"), seen.profile.word("basis_end")
    outcomes = []
    for paragraph in bases:
        text = paragraph.text.strip()
        mark, id_ = (end, "basis_end") if paragraph is bases[-1] else (separator, "basis_separator")
        if lead and not text.startswith(lead):
            mend = _("Thêm gạch đầu dòng và một dấu cách")
            need, clause = _("mở đầu bằng {mark}").format(mark=quoted(lead)), seen.clause("basis_lead")
            outcomes.append(wrong(what, need, quoted(text[:12]), mend, clause, paragraph, words=text[:12]))
        elif not text.endswith(mark):
            mend = _("Kết thúc dòng này bằng {mark}").format(mark=quoted(mark))
            need, have = _("kết thúc bằng {mark}").format(mark=quoted(mark)), quoted(text[-1:])
            outcomes.append(wrong(what, need, have, mend, seen.clause(id_), paragraph))
        else:
            outcomes.append(passed(paragraph))
    yield from first_of(outcomes)
    yield from looks_right(seen, "basis", lines_of(bases), what, align=False)
