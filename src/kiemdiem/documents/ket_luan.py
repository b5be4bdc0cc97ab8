"""Kết luận: what was found in the review of one person, how the person is rated, what is asked of the person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from kiemdiem.display import show
from kiemdiem.drafting import frame, names, wording
from kiemdiem.drafting.facts import Facts
from kiemdiem.drafting.frame import LINE, in_sentence
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.people import Person
from kiemdiem.hints import did_you_mean
from kiemdiem.language import _
from kiemdiem.plan import AuthorityClass, Node
from kiemdiem.plan.node import Day, Text, Texts
from kiemdiem.terms import Level


class Decision(Node):
    """The decision on the rating: number, day, and who made it (the issuer where nobody says)."""

    number: Text | None = None
    date: Day | None = None
    issuer: Text | None = None


class Concluded(Person):
    """A person on whom there is a conclusion: the class of authority of the plan (`authority`), strengths,
    shortcomings, the level, the decision on it, what is asked of the person, who else gets the paper.
    """

    authority: Text | None = None
    strengths: Texts = ()
    shortcomings: Texts = ()
    level: Level | None = None
    decided: Decision | None = None
    requests: Texts = ()
    copies: Texts = ()


class Conclusions(Node):
    """The people on whom there are conclusions; a document for each."""

    persons: Annotated[tuple[Concluded, ...], Field(min_length=1)]


SAMPLE = """\
# Những điều kế hoạch không nói, để lập Kết luận đối với từng cá nhân: mỗi người một mục "- name", một văn bản.
# Mục nào không có thì xóa: văn bản chừa chỗ để điền tay hoặc bỏ phần ấy.
persons:
  - name: ……
    # salutation: đồng chí              # cách xưng hô: đồng chí, ông, bà
    # party_position: Thị ủy viên       # chức vụ trong Đảng, viết như in ra
    position: ……                        # chức vụ, viết như in ra: Trưởng phòng Nội vụ thị xã
    # unit: UBND thị xã                 # nơi công tác, tên có trong kế hoạch; được gửi văn bản
    # authority: thi-quan-ly            # mã loại cán bộ theo thẩm quyền (authority_classes của kế hoạch)
    strengths: [……]                     # ưu điểm, mỗi ý một đoạn
    shortcomings: [……]                  # hạn chế, khuyết điểm
    # Mức đã quyết định: excellent (xuất sắc), good (tốt), satisfactory (hoàn thành), unsatisfactory (không hoàn thành)
    # level: good
    # decided: {number: 12-QĐ/TU, date: 2022-12-12}   # quyết định xếp loại; issuer nếu của cơ quan khác
    requests: [……]                      # yêu cầu đối với cá nhân
    # copies: [Cơ quan Tổ chức - Nội vụ thị xã]       # gửi thêm cho ai
"""

KIND = Kind(
    "ket-luan",
    _("Kết luận về đánh giá, xếp loại đối với từng cá nhân"),
    "kết luận",
    facts=Conclusions,
    sample=SAMPLE,
    needs=frozenset(("facts",)),
    of_people=True,
    instead="thông báo",  # NĐ 30/2020, Phụ lục III knows no Kết luận
)


def drafts(material: Material) -> list[Draft]:
    """A Kết luận for every person of the facts.

    Raises InvalidInputError for a body or a class of authority that the plan has not, and for a class that others
    assess than the issuer.
    """
    assert material.facts
    return [
        Draft(f"ket-luan {person.name}", _context(material, material.facts, person))
        for person in material.facts.node.persons
    ]


def _context(material: Material, facts: Facts, person: Concluded) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    issuer, year = plan.agency_name(plan.document.issuer), plan.document.year
    kind = KIND.under(profile)
    about = f"về đánh giá, xếp loại chất lượng năm {year}\nđối với {person.described}"
    by = _authority(material, facts, person)
    right = f"Theo thẩm quyền đánh giá, xếp loại {plan.agency_name(by.who)}, " if by else ""
    copies = [*_superiors(material, by), person.listed, *_copies(material, facts, person), frame.keeping(material)]
    return {
        **frame.head(material, kind, about if kind == KIND else f"kết luận {about}"),
        "ten_loai": kind.document.upper(),
        "can_cu": frame.bases(profile, _bases(material, facts, person)),
        "mo_dau": f"{right}{in_sentence(issuer) if right else issuer} kết luận về kiểm điểm, đánh giá, xếp loại chất"
        f" lượng năm {year} đối với {person.described}, như sau:",
        "uu_diem": _told(person.strengths),
        "han_che": _told(person.shortcomings),
        "xep_loai": f"{person.listed} được đánh giá, xếp loại chất lượng năm {year}: ",
        "muc": wording.level(plan, person.level),
        "yeu_cau": _told(person.requests),
        "cuoi": frame.closing(profile, f"Kết luận này được gửi đến {person.called} và lưu hồ sơ cán bộ theo quy định"),
        "noi_nhan": frame.recipients(profile, copies),
        **frame.signature(plan, profile),
    }


def _told(texts: Texts) -> list[str]:
    """Paragraphs, one with dots where nobody says anything."""
    return list(map(wording.ended, texts)) or [LINE]


def _bases(material: Material, facts: Facts, person: Concluded) -> Iterator[str]:
    plan, decided = material.plan, person.decided
    yield wording.basis(wording.citation(plan, material.profile))
    if decided:
        issuer = plan.agency_name(plan.document.issuer)
        if decided.issuer:
            issuer = names.body(plan, facts, decided.issuer, decided.at("issuer"))
        paper = wording.paper(material.profile, "Quyết định", decided.number, decided.date, issuer)
        yield wording.basis(f"{paper} về đánh giá, xếp loại chất lượng năm {plan.document.year}")


def _authority(material: Material, facts: Facts, person: Concluded) -> AuthorityClass | None:
    """The class of the plan that the person is of, assessed by the issuer."""
    if not person.authority:
        return None
    plan, place = material.plan, person.at("authority")
    classes = {one.id: one for one in plan.authority_classes}
    found = classes.get(person.authority)
    if not found:
        hint = did_you_mean(person.authority, classes, ", ".join(classes))
        message = _("Kế hoạch không có loại cán bộ “{name}”").format(name=show(person.authority, 60))
        raise facts.wrong(place, message, hint)
    assessed_by = set().union(*(plan.members(id_) for id_ in found.assessed_by))
    if plan.document.issuer not in assessed_by:
        by = wording.listed(plan.agency_name(id_) for id_ in found.assessed_by)
        message = _("Loại cán bộ này do {body} đánh giá, không phải cơ quan ban hành kế hoạch").format(
            body=show(by, 120)
        )
        raise facts.wrong(place, message, _("Chọn loại khác, hoặc bỏ dòng này"))
    return found


def _superiors(material: Material, by: AuthorityClass | None) -> list[str]:
    """To whom the plan sends papers on people of this class, and through whom."""
    plan = material.plan
    sent = [id_ for id_ in (*by.sent_to, *by.via) if id_ != plan.document.issuer] if by else []
    return [f"{plan.agency_name(id_)} (báo cáo)" for id_ in sent]


def _copies(material: Material, facts: Facts, person: Concluded) -> list[str]:
    plan = material.plan
    unit = [names.body(plan, facts, person.unit, person.at("unit"))] if person.unit else []
    return [*unit, *names.bodies(plan, facts, person, "copies")]
