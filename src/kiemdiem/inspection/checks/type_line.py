"""Type, subject and the mark under them; the subject of an official letter."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.rules_drawn import rule_outcomes
from kiemdiem.inspection.texts import aligned, quoted
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

_E, _W = Severity.ERROR, Severity.WARNING
_LETTER_GAP = 6.0


@check("KD830", "wrong-type", _E, "P30", "S15")
def type_(seen: Seen) -> Iterator[Outcome]:
    """Tên loại văn bản sai: không có trong quy định, không đứng riêng dòng, sai cỡ chữ hay kiểu chữ.

    Tên loại in hoa, đứng, đậm, riêng một dòng, căn giữa; văn bản của Đảng cỡ 15 đến 16, văn bản hành chính cỡ 13 đến
    14. Công văn không có tên loại.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.5, Phụ lục 3, dòng 5; Hướng dẫn 05-HD/VPTW, I.5; Nghị định 30/2020/NĐ-CP, Phụ
    lục I, II.5.
    """
    heading = seen.components.heading
    line, what, clause = heading.type, _("Tên loại văn bản"), seen.rule("type")
    if seen.components.is_letter:
        yield exempt(_("công văn không có tên loại"))
    elif line is None:
        mend = _("Ghi tên loại in hoa, đậm, căn giữa, riêng một dòng")
        yield not_found(what, mend, clause)
    elif not heading.kind:
        mend = _("Dùng một tên loại có trong quy định")
        yield wrong(what, _("một loại có trong quy định"), quoted(line.text), mend, clause, line)
    elif fold(line.text).strip(" .:-") != fold(heading.kind):
        mend = _("Xuống dòng sau tên loại")
        yield wrong(what, _("đứng riêng một dòng"), quoted(line.text), mend, clause, line)
    else:
        yield from looks_right(seen, "type", [line], what)


@check("KD831", "wrong-subject", _E, "P31", "S16")
def subject(seen: Seen) -> Iterator[Outcome]:
    """Trích yếu sai cỡ chữ, kiểu chữ hoặc cách viết.

    Trích yếu đặt dưới tên loại, chữ đậm, căn giữa, không có dấu chấm cuối. Văn bản của Đảng cỡ 14 đến 15, chữ cái đầu
    viết thường; văn bản hành chính cỡ 13 đến 14, chữ cái đầu viết hoa.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.5, Phụ lục 3, dòng 5; Hướng dẫn 05-HD/VPTW, I.5; Nghị định 30/2020/NĐ-CP, Phụ
    lục I, II.5 b.
    """
    heading = seen.components.heading
    what, clause = _("Trích yếu"), seen.clause("subject")
    if seen.components.is_letter:
        yield exempt(_("công văn ghi trích yếu dưới số, ký hiệu"))
        return
    if not heading.subject:
        yield not_found(what, _("Ghi trích yếu dưới tên loại, đậm, căn giữa"), clause)
        return
    first, last = heading.subject[0], heading.subject[-1]
    yield from looks_right(seen, "subject", heading.subject, what)
    face = seen.face("subject")
    letter = next((one for one in first.text if one.isalpha()), "")
    word = first.text.split()[0] if first.text.split() else ""
    if face.case == "first-lower" and letter.isupper() and not _keeps_capital(first.text):
        mend = _("Viết thường chữ cái đầu, trừ tên riêng")
        need, have = _("chữ cái đầu viết thường"), quoted(word)
        yield wrong(what, need, have, mend, clause, first, words=word, severity=_W)
    if face.case == "first-upper" and letter.islower():
        mend = _("Viết hoa chữ cái đầu")
        yield wrong(what, _("chữ cái đầu viết hoa"), quoted(word), mend, clause, first, words=word)
    if last.text.endswith((".", ";", ",")):
        mend = _("Bỏ dấu câu cuối trích yếu")
        have = quoted(last.text[-1])
        yield wrong(what, _("không có dấu câu ở cuối"), have, mend, clause, last, severity=_W)


def _keeps_capital(text: str) -> bool:
    """Whether the first word may be a proper name or an abbreviation: a check cannot tell."""
    first, *rest = text.split()
    return first.isupper() or bool(rest and rest[0][:1].isupper() and not rest[0].isupper())


@check("KD832", "subject-mark", _E, "P32")
def mark(seen: Seen) -> Iterator[Outcome]:
    """Dưới trích yếu không có năm gạch nối.

    Dưới trích yếu là đúng năm dấu gạch nối (-----), căn giữa. Word hay tự đổi thành đường viền hoặc gạch ngang dài:
    bấm Ctrl+Z ngay sau khi Word đổi.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.5.2; Hướng dẫn 05-HD/VPTW, I.5.2.1.
    """
    heading = seen.components.heading
    need = seen.word("subject_mark").text
    what, clause = _("Dấu ngăn dưới trích yếu"), seen.clause("subject_mark")
    mend = _("Gõ {mark} riêng một dòng, căn giữa, dưới trích yếu").format(mark=need)
    if seen.components.is_letter or heading.type is None:
        yield exempt(_("không có tên loại và trích yếu ở giữa trang"))
    elif heading.mark is None and heading.rules:
        yield wrong(what, quoted(need), _("đường kẻ"), mend, clause, (heading.subject or (heading.type,))[-1])
    elif heading.mark is None:
        yield not_found(what, mend, clause)
    elif heading.mark.text != need:
        yield wrong(what, quoted(need), quoted(heading.mark.text), mend, clause, heading.mark)
    elif heading.mark.paragraph.layout.align != "center":
        have = aligned(heading.mark.paragraph.layout.align)
        yield wrong(what, aligned("center"), have, mend, clause, heading.mark)
    else:
        yield passed(heading.mark)


@check("KD833", "wrong-letter-subject", _E, "P33", "S17")
def letter(seen: Seen) -> Iterator[Outcome]:
    """Trích yếu công văn sai cách.

    Công văn không có tên loại, không có năm gạch nối; trích yếu ghi dưới số, ký hiệu, căn giữa: văn bản của Đảng cỡ 12,
    nghiêng (Hướng dẫn 05 mở đầu bằng “về việc”); văn bản hành chính “V/v …” cỡ 12 đến 13, đứng, cách dòng trên 6 pt.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.5.2, Phụ lục 3, dòng 5; Hướng dẫn 05-HD/VPTW, I.5.2.3; Nghị định 30/2020/NĐ-CP,
    Phụ lục I, II.5 b.
    """
    head, heading = seen.components.head, seen.components.heading
    what, clause = _("Trích yếu công văn"), seen.clause("letter_subject")
    if not seen.components.is_letter:
        yield exempt(_("không phải công văn"))
        return
    if heading.mark:
        mend = _("Bỏ dòng gạch này")
        yield wrong(_("Công văn"), _("không có dòng gạch"), quoted(heading.mark.text), mend, clause, heading.mark)
    if heading.type:
        mend = _("Bỏ tên loại")
        yield wrong(_("Công văn"), _("không có tên loại"), quoted(heading.type.text), mend, clause, heading.type)
    if not head.letter_subject:
        yield not_found(what, _("Ghi trích yếu dưới số, ký hiệu"), clause)
        return
    yield from looks_right(seen, "letter_subject", head.letter_subject, what, align=seen.head_in_table)
    first, begins = head.letter_subject[0], seen.profile.word("letter_subject")
    if begins and not first.text.startswith(begins):
        mend = _("Mở đầu bằng {words}").format(words=quoted(begins))
        need = _("mở đầu bằng {mark}").format(mark=quoted(begins))
        yield wrong(what, need, quoted(first.text), mend, clause, first)
    gap = first.paragraph.layout.before
    if seen.profile.bodies == "state" and gap < _LETTER_GAP and first.start == 0:
        yield by_hand(what, _("cách số, ký hiệu 6 pt: xem trên trang in"), first)


@check("KD864", "subject-rule", _W, "S16")
def rule(seen: Seen) -> Iterator[Outcome]:
    """Dưới trích yếu không có đường kẻ đúng cách.

    Đường kẻ ngang nét liền, dài bằng 1/3 đến 1/2 dòng chữ, đặt cân đối ở giữa; không phải năm gạch nối như văn bản của
    Đảng, không gõ bằng dấu gạch.

    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 b.
    """
    heading = seen.components.heading
    what = _("Đường kẻ dưới trích yếu")
    if seen.components.is_letter or heading.type is None:
        yield exempt(_("không có tên loại và trích yếu ở giữa trang"))
    elif not heading.subject:
        yield not_found(what)
    else:
        yield from rule_outcomes(seen, "subject_rule", heading.subject, heading.rules, what)
