"""The letters of the whole document: font, colour, encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, exempt, first_of, passed, wrong
from kiemdiem.inspection.model import Paragraph, Run
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _

_E, _W = Severity.ERROR, Severity.WARNING
_LEGACY = (".vn", "vni-", "vni ")
_OF_ASCII = re.compile(r"[0-9A-Za-z]")
_BEYOND_ASCII = re.compile(r"[^\W\x00-\x7f]")


@check("KD808", "wrong-font", _E, "P08", "S05", official=False)
def font(seen: Seen) -> Iterator[Outcome]:
    """Có chữ không phải phông Times New Roman.

    Mọi chữ, kể cả trong bảng, đầu trang, chú thích, dùng phông Times New Roman. Chữ dán từ trang web, Zalo thường mang
    theo phông khác mà mắt khó thấy. Hướng dẫn 36-HD/VPTW nêu phông này trong bảng mẫu chữ, nên chỉ là cảnh báo.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 4.1 và Phụ lục 3; Hướng dẫn 05-HD/VPTW, IV.1; Nghị định 30/2020/NĐ-CP, Phụ lục I,
    I.4.
    """
    need = seen.profile.font
    severity = _W if "Phụ lục" in need.clause and seen.profile.bodies == "party" else _E
    mend = _("Chọn toàn bộ văn bản (Ctrl+A), đặt phông {font}").format(font=need.text)
    outcomes = []
    for paragraph in seen.document.everything:
        for run in paragraph.runs:
            fonts = [name for name in _fonts(run) if not _is_legacy(name)]
            strange = [name for name in fonts if name not in need.accepted]
            if strange:
                have, words, clause = quoted(strange[0]), run.text.strip(), seen.clause("font")
                what = _("Phông chữ")
                outcomes.append(wrong(what, need.text, have, mend, clause, paragraph, words=words, severity=severity))
            elif fonts:
                outcomes.append(passed(paragraph))
    yield from first_of(outcomes)


@check("KD809", "wrong-colour", _W, "P09", "S05", official=False)
def colour(seen: Seen) -> Iterator[Outcome]:
    """Có chữ không phải màu đen.

    Chữ trong văn bản màu đen. Chữ đỏ, chữ xanh hay còn lại từ lúc góp ý, sửa chữa.

    Căn cứ: Hướng dẫn 05-HD/VPTW, IV.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4.
    """
    if not seen.profile.word("ink"):
        yield exempt(_("không có quy định về màu chữ"))
        return
    need, clause = seen.profile.word("ink"), seen.clause("ink")
    mend = _("Chọn toàn bộ văn bản (Ctrl+A), đặt màu chữ Automatic")
    outcomes = []
    for paragraph in seen.document.everything:
        for run in paragraph.runs:
            if run.text.strip():
                same = not run.look.color
                fault = wrong(_("Màu chữ"), need, f"#{run.look.color}", mend, clause, paragraph, words=run.text.strip())
                outcomes.append(passed(paragraph) if same else fault)
    yield from first_of(outcomes)


@check("KD810", "not-unicode", _E, "P10", "S05", official=False)
def encoding(seen: Seen) -> Iterator[Outcome]:
    """Chữ Việt không theo Unicode dựng sẵn.

    Phông TCVN3 (.VnTime), VNI dùng bảng mã cũ: máy khác đọc ra chữ sai, tìm kiếm không thấy. Chữ tổ hợp (dấu rời) nhìn
    như nhau nhưng so sánh, tìm kiếm, sắp xếp đều sai. Chuyển mã sang Unicode dựng sẵn.

    Căn cứ: bộ mã chữ Việt Unicode TCVN 6909:2001: Hướng dẫn 36-HD/VPTW, mục 4.1; Hướng dẫn 05-HD/VPTW, IV.1; Nghị định
    30/2020/NĐ-CP, Phụ lục I, I.4.
    """
    need = _("Unicode dựng sẵn")
    outcomes = []
    for paragraph in seen.document.everything:
        mend, have, words = _misencoded(paragraph)
        if have:
            outcomes.append(wrong(_("Bảng mã"), need, have, mend, seen.rule("encoding"), paragraph, words=words))
        elif paragraph.text.strip():
            outcomes.append(passed(paragraph))
    yield from first_of(outcomes)


def _misencoded(paragraph: Paragraph) -> tuple[str, str, str]:
    """How to mend, what is wrong, in which words; empty where nothing is."""
    for run in paragraph.runs:
        if name := next(filter(_is_legacy, _fonts(run)), ""):
            mend = _("Chuyển mã đoạn đó sang Unicode rồi đổi phông")
            return mend, _("phông mã cũ {font}").format(font=quoted(name)), run.text.strip()
    if not unicodedata.is_normalized("NFC", paragraph.raw):
        return _("Gõ lại, hoặc chuyển mã sang Unicode dựng sẵn"), _("chữ tổ hợp (dấu rời)"), ""
    return "", "", ""


def _fonts(run: Run) -> list[str]:
    """The fonts of the letters and digits in a run; none where it has only signs."""
    fonts = [run.look.font] if _OF_ASCII.search(run.text) else []
    return fonts + ([run.look.other_font] if _BEYOND_ASCII.search(run.text) else [])


def _is_legacy(font: str) -> bool:
    return font.casefold().startswith(_LEGACY)
