"""Who signs: the authority line and the capacity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.components import Signature
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.finding import words
from kiemdiem.inspection.model import Line
from kiemdiem.inspection.texts import quoted, switched
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

_E = Severity.ERROR
_SIGNS = ("on_behalf", "for_head", "by_order", "acting")
_COMMITTEE = re.compile(r"(?:tinh|thanh|thi|huyen|quan|dang) uy\b")
_ALLOWED = re.compile(
    r"(?:q\. ?|quyen )?(?:pho )?(?:bi thu|chu nhiem|chu tich|truong ban|truong doan|truong tieu ban)(?: thuong truc)?"
)
_NAMED_BODY = re.compile(r"\b(?:(?:tinh|thanh|thi|huyen|quan|dang) uy|chi bo|dang bo|uy ban|hoi dong|ban chi dao)\b")


def _signatures(seen: Seen) -> tuple[Signature, ...]:
    return seen.components.closing.signatures


@check("KD844", "wrong-authority", _E, "P44", "S24")
def authority(seen: Seen) -> Iterator[Outcome]:
    """Ký hiệu thay mặt, ký thay, thừa lệnh viết sai hoặc thiếu.

    Văn bản của Đảng viết T/M, K/T, T/L, Q. ; văn bản hành chính viết TM., KT., TL., TUQ., Q. Sau ký hiệu là một dấu
    cách. Văn bản của cấp ủy, ban thường vụ phải ký T/M hoặc T/L.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.7.1; Hướng dẫn 05-HD/VPTW, I.7.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 đ.
    """
    what, clause = _("Quyền hạn ký"), seen.clause("on_behalf")
    signatures = _signatures(seen)
    if not signatures:
        yield not_found(_("Phần ký"), _("Ghi quyền hạn, chức vụ, họ tên người ký ở bên phải, cuối văn bản"), clause)
        return
    known = [form for id_ in _SIGNS if id_ in seen.profile.words for form in seen.profile.words[id_].accepted if form]
    for line in (line for one in signatures for line in one.authorities):
        if words.is_blank(line.text):
            yield by_hand(what, _("còn để trống"), line)
            continue
        if any(line.text.startswith(f"{sign} ") for sign in known):
            yield passed(line)
            continue
        listed, start = ", ".join(known), line.text.split()[0]
        mend = _("Viết lại bằng một trong: {signs}, rồi một dấu cách").format(signs=listed)
        need = _("một trong {signs}, rồi một dấu cách").format(signs=listed)
        yield wrong(what, need, quoted(line.text), mend, clause, line, words=start)
    if not any(one.authorities for one in signatures):
        yield _unsigned_for(seen, what, clause)


def _unsigned_for(seen: Seen, what: str, clause: str) -> Outcome:
    """Without an authority line: wrong for a Party committee, right for who signs in his own name."""
    issuer = fold(" ".join(line.text for line in seen.components.head.issuer))
    first = next((line for one in _signatures(seen) for line in (*one.capacities, one.name) if line), None)
    if seen.profile.bodies == "party" and _COMMITTEE.match(issuer):
        mend = _("Thêm dòng T/M BAN THƯỜNG VỤ (hoặc T/L) ở trên")
        return wrong(what, _("T/M hoặc T/L, vì là văn bản của cấp ủy"), _("không có"), mend, clause, first)
    return passed(first)


@check("KD845", "signing-face", _E, "P45", "S24")
def face(seen: Seen) -> Iterator[Outcome]:
    """Quyền hạn, chức vụ người ký sai cỡ chữ, kiểu chữ.

    Cả hai in hoa. Văn bản của Đảng cỡ 14: quyền hạn đậm, chức vụ không đậm; thủ trưởng ký trực tiếp, không có dòng
    quyền hạn, thì chức vụ đậm. Văn bản hành chính cỡ 13 đến 14, cả quyền hạn và chức vụ đều đậm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 7 (Hướng dẫn 05-HD/VPTW: theo trang in 19, 22); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.7 đ.
    """
    signatures = _signatures(seen)
    align = seen.components.closing.setting == "table"
    if not any(one.authorities or one.capacities for one in signatures):
        yield not_found(_("Quyền hạn, chức vụ người ký"))
    outcomes: list[Outcome] = []
    for one in signatures:
        outcomes += looks_right(seen, "authority", one.authorities, _("Quyền hạn ký"), align=align)
        also = [line for line in one.capacities if fold(line.text) == "kiem"]
        titles = [line for line in one.capacities if line not in also]
        id_ = "capacity" if one.authorities and not also else "authority"
        outcomes += looks_right(seen, id_, titles, _("Chức vụ người ký"), align=align)
        outcomes += _regular(seen, also)
    yield from first_of(outcomes)


def _regular(seen: Seen, lines: list[Line]) -> Iterator[Outcome]:
    """The word "kiêm" between two titles is not bold."""
    for line in lines:
        if any(run.look.bold for run in line.runs):
            need, have = switched("bold", on=False), switched("bold", on=True)
            mend = _("Bỏ đậm chữ kiêm")
            yield wrong(_("Chức vụ người ký"), need, have, mend, seen.clause("capacity"), line)


@check("KD846", "wrong-capacity", _E, "P46")
def capacity(seen: Seen) -> Iterator[Outcome]:
    """Chức vụ người ký thay mặt ghi sai.

    Dưới T/M chỉ ghi bí thư, phó bí thư, chủ nhiệm, phó chủ nhiệm, chủ tịch, phó chủ tịch (trưởng ban, trưởng đoàn với
    ban chỉ đạo, đoàn chủ tịch); không ghi ủy viên, không kèm tên cơ quan.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.7.1; Hướng dẫn 05-HD/VPTW, I.7.1.2.
    """
    what, clause = _("Chức vụ người ký"), seen.rule("capacities")
    sign = seen.word("on_behalf").text
    signed = [one for one in _signatures(seen) if any(line.text.startswith(sign) for line in one.authorities)]
    lines = [line for one in signed for line in one.capacities]
    if not lines:
        yield exempt(_("không có chức vụ dưới T/M"))
    for line in lines:
        said = fold(line.text)
        mend = _("Chỉ ghi chức vụ trong cấp ủy hay tổ chức: BÍ THƯ, PHÓ BÍ THƯ, CHỦ TỊCH …")
        if words.is_blank(line.text):
            yield by_hand(what, _("còn để trống"), line)
        elif re.match(r"uy vien\b", said):
            yield wrong(what, _("không ghi ủy viên"), quoted(line.text), mend, clause, line)
        elif _NAMED_BODY.search(said):
            yield wrong(what, _("không kèm tên cơ quan"), quoted(line.text), mend, clause, line)
        elif _ALLOWED.fullmatch(said):
            yield passed(line)
        else:
            yield by_hand(what, _("chức vụ không thường gặp dưới T/M"), line)


@check("KD847", "wrong-deputy", _E, "P47", "S24")
def deputy(seen: Seen) -> Iterator[Outcome]:
    """Ký thay mà không ghi chức vụ cấp phó.

    Dòng K/T (KT.) ghi chức vụ người đứng đầu, dòng dưới ghi chức vụ cấp phó ký thay.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.7.1 c; Hướng dẫn 05-HD/VPTW, I.7.1.2; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7.
    """
    sign = seen.word("for_head").text
    signed = [one for one in _signatures(seen) if any(line.text.startswith(sign) for line in one.authorities)]
    if not signed:
        yield exempt(_("không ký thay"))
    for one in signed:
        line = next(line for line in one.authorities if line.text.startswith(sign))
        head = line.text.removeprefix(sign).strip()
        below = one.capacities[0] if one.capacities else None
        clause, what = seen.rule("deputies"), _("Chức vụ người ký thay")
        if below and fold(below.text).startswith("pho") and not fold(head).startswith("pho"):
            yield passed(below)
        else:
            need = _("PHÓ … ở dòng dưới {line}").format(line=quoted(line.text))
            mend = _("Ghi chức vụ người đứng đầu sau ký hiệu, chức vụ cấp phó ở dòng dưới")
            yield wrong(what, need, quoted(below.text) if below else _("không có"), mend, clause, below or line)
