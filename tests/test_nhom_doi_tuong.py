"""The list of comparable groups with their places: from the plan, from a roll, to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import sixty
from drafting import drafts, material
from kiemdiem import arguments, language
from kiemdiem.drafting import figures
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan
from rolls import write_csv
from running import PLAN_2022

PLAN = """\
document: {subject: kiểm điểm năm 2022, year: 2022, issuer: btv, number: 45-KH/TU, date: 2022-11-02}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: co-so, name: các đảng ủy trực thuộc, kind: group}
"""
GROUPS = """\
subjects: [{id: tap-the, name: "tập thể lãnh đạo, quản lý", kind: collective}]
comparable_groups:
  - {id: bch, name: ban chấp hành, subject: tap-the}
  - {id: bp, name: bộ phận khác}
"""
UNITS = """\
units:
  - {id: xa-a, name: Đảng ủy xã A, part_of: co-so}
  - {id: xa-b, name: Đảng ủy xã B, part_of: co-so}
"""


def plan_of(folder: Path, text: str) -> Plan:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return arguments.open_plan(str(path))[0]


def made(plan: Plan, **options: Any) -> Mapping[str, Any]:
    return drafts("nhom-doi-tuong", material(plan, **options))[0].context


@pytest.fixture(scope="module")
def of_2022() -> Mapping[str, Any]:
    return made(arguments.open_plan(str(PLAN_2022))[0])


def test_each_group_tells_whom_it_is_made_of_and_its_share(of_2022: Mapping[str, Any]) -> None:
    assert [(group["ten"], group["doi_tuong"]) for group in of_2022["cac_nhom"]] == [
        (
            "1. Đảng viên (minh họa)",
            "Đối tượng: đảng viên; tính trong từng đơn vị; tỷ lệ: 20% số hoàn thành tốt nhiệm vụ trở lên.",
        ),
        (
            "2. Chi bộ trực thuộc (minh họa)",
            "Đối tượng: tổ chức đảng; tính trong từng đơn vị; tỷ lệ: 20% số hoàn thành tốt nhiệm vụ trở lên.",
        ),
        (
            "3. Bí thư, phó bí thư chi bộ (minh họa)",
            "Đối tượng: cá nhân cán bộ lãnh đạo, quản lý; tính trong từng đơn vị; tỷ lệ: 20% số hoàn thành tốt nhiệm vụ"
            " trở lên.",
        ),
    ]


def test_places_are_told_by_all_three_readings_and_what_binds(of_2022: Mapping[str, Any]) -> None:
    members = of_2022["cac_nhom"][0]
    assert [tuple(row.values()) for row in (*members["dong"], *members["cong"])] == [
        ("1", "Đảng ủy phường A (minh họa)", "150", "120", "20", "24", "24", "20", "30", ""),
        ("2", "Đảng ủy xã B (minh họa)", "80", "63", "11", "12", "12", "10", "16", ""),
        ("3", "Chi bộ cơ quan C (minh họa)", "10", "10", "2", "2", "2", "1", "2", ""),
        ("Cộng", "240", "193", "33", "38", "38", "31", "48", ""),
    ]


def test_a_group_too_small_for_a_place_is_told_and_not_raised(of_2022: Mapping[str, Any]) -> None:
    (row,) = of_2022["cac_nhom"][2]["dong"]
    assert (row["tran"], row["ghi_chu"]) == ("0", "không có suất")
    assert any(
        note.startswith(
            "- Không có suất: Đảng ủy phường A (minh họa): bí thư, phó bí thư chi bộ (minh họa). Có thể hợp nhất"
        )
        for note in of_2022["ghi_chu"]
    )


def test_the_source_of_the_cap_and_what_it_leaves_open_are_told(of_2022: Mapping[str, Any]) -> None:
    assert of_2022["ty_le"] == [
        "Số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20% (kế hoạch, mục II.2; Hướng dẫn số"
        " 21-HD/BTCTW ngày 18/10/2019 của Ban Tổ chức Trung ương); tính trên số hoàn thành tốt nhiệm vụ trở lên; trong"
        " từng đơn vị và từng nhóm đối tượng; làm tròn xuống."
    ]
    notes = " ".join(of_2022["ghi_chu"])
    assert "Kế hoạch không nêu 20% tính trên số nào" in notes
    assert "Chưa đối chiếu với nguyên văn quy định về: tổ chức đảng." in notes
    assert "số liệu minh họa" in notes


def test_the_list_goes_with_the_plan_and_has_no_number(tmp_path: Path) -> None:
    told = made(plan_of(tmp_path, PLAN + GROUPS + UNITS))
    assert told["kem_theo"] == "(Kèm theo Kế hoạch số 45-KH/TU, ngày 02/11/2022 của Ban Thường vụ Thị ủy)"
    assert told["so"] == ""
    assert not any("minh họa" in note for note in told["ghi_chu"])


def test_groups_that_nobody_has_counted_are_there_to_fill_in(tmp_path: Path) -> None:
    told = made(plan_of(tmp_path, PLAN + GROUPS + UNITS))
    first, second = told["cac_nhom"]
    assert [row["ten"] for row in first["dong"]] == ["Đảng ủy xã A", "Đảng ủy xã B"]
    assert {value for row in first["dong"] for key, value in row.items() if key not in ("tt", "ten")} == {""}
    assert first["doi_tuong"].startswith("Đối tượng: tập thể lãnh đạo, quản lý; ")
    assert second["doi_tuong"].startswith("Đối tượng: ……; tính trong từng đơn vị; tỷ lệ: chưa có tỷ lệ nào tính")
    without = made(plan_of(tmp_path, PLAN + GROUPS))["cac_nhom"][0]
    assert [row["ten"] for row in without["dong"]] == ["……"] * 3


def test_a_plan_without_groups_is_told_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError) as caught:
        made(plan_of(tmp_path, PLAN))
    assert "comparable_groups" in caught.value.hint


def test_a_group_across_units_has_its_places_as_one(tmp_path: Path) -> None:
    plan = sixty.plan(tmp_path)
    told = made(plan, figures=figures.read([str(sixty.roll(tmp_path))], plan))
    groups = {group["ten"].split(". ")[1]: group for group in told["cac_nhom"]}
    offices = groups["Đảng bộ cơ quan"]
    assert len(offices["dong"]) == 12
    assert {row["tran"] for row in offices["dong"]} == {""}
    assert [tuple(row.values()) for row in offices["cong"]] == [
        ("Cả nhóm", "12", "11", "2", "2", "2", "1", "2", ""),
    ]
    assert "tính chung mọi đơn vị" in offices["doi_tuong"]
    assert [row["ten"] for row in groups["Đảng viên"]["dong"]] == [unit for unit, _group in sixty.units()]


def test_what_a_cap_counts_beside_the_groups_has_a_table_of_its_own(tmp_path: Path) -> None:
    caps = "caps: [{id: xs, text: không quá 20%, percent: 20, within: [unit, group]}]\n"
    plan = plan_of(tmp_path, PLAN + GROUPS.replace("name: bộ phận khác", "name: chi ủy, subject: tap-the") + caps)
    levels = ["excellent"] * 2 + ["good"] * 8
    rows = [
        {"unit": "Đảng ủy xã A", "comparable_group": group, "subject": "collective", "name": str(n), "decided": level}
        | {"body": f"Bộ phận {n}"}
        for group in ("ban chấp hành", "chi ủy")
        for n, level in enumerate(levels)
    ]
    told = made(plan, figures=figures.read([str(write_csv(rows, tmp_path / "rows.csv"))], plan))
    (both,) = told["tinh_chung"]
    assert (both["ten"], both["tot_tro_len"], both["tran"]) == ("Đảng ủy xã A: ban chấp hành + chi ủy", "20", "4")
    assert [group["dong"][0]["tran"] for group in told["cac_nhom"]] == ["2", "2"]


def test_a_unit_that_no_cap_compares_with_others_is_told_so(tmp_path: Path) -> None:
    caps = "caps: [{id: xs, text: không quá 20%, percent: 20, within: [unit]}]\n"
    plan = plan_of(tmp_path, PLAN + GROUPS + caps)
    row = {"unit": "Đảng ủy xã A", "comparable_group": "ban chấp hành", "subject": "collective", "decided": "good"}
    rows = [{**row, "name": "Ban chấp hành"}, {**row, "name": "Chi ủy 1", "body": "Chi bộ 1"}]
    told = made(plan, figures=figures.read([str(write_csv(rows, tmp_path / "rows.csv"))], plan))
    notes = [line["ghi_chu"] for line in told["cac_nhom"][0]["dong"]]
    assert notes == ["so với đơn vị khác, chưa có tỷ lệ nào tính", "không có suất"]


def test_the_list_is_vietnamese_whatever_the_program_speaks(of_2022: Mapping[str, Any], tmp_path: Path) -> None:
    plan = sixty.plan(tmp_path)
    roll = str(sixty.roll(tmp_path))
    told = made(plan, figures=figures.read([roll], plan))
    with language.speaking("en"):
        assert made(arguments.open_plan(str(PLAN_2022))[0]) == of_2022
        assert made(plan, figures=figures.read([roll], plan)) == told
