"""Danh sách nhóm đối tượng: the comparable groups with their places, a working paper that goes with the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kiemdiem import language
from kiemdiem.ceilings import Listing
from kiemdiem.drafting import ceiling_wording, places
from kiemdiem.drafting.figures import MOST_NAMED
from kiemdiem.drafting.frame import head
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.wording import document_name, ruling_paper
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats import Profile
from kiemdiem.grid import print_number
from kiemdiem.language import _
from kiemdiem.layers import of_plan
from kiemdiem.plan import Plan
from kiemdiem.quota import Layer

_SUBJECT = "nhóm đối tượng được đánh giá, xếp loại chất lượng và số suất hoàn thành xuất sắc nhiệm vụ"

MOST_TOLD = 30
"""Lists without a place that are named one by one."""

KIND = Kind(
    "nhom-doi-tuong",
    _("Danh sách nhóm đối tượng tương đương và số suất xuất sắc, kèm theo kế hoạch"),
    "",
    takes_roll=True,
)


def drafts(material: Material) -> list[Draft]:
    """The list of the comparable groups of the plan, with the counts of the roll, else of the plan, else blanks.

    Raises KiemdiemError where there is no group, or there are too many rows for a document.
    """
    plan = material.plan
    with language.speaking("vi"):
        listing = material.figures.listing if material.figures else of_plan.register(plan)
    if not listing.lines and not plan.comparable_groups:
        raise KiemdiemError(
            _("Kế hoạch chưa có nhóm đối tượng nào"), _("Thêm mục comparable_groups, hoặc dùng --roll FILE")
        )
    if len(listing.lines) > MOST_NAMED:
        told = _("Danh sách có {n} dòng, một văn bản nhiều nhất {most}")
        raise KiemdiemError(
            told.format(n=print_number(len(listing.lines)), most=print_number(MOST_NAMED)),
            _("Chia danh sách thành nhiều tệp, nhiều văn bản"),
        )
    top = head(material, KIND, f"{_SUBJECT} năm {plan.document.year}")
    with language.speaking("vi"):
        context = {**top, **_context(plan, material.profile, listing)}
    return [Draft(f"nhom-doi-tuong {plan.document.year}", context)]


def _context(plan: Plan, profile: Profile, listing: Listing) -> dict[str, Any]:
    found = places.groups(plan, listing)
    return {
        "kem_theo": f"(Kèm theo {ruling_paper(plan, profile)})",
        "ty_le": [ceiling_wording.cap(layer) for layer in listing.layers],
        "cac_nhom": [group.as_table(number) for number, group in enumerate(found, 1)],
        "ten_chung": f"{len(found) + 1}. Tính chung nhiều nhóm",
        "tinh_chung": places.together(listing),
        "ghi_chu": [f"- {note}." for note in _notes(plan, listing)],
    }


def _notes(plan: Plan, listing: Listing) -> Iterator[str]:
    """How to read the list: what the columns are, what the law leaves open, who has no place, who decides."""
    yield "Tốt trở lên: hoàn thành tốt nhiệm vụ và hoàn thành xuất sắc nhiệm vụ; chỉ tốt: không kể xuất sắc"
    yield "Số suất nhiều nhất: cột Áp dụng theo cách tính nêu trên; ba cột sau theo cả ba cách tính, để đối chiếu"
    for layer in listing.layers:
        yield from _open(plan, layer)
    if poor := places.without_place(listing):
        rest = f" và {print_number(len(poor) - MOST_TOLD)} nơi nữa" if len(poor) > MOST_TOLD else ""
        advice = "hợp nhất với nhóm có vị trí tương đương hoặc xin ý kiến cấp có thẩm quyền; không tự nâng lên 1 suất"
        yield f"Không có suất: {'; '.join(poor[:MOST_TOLD])}{rest}. Có thể {advice}"
    yield "Danh sách chỉ nêu mức trần; xếp loại ai do cấp có thẩm quyền quyết định"
    marks = (*(one.illustration for one in plan.comparable_groups), *(one.illustration for one in plan.units))
    if any(marks):
        yield "Nhóm, đơn vị, số lượng của kế hoạch là số liệu minh họa"


def _open(plan: Plan, layer: Layer) -> Iterator[str]:
    if layer.basis is None:
        told = f"{document_name(plan)} không nêu {layer.share}% tính trên số nào"
        yield f"{told}; ở đây tính trên {ceiling_wording.basis(layer)} và nêu cả ba cách tính"
    if layer.unconfirmed:
        yield f"Chưa đối chiếu với nguyên văn quy định về: {'; '.join(layer.unconfirmed)}"
