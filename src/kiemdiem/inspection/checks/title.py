"""The title of a document: ĐẢNG CỘNG SẢN VIỆT NAM, or Quốc hiệu with Tiêu ngữ, and the rule under it."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.rules_drawn import rule_outcomes
from kiemdiem.inspection.texts import decimal, quoted, size_of
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING


@check("KD815", "wrong-title", _E, "P15", "S07")
def title(seen: Seen) -> Iterator[Outcome]:
    """Tiêu đề (Quốc hiệu) không đúng từng chữ.

    Văn bản của Đảng mở đầu bằng ĐẢNG CỘNG SẢN VIỆT NAM, văn bản hành chính bằng CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, ở
    góc phải, dòng đầu, in hoa, đúng từng chữ. Dấu thanh đặt kiểu cũ hay mới (HÒA, HOÀ) đều được.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.1; Hướng dẫn 05-HD/VPTW, I.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 a.
    """
    line = seen.components.head.title
    need = seen.word("title")
    if line is None:
        mend = _("Ghi {title} ở góc phải, dòng đầu trang nhất").format(title=need.text)
        yield not_found(_("Tiêu đề"), mend, seen.clause("title"))
    elif line.text in need.accepted:
        yield passed(line)
    else:
        mend = _("Gõ lại đúng: {title}").format(title=need.text)
        yield wrong(_("Tiêu đề"), quoted(need.text), quoted(line.text), mend, seen.clause("title"), line)


@check("KD816", "title-face", _E, "P16", "S07")
def title_face(seen: Seen) -> Iterator[Outcome]:
    """Tiêu đề (Quốc hiệu) sai cỡ chữ, kiểu chữ.

    Văn bản của Đảng: cỡ 15, đứng, đậm. Văn bản hành chính: cỡ 12 đến 13, đứng, đậm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 1 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.1 a.
    """
    line = seen.components.head.title
    if line is None:
        yield not_found(_("Tiêu đề"))
    else:
        yield from looks_right(seen, "title", [line], _("Tiêu đề"), align=seen.head_in_table)


@check("KD817", "title-rule", _W, "P17", "S09")
def title_rule(seen: Seen) -> Iterator[Outcome]:
    """Dưới tiêu đề (tiêu ngữ) không có đường kẻ ngang đúng cách.

    Đường kẻ nét liền, dài bằng dòng chữ phía trên: kẻ bằng gạch chân, đường viền hay hình vẽ, không gõ bằng dấu gạch.
    Văn bản của Đảng kẻ dưới tiêu đề, văn bản hành chính kẻ dưới tiêu ngữ.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.1.2; Hướng dẫn 05-HD/VPTW, I.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 b.
    """
    head = seen.components.head
    above = head.motto if seen.profile.bodies == "state" else head.title
    what = _("Đường kẻ dưới tiêu ngữ") if seen.profile.bodies == "state" else _("Đường kẻ dưới tiêu đề")
    if above is None:
        yield not_found(what)
    else:
        yield from rule_outcomes(seen, "title_rule", [above], head.title_rules, what)


@check("KD818", "foreign-component", _E, "P18", "S30")
def foreign(seen: Seen) -> Iterator[Outcome]:
    """Lẫn thành phần của loại văn bản khác.

    Văn bản của Đảng không có Quốc hiệu, Tiêu ngữ; văn bản hành chính không có tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM, không có
    dấu sao dưới tên cơ quan, không ký T/M, K/T, T/L. Thường do dùng lại mẫu của bên kia.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.1; Hướng dẫn 05-HD/VPTW, I.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1.
    """
    other = "state" if seen.profile.bodies == "party" else "party"
    need = _("chỉ có thành phần của một loại văn bản")
    mend = _("Xóa dòng này")
    clause = seen.rule("foreign")
    foreign_lines = [
        line
        for line in seen.document.lines
        if line.paragraph.number <= seen.components.heading.last
        and (words.title_of(line.text) == other or (other == "state" and words.is_motto(line.text)))
    ]
    star = seen.components.head.mark
    if other == "party" and star and words.is_star(star.text):
        foreign_lines.append(star)
    for line in foreign_lines[:1]:
        yield wrong(_("Phần đầu văn bản"), need, quoted(line.text), mend, clause, line)
    if not foreign_lines:
        yield passed()


@check("KD862", "wrong-motto", _E, "S08")
def motto(seen: Seen) -> Iterator[Outcome]:
    """Tiêu ngữ không đúng.

    Tiêu ngữ “Độc lập - Tự do - Hạnh phúc” viết thường, chữ cái đầu các cụm từ viết hoa, giữa các cụm từ có gạch nối,
    có cách chữ; cỡ 13 đến 14, đậm, thường hơn Quốc hiệu một cỡ và không nhỏ hơn.

    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 b.
    """
    head = seen.components.head
    need = seen.word("motto")
    what, clause = _("Tiêu ngữ"), seen.clause("motto")
    if head.motto is None:
        yield not_found(what, _("Ghi {motto} dưới Quốc hiệu").format(motto=need.text), clause)
        return
    if head.motto.text not in need.accepted:
        mend = _("Gõ lại đúng: {motto}").format(motto=need.text)
        yield wrong(what, quoted(need.text), quoted(head.motto.text), mend, clause, head.motto)
    yield from looks_right(seen, "motto", [head.motto], what, align=seen.head_in_table)
    if head.title and head.title.runs and head.motto.runs:
        above, size = head.title.runs[0].look.size, head.motto.runs[0].look
        if size.size < above:
            mend = _("Đặt tiêu ngữ không nhỏ hơn Quốc hiệu")
            need_size = _("cỡ {size} trở lên").format(size=decimal(above))
            yield wrong(what, need_size, size_of(size), mend, clause, head.motto)
