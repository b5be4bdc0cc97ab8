"""Phiếu chấm điểm: criteria whose points foot, in the form a body scores itself on."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from drafting import drafts, facts, line_of, material, plan_2022, printed, refused
from kiemdiem import documents, formats, language
from kiemdiem.drafting import examples
from kiemdiem.drafting.scoring import print_points
from kiemdiem.errors import InvalidInputError
from kiemdiem.plan import Plan
from kiemdiem.word import Template

KIND = documents.kind("phieu-cham-diem")
CRITERIA = """\
criteria:
  - id: "I"
    text: Xây dựng Đảng
    max: 45
    criteria:
      - id: "1"
        text: Chính trị, tư tưởng
        max: 12,5
        criteria:
          - {id: "1.1", text: Học tập nghị quyết, max: 7, self: 6}
          - {id: "1.2", text: Định hướng tư tưởng, max: "5,5", self: "5,25", note: có minh chứng}
      - {id: "2", text: Tổ chức, max: "32,5", self: 30}
  - {id: "II", text: Nhiệm vụ chính trị, max: 55, self: 50}
"""
FACTS = f"""\
form: mẫu 09/hddg
of: Đảng bộ thị xã
total: 100
{CRITERIA}bands:
  - {{from: 90, level: excellent}}
  - {{from: "70,5", level: good}}
  - {{from: 50, level: satisfactory}}
  - {{from: 0, level: unsatisfactory}}
signatures:
  - {{authority: T/M BAN THƯỜNG VỤ, capacity: PHÓ BÍ THƯ, name: Bùi Văn Lý}}
  - {{authority: T/M BAN CHẤP HÀNH}}
