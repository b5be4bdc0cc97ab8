"""Dòng in ra không nhắc đến cơ quan đã khai.

Một dòng (cơ quan thực hiện, nơi nhận…) in một đằng, mã cơ quan khai một nẻo: không tên nào của cơ quan đó có trong dòng
in. Người đọc văn bản và chương trình sẽ hiểu khác nhau.

Wrong:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra}
    recipients:
      - text: Ban Tổ chức
        to: [ubkt]  # KD303

Right:

    agencies:
      - {id: ubkt, name: Ủy ban Kiểm tra, aliases: [UBKT]}
    recipients:
      - text: UBKT
        to: [ubkt]
"""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.diagnostic import Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.lint import Finding, Law, rule
from kiemdiem.plan import Agency, AgencyGroup, Place, Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import same_words


@rule("KD303", "agency-not-in-line", Severity.WARNING)
def check(plan: Plan, law: Law) -> Iterator[Finding]:
    """Every agency of a role line or recipient line whose printed text does not name it."""
    for id_, place, text in _lines(plan):
        body = plan.find("agency", id_)
        if isinstance(body, Agency | AgencyGroup) and not _named(plan, body, same_words(unmarked(text))):
            message = _("Dòng in “{text}” không nhắc đến “{agency}”").format(
                text=show(text, 80), agency=show(body.name)
            )
            yield Finding(place, message, _("Sửa dòng in, sửa mã, hoặc thêm tên gọi khác (aliases) cho cơ quan"))


def _lines(plan: Plan) -> Iterator[tuple[str, Place, str]]:
    for task in plan.all_tasks():
        for line in task.roles:
            for index, id_ in enumerate(line.who if line.text else ()):
                yield id_, line.at("who", index), str(line.text)
    for recipient in plan.recipients:
        for index, id_ in enumerate(recipient.to):
            yield id_, recipient.at("to", index), recipient.text


def _named(plan: Plan, body: Agency | AgencyGroup, words: str) -> bool:
    if any(same_words(name) in words for name in (body.name, *body.aliases)):
        return True
    if not isinstance(body, AgencyGroup):
        return False
    members = [plan.find("agency", id_) for id_ in body.members]
    return all(isinstance(member, Agency | AgencyGroup) and _named(plan, member, words) for member in members)
