"""Parts, chapters, articles, clauses: how they are set, whether their numbers follow one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, exempt, first_of, passed, wrong
from kiemdiem.inspection.faces import differs
from kiemdiem.inspection.lines import lines_of
from kiemdiem.inspection.model import Paragraph, Run
from kiemdiem.inspection.paragraphs import is_part
from kiemdiem.inspection.texts import quoted, switched
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

_E, _W = Severity.ERROR, Severity.WARNING
_ARTICLE = re.compile(r"Điều\s+(\d{1,3})\s*([.:]?)")
_PART = re.compile(r"(phan|chuong|muc|tieu muc)\s+(\w+)")
_ROMAN = re.compile(r"[ivxlc]+")
_LABEL = re.compile(
    r"(?:(?P<roman>[IVX]{1,5})(?P<after>\s*[-.–/]\s*\.?|\.)\s*(?=\S)|(?P<number>\d{1,2})[.]\s+(?=\S)|(?P<letter>[a-zđ])\)\s+(?=\S))"
)
_LETTERS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz", "abcdeghiklmnopqrstuvxy")


@check("KD842", "wrong-heading", _E, "P42", "S23")
def headings(seen: Seen) -> Iterator[Outcome]:
    """Phần, chương, mục, điều, khoản, điểm trình bày sai hoặc đánh số không liền.

    “Phần”, “Chương” và số La Mã, “Mục” và số Ả-rập ở riêng một dòng, căn giữa, đậm, tên ở dòng dưới, in hoa, đậm;
    “Điều 1.” đậm; khoản “1.”, điểm “a)”. Số liền nhau, không nhảy, không trùng: dẫn chiếu sai một số là sai nội dung.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.6.2; Hướng dẫn 05-HD/VPTW, I.6.2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6 đ.
    """
    outcomes = [*_parts(seen), *_articles(seen), *_sequences(seen)]
    yield from first_of(outcomes) if outcomes else iter([exempt(_("không chia phần, điều, khoản"))])


def _parts(seen: Seen) -> Iterator[Outcome]:
    body = seen.components.body
    for place, paragraph in enumerate(body):
        if not is_part(paragraph):
            continue
        wanted = "roman" if fold(paragraph.text).startswith(("phan", "chuong")) else "arabic"
        yield from _face(seen, "part", paragraph)
        match = _PART.match(fold(paragraph.text))
        if match and match[2] not in ("thu",) and _numbering(match[2]) not in (wanted, "word"):
            need = _("chữ số La Mã") if wanted == "roman" else _("chữ số Ả-rập")
            mend = _("Đánh số lại bằng {need}").format(need=need)
            yield wrong(_("Số của phần, chương, mục"), need, quoted(match[2]), mend, seen.rule("headings"), paragraph)
        if place + 1 < len(body) and not is_part(body[place + 1]) and len(body[place + 1].text) < 200:
            yield from _face(seen, "part_name", body[place + 1])


def _numbering(count: str) -> str:
    if count.isdigit():
        return "arabic"
    return "roman" if _ROMAN.fullmatch(count) else "word"


def _face(seen: Seen, id_: str, paragraph: Paragraph) -> Iterator[Outcome]:
    face = seen.profile.face(id_)
    for line in lines_of([paragraph]):
        differences = list(differs(face, line)) if face else []
        if differences:
            need, have = ("; ".join(each) for each in zip(*differences, strict=True))
            mend = _("Chọn dòng đó, đặt {need}").format(need=need)
            yield wrong(_("Tên phần, chương, mục"), need, have, mend, seen.cite(face.clause if face else ""), line)
        else:
            yield passed(line)


def _articles(seen: Seen) -> Iterator[Outcome]:
    expected = 1
    for paragraph in seen.components.body:
        match = _ARTICLE.match(paragraph.text)
        if not match or not (match[2] or len(paragraph.text) < 12):
            continue
        clause, words = seen.clause("article"), match[0]
        if not all(run.look.bold for run in _upto(paragraph, match.end()) if run.text.strip()):
            need, have = switched("bold", on=True), switched("bold", on=False)
            mend = _("Bôi đậm {words}").format(words=quoted(words))
            yield wrong(quoted(words), need, have, mend, clause, paragraph, words=words)
        elif int(match[1]) not in (expected, 1):
            need = quoted(f"Điều {expected}")
            yield wrong(_("Số của điều"), need, quoted(words), _("Đánh số lại"), clause, paragraph, words=words)
        else:
            yield passed(paragraph)
        expected = int(match[1]) + 1


def _upto(paragraph: Paragraph, end: int) -> Iterator[Run]:
    place = 0
    for run in paragraph.runs:
        if place < end:
            yield run
        place += len(run.text)


def _sequences(seen: Seen) -> Iterator[Outcome]:
    """Roman numbers, numbers and letters that should follow one another; one may always begin anew."""
    last: dict[str, int] = {}
    for paragraph in seen.components.body:
        match = _LABEL.match(paragraph.text.lstrip())
        if not match:
            if _ARTICLE.match(paragraph.text) or is_part(paragraph):
                last.clear()
            continue
        kind = str(match.lastgroup) if match["roman"] is None else "roman"
        said = match[kind]
        follows = _follows(kind, said, last.get(kind))
        words = match[0].strip()
        if follows is None:
            need = _("liền với số trước")
            have = _("{words} sau {before}").format(words=quoted(words), before=_written(kind, last[kind]))
            mend, clause = _("Đánh số lại cho liền"), seen.rule("headings")
            yield wrong(_("Số thứ tự"), need, have, mend, clause, paragraph, words=words, severity=_W)
            follows = last[kind] + 1
        else:
            yield passed(paragraph)
        last[kind] = follows
        deeper = {"roman": ("number", "letter"), "number": ("letter",), "letter": ()}[kind]
        for one in deeper:
            last.pop(one, None)


def _follows(kind: str, said: str, last: int | None) -> int | None:
    """The place of a label in its sequence; None where it does not follow the last one. The first may be any."""
    if kind == "letter":
        places = {letters.find(said) + 1 for letters in _LETTERS} - {0}
        if said == "a" or last is None:
            return min(places, default=None)
        return next((place for place in places if place == last + 1), None)
    count = _value(said) if kind == "roman" else int(said)
    return count if last is None or count in (1, last + 1) else None


def _value(roman: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, following in zip(roman, f"{roman[1:]} ", strict=True):
        total += -values[here] if values.get(following, 0) > values[here] else values[here]
    return total


def _written(kind: str, count: int) -> str:
    if kind == "letter":
        return quoted(_LETTERS[0][count - 1])
    return quoted(f"{'I' * count}" if kind == "roman" and count < 4 else str(count))


@check("KD843", "headings-differ", _W, "P43")
def consistency(seen: Seen) -> Iterator[Outcome]:
    """Đề mục cùng cấp trình bày khác nhau.

    Các đề mục cùng cấp (I, II, III) viết cùng một kiểu: cùng đậm hoặc cùng thường, cùng lối đánh số “I-” hoặc “I.”.

    Căn cứ: không có quy định riêng; cần thống nhất trong một văn bản.
    """
    kinds: dict[str, list[tuple[Paragraph, tuple[str, str]]]] = defaultdict(list)
    for paragraph in seen.components.body:
        match = _LABEL.match(paragraph.text)
        if match and match["roman"]:
            look = next(_upto(paragraph, 1)).look
            style = f"{switched('bold', on=look.bold)}, {switched('italic', on=look.italic)}"
            kinds["roman"].append((paragraph, (match["after"].strip(), style)))
    found = kinds["roman"]
    if len(found) < 2:
        yield exempt(_("không có hai đề mục cùng cấp"))
        return
    first = found[0][1]
    outcomes = []
    for paragraph, set_as in found:
        if set_as == first:
            outcomes.append(passed(paragraph))
        else:
            at = 0 if set_as[0] != first[0] else 1
            mend = _("Trình bày các đề mục cùng cấp như nhau")
            outcomes.append(wrong(_("Đề mục"), quoted(first[at]), quoted(set_as[at]), mend, "", paragraph))
    yield from first_of(outcomes)
