"""Tờ trình: what is proposed to the level above, how it was agreed, what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kiemdiem import language
from kiemdiem.deadlines import due_of
from kiemdiem.drafting import frame, meetings, names, wording
from kiemdiem.drafting.frame import LINE, in_sentence
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.meetings import Meeting, Proposal
from kiemdiem.drafting.results import Result, results
from kiemdiem.grid import Share, print_number, print_share
from kiemdiem.language import _
from kiemdiem.plan import Node, Plan
from kiemdiem.plan.node import TaskRef, Text, Texts
from kiemdiem.terms import LEVELS, Stage
from kiemdiem.vietnamese import capital_first

if TYPE_CHECKING:
    from kiemdiem.drafting.figures import Figures


class Submission(Node):
    """What the plan does not say of a submission: its subject, to whom it goes (the body above the issuer where nobody
    says), the task of the plan that asks for it, further bases, why it is needed, what came before the meeting, the
    meeting, the proposals, the papers that go with it, who else gets it.
    """

    subject: Text | None = None
    to: Texts = ()
    task: TaskRef | None = None
    bases: Texts = ()
    need: Texts = ()
    process: Texts = ()
    meeting: Meeting = Meeting()
    proposals: tuple[Proposal, ...] = ()
    attachments: Texts = ()
    copies: Texts = ()


SAMPLE = """\
# Những điều kế hoạch không nói, để lập Tờ trình. Mục nào không có thì xóa: văn bản chừa chỗ hoặc bỏ phần ấy.
# subject: về việc đề nghị xếp loại ……  # trích yếu; bỏ trống thì theo trích yếu của kế hoạch
to: [……]                                # trình ai; bỏ trống thì trình cấp trên của cơ quan ban hành kế hoạch
# task: "9.1"                           # mục của kế hoạch giao việc này
# bases: [……]                           # căn cứ khác, mỗi văn bản một dòng: Quyết định số …, ngày … của … về …
need: [……]                              # sự cần thiết, mỗi ý một đoạn
# process: [……]                         # những bước trước hội nghị, mỗi bước một đoạn
meeting:
  # day: 2022-12-12
  # of: Ban Thường vụ Thị ủy            # hội nghị của ai; bỏ trống thì của cơ quan ban hành kế hoạch
  # summoned: 12                        # số người được triệu tập
  # present: 11                         # số người dự họp
  ballot: biểu quyết                    # hoặc: bỏ phiếu kín
proposals:
  # Mức: excellent (xuất sắc), good (tốt), satisfactory (hoàn thành), unsatisfactory (không hoàn thành), unrated.
  - subject: ……                         # tập thể hoặc cá nhân được đề nghị
    # unit: UBND thị xã                 # tên có trong kế hoạch
    # self: good                        # mức tự xếp loại
    # proposed: good                    # mức đề nghị
    # votes: 11                         # số phiếu đồng ý
