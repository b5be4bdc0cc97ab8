"""Thông báo kết quả: the ratings that were decided, in numbers and by name, with a table for each comparable group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kiemdiem import language
from kiemdiem.drafting import annexes, result_lists, result_tables, result_wording
from kiemdiem.drafting.figures import Figures
from kiemdiem.drafting.frame import closing, head, in_sentence, keeping, recipients, signature
from kiemdiem.drafting.material import Draft, Kind, Material
from kiemdiem.drafting.result_facts import SAMPLE, Reporting, ResultFacts, known
from kiemdiem.drafting.result_lists import NameList
from kiemdiem.drafting.result_wording import closed
from kiemdiem.drafting.results import NO_GROUP, Result, results
from kiemdiem.drafting.results import title as class_title
from kiemdiem.drafting.wording import citation, day_or_blank, listed, paper, subject
from kiemdiem.errors import KiemdiemError
from kiemdiem.formats import Profile
from kiemdiem.grid import print_number
from kiemdiem.language import _
from kiemdiem.plan import Plan
from kiemdiem.plan.wording import unmarked
from kiemdiem.roll.summary import shares_of
from kiemdiem.vietnamese import capital_first

_LISTED = "Kết quả của từng trường hợp và số liệu tổng hợp theo nhóm đối tượng ở các phụ lục kèm theo Thông báo này:"
_SUMMED = "Số liệu tổng hợp theo nhóm đối tượng ở phụ lục kèm theo Thông báo này:"

KIND = Kind(
    "thong-bao-ket-qua",
    _("Thông báo kết quả đánh giá, xếp loại, kèm phụ lục theo nhóm"),
    "thông báo",
    facts=ResultFacts,
    sample=SAMPLE,
    needs=frozenset({"roll"}),
    takes_roll=True,
    of_people=True,
)


def drafts(material: Material) -> list[Draft]:
    """The Thông báo of the results of a roll.

    Raises KiemdiemError where the roll has no decided ratings or names too many, InvalidInputError for facts that
    name what the plan does not know.
    """
    figures = material.figures
    if figures is None or figures.stage != "decided":
        raise KiemdiemError(
            _("Danh sách chưa có mức xếp loại đã quyết định: chưa thể thông báo kết quả"),
            _("Điền cột “Quyết định”; báo cáo số liệu đề nghị thì dùng: kiemdiem render bao-cao"),
        )
    told = known(material, figures)
    found = result_lists.lists(material.plan, figures, told.inside)
    top = head(material, KIND, f"kết quả {subject(material.plan).removeprefix('về ')}")
    with language.speaking("vi"):
        context = {**top, **_context(material, figures, told, found)}
    return [Draft(f"thong-bao-ket-qua {material.plan.document.year}", context)]


def _context(material: Material, figures: Figures, told: ResultFacts, found: list[NameList]) -> dict[str, Any]:
    plan, profile = material.plan, material.profile
    every = results(plan, figures)
    issuer = plan.agency_name(plan.document.issuer)
    over = list(annexes.headings(material, KIND, _titles(plan, found)))
    labels = [one["nhan"] for one in over]
    tables = [result_lists.table(plan, one) for one in found]
    wanting, asked = _lines(told.shortcomings), _lines([*told.requests, *_reporting(plan, told.report)])
    end = f"{capital_first(issuer)} thông báo để các cơ quan, tổ chức, cá nhân có liên quan biết, thực hiện"
    return {
        "can_cu": f"{_basis(plan, profile, told)}, {in_sentence(issuer)} thông báo kết quả như sau:",
        "cac_loai": [_class(plan, number, result, found, labels) for number, result in enumerate(every, 1)],
        "dan_phu_luc": _LISTED if found else _SUMMED,
        "theo_nhom": closed(_references(plan, every, found, labels)),
        "muc_han_che": "3. Hạn chế, khuyết điểm cần khắc phục" if wanting else "",
        "han_che": wanting,
        "muc_yeu_cau": f"{4 if wanting else 3}. Yêu cầu" if asked else "",
        "yeu_cau": asked,
        "ket": closing(profile, end),
        "cac_phu_luc": [{**heading, **table} for heading, table in zip(over[:-1], tables, strict=True)],
        "phu_luc": {**over[-1], "dong": result_tables.groups_of_all(every)},
        "viet_tat": result_wording.abbreviations(plan),
        "ghi_chu": f"{shares_of()}.",
        "noi_nhan": recipients(profile, [*_received(plan), keeping(material)]),
        **signature(plan, profile),
    }


def _basis(plan: Plan, profile: Profile, told: ResultFacts) -> str:
    """The plan, the papers that decided, the meeting; a blank for a meeting where nobody gives either."""
    bases = [f"Thực hiện {citation(plan, profile)}"]
    for decision in told.decisions:
        issuer = decision.issuer or plan.agency_name(plan.document.issuer)
        bases.append(f"căn cứ {paper(profile, decision.type, decision.number, decision.date, issuer)}")
    if told.meeting or not told.decisions:
        bases.append(f"trên cơ sở kết quả phiên họp ngày {day_or_blank(told.meeting)}")
    return "; ".join(bases)


def _class(plan: Plan, number: int, result: Result, found: Sequence[NameList], labels: Sequence[str]) -> dict[str, Any]:
    names = result_lists.excellent(found, result.id) if result.id == "organisation" else []
    where = listed(label for label, one in zip(labels, found, strict=False) if one.class_ == result.id)
    named = f"danh sách tại {where}" if where and result.id == "organisation" else ""
    return {
        "ten": f"1.{number}. {result.title}",
        "tong": result_wording.overall(result),
        "cac_muc": result_wording.levels(plan, result, names, named),
        "ty_le": result_wording.excellent_share(plan, result.total, result.noun),
        "cac_nhom": result_wording.by_group(plan, result) if _is_told_by_group(result) else [],
    }


def _is_told_by_group(result: Result) -> bool:
    return result.id == "collective" and len(result.groups) > 1


def _titles(plan: Plan, found: Iterable[NameList]) -> list[str]:
    about = f"ết quả đánh giá, xếp loại chất lượng năm {plan.document.year}"
    return [*(f"K{about}\n{_name(plan, one)}" for one in found), f"Tổng hợp k{about}\ntheo nhóm đối tượng"]


def _name(plan: Plan, one: NameList) -> str:
    if one.group == NO_GROUP:
        return f"{class_title(plan, one.class_)} ({NO_GROUP})"
    return f"Nhóm: {one.group}"


def _references(plan: Plan, every: Iterable[Result], found: Iterable[NameList], labels: Sequence[str]) -> Iterator[str]:
    """The annexes, each with what it holds."""
    nouns = {result.id: result.noun for result in every}
    for label, one in zip(labels, found, strict=False):
        number = f"{print_number(len(one.entries))} {nouns[one.class_]}"
        yield f"- {label}: {_name(plan, one).removeprefix('Nhóm: ')} ({number})"
    yield f"- {labels[-1]}: tổng hợp theo nhóm đối tượng, tỷ lệ hoàn thành xuất sắc nhiệm vụ"


def _reporting(plan: Plan, report: Reporting | None) -> list[str]:
    if report is None:
        return []
    to = report.to or plan.agency_name(plan.document.issuer)
    through = f" (qua {in_sentence(report.via)})" if report.via else ""
    return [
        f"{report.who} báo cáo {report.what} về {in_sentence(to)}{through} chậm nhất ngày {day_or_blank(report.by)}"
    ]


def _lines(texts: Iterable[str]) -> list[str]:
    return closed(f"- {text}" for text in texts)


def _received(plan: Plan) -> list[str]:
    return [unmarked(recipient.text) for recipient in plan.recipients if not recipient.keeps]
