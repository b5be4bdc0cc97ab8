"""The words of a document: citations, abbreviations, the places of tones, what was left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.abbreviations import abbreviations, defined
from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, passed, wrong
from kiemdiem.inspection.model import Paragraph
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _
from kiemdiem.spelling import NEW_STYLE, OLD_STYLE, WORD

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_CITED = re.compile(
    r"số\s+(?P<number>\d+-[A-ZĐ][A-Za-zĐđ]{0,3}/[A-ZĐƯ][A-Za-zĐđƯ]*(?:-[A-ZĐƯ]+)*(?:/nb)?)(?![\w/])"
    r"(?P<day>\s*,?\s*ngày\s+\d{1,2}(?:[/-]\d{1,2}[/-]\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?P<issuer>\s*,?\s*của\s)?"
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|<<[^<>]*>>|«[^«»]*»")
_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]")
_DOTS = re.compile(r"…{1,}|\.{4,}|_{3,}")
_CAPITALS = re.compile(r"[A-ZĐ]{2}|[A-ZĐ]-[A-ZĐ]")
_SHORT = 2


@check("KD858", "wrong-citation", _W, "P58")
def citation(seen: Seen) -> Iterator[Outcome]:
    """Viện dẫn văn bản sai cách.

    Lần đầu ghi đủ tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành; từ lần thứ hai chỉ ghi tên loại, số, ký
    hiệu. Chú thích cuối trang không tính.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1; Hướng dẫn 05-HD/VPTW, I.6.1.4.
    """
    cited: dict[str, str] = {}
    outcomes = []
    for paragraph in seen.components.text:
        for match in _CITED.finditer(paragraph.text):
            outcomes.append(_cited(seen, paragraph, match, cited))
    yield from first_of(outcomes) if outcomes else iter([exempt(_("không viện dẫn văn bản của Đảng"))])


def _cited(seen: Seen, paragraph: Paragraph, match: re.Match[str], cited: dict[str, str]) -> Outcome:
    number, day = match["number"], re.sub(r"\s+", "", match["day"] or "").strip(",")
    before = cited.get(number)
    cited.setdefault(number, day)
    words, clause = match[0].strip(), seen.rule("citations")
    if before is None and not day:
        mend = _("Thêm ngày tháng năm và cơ quan ban hành ở lần viện dẫn đầu")
        need, have = _("có ngày tháng năm ở lần đầu"), quoted(words)
        return wrong(_("Viện dẫn"), need, have, mend, clause, paragraph, words=words)
    if before is not None and day and day == before:
        mend = _("Từ lần thứ hai chỉ ghi tên loại và số, ký hiệu")
        need, have = _("chỉ ghi số, ký hiệu từ lần thứ hai"), quoted(words)
        return wrong(_("Viện dẫn"), need, have, mend, clause, paragraph, words=words)
    return passed(paragraph)


@check("KD859", "undefined-abbreviation-in-document", _N, "P59")
def abbreviation(seen: Seen) -> Iterator[Outcome]:
    """Chữ viết tắt không được giải thích.

    Chữ viết tắt dùng nhiều lần thì lần đầu ghi đủ, kèm chữ viết tắt trong ngoặc đơn.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.1; Hướng dẫn 05-HD/VPTW, I.6.1.3.
    """
    told = defined("\n".join(one.text for one in seen.document.everything))
    found: dict[str, list[Paragraph]] = {}
    for paragraph in seen.components.text:
        if paragraph.text.isupper() or not _CAPITALS.search(paragraph.text):
            continue
        for _start, token in abbreviations(paragraph.text):
            found.setdefault(token, []).append(paragraph)
    often = {token: places for token, places in found.items() if len(places) >= _SHORT}
    if not often:
        yield exempt(_("không có chữ viết tắt dùng nhiều lần"))
    for token, places in often.items():
        if token in told:
            yield passed(places[0])
        else:
            mend = _("Lần đầu ghi đủ, rồi thêm ({token})").format(token=token)
            need, clause = _("được giải thích ở lần đầu"), seen.rule("abbreviations")
            yield wrong(_("Chữ viết tắt"), need, quoted(token), mend, clause, places[0], words=token, times=len(places))


@check("KD860", "mixed-tones", _N, "P60", official=False)
def tones(seen: Seen) -> Iterator[Outcome]:
    """Lẫn hai kiểu đặt dấu thanh.

    “Ủy, hóa” (kiểu cũ) và “uỷ, hoá” (kiểu mới) đều đúng, nhưng trong một văn bản chỉ dùng một kiểu: tìm kiếm, thay thế
    theo kiểu này sẽ sót chữ viết kiểu kia.

    Căn cứ: không có quy định riêng; cần thống nhất trong một văn bản.
    """
    places: dict[str, list[tuple[Paragraph, str]]] = {"old": [], "new": []}
    for paragraph in seen.document.everything:
        for style, pattern in (("old", OLD_STYLE), ("new", NEW_STYLE)):
            for found in pattern.finditer(paragraph.text):
                places[style].append((paragraph, _word_ending(paragraph.text, found.end())))
    fewer, more = sorted(places.values(), key=len)
    if not more:
        yield exempt(_("không có chữ nào khác nhau giữa hai kiểu"))
    elif not fewer:
        yield passed(more[0][0])
    else:
        paragraph, word = fewer[0]
        mend = _("Thay cho thống nhất trong cả văn bản")
        need = _("một kiểu, như {word}").format(word=quoted(more[0][1]))
        yield wrong(_("Dấu thanh"), need, quoted(word), mend, "", paragraph, words=word, times=len(fewer))


def _word_ending(text: str, end: int) -> str:
    """The word of which the last letter stands before this place."""
    return str(WORD.findall(text[max(0, end - 12) : end])[-1])


@check("KD861", "left-to-fill-in", _E, "P61", official=False)
def placeholders(seen: Seen) -> Iterator[Outcome]:
    """Còn chỗ chưa điền của mẫu.

    Thẻ của mẫu ({{ten}}), chữ trong ngoặc vuông ([CẦN BỔ SUNG]) là chỗ chưa điền, lỡ phát hành thì phải thu hồi. Chỗ
    để trống bằng dấu chấm thì cần người xem: có khi cố ý để ghi tay.

    Căn cứ: không có quy định riêng; văn bản phát hành không còn chỗ chưa điền.
    """
    outcomes = []
    for paragraph in seen.document.everything:
        if match := _TAG.search(paragraph.text) or (not seen.draft and _left(paragraph.text)):
            mend = _("Điền vào chỗ này, hoặc xóa đi")
            need = _("không còn chỗ chưa điền")
            outcomes.append(wrong(_("Chỗ chưa điền"), need, quoted(match[0]), mend, "", paragraph, words=match[0]))
        elif _DOTS.search(paragraph.text):
            outcomes.append(by_hand(_("Chỗ để trống"), _("còn dấu chấm để trống"), paragraph))
        elif paragraph.text.strip():
            outcomes.append(passed(paragraph))
    yield from first_of(outcomes)


def _left(text: str) -> re.Match[str] | None:
    """Words in square brackets that are none of a citation or a note: "[CẦN BỔ SUNG]", "[…]"."""
    for match in _BRACKETS.finditer(text):
        inside = match[0][1:-1].strip()
        if not inside or not inside.isdigit():
            return match
    return None
