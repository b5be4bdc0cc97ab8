"""Kính gửi, Kính trình."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.inspection.checking import Outcome, Seen, check, exempt, first_of, not_found, passed, wrong
from kiemdiem.inspection.faces import looks_right
from kiemdiem.inspection.model import Line
from kiemdiem.inspection.pieces import cut
from kiemdiem.inspection.texts import listed, quoted
from kiemdiem.language import _

_PROPOSAL = "tờ trình"


@check("KD855", "wrong-addressees", Severity.ERROR, "P55", "S28")
def addressees(seen: Seen) -> Iterator[Outcome]:
    """“Kính gửi”, “Kính trình” thiếu, sai từ, sai kiểu chữ hoặc sai dấu.

    Công văn, tờ trình phải ghi gửi ai. Tờ trình của Đảng theo Hướng dẫn 05 ghi “Kính trình”, còn lại ghi “Kính gửi”.
    Văn bản của Đảng: chữ “Kính gửi” nghiêng, tên nơi gửi đứng, cỡ 14, cuối dòng dấu phẩy (Hướng dẫn 36) hoặc dấu chấm
    phẩy (Hướng dẫn 05). Văn bản hành chính: chữ đứng cỡ 13 đến 14; một nơi thì viết cùng dòng, nhiều nơi thì mỗi nơi
    một dòng có gạch đầu dòng, dấu chấm phẩy, dòng cuối dấu chấm.

    Căn cứ: Hướng dẫn 36-HD/VPTW, mục 1.9.2, Phụ lục 3, dòng 9; Hướng dẫn 05-HD/VPTW, I.9.2.3, I.9.2.4, I.9.2.5; Nghị
    định 30/2020/NĐ-CP, Phụ lục I, II.9 b, d.
    """
    heading = seen.components.heading
    proposal = heading.kind == _PROPOSAL
    id_ = "proposal_to_label" if proposal else "to_label"
    need, clause = seen.word(id_).text, seen.clause(id_)
    label = heading.to_label
    if label is None:
        if seen.components.is_letter or proposal:
            yield not_found(quoted(need), _("Ghi {label} trước nội dung").format(label=quoted(f"{need}:")), clause)
        else:
            yield exempt(_("không phải công văn, tờ trình"))
        return
    if not label.text.startswith(f"{need}:"):
        mend = _("Viết {label}").format(label=quoted(f"{need}:"))
        yield wrong(_("Nơi gửi"), quoted(f"{need}:"), quoted(label.text[:20]), mend, clause, label)
    word, rest = cut(label, "".join(run.text for run in label.runs).find(":") + 1 or len(label.text))
    yield from looks_right(seen, "to_label", [word], quoted(need), align=False)
    named = [line for line in (rest, *heading.to) if line.text]
    yield from looks_right(seen, "to", named, _("Nơi gửi"), align=False)
    yield from first_of(list(_listed(seen, heading.to)))


def _listed(seen: Seen, lines: tuple[Line, ...]) -> Iterator[Outcome]:
    """The lines of a list of several addressees."""
    entries: list[list[Line]] = []
    for line in lines:
        if entries and not line.text.startswith(("-", "–", "+")) and not entries[-1][-1].text.endswith((",", ";", ".")):
            entries[-1].append(line)
        else:
            entries.append([line])
    if len(entries) < 2:
        return
    for entry in entries:
        last = entry is entries[-1]
        id_ = "to_end" if last else "to_separator"
        marks = seen.word(id_).accepted
        line = entry[-1]
        if seen.profile.bodies == "state" and not entry[0].text.startswith("- "):
            need, mend = _("mở đầu bằng {mark}").format(mark=quoted("- ")), _("Thêm gạch đầu dòng, một dấu cách")
            yield wrong(_("Nơi gửi"), need, quoted(entry[0].text[:12]), mend, seen.clause("to"), entry[0])
        elif line.text.endswith(marks):
            yield passed(line)
        else:
            need = _("{mark} cuối dòng").format(mark=listed(marks))
            have = quoted(line.text[-1:]) if not line.text[-1:].isalnum() else _("không có dấu")
            mend = _("Kết thúc dòng này bằng {mark}").format(mark=quoted(marks[0]))
            yield wrong(_("Nơi gửi"), need, have, mend, seen.clause(id_), line)
