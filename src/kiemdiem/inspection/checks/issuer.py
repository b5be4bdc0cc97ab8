"""Who issues a document: superior, issuer, the mark under them."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.rules_drawn import rule_outcomes
from kiemdiem.inspection.texts import aligned, quoted
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

_E, _W = Severity.ERROR, Severity.WARNING
_LOCAL = ("huyen uy", "thi uy", "quan uy", "dang uy", "chi bo")


@check("KD819", "issuer-face", _E, "P19", "S10")
def face(seen: Seen) -> Iterator[Outcome]:
    """Tên cơ quan ban hành hoặc cơ quan cấp trên sai cỡ chữ, kiểu chữ.

    Cả hai in hoa, đứng; cơ quan ban hành đậm, cơ quan cấp trên không đậm. Văn bản của Đảng cỡ 14, văn bản hành chính
    cỡ 12 đến 13. Hai dòng cùng đậm thì không biết ai ban hành.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 2 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.2 b.
    """
    head = seen.components.head
    if not head.issuer:
        mend = _("Ghi tên cơ quan ban hành ở góc trái, dòng đầu, ngang tiêu đề")
        yield not_found(_("Tên cơ quan ban hành"), mend, seen.clause("issuer"))
        return
    align = seen.head_in_table
    yield from looks_right(seen, "issuer", head.issuer, _("Tên cơ quan ban hành"), align=align)
    yield from looks_right(seen, "superior", head.superiors, _("Tên cơ quan cấp trên"), align=align)


@check("KD820", "issuer-is-standing-committee", _W, "P20")
def committee(seen: Seen) -> Iterator[Outcome]:
    """Tên cơ quan ban hành ghi Ban Thường vụ.

    Văn bản của Ban Thường vụ vẫn ghi tên cấp ủy (TỈNH ỦY X, THỊ ỦY Y); Ban Thường vụ chỉ có ở phần ký thay mặt.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.2.1 b; Hướng dẫn 05-HD/VPTW, I.2.1.
    """
    issuer = seen.components.head.issuer
    named = next((line for line in issuer if "ban thuong vu" in fold(line.text)), None)
    if not issuer:
        yield not_found(_("Tên cơ quan ban hành"))
    elif named:
        mend = _("Ghi tên cấp ủy, bỏ “Ban Thường vụ”")
        clause = seen.rule("issuer_name")
        yield wrong(_("Tên cơ quan ban hành"), _("tên cấp ủy"), quoted(named.text), mend, clause, named)
    else:
        yield passed(issuer[-1])


@check("KD821", "wrong-superior", _W, "P21")
def superior(seen: Seen) -> Iterator[Outcome]:
    """Thiếu hoặc thừa tên cơ quan cấp trên.

    Cấp ủy cấp huyện và tương đương, đảng ủy, chi bộ ghi tên đảng bộ cấp trên ở dòng trên; tỉnh ủy, thành ủy trực thuộc
    Trung ương thì không.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.2.1 b; Hướng dẫn 05-HD/VPTW, I.2.1.
    """
    head = seen.components.head
    what, clause = _("Tên cơ quan cấp trên"), seen.rule("superior")
    if not head.issuer:
        yield not_found(what)
        return
    name = fold(" ".join(line.text for line in head.issuer))
    if words.is_blank(name):
        yield by_hand(what, _("chưa ghi tên cơ quan ban hành"), head.issuer[0])
    elif name.startswith(_LOCAL) and not head.superiors:
        mend = _("Thêm dòng ĐẢNG BỘ … của cấp trên, không đậm, ở trên")
        yield wrong(what, _("có, ở trên tên cơ quan ban hành"), _("không có"), mend, clause, head.issuer[0])
    elif name.startswith("tinh uy") and head.superiors:
        mend = _("Bỏ dòng này")
        need = _("không có, vì tỉnh ủy ghi một dòng")
        yield wrong(what, need, quoted(head.superiors[0].text), mend, clause, head.superiors[0])
    elif name.startswith((*_LOCAL, "tinh uy")):
        yield passed(head.issuer[0])
    else:
        yield by_hand(what, _("tùy cơ quan ban hành thuộc cấp nào"), head.issuer[0])


@check("KD822", "issuer-mark", _E, "P22")
def mark(seen: Seen) -> Iterator[Outcome]:
    """Giữa tên cơ quan và số văn bản không có dấu sao.

    Dưới tên cơ quan ban hành là một dấu sao (*) đứng riêng một dòng, ở giữa, ngăn với số, ký hiệu; không kẻ ngang như
    văn bản hành chính.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.2.2; Hướng dẫn 05-HD/VPTW, I.2.2.
    """
    head = seen.components.head
    need = seen.word("issuer_mark").text
    what, clause = _("Dấu ngăn dưới tên cơ quan"), seen.clause("issuer_mark")
    mend = _("Đặt một dòng chỉ có dấu {mark}, căn giữa, giữa tên cơ quan và số").format(mark=need)
    if head.mark is None and head.issuer_rules:
        yield wrong(what, quoted(need), _("đường kẻ"), mend, clause, head.issuer[-1])
    elif head.mark is None:
        yield not_found(what, mend, clause)
    elif head.mark.text != need:
        yield wrong(what, quoted(need), quoted(head.mark.text), mend, clause, head.mark)
    elif seen.head_in_table and head.mark.paragraph.layout.align != "center":
        yield wrong(what, aligned("center"), aligned(head.mark.paragraph.layout.align), mend, clause, head.mark)
    else:
        yield passed(head.mark)


@check("KD863", "issuer-rule", _W, "S11")
def rule(seen: Seen) -> Iterator[Outcome]:
    """Dưới tên cơ quan ban hành không có đường kẻ đúng cách.

    Đường kẻ ngang nét liền, dài bằng 1/3 đến 1/2 dòng chữ, đặt cân đối ở giữa; không phải dấu sao, không gõ bằng dấu
    gạch.

    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2 b.
    """
    head = seen.components.head
    what = _("Đường kẻ dưới tên cơ quan")
    if not head.issuer:
        yield not_found(what)
    else:
        yield from rule_outcomes(seen, "issuer_rule", head.issuer, head.issuer_rules, what)
