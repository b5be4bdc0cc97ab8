"""The worksheet of one agency: what it owes, when, on which form, to whom, with whom; how it prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

import campaign
import drafting
from kiemdiem.drafting.duties import acting
from kiemdiem.drafting.material import Addressee
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan
from kiemdiem.word import Template
from pages import need_programs, sheets, to_pdf, words
from running import PLAN_2022, kiemdiem

KIND = "phieu-giao-viec"


def sheet(agency: str, plan: Plan | None = None, **options: Any) -> Any:
    return drafting.context(KIND, plan or campaign.small(), agency, **options)


def rows(agency: str, plan: Plan | None = None) -> dict[str, dict[str, Any]]:
    """The rows by the item of the plan they speak of."""
    return {row["muc"].removeprefix("Mục ").rstrip(":"): row for row in sheet(agency, plan)["cac_viec"]}


# Whose.


def test_every_body_and_group_that_owes_something_gets_one_but_not_the_issuer() -> None:
    plan = campaign.small()
    assert [body.id for body in acting(plan)] == ["tc-nv", "hdnd", "ubnd", "co-so"]
    assert len(drafting.drafts(KIND, drafting.material(plan))) == 4
    assert [body.id for body in acting(drafting.plan_2022())] == [
        "tc-nv", "van-phong", "tmgv", "dang-uy-chi-bo", "tt-hdnd-thi-xa", "ubnd-thi-xa", "don-vi-ubnd",
        "ubnd-xa-phuong", "mttq-thi-xa", "ctxh-thi-xa", "hoi-doan-the",
    ]  # fmt: skip


def test_a_unit_of_a_group_gets_the_tasks_of_the_group_under_its_own_name() -> None:
    unit = Addressee("co-so", "Đảng ủy xã 7")
    (draft,) = drafting.drafts(KIND, replace(drafting.material(campaign.small()), chosen=(unit,)))
    assert draft.name == "phieu-giao-viec Đảng ủy xã 7"
    assert draft.context["noi_nhan_viec"] == "Nơi nhận việc: Đảng ủy xã 7"
    assert [row["muc"] for row in draft.context["cac_viec"]] == [row["muc"] for row in sheet("co-so")["cac_viec"]]


def test_who_owes_nothing_is_told_so() -> None:
    with pytest.raises(KiemdiemError, match="Ban Thường vụ Tỉnh ủy") as caught:
        sheet("tinh-uy")
    assert "Cơ quan Tổ chức - Nội vụ thị xã" in caught.value.hint


# What it says.


def test_tasks_stand_in_the_order_of_their_days_and_those_without_a_day_last() -> None:
    assert list(rows("co-so")) == ["II.1", "II.4", "III.3", "II.9", "III.1"]
    assert list(rows("ubnd")) == ["II.1", "II.5", "II.9", "III.2"]


def test_the_last_day_and_the_last_working_day_are_told_of_every_date() -> None:
    assert rows("ubnd")["II.5"]["ngay_cuoi"] == [
        "Ngày cuối: Chủ nhật 04/12/2022 (ngày nghỉ); ngày làm việc cuối: thứ Sáu 02/12/2022"
    ]
    assert rows("co-so")["II.4"]["ngay_cuoi"] == ["Ngày cuối: thứ Hai 05/12/2022"]
    assert rows("co-so")["II.4"]["thoi_han"] == "Hoàn thành chậm nhất ngày 05/12/2022"
    assert rows("co-so")["III.3"]["ngay_cuoi"] == [
        "Kế hoạch in như trên; hiểu là trong tháng 02 năm 2023", "Ngày cuối: thứ Ba 28/02/2023",
    ]  # fmt: skip


def test_ongoing_conditional_and_undated_tasks_are_told_as_such() -> None:
    found = rows("co-so")
    assert found["III.1"]["thoi_han"] == "Kịp thời"
    assert found["III.1"]["ngay_cuoi"] == [
        "Việc có điều kiện: nếu có vướng mắc", "Việc thường xuyên, không có ngày cuối",
    ]  # fmt: skip
    assert (found["II.9"]["thoi_han"], found["II.9"]["ngay_cuoi"]) == ("Theo yêu cầu", ["Làm khi có yêu cầu"])
    undated = rows("ubnd")["III.2"]
    assert (undated["thoi_han"], undated["ngay_cuoi"]) == ("Không ghi thời hạn", [])


def test_papers_forms_and_addresses_are_those_of_the_plan() -> None:
    found = rows("co-so")["II.4"]
    assert found["san_pham"] == ["- Bản kiểm điểm (theo Mẫu 02-HD)"]
    assert found["noi_nop"] == ["Ban Thường vụ Thị ủy (qua Cơ quan Tổ chức - Nội vụ thị xã)"]
    assert rows("ubnd")["III.2"]["noi_nop"] == ["……"]


def test_a_body_that_only_owes_a_paper_of_a_task_has_the_task_too() -> None:
    found = rows("ubnd")["II.1"]
    assert found["vai_tro"] == "Lập, nộp sản phẩm"
    assert found["san_pham"] == ["- Kế hoạch của đơn vị"]


def test_who_directs_and_who_works_along_is_told_by_role() -> None:
    assert rows("ubnd")["II.5"]["vai_tro"] == "Phối hợp; thực hiện"
    assert rows("ubnd")["II.5"]["cung_lam"] == [
        "Chỉ đạo: Ban Thường vụ Thị ủy",
        "Cùng phối hợp: Cơ quan Tổ chức - Nội vụ thị xã; Thường trực HĐND thị xã",
        "Cùng thực hiện: Thường trực HĐND thị xã",
    ]
    assert rows("tc-nv")["II.1"]["cung_lam"] == [
        "Chỉ đạo: Ban Thường vụ Thị ủy", "Thực hiện: Các đảng ủy, chi bộ trực thuộc Thị ủy",
    ]  # fmt: skip


def test_of_very_many_partners_only_the_number_is_told() -> None:
    ids = [f"dv-{place}" for place in range(1000)]
    many = Plan.model_validate(
        {
            "document": {"subject": "kiểm điểm năm 2022", "year": 2022, "issuer": "btv"},
            "agencies": [
                {"id": "btv", "name": "Ban Thường vụ"},
                *({"id": id_, "name": f"Đơn vị {id_}"} for id_ in ids),
            ],
            "tasks": [{"id": "1", "text": "Kiểm điểm.", "roles": [{"role": "implements", "who": ids}]}],
        }
    )
    many.locate()
    assert rows("dv-7", many)["II.1"]["cung_lam"] == ["Cùng thực hiện: 999 cơ quan, đơn vị"]


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        ("co-so", "Số việc: 05, trong đó 03 việc có ngày cuối; đến hạn sớm nhất: mục II.1, thứ Sáu 04/11/2022. "),
        ("hdnd", "Số việc: 01; đến hạn sớm nhất: mục II.5, Chủ nhật 04/12/2022. "),
    ],
)
def test_the_tasks_are_counted_and_the_first_day_is_told(agency: str, said: str) -> None:
    assert sheet(agency)["tom_tat"].startswith(said)


def test_a_worksheet_without_any_day_says_so() -> None:
    text = campaign.PLAN.replace("deadline: {phrase: Trước ngày 05/12/2022., before: 2022-12-05}", "modifiers: {}")
    assert sheet("hdnd", campaign.small(text))["tom_tat"].startswith("Số việc: 01, không việc nào có ngày cuối. ")


def test_there_is_a_box_for_each_task_and_room_for_who_got_it_and_when() -> None:
    made = sheet("co-so")
    assert {row["o_xong"] for row in made["cac_viec"]} == {"□"}
    assert made["ngay_nhan"] == "Ngày nhận: ……/……/……"
    assert made["nguoi_nhan"].startswith("Người nhận: …")
    assert made["ngay_giao"] == "Ngày giao: ……/……/……"
    assert made["so"] == ""


# Its form.


def test_the_names_in_the_templates_are_those_that_are_given() -> None:
    made = sheet("co-so")
    given = made.keys() | {f"cac_viec.{key}" for key in made["cac_viec"][0]}
    for folder, unused in (("", {"ke_co_quan", "ke_trich_yeu"}), ("nn-nd30", set[str]())):
        names = set(Template.open("phieu-giao-viec.docx", folder).names())
        assert names == given - unused - {"so", "ngay"}  # a working paper has neither number nor date in its head


@pytest.mark.parametrize("profile", ["dang-hd36", "dang-hd05", "nn-nd30"])
def test_a_short_worksheet_fits_one_page_on_its_side(profile: str, tmp_path: Path) -> None:
    need_programs()
    (draft,) = drafting.drafts(KIND, drafting.material(campaign.small(), "hdnd", profile=profile))
    path = campaign.rendered(KIND, draft, tmp_path, profile)
    (section,) = docx.Document(str(path)).sections
    assert section.page_width > section.page_height
    assert [round(page.width) for page in sheets(to_pdf(path, tmp_path))] == [297]


def test_a_long_worksheet_repeats_its_head_and_splits_no_task(tmp_path: Path) -> None:
    need_programs()
    (draft,) = drafting.drafts(KIND, drafting.material(drafting.plan_2022(), "tc-nv"))
    pdf = to_pdf(campaign.rendered(KIND, draft, tmp_path), tmp_path)
    on_page = words(pdf)
    pages = range(1, len(sheets(pdf)) + 1)
    assert [word.page for word in on_page if word.text == "TT"] == list(pages)
    items = [word.page for word in on_page if word.text == "Mục"]
    boxes = [word.page for word in on_page if word.text == "□"]
    assert len(items) == len(boxes) == 11
    assert items == boxes
    assert set(boxes) == set(pages)  # no page without a task
    assert max(word.right for word in on_page) <= 297 - 15 + 1


def test_all_worksheets_make_one_file_for_printing_or_one_for_a_unit(tmp_path: Path) -> None:
    out = tmp_path / "out"
    merged = kiemdiem("render", KIND, PLAN_2022, "--merge", "--out", out)
    one = kiemdiem("render", KIND, PLAN_2022, "--agency", "phường A", "--out", out)
    assert (merged.returncode, merged.stderr, one.returncode, one.stderr) == (0, "", 0, "")
    assert sorted(path.name for path in out.iterdir()) == [
        "phieu-giao-viec-dang-uy-phuong-a-minh-hoa.docx", "phieu-giao-viec-gop.docx",
    ]  # fmt: skip
    document = docx.Document(str(out / "phieu-giao-viec-gop.docx"))
    assert len([p for p in document.paragraphs if p.text == "PHIẾU GIAO VIỆC"]) == 11
