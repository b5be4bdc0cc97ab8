"""Giấy mời: a unit invites guests to its meeting, one invitation for each group of guests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiemdiem.display import show
from kiemdiem.documents.giay_moi.facts import ATTENDS, SAMPLE, Guests, Meeting, MeetingsFacts, everybody, meetings
from kiemdiem.documents.giay_moi.sample import sample_of
from kiemdiem.drafting.frame import BLANK, LINE, closing, head, in_sentence, keeping, recipients, signature
from kiemdiem.drafting.issuing import issued_by
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.wording import citation, weekday
from kiemdiem.errors import KiemdiemError
from kiemdiem.language import _
from kiemdiem.plan.wording import unmarked
from kiemdiem.vietnamese import capital_first, long_date
from kiemdiem.word.rich import Rich, Run

KIND = Kind(
    "giay-moi",
    _("Giấy mời dự cuộc họp đã đăng ký, mỗi nhóm khách mời một giấy"),
    "giấy mời",
    facts=MeetingsFacts,
    sample=SAMPLE,
    sample_of=sample_of,
    needs=frozenset({"facts"}),
    addressed=True,
    of_people=True,
)

_HALVES = {"morning": "sáng", "afternoon": "chiều"}


def drafts(material: Material) -> list[Draft]:
    """An invitation for each group of guests of every meeting; of the units that were asked for, if any was.

    Raises KiemdiemError where a unit that was asked for has no meeting, InvalidInputError for facts that cannot be.
    """
    assert material.facts
    every = meetings(material.plan, material.facts)
    for chosen in material.chosen:
        if chosen not in [meeting.unit for meeting in every]:
            message = _("Tệp --facts không có cuộc họp nào của “{name}”").format(name=show(chosen.name, 80))
            raise KiemdiemError(message, _("Ghi đơn vị vào unit của cuộc họp"))
    wanted = [meeting for meeting in every if not material.chosen or meeting.unit in material.chosen]
    return [
        Draft(f"giay-moi {meeting.unit.name} {guests.capacity}", _context(material, meeting, guests))
        for meeting in wanted
        for guests in meeting.guests
    ]


def _context(material: Material, meeting: Meeting, guests: Guests) -> dict[str, Any]:
    given = meeting.facts
    own = issued_by(material, meeting.unit, given.letterhead, given.signature, given.keeps)
    cited = citation(material.plan, own.profile)
    inviting = f"Thực hiện {cited}, {in_sentence(meeting.unit.name)} trân trọng kính mời:"
    *others, last = guests.names
    return {
        **head(own, KIND, f"{ATTENDS} {meeting.what}"),
        "mo_dau": inviting if others else f"{inviting} {last}.",
        "khach_moi": [*(f"- {capital_first(name)};" for name in others), f"- {capital_first(last)}."] if others else [],
        "cac_muc": [
            {"nhan": f"{number}. {label}: ", "loi": words}
            for number, (label, words) in enumerate(_items(meeting, guests), 1)
        ],
        "ket_thuc": closing(material.profile, "Rất hân hạnh được đón tiếp"),
        "noi_nhan": recipients(own.profile, [keeping(own)], same_as_above=True),
        **signature(own.plan, own.profile),
    }


def _items(meeting: Meeting, guests: Guests) -> Iterator[tuple[str, str | Rich]]:
    """What a guest has to know, each with its label."""
    given = meeting.facts
    to = meeting.what if guests.capacity == ATTENDS else f"tại {meeting.what}"
    yield "Nội dung", f"{capital_first(guests.capacity)} {to}."
    yield "Chủ trì", _ended(given.chair or LINE)
    if everyone := everybody(meeting):
        yield "Thành phần", _ended(everyone)
    yield "Thời gian", Rich((Run(_time(meeting), bold=True), Run(".")))
    yield "Địa điểm", _ended(given.place or LINE)
    if given.documents:
        yield "Tài liệu", _ended("; ".join(given.documents))
    if given.contact:
        yield "Đầu mối liên hệ", _ended(given.contact)


def _ended(words: str) -> str:
    """`words` as a sentence; a blank at the end is left as it is."""
    text = capital_first(unmarked(words))
    return text if text.endswith(BLANK) else f"{text.rstrip('. ')}."


def _time(meeting: Meeting) -> str:
    """ "08 giờ 00, thứ Sáu, ngày 25 tháng 11 năm 2022"."""
    given = meeting.facts
    if given.start:
        hours = f"từ {_hour(given.start)} đến {_hour(given.end)}" if given.end else _hour(given.start)
    else:
        hours = f"{BLANK} giờ {BLANK}, buổi {_HALVES[given.session or 'morning']}"
    return f"{capital_first(hours)}, {weekday(given.day)}, {long_date(given.day)}"


def _hour(clock: str) -> str:
    hour, minute = clock.split(":")
    return f"{hour} giờ {minute}"
