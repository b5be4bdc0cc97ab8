"""Nhóm cơ quan để ngỏ.

“Các cơ quan liên quan”, “các cơ quan, đơn vị có liên quan” không nói là những cơ quan nào: cơ quan nào cũng có thể bảo
không phải mình.

Căn cứ: không có quy định riêng; kinh nghiệm soạn thảo, gặp ở kế hoạch 2022, mục II.3, II.4 và II.6.

Wrong:

    agencies:
      - {id: lien-quan, name: các cơ quan liên quan, kind: open}
    tasks:
      - id: "1"
        text: Tổng hợp đề xuất
        roles:
          - {role: consulted, who: [lien-quan]}  # KD314

Right:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra}
      - {id: tuyen-giao, name: Ban Tuyên giáo}
    tasks:
      - id: "1"
        text: Tổng hợp đề xuất
        roles:
          - {role: consulted, who: [ubkt, tuyen-giao]}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Place, Plan, Recipient
from kiemdiem.plan.wording import unmarked

_BODIES = r"(?:sở, ban, ngành|sở, ngành|ban, ngành|phòng, ban|cơ quan|đơn vị|tổ chức|bộ phận|cá nhân|ngành|bên)"
_LOOSE = re.compile(
    rf"\b(?:(?:các )?{_BODIES}(?:, {_BODIES})*(?: có)? liên quan"
    rf"|các {_BODIES}(?:, {_BODIES})* (?:hữu quan|chức năng|khác)"
    rf"|một số {_BODIES})\b",
    re.IGNORECASE,
)


@rule("KD314", "undefined-set", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every open set in a role line, under Nơi nhận, or in the words of a task."""
    open_sets = {agency.id for agency in plan.agencies if agency.kind == "open"}
    for task in plan.all_tasks():
        for line in task.roles:
            if not line.in_sentence:
                yield from (_finding(plan, place, id_) for id_, place in _listed(line.who, line.at) if id_ in open_sets)
        for words in _loose_words(plan, unmarked(task.text), open_sets):
            message = _("{task}: “{words}” không nói rõ là những cơ quan nào").format(
                task=plan.label(task), words=show(words, 80)
            )
            yield Finding(task.at("text", words=words), message, _hint())
    for recipient in plan.recipients:
        listed = _listed(recipient.to, partial(_under, recipient))
        yield from (_finding(plan, place, id_) for id_, place in listed if id_ in open_sets)


def _listed(who: tuple[str, ...], at: Callable[..., Place]) -> Iterator[tuple[str, Place]]:
    for index, id_ in enumerate(who):
        yield id_, at("who", index)


def _under(recipient: Recipient, _field: str, index: int) -> Place:
    return recipient.at("to", index)


def _loose_words(plan: Plan, text: str, open_sets: set[str]) -> list[str]:
    found = {mention.start: mention.words for mention in plan.mentions(text) if mention.id in open_sets}
    for match in _LOOSE.finditer(text):
        if not any(match.start() <= start < match.end() for start in found):
            found[match.start()] = match[0]
    told = [start for start in found if text[start + len(found[start]) :].lstrip().startswith("(gồm")]
    return [found[start] for start in sorted(found.keys() - set(told))]


def _finding(plan: Plan, place: Place, id_: str) -> Finding:
    message = _("“{name}” không nói rõ là những cơ quan nào").format(name=show(plan.agency_name(id_), 80))
    return Finding(place, message, _hint())


def _hint() -> str:
    return _("Liệt kê tên từng cơ quan, hoặc ghi ngay sau đó “(gồm: …)”")