attachments: [……]                       # tài liệu kèm theo
# copies: [Ban Tổ chức Tỉnh ủy]         # gửi thêm cho ai
"""

KIND = Kind(
    "to-trinh",
    _("Tờ trình cấp trên xem xét, quyết định kết quả xếp loại"),
    "tờ trình",
    facts=Submission,
    sample=SAMPLE,
    takes_roll=True,
    stage=Stage.PROPOSED,
    of_people=True,
)

_COUNTED = {
    Stage.SELF: "theo mức tự xếp loại",
    Stage.PROPOSED: "theo mức đề nghị",
    Stage.DECIDED: "theo mức đã quyết định",
}


def drafts(material: Material) -> list[Draft]:
    """One Tờ trình; what neither facts nor roll give is left blank in it.

    Raises InvalidInputError for a body or task that the plan has not, and for more votes than people.
    """
    plan, found = material.plan, material.facts
    facts: Submission = found.node if found else Submission()
    if found:
        meetings.check_votes(found, facts.meeting, facts.proposals)
    above = plan.above(plan.document.issuer)[:1]
    to = names.bodies(plan, found, facts, "to") if found else []
    to = to or [plan.agency_name(id_) for id_ in above] or [LINE]
    return [Draft(f"to-trinh {to[0]}", _context(material, facts, to))]


def _context(material: Material, facts: Submission, to: list[str]) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    issuer, receiver = plan.agency_name(plan.document.issuer), wording.listed(map(in_sentence, to))
    request = f"{issuer} kính trình {receiver} xem xét, quyết định."
    copies = names.bodies(plan, material.facts, facts, "copies") if material.facts else []
    return {
        **frame.head(material, KIND, facts.subject or f"về việc đề nghị xem xét kết quả {wording.subject(plan)}"),
        **frame.addressees(material, to, proposal=True),
        "can_cu": frame.bases(profile, map(wording.basis, (*facts.bases, wording.citation(plan, profile)))),
        "mo_dau": f"{issuer} báo cáo và kính trình {receiver} những nội dung sau:",
        "su_can_thiet": list(_need(material, facts)) or [LINE],
        "qua_trinh": [*map(wording.ended, facts.process), _meeting(material, facts)],
        "noi_dung": [] if facts.proposals or material.figures else [LINE],
        **_summed(plan, material.figures),
        "cac_de_nghi": [_proposal(material, *entry) for entry in enumerate(facts.proposals, 1)],
        "co_don_vi": any(proposal.unit for proposal in facts.proposals),
        "de_nghi": request if facts.attachments else frame.closing(profile, request),
        "tai_lieu": frame.closing_list(profile, facts.attachments),
        "noi_nhan": frame.recipients(profile, [*copies, frame.keeping(material)], same_as_above=True),
        **frame.signature(plan, profile),
    }


def _need(material: Material, facts: Submission) -> Iterator[str]:
    yield from map(wording.ended, facts.need)
    if facts.task and material.facts:
        plan = material.plan
        task = material.facts.found(plan, names.find_task, facts.task, facts.at("task"))
        phrases = dict.fromkeys(due.phrase.rstrip(". ") for due in due_of(plan, task))
        until = f", thời hạn: {'; '.join(phrase[:1].lower() + phrase[1:] for phrase in phrases)}" if phrases else ""
        cited = wording.short_citation(plan)
        yield f"Nội dung trình thuộc nhiệm vụ nêu tại mục {plan.label(task)} của {cited}{until}."


def _meeting(material: Material, facts: Submission) -> str:
    plan, meeting, found = material.plan, facts.meeting, material.facts
    of = plan.agency_name(plan.document.issuer)
    if found and meeting.of:
        of = names.body(plan, found, meeting.of, meeting.at("of"))
    held = f"Ngày {wording.day_or_blank(meeting.day)}, {in_sentence(of)} họp, xem xét và {meeting.ballot}"
    told = f"{held} đối với từng trường hợp; có mặt {meeting.attendance}."
    if any(proposal.votes is not None for proposal in facts.proposals):
        told += " Số phiếu đồng ý đối với từng trường hợp ghi trong bảng tại mục 3."
    return told


def _proposal(material: Material, place: int, proposal: Proposal) -> dict[str, str]:
    plan, found = material.plan, material.facts
    unit = names.body(plan, found, proposal.unit, proposal.at("unit")) if found and proposal.unit else ""
    return {
        "tt": str(place),
        "doi_tuong": capital_first(proposal.subject),
        "don_vi": unit,
        "tu_xep": wording.level(plan, proposal.self_),
        "muc": wording.level(plan, proposal.proposed),
        "phieu": meetings.part(proposal.votes, found.node.meeting.voters if found else None),
    }


def _summed(plan: Plan, figures: Figures | None) -> dict[str, Any]:
    """A row for each class of the roll: all, those rated, those of each level with their share."""
    if not figures:
        return {"tong_hop": "", "cac_lop": []}
    with language.speaking("vi"):
        rows = [_row(place, result) for place, result in enumerate(results(plan, figures), 1)]
    return {"tong_hop": f"Tổng hợp kết quả xếp loại {_COUNTED[Stage(figures.stage)]}:", "cac_lop": rows}


def _row(place: int, result: Result) -> dict[str, str]:
    total = result.total
    names = zip(("muc_4", "muc_3", "muc_2", "muc_1"), LEVELS, strict=True)
    return {
        "tt": str(place),
        "doi_tuong": result.title,
        "tong_so": print_number(total.rated + total.unrated),
        "xep_loai": print_number(total.rated),
        **{name: _counted(total.levels[level], total.rated) for name, level in names},
    }


def _counted(number: int, rated: int) -> str:
    return f"{print_number(number)}\n({print_share(Share(number, rated))})" if number else "0"
