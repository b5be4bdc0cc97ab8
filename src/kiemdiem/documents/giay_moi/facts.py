"""What a user says of meetings that units have registered, and whom the plan says they invite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiemdiem import arguments
from kiemdiem.drafting.duties import covers, invitations
from kiemdiem.drafting.facts import WRONG_VALUE, Facts
from kiemdiem.drafting.frame import in_sentence
from kiemdiem.drafting.material import Addressee
from kiemdiem.drafting.wording import listed
from kiemdiem.language import _
from kiemdiem.plan import Duty, Node, Plan, Signature
from kiemdiem.plan.deadline import Clock
from kiemdiem.plan.document import Letterhead
from kiemdiem.plan.node import Day, Text, Texts
from kiemdiem.plan.wording import unmarked

ATTENDS = "dự"
"""In what capacity a guest is invited where nobody says."""

_LEADERS = "đại diện lãnh đạo"


class GuestFacts(Node):
    """Guests who are invited alike: `who` they are, in what `capacity` ("dự, chỉ đạo kiểm điểm"), and who comes for
    each of them (`represented_by`: "đại diện lãnh đạo").
    """

    who: Annotated[Texts, Field(min_length=1)]
    capacity: Text | None = None
    represented_by: Text | None = None


class MeetingFacts(Node):
    """A registered meeting: the `unit` that meets and invites, the `day`, when it starts and ends or, where nobody
    knows that yet, the half day (`session`), the `place`, `what` it is ("Hội nghị kiểm điểm ..."), who is in the
    `chair`, the `guests` (else those that the plan says), the other `participants`, the `documents` and whom to
    `contact`; for the unit's own paper its `letterhead`, its `signature` and who keeps a copy (`keeps`: "Văn phòng
    Đảng ủy").
    """

    unit: Text
    day: Day
    start: Clock | None = None
    end: Clock | None = None
    session: Literal["morning", "afternoon"] | None = None
    place: Text | None = None
    what: Text | None = None
    chair: Text | None = None
    guests: tuple[GuestFacts, ...] = ()
    participants: Texts = ()
    documents: Texts = ()
    contact: Text | None = None
    letterhead: Letterhead | None = None
    signature: Signature | None = None
    keeps: Text | None = None

    @model_validator(mode="after")
    def _one_time(self) -> MeetingFacts:
        if (self.start is None) is (self.session is None):
            raise PydanticCustomError("one_of", "exactly one", {"keys": "start, session"})
        if self.end is not None and self.start is None:
            raise PydanticCustomError("needs_key", "needs another key", {"key": "end", "needs": "start"})
        return self


class MeetingsFacts(Node):
    """The `meetings` to invite to."""

    meetings: Annotated[tuple[MeetingFacts, ...], Field(min_length=1)]


SAMPLE = """\
# Những điều kế hoạch không nói, cho giấy mời. Mọi giá trị dưới đây là số liệu minh họa, sửa lại rồi chạy:
#   kiemdiem render giay-moi --facts giay-moi.yaml
# Mỗi cuộc họp, mỗi nhóm khách mời một giấy mời; chỉ một đơn vị họp: thêm --agency; một tệp để in: thêm --merge.

meetings:
  - unit: xa-1 # đơn vị tổ chức họp, cũng là nơi mời: mã, tên hoặc tên gọi khác
    day: 2026-12-18 # thứ trong tuần tự tính
    start: "08:00" # chưa có giờ thì thay bằng session: morning (sáng) hoặc afternoon (chiều)
    end: "11:30" # không có thì bỏ dòng này
    place: …… # chưa có thì bỏ dòng này, giấy mời chừa chỗ
    what: Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng năm 2026 # bỏ dòng này thì ghi “Hội nghị kiểm điểm năm …”
    chair: ……
    # guests: khách mời; không ghi thì theo kế hoạch (duties: invite)
    #   - who: [Thường trực Thị ủy]
    #     capacity: dự, chỉ đạo kiểm điểm
    #   - who: [các cơ quan chuyên trách tham mưu, giúp việc Thị ủy]
    #     represented_by: đại diện lãnh đạo
    #     capacity: dự, theo dõi kiểm điểm
    # participants: thành phần khác, ví dụ [các đồng chí đảng ủy viên]
    documents: [dự thảo báo cáo kiểm điểm gửi kèm]
    contact: ……
    # Giấy mời mang tên đơn vị họp; những dòng sau in ở đầu và cuối giấy mời, không ghi thì chừa chỗ:
    # letterhead: {superior: Đảng bộ thị xã B, issuer: Đảng ủy xã 1}
    # signature: {authority: T/M ĐẢNG ỦY, capacity: BÍ THƯ, name: Nguyễn Văn A}
    # keeps: Văn phòng Đảng ủy
