"""Báo cáo kết quả: how the campaign was led, its results class by class, the ceilings, what is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kiemdiem import language
from kiemdiem.ceilings import Quota
from kiemdiem.drafting import annexes, ceiling_wording, result_tables, result_wording
from kiemdiem.drafting.figures import Figures
from kiemdiem.drafting.frame import LINE, closing, head, in_sentence, keeping, recipients, signature
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.report_facts import SAMPLE, IssuedPaper, ReportFacts
from kiemdiem.drafting.result_wording import MOST_IN_A_SENTENCE, closed
from kiemdiem.drafting.results import Result, results
from kiemdiem.drafting.sections import section
from kiemdiem.drafting.wording import about, citation, document_name, listed, paper, subject
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats import Profile
from kiemdiem.grid import print_number
from kiemdiem.language import _
from kiemdiem.plan import Plan, Role
from kiemdiem.plan.wording import unmarked
from kiemdiem.terms import LEVELS
from kiemdiem.vietnamese import capital_first, print_date

MOST_OVER = 200
"""Lists over their ceiling that the report tells one by one."""

KIND = Kind(
    "bao-cao",
    _("Báo cáo kết quả kiểm điểm, đánh giá, xếp loại, kèm bảng số liệu"),
    "báo cáo",
    facts=ReportFacts,
    sample=SAMPLE,
    needs=frozenset({"roll"}),
    takes_roll=True,
)


def drafts(material: Material) -> list[Draft]:
    """The report of the results of a roll. Raises KiemdiemError where there is no roll."""
    if material.figures is None:
        raise KiemdiemError(_("Báo cáo kết quả cần danh sách xếp loại"), _("Thêm --roll FILE"))
    told = material.facts.node if material.facts else ReportFacts()
    top = head(material, KIND, f"kết quả {subject(material.plan).removeprefix('về ')}")
    with language.speaking("vi"):
        context = {**top, **_context(material, material.figures, told)}
    return [Draft(f"bao-cao ket-qua {material.plan.document.year}", context)]


def _context(material: Material, figures: Figures, told: ReportFacts) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    every = results(plan, figures)
    issuer = in_sentence(plan.agency_name(plan.document.issuer))
    over = list(annexes.headings(material, KIND, [_annex_title(plan, result) for result in every]))
    end = f"Trên đây là báo cáo kết quả {subject(plan).removeprefix('về ')} của {issuer}"
    return {
        "can_cu": f"Thực hiện {citation(plan, profile)}, {issuer} báo cáo kết quả như sau:",
        "phan_1": section(profile, 1, "Tình hình chung, công tác chỉ đạo"),
        "tinh_hinh": list(_situation(plan, profile, figures, told)),
        "phan_2": section(profile, 2, "Kết quả đánh giá, xếp loại"),
        "cac_loai": [_class(plan, place, result, over[place - 1]["nhan"]) for place, result in enumerate(every, 1)],
        "tran": _ceilings(figures, len(every) + 1),
        "phan_3": section(profile, 3, "Đánh giá chung"),
        "uu_diem": _lines(told.strengths),
        "han_che": _lines(told.weaknesses),
        "nguyen_nhan": _lines(told.causes),
        "phan_4": section(profile, 4, "Kiến nghị, đề xuất"),
        "kien_nghi": _lines(told.proposals),
        "ket": closing(profile, end),
        "cac_phu_luc": [{**one, **_by_unit(result)} for one, result in zip(over, every, strict=True)],
        "viet_tat": result_wording.abbreviations(plan),
        "noi_nhan": recipients(profile, [*_received(plan), keeping(material)]),
        **signature(plan, profile),
    }


def _situation(plan: Plan, profile: Profile, figures: Figures, told: ReportFacts) -> Iterator[str]:
    """What the user says, the papers issued, how many units have results, which rating is counted."""
    yield from told.situation or [LINE]
    if told.papers:
        issuer = plan.agency_name(plan.document.issuer)
        issued = "; ".join(_paper(profile, one, issuer) for one in told.papers)
        yield f"Ngoài {document_name(plan)} nêu trên, {in_sentence(issuer)} đã ban hành: {issued}."
    yield _units(plan, figures, told)
    if figures.stage != "decided":
        by = "đề nghị" if figures.stage == "proposed" else "tự xếp loại"
        yield f"Số liệu trong báo cáo tính theo mức {by}; cấp có thẩm quyền chưa quyết định."


def _paper(profile: Profile, one: IssuedPaper, issuer: str) -> str:
    whole = paper(profile, one.type, one.number, one.date, issuer)
    return f"{whole} {about(one.about)}" if one.about else whole


def _units(plan: Plan, figures: Figures, told: ReportFacts) -> str:
    done = {count.unit for count in figures.counts if count.rating in LEVELS}
    until = f"Đến ngày {print_date(told.as_of)}, đã" if told.as_of else "Đã"
    said = f"{until} có kết quả đánh giá, xếp loại của {print_number(len(done))}"
    if not plan.units:
        return f"{said} đơn vị."
    missing = [unit.name for unit in plan.units if unit.name not in done]
    names = f"; chưa có kết quả: {listed(missing)}" if 0 < len(missing) <= MOST_IN_A_SENTENCE else ""
    return f"{said}/{print_number(len(plan.units))} đơn vị{names}."


def _class(plan: Plan, number: int, result: Result, label: str) -> dict[str, Any]:
    told = [
        result_wording.overall(result),
        result_wording.excellent_share(plan, result.total, result.noun),
        f"Chi tiết tại {label}.",
    ]
    return {
        "ten": f"{number}. {result.title}",
        "doan": " ".join(filter(None, told)),
        **result_tables.table(result, result.groups),
    }


def _by_unit(result: Result) -> dict[str, Any]:
    """The table of a class by unit; grass-roots organisations, of which a unit is one, by group."""
    by_group = result.id == "organisation"
    rows = result.groups if by_group else result.units
    return {"cot_ten": "Loại hình" if by_group else "Đơn vị", **result_tables.table(result, rows)}


def _ceilings(figures: Figures, number: int) -> dict[str, Any]:
    """The caps, how many lists they count, and those over their ceiling; who comes down is not ours to say."""
    quotas = [quota for quota in figures.listing.quotas if quota.binding]
    over = [quota for quota in quotas if ceiling_wording.exceeded(quota)]
    return {
        "ten": f"{number}. Tỷ lệ hoàn thành xuất sắc nhiệm vụ",
        "ty_le": [ceiling_wording.cap(layer) for layer in ceiling_wording.layers(quotas)],
        "doan": _compared(quotas, over) if quotas else "Chưa có tỷ lệ nào để đối chiếu.",
        "dong": [_over(place, quota, figures) for place, quota in enumerate(over[:MOST_OVER], 1)],
    }


def _compared(quotas: Sequence[Quota], over: Sequence[Quota]) -> str:
    told = f"Đối chiếu {print_number(len(quotas))} trường hợp phải tính tỷ lệ: "
    stricter = sum(map(ceiling_wording.over_by_another, quotas))
    more = f" Nếu chỉ tính trên số hoàn thành tốt nhiệm vụ thì thêm {print_number(stricter)} trường hợp vượt mức trần."
    if not over:
        told += "không trường hợp nào vượt mức trần."
    else:
        rest = f", dưới đây là {print_number(MOST_OVER)} trường hợp đầu" if len(over) > MOST_OVER else ""
        told += f"{print_number(len(over))} trường hợp vượt mức trần{rest}, do cấp có thẩm quyền xem xét, quyết định."
    return told + (more if stricter else "")


def _over(number: int, quota: Quota, figures: Figures) -> dict[str, str]:
    labels = figures.listing.labels
    binds = ceiling_wording.exceeded(quota)
    assert binds
    return {
        "tt": str(number),
        "don_vi": ceiling_wording.unit_name(quota, labels),
        "nhom": ceiling_wording.group_name(quota, labels),
        **ceiling_wording.cells(quota),
        "vuot": print_number(binds.used - binds.max),
    }


def _annex_title(plan: Plan, result: Result) -> str:
    return f"Kết quả đánh giá, xếp loại chất lượng năm {plan.document.year}\n{result.title}"


def _lines(texts: Iterable[str]) -> list[str]:
    return closed(f"- {text}" for text in texts) or [LINE]


def _received(plan: Plan) -> Iterator[str]:
    """Those above first, to whom the report goes, then who directs the campaign and who leads it."""
    above = [unmarked(one.text) for one in plan.recipients if not one.keeps and "báo cáo" in one.text.casefold()]
    yield from above or [f"{plan.agency_name(id_)} (báo cáo)" for id_ in plan.above(plan.document.issuer)]
    tasks = plan.all_tasks()
    for role in (Role.DIRECTS, Role.LEADS):
        for id_ in dict.fromkeys(id_ for task in tasks for id_ in task.who(role)):
            if id_ != plan.document.issuer:
                yield capital_first(plan.agency_name(id_))