"""


def context(text: str = FACTS, plan: Plan | None = None, **options: Any) -> Any:
    made_from = material(plan or plan_2022(), facts=facts("phieu-cham-diem", text), **options)
    return drafts("phieu-cham-diem", made_from)[0].context


def rows(text: str = FACTS) -> list[tuple[Any, ...]]:
    keys = ("tt", "toi_da", "tu_cham", "ghi_chu", "dam")
    return [tuple(row[key] for key in keys) for row in context(text)["cac_tieu_chi"]]


def leaf(points: str) -> str:
    return f"criteria:\n  - id: A\n    text: B\n    {points}\n"


def test_every_criterion_has_a_row_and_those_with_others_under_them_are_bold() -> None:
    assert rows() == [
        ("I", "45", "41,25", "", True),
        ("1", "12,5", "11,25", "", True),
        ("1.1", "7", "6", "", False),
        ("1.2", "5,5", "5,25", "có minh chứng", False),
        ("2", "32,5", "30", "", False),
        ("II", "55", "50", "", True),
    ]


def test_the_points_come_to_a_sum_and_the_sum_to_a_level() -> None:
    found = context()
    assert (found["tong_toi_da"], found["tong_tu_cham"]) == ("100", "91,25")
    assert found["ket_qua"] == "Tổng số điểm tự chấm: 91,25/100 điểm; mức tự xếp loại: "
    assert found["muc"] == "Hoàn thành xuất sắc nhiệm vụ"
    assert found["cac_muc"] == [
        "- Hoàn thành xuất sắc nhiệm vụ: từ 90 điểm trở lên;",
        "- Hoàn thành tốt nhiệm vụ: từ 70,5 đến dưới 90 điểm;",
        "- Hoàn thành nhiệm vụ: từ 50 đến dưới 70,5 điểm;",
        "- Không hoàn thành nhiệm vụ: dưới 50 điểm.",
    ]


@pytest.mark.parametrize(
    ("points", "level"), [("90", "Hoàn thành xuất sắc nhiệm vụ"), ('"89,99"', "Hoàn thành tốt nhiệm vụ"), ("49", "……")]
)
def test_a_level_begins_at_its_first_point(points: str, level: str) -> None:
    bands = "bands: [{from: 90, level: excellent}, {from: 50, level: good}]\n"
    assert context(leaf(f"max: 100\n    self: {points}") + bands)["muc"] == level


def test_points_that_nobody_gives_leave_blanks_and_no_sum() -> None:
    text = FACTS.replace(", self: 30}", "}")
    assert [row[2] for row in rows(text)] == ["", "11,25", "6", "5,25", "", "50"]
    assert context(text)["tong_tu_cham"] == ""
    assert context(text)["ket_qua"].startswith("Tổng số điểm tự chấm: ……/100 điểm")
    assert context(text)["muc"] == "……"


@pytest.mark.parametrize("decimal", ["0,1", "0,2"])
def test_decimals_add_up_exactly(decimal: str) -> None:
    parts = "\n".join(f'      - {{id: "{n}", text: B, max: "{decimal}"}}' for n in range(10))
    whole = print_points(Decimal(decimal.replace(",", ".")) * 10)
    assert context(leaf(f"max: {whole}\n    criteria:\n{parts}"))["tong_toi_da"] == whole


@pytest.mark.parametrize(
    ("points", "printed"),
    [("10", "10"), ("0", "0"), ("100.5", "100,5"), ("7.25", "7,25"), ("1000", "1.000"), ("2.50", "2,5")],
)
def test_points_are_printed_with_a_decimal_comma_whatever_the_user_reads(points: str, printed: str) -> None:
    with language.speaking("en"):
        assert print_points(Decimal(points)) == printed


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("    max: 45", "    max: 44"), 7, "Ghi 44 điểm, các tiêu chí bên dưới cộng lại là 45"),
        (("max: 12,5", "max: 13"), 11, "Ghi 13 điểm, các tiêu chí bên dưới cộng lại là 12,5"),
        (("total: 100", 'total: "99,5"'), 3, "Ghi 99,5 điểm, các tiêu chí bên dưới cộng lại là 100"),
        (("self: 6}", 'self: "7,5"}'), 13, "Tự chấm 7,5, nhiều hơn điểm tối đa 7"),
        (("    max: 45", "    max: 45\n    self: 40"), 8, "Ghi 40 điểm, các tiêu chí bên dưới cộng lại là 41,25"),
        (('id: "1.2"', 'id: "1.1"'), 14, "Tiêu chí “1.1” viết hai lần"),
        (("{from: 90", "{from: 101"), 18, "Mức này từ 101 điểm, cả phiếu chỉ có 100"),
        (('{from: "70,5"', '{from: "90"'), 19, "Mức này từ 90 điểm, không thấp hơn mức ghi trước nó: 90"),
    ],
)
def test_what_does_not_foot_is_refused_at_its_line_with_both_figures(
    change: tuple[str, str], line: int, message: str
) -> None:
    assert refused("phieu-cham-diem", plan_2022(), FACTS.replace(*change))[:3] == ("KD008", line, message)


@pytest.mark.parametrize("points", ["2.5", '"2.5"', "-1", "true", "hai", "2,555", "12345", "1e3", "[1]"])
def test_points_are_whole_or_have_a_decimal_comma(points: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        facts("phieu-cham-diem", leaf(f"max: {points}"))
    report: Any = error.value.report
    (found,) = report.diagnostics
    assert (found.code, found.span.line) == ("KD008", 4)
    assert found.message.endswith("không phải là số điểm")
    assert "2,5" in found.hint


def test_there_are_three_levels_of_criteria_and_no_more() -> None:
    deeper = FACTS.replace("max: 7, self: 6}", "max: 7, criteria: []}")
    with pytest.raises(InvalidInputError) as error:
        facts("phieu-cham-diem", deeper)
    report: Any = error.value.report
    assert [found.message for found in report.diagnostics] == ["Mục lạ “criteria”"]


def test_the_form_is_one_of_the_plan_by_its_id_or_name() -> None:
    assert context()["mau"] == "(theo Mẫu 09/HDDG)"
    assert context(FACTS.replace("mẫu 09/hddg", "mau-09"))["mau"] == "(theo Mẫu 09/HDDG)"
    assert context(CRITERIA)["mau"] == ""
    assert refused("phieu-cham-diem", plan_2022(), f"form: mẫu 10/hddg\n{CRITERIA}") == (
        "KD101", 1, "Kế hoạch không có biểu mẫu “mẫu 10/hddg”", "Có phải là “Mẫu 09/HDDG”?",
    )  # fmt: skip


def test_the_body_is_one_of_the_plan_the_issuer_where_nobody_says() -> None:
    assert context()["trich_yeu"] == "đánh giá, xếp loại chất lượng Đảng bộ thị xã năm 2022"
    assert context(CRITERIA)["trich_yeu"] == "đánh giá, xếp loại chất lượng Ban Thường vụ Thị ủy năm 2022"
    code, line, message, _hint = refused("phieu-cham-diem", plan_2022(), f"of: xã Z\n{CRITERIA}")
    assert (code, line, message) == ("KD101", 1, "Không có cơ quan “xã Z”")


def test_who_scores_and_who_confirms_sign() -> None:
    found = context()
    assert found["nguoi_cham"]["ho_ten"] == "Bùi Văn Lý"
    assert found["nguoi_xac_nhan"] == {"quyen_han": "T/M BAN CHẤP HÀNH", "chuc_vu": "…………", "ho_ten": "…………"}
    assert context(CRITERIA)["nguoi_cham"]["ho_ten"] == "Bùi Văn Lý"
    alone = context(f"of: Đảng bộ thị xã\n{CRITERIA}")
    assert alone["nguoi_cham"] == {"quyen_han": "…………", "chuc_vu": "…………", "ho_ten": "…………"}
    assert alone["nguoi_xac_nhan"]["quyen_han"] == ""


def test_a_unit_has_its_own_head() -> None:
    found = context(f"of: phường A\nletterhead: {{superior: Thị ủy B, issuer: Đảng ủy phường A}}\n{CRITERIA}")
    assert (found["cap_tren"], found["co_quan"], found["so"]) == ("THỊ ỦY B", "ĐẢNG ỦY PHƯỜNG A", "")


def test_the_sample_can_be_used_as_it_is() -> None:
    assert [row[1] for row in rows(KIND.sample)] == ["10", "7,5", "5", "2,5", "2,5"]
    assert context(KIND.sample)["muc"] == "……"


@pytest.mark.parametrize("profile", formats.names())
def test_it_is_a_working_paper_without_a_number(profile: str) -> None:
    plan = examples.plan(formats.find(profile))
    found = context(CRITERIA, plan, profile=profile)
    data = Template.open(KIND.template, formats.find(profile).templates).render(found)
    document = docx.Document(io.BytesIO(data))
    head = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert "Số" not in head
    assert next(paragraph.text for paragraph in document.paragraphs if paragraph.text) == "PHIẾU TỰ CHẤM ĐIỂM"


def test_on_the_page_a_long_form_repeats_its_headings_and_the_signatures_are_not_alone(tmp_path: Path) -> None:
    many = "\n".join(
        f'      - {{id: "{n}", text: "Tổ chức quán triệt, triển khai thực hiện các nghị quyết, chỉ thị, kết luận của'
        f' Đảng, kế hoạch của cấp ủy cấp trên", max: "0,5"}}'
        for n in range(1, 61)
    )
    text = leaf(f"max: 30\n    criteria:\n{many}").replace(
        "criteria:\n  - id: A", "form: mau-09\ncriteria:\n  - id: A", 1
    )
    made_from = {
        profile: material(plan_2022(), profile=profile, facts=facts("phieu-cham-diem", text))
        for profile in formats.names()
    }
    for name, on_page in printed("phieu-cham-diem", made_from, tmp_path).items():
        pages = max(word.page for word in on_page)
        assert pages >= 3, name
        assert [word.text for word in on_page].count("Ghi") >= pages - 1
        assert line_of(on_page, "Tổng số điểm").page == line_of(on_page, "Bùi Văn Lý").page == pages
        assert max(word.right for word in on_page) <= 210 - 15 + 1
        assert line_of(on_page, "(theo Mẫu 09/HDDG)").page == 1