"""


@dataclass(frozen=True)
class Guests:
    """Guests who get one invitation: their names as in a sentence, and in what capacity they come."""

    names: tuple[str, ...]
    capacity: str


@dataclass(frozen=True)
class Meeting:
    """A meeting with what the plan adds: the unit, what it is, the groups of guests."""

    unit: Addressee
    what: str
    guests: tuple[Guests, ...]
    facts: MeetingFacts


def meetings(plan: Plan, facts: Facts) -> list[Meeting]:
    """The meetings of the facts. Raises InvalidInputError at the line of what cannot be."""
    return [_meeting(plan, facts, entry) for entry in facts.node.meetings]


def _meeting(plan: Plan, facts: Facts, entry: MeetingFacts) -> Meeting:
    unit = Addressee(*facts.found(plan, arguments.called, entry.unit, entry.at("unit")))
    if entry.start and entry.end and entry.end <= entry.start:
        raise facts.wrong(entry.at("end"), _("Giờ kết thúc không sau giờ bắt đầu"), "", WRONG_VALUE)
    guests = [_given(plan, facts, group) for group in entry.guests] or list(_planned(plan, unit))
    if not guests:
        message = _("Kế hoạch không nói mời ai dự cuộc họp này")
        raise facts.wrong(entry.at("unit"), message, _("Thêm guests: [{{who: [...], capacity: ...}}]").format())
    what = unmarked(entry.what or f"Hội nghị kiểm điểm năm {plan.document.year} của {in_sentence(unit.name)}")
    return Meeting(unit, what.rstrip(". "), tuple(guests), entry)


def _given(plan: Plan, facts: Facts, group: GuestFacts) -> Guests:
    found = [facts.found(plan, arguments.called, name, group.at("who", index)) for index, name in enumerate(group.who)]
    capacity = group.capacity or coming(plan, found[0][0])[0]
    return Guests(_names([name for _id, name in found], group.represented_by or ""), unmarked(capacity))


def coming(plan: Plan, agency_id: str) -> tuple[str, str]:
    """In what capacity a guest comes by the plan, and who comes for it ("đại diện lãnh đạo", "" for itself)."""
    duty = next((duty for duty in invitations(plan) if duty.capacity and covers(plan, duty.guests, agency_id)), None)
    return (duty.capacity or ATTENDS, _leaders(duty)) if duty else (ATTENDS, "")


def _planned(plan: Plan, unit: Addressee) -> Iterator[Guests]:
    """Whom the plan has the unit invite, each of its duties a group of guests."""
    for duty in invitations(plan):
        if covers(plan, duty.by, unit.id):
            names = [plan.agency_name(id_) for id_ in duty.guests]
            yield Guests(_names(names, _leaders(duty)), unmarked(duty.capacity or ATTENDS))


def _leaders(duty: Duty) -> str:
    return _LEADERS if _LEADERS in unmarked(duty.what).lower() else ""


def _names(names: list[str], represented_by: str) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, (unmarked(represented_by), in_sentence(name)))) for name in names)


def everybody(meeting: Meeting) -> str:
    """All who take part, where the invitation does not say it already: guests with their capacities, the others."""
    if len(meeting.guests) == 1 and not meeting.facts.participants:
        return ""
    invited = [f"{listed(group.names)} ({group.capacity})" for group in meeting.guests]
    return "; ".join([*invited, *map(unmarked, meeting.facts.participants)])
