"""The report of results: sections, tables that foot, ceilings; sixty units (số liệu minh họa)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

import sixty
from drafting import drafts, material
from kiemdiem import arguments, language
from kiemdiem.drafting import figures
from kiemdiem.drafting.facts import read_facts, sample_facts
from kiemdiem.drafting.report_facts import SAMPLE, ReportFacts
from kiemdiem.plan import Plan
from kiemdiem.word import Template
from pages import need_programs, sheets, to_pdf, words
from rolls import Row, write_csv
from running import PLAN_2022, kiemdiem

COUNTS = ("tong", "duoc", "xs", "tot", "ht", "kht", "chua")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sixty")


@pytest.fixture(scope="module")
def plan(folder: Path) -> Plan:
    return sixty.plan(folder)


@pytest.fixture(scope="module")
def context(folder: Path, plan: Plan) -> Mapping[str, Any]:
    return made(plan, figures.read([str(sixty.roll(folder))], plan))


def made(plan: Plan, counted: figures.Figures, **options: Any) -> Mapping[str, Any]:
    return drafts("bao-cao", material(plan, figures=counted, **options))[0].context


def of_rows(folder: Path, plan: Plan, rows: Iterable[Row]) -> figures.Figures:
    return figures.read([str(write_csv(list(rows), folder / "rows.csv"))], plan)


def count(line: Mapping[str, str], name: str) -> int:
    return int(line[name].replace(".", ""))


def test_sections_are_numbered_as_party_and_state_number_them(folder: Path, plan: Plan) -> None:
    counted = figures.read([str(sixty.roll(folder))], plan)
    party, state = (made(plan, counted, profile=profile) for profile in ("dang-hd36", "nn-nd30"))
    assert [party[f"phan_{n}"] for n in (1, 2, 3, 4)] == [
        "I- Tình hình chung, công tác chỉ đạo",
        "II- Kết quả đánh giá, xếp loại",
        "III- Đánh giá chung",
        "IV- Kiến nghị, đề xuất",
    ]
    assert state["phan_4"] == "IV. KIẾN NGHỊ, ĐỀ XUẤT"
    assert party["ket"].endswith("năm 2022 của Ban Thường vụ Thị ủy B.")
    assert state["ket"].endswith("năm 2022 của Ban Thường vụ Thị ủy B./.")


def test_every_table_foots(context: Mapping[str, Any]) -> None:
    tables = [*context["cac_loai"], *context["cac_phu_luc"]]
    assert len(tables) == 10
    for one in tables:
        for line in (*one["dong"], *one["cong"]):
            assert count(line, "duoc") + count(line, "chua") == count(line, "tong")
            assert sum(count(line, name) for name in ("xs", "tot", "ht", "kht")) == count(line, "duoc")
        for line in one["cong"]:
            assert {name: sum(count(row, name) for row in one["dong"]) for name in COUNTS} == {
                name: count(line, name) for name in COUNTS
            }


def test_shares_have_a_decimal_comma_and_what_they_add_up_to_is_said(context: Mapping[str, Any]) -> None:
    members = context["cac_phu_luc"][2]
    (total,) = members["cong"]
    shares = [total[f"{name}_tl"] for name in ("xs", "tot", "ht", "kht")]
    assert shares == ["12,42", "79,94", "7,63", "0,00"]
    assert members["ghi_chu"][-1] == "Tỷ lệ các mức ở dòng Tổng cộng cộng lại là 99,99% do làm tròn."
    assert members["dong"][4]["duoc_tl"] == "100"


def test_rows_of_the_text_are_groups_and_those_of_the_annexes_units(context: Mapping[str, Any]) -> None:
    members, organisations = context["cac_phu_luc"][2], context["cac_phu_luc"][0]
    assert [row["ten"] for row in members["dong"]] == [unit for unit, _group in sixty.units()]
    assert organisations["cot_ten"] == "Loại hình"
    assert [row["ten"] for row in organisations["dong"]] == ["Đảng bộ xã, phường", "Đảng bộ cơ quan", "Chi bộ cơ sở"]
    assert [row["ten"] for row in context["cac_loai"][3]["dong"]] == ["Ban thường vụ, ban chấp hành", "Chi ủy"]
    assert context["cac_loai"][2]["doan"].endswith("Chi tiết tại Phụ lục 3.")


def test_a_table_of_one_row_has_no_sum(context: Mapping[str, Any]) -> None:
    members = context["cac_loai"][2]
    assert (len(members["dong"]), members["cong"]) == (1, [])


def test_caps_are_told_and_that_nobody_is_over_them(context: Mapping[str, Any]) -> None:
    told = context["tran"]
    assert told["ty_le"] == [
        "Số được xếp loại hoàn thành xuất sắc nhiệm vụ không quá 20%; tính trên số hoàn thành tốt nhiệm vụ trở lên;"
        " trong từng nhóm đối tượng; làm tròn xuống."
    ]
    assert "không trường hợp nào vượt mức trần." in told["doan"]
    assert told["dong"] == []


def test_who_is_over_a_ceiling_is_told_by_all_three_readings_and_never_by_name(tmp_path: Path, plan: Plan) -> None:
    rows = [row for row in sixty.rows() if row["comparable_group"] == "Đảng bộ cơ quan"]
    for row in rows[:5]:
        row["decided"] = "excellent"
    told = made(plan, of_rows(tmp_path, plan, rows))["tran"]
    (over,) = told["dong"]
    assert "1 trường hợp vượt mức trần, do cấp có thẩm quyền xem xét, quyết định." in told["doan"]
    assert (over["don_vi"], over["nhom"]) == ("12 đơn vị tính chung", "Đảng bộ cơ quan")
    names = ("tot_tro_len", "xuat_sac", "tran", "tran_tot_tro_len", "tran_chi_tot", "tran_tong_so", "vuot")
    assert [over[name] for name in names] == ["11", "6", "2", "2", "1", "2", "4"]


def test_units_without_results_are_counted_and_named(tmp_path: Path, plan: Plan) -> None:
    missing = sixty.units()[7][0]
    counted = of_rows(tmp_path, plan, (row for row in sixty.rows() if row["unit"] != missing))
    path = tmp_path / "facts.yaml"
    path.write_text(
        "as_of: 2022-12-20\nsituation: [Việc kiểm điểm nghiêm túc.]\n"
        "papers: [{type: Công văn, number: 15-CV/TU, date: 2022-11-10, about: gợi ý kiểm điểm}]\n",
        encoding="utf-8",
    )
    told = made(plan, counted, facts=read_facts(str(path), ReportFacts))["tinh_hinh"]
    assert told == [
        "Việc kiểm điểm nghiêm túc.",
        "Ngoài Kế hoạch nêu trên, Ban Thường vụ Thị ủy B đã ban hành: Công văn số 15-CV/TU, ngày 10/11/2022 của Ban"
        " Thường vụ Thị ủy B về gợi ý kiểm điểm.",
        f"Đến ngày 20/12/2022, đã có kết quả đánh giá, xếp loại của 59/60 đơn vị; chưa có kết quả: {missing}.",
    ]


def test_figures_of_proposals_are_said_to_be_none_of_decisions(tmp_path: Path, plan: Plan) -> None:
    rows = [{**row, "decided": ""} for row in sixty.rows() if row["subject"] == "collective"]
    told = made(plan, of_rows(tmp_path, plan, rows))["tinh_hinh"]
    assert told[-1] == "Số liệu trong báo cáo tính theo mức đề nghị; cấp có thẩm quyền chưa quyết định."


def test_what_nobody_says_is_a_blank_to_fill_in(context: Mapping[str, Any]) -> None:
    assert {context[name][0] for name in ("tinh_hinh", "uu_diem", "han_che", "nguyen_nhan", "kien_nghi")} == {"…………"}


def test_the_report_goes_to_those_above_first(context: Mapping[str, Any], tmp_path: Path) -> None:
    assert context["noi_nhan"] == [
        "- Ban Thường vụ Tỉnh ủy A (báo cáo),",
        "- Thường trực Thị ủy B,",
        "- Cơ quan Tổ chức - Nội vụ thị xã,",
        "- Lưu Văn phòng Thị ủy B.",
    ]
    alone = sixty.plan(tmp_path).model_copy(update={"recipients": ()})
    counted = of_rows(tmp_path, alone, [row for row in sixty.rows() if row["subject"] == "collective"])
    assert made(alone, counted)["noi_nhan"][0] == "- Ban Thường vụ Tỉnh ủy A (báo cáo),"


def test_a_report_is_vietnamese_whatever_the_program_speaks(
    folder: Path, plan: Plan, context: Mapping[str, Any]
) -> None:
    with language.speaking("en"):
        assert made(plan, figures.read([str(sixty.roll(folder))], plan)) == context


def test_the_sample_of_facts_loads_as_it_is(folder: Path, plan: Plan) -> None:
    counted = figures.read([str(sixty.roll(folder))], plan)
    assert made(plan, counted, facts=sample_facts(SAMPLE, ReportFacts))["kien_nghi"] == ["- …………"]


def test_the_plan_of_2022_is_reported_on(tmp_path: Path) -> None:
    plan = arguments.open_plan(str(PLAN_2022))[0]
    unit, group = plan.units[0].name, plan.comparable_groups[0].name
    rows = [{"unit": unit, "comparable_group": group, "subject": "member", "decided": "good"}] * 9
    told = made(plan, of_rows(tmp_path, plan, rows))
    assert told["tinh_hinh"][1].startswith("Đã có kết quả đánh giá, xếp loại của 1/3 đơn vị; chưa có kết quả: ")
    assert told["tran"]["ty_le"][0].startswith("Số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20%")
    assert told["noi_nhan"][:3] == [
        "- Ban Thường vụ Tỉnh ủy (báo cáo),",
        "- Ban Tổ chức Tỉnh ủy (báo cáo),",
        "- Thường trực Thị ủy,",
    ]


def test_wide_tables_lie_on_their_side_with_headings_on_each_page(folder: Path, context: Mapping[str, Any]) -> None:
    need_programs()
    file = folder / "bao-cao.docx"
    file.write_bytes(Template.open("bao-cao.docx").render(context))
    pdf = to_pdf(file, folder)
    on_page = words(pdf)
    across = {number for number, sheet in enumerate(sheets(pdf), 1) if sheet.width > sheet.height}
    assert min(across) == 4
    assert across <= {word.page for word in on_page if word.text == "HTXSNV"}
    for number, sheet in enumerate(sheets(pdf), 1):
        assert max(word.right for word in on_page if word.page == number) <= sheet.width - 15 + 1
    cut = [word.text for word in on_page if word.text.startswith(("HTXSN", "1.50", "1.44")) and len(word.text) < 5]
    assert cut == []  # no number and no abbreviation is broken over two lines


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_a_report_names_nobody_and_may_be_read(folder: Path, plan: Plan) -> None:
    assert plan
    out = folder / "out"
    done = kiemdiem("render", "bao-cao", folder / "sixty.yaml", "--roll", sixty.roll(folder), "--out", out)
    assert done.returncode == 0
    assert stat.S_IMODE((out / "bao-cao-ket-qua-2022.docx").stat().st_mode) == 0o644
