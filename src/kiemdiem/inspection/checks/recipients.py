"""Nơi nhận: its label and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, by_hand, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.finding.head import outermost
from kiemdiem.inspection.model import Line
from kiemdiem.inspection.texts import quoted
from kiemdiem.language import _
from kiemdiem.vietnamese import fold

_E = Severity.ERROR
_DASHES = ("-", "–", "—", "+", "•")
_WITHOUT = ("biên bản", "giấy giới thiệu", "phiếu gửi", "phiếu chuyển", "phiếu báo", "hợp đồng", "bản ghi nhớ")
"""Kinds that are given to who takes part; some have no Nơi nhận."""

_PROPOSAL = "tờ trình"


def _entries(seen: Seen) -> list[tuple[Line, Line]]:
    """The first and the last line of each recipient; a line without a dash goes on with the one before it."""
    found: list[tuple[Line, Line]] = []
    ends = (seen.word("recipients_separator").text, seen.word("recipients_end").text)
    for line in seen.components.closing.recipients:
        if found and not line.text.startswith(_DASHES) and not found[-1][1].text.endswith(ends):
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found


def _missing(seen: Seen) -> Outcome:
    needed = seen.components.heading.kind not in _WITHOUT
    mend = _("Ghi “Nơi nhận:” ở góc trái, ngang phần ký, mỗi nơi một dòng") if needed else ""
    return not_found(_("Nơi nhận"), mend, seen.clause("recipients_label"))


@check("KD850", "recipients-label", _E, "P50", "S26")
def label(seen: Seen) -> Iterator[Outcome]:
    """Dòng “Nơi nhận:” sai cách viết, kiểu chữ hoặc đặt sai chỗ.

    “Nơi nhận:” riêng một dòng, ở bên trái. Văn bản của Đảng cỡ 14, đứng, gạch chân; văn bản hành chính cỡ 12, đậm,
    nghiêng.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 9; Hướng dẫn 05-HD/VPTW, I.9.2.1; Nghị định 30/2020/NĐ-CP, Phụ lục I,
    II.9 d.
    """
    line, clause, what = seen.components.closing.label, seen.clause("recipients_label"), _("Nơi nhận")
    if line is None:
        yield _missing(seen)
        return
    need = seen.word("recipients_label").text + ":"
    if line.text != need:
        mend = _("Viết {need} riêng một dòng").format(need=quoted(need))
        have = quoted(line.text)
        yield wrong(what, _("{text} riêng một dòng").format(text=quoted(need)), have, mend, clause, line)
        return
    column = outermost(line.cell).column if line.cell else 0
    if column and seen.components.closing.signatures:
        yield wrong(what, _("ở bên trái"), _("ở bên phải"), _("Đổi chỗ hai ô"), clause, line)
    yield from looks_right(seen, "recipients_label", [line], what, underline=not line.paragraph.drawn)


@check("KD851", "recipients-face", _E, "P51", "S27")
def face(seen: Seen) -> Iterator[Outcome]:
    """Các nơi nhận sai cỡ chữ, kiểu chữ, hoặc thiếu gạch đầu dòng.

    Mỗi nơi nhận một dòng, bắt đầu bằng gạch đầu dòng và một dấu cách, chữ đứng; văn bản của Đảng cỡ 12, văn bản hành
    chính cỡ 11.

    Căn cứ: Hướng dẫn 36-HD/VPTW, Phụ lục 3, dòng 9 (Hướng dẫn 05-HD/VPTW: theo số đo trên bản in); Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.9 d.
    """
    entries = _entries(seen)
    if not entries:
        yield not_found(_("Các nơi nhận"))
        return
    need, clause = _("mở đầu bằng {mark}").format(mark=quoted("- ")), seen.clause("recipients")
    outcomes = [
        passed(first)
        if first.text.startswith("- ")
        else wrong(_("Nơi nhận"), need, quoted(first.text[:12]), _("Thêm gạch đầu dòng, một dấu cách"), clause, first)
        for first, _last in entries
    ]
    yield from first_of(outcomes)
    yield from looks_right(seen, "recipients", seen.components.closing.recipients, _("Nơi nhận"), align=False)


@check("KD852", "recipients-separators", _E, "P52", "S27")
def separators(seen: Seen) -> Iterator[Outcome]:
    """Dấu cuối dòng ở Nơi nhận sai.

    Cuối mỗi dòng: Hướng dẫn 36 dấu phẩy, Hướng dẫn 05 và Nghị định 30 dấu chấm phẩy; dòng cuối cùng, và chỉ dòng cuối
    cùng, dấu chấm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9.2; Hướng dẫn 05-HD/VPTW, I.9.2.5; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9 d.
    """
    lines = [last for _first, last in _entries(seen)]
    if not lines:
        yield not_found(_("Các nơi nhận"))
        return
    yield from first_of(list(_ended(seen, lines)))


def _ended(seen: Seen, lines: Sequence[Line]) -> Iterator[Outcome]:
    for line in lines:
        id_ = "recipients_end" if line is lines[-1] else "recipients_separator"
        mark = seen.profile.word(id_)
        if line.text.endswith(mark):
            yield passed(line)
            continue
        end = line.text[-1:]
        have = quoted(end) if not end.isalnum() else _("không có dấu")
        need = _("{mark} cuối dòng cuối cùng") if line is lines[-1] else _("{mark} cuối dòng")
        mend = _("Kết thúc dòng này bằng {mark}").format(mark=quoted(mark))
        yield wrong(_("Nơi nhận"), need.format(mark=quoted(mark)), have, mend, seen.clause(id_), line)


@check("KD853", "no-filing-line", _E, "P53", "S27")
def keeping(seen: Seen) -> Iterator[Outcome]:
    """Dòng lưu ở Nơi nhận thiếu hoặc viết sai.

    Dòng cuối cùng là nơi lưu. Văn bản của Đảng: “- Lưu Văn phòng …”, không có dấu hai chấm; văn bản hành chính: “- Lưu:
    VT, …”, có dấu hai chấm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9.1; Hướng dẫn 05-HD/VPTW, I.9.1; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9 d.
    """
    entries = _entries(seen)
    if not entries:
        yield not_found(_("Dòng lưu"))
        return
    line = entries[-1][0]
    word = f"- {seen.word('keep').text}"
    said = line.text
    right = said.startswith(f"{word} ") and not said.removeprefix(word).lstrip().startswith(":")
    if right:
        yield passed(line)
        return
    sample = "- Lưu: VT, …" if seen.profile.bodies == "state" else "- Lưu Văn phòng …"
    mend = _("Viết dòng cuối như mẫu {sample}").format(sample=quoted(sample))
    yield wrong(_("Dòng lưu"), quoted(sample), quoted(said), mend, seen.clause("keep"), line)


@check("KD854", "no-same-as-above", _E, "P54", "S28")
def same_as_above(seen: Seen) -> Iterator[Outcome]:
    """Có “Kính gửi” mà Nơi nhận không bắt đầu bằng “Như trên”.

    Công văn, tờ trình đã ghi “Kính gửi” (“Kính trình”) thì dòng đầu của Nơi nhận là “- Như trên”.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9.2; Hướng dẫn 05-HD/VPTW, I.9.2.3, I.9.2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I,
    II.9 d.
    """
    heading, entries = seen.components.heading, _entries(seen)
    word = seen.word("same_as_above").text
    addressed = seen.components.is_letter or heading.kind == _PROPOSAL
    if not addressed and not (seen.profile.bodies == "state" and heading.to_label):
        yield exempt(_("không phải công văn, tờ trình"))
    elif not entries:
        yield not_found(_("Các nơi nhận"))
    elif fold(entries[0][0].text).startswith(f"- {fold(word)}"):
        yield passed(entries[0][0])
    elif not heading.to_label:
        yield by_hand(_("Nơi nhận"), _("không thấy “Kính gửi” để đối chiếu"), entries[0][0])
    else:
        need, line = quoted(f"- {word}"), entries[0][0]
        mend = _("Thêm dòng đầu {line}").format(line=need)
        yield wrong(_("Dòng đầu của Nơi nhận"), need, quoted(line.text), mend, seen.clause("same_as_above"), line)
