"""Gợi ý kiểm điểm: one paper for each body and person, as a notice or a letter, by which item of the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafting import drafts, facts, line_of, material, plan_2022, printed, refused
from kiemdiem import documents, formats
from kiemdiem.drafting import examples
from kiemdiem.errors import InvalidInputError
from kiemdiem.plan import Plan

KIND = documents.kind("goi-y")
FACTS = """\
explain_by: 2022-11-21
items:
  - to: phường A
    relates_to: công tác quản lý đất đai.
    points: [Trách nhiệm của tập thể, "Nguyên nhân giải ngân chậm;"]
  - to: các đảng ủy, chi bộ trực thuộc Thị ủy
    points: Việc thực hiện quy chế làm việc
  - person: {name: Nguyễn Văn A, position: Chủ tịch UBND phường A, unit: phuong-a}
    points: [Trách nhiệm người đứng đầu]
"""
LETTER = "type: công văn\n" + FACTS


def contexts(text: str = FACTS, plan: Plan | None = None, **options: Any) -> list[Any]:
    made_from = material(plan or plan_2022(), facts=facts("goi-y", text), **options)
    return [draft.context for draft in drafts("goi-y", made_from)]


def test_every_body_and_person_has_a_paper_of_their_own() -> None:
    assert [one["trich_yeu"] for one in contexts()] == [
        "gợi ý kiểm điểm năm 2022\nđối với Đảng ủy phường A (minh họa)",
        "gợi ý kiểm điểm năm 2022\nđối với các đảng ủy, chi bộ trực thuộc Thị ủy",
        "gợi ý kiểm điểm năm 2022\nđối với đồng chí Nguyễn Văn A, Chủ tịch UBND phường A",
    ]


def test_it_rests_on_the_item_of_the_plan_that_speaks_of_it_and_on_the_paper_of_its_footnote() -> None:
    told = contexts()[0]["mo_dau"]
    assert told.startswith(
        "Thực hiện mục II.3 của Kế hoạch số ……, ngày ……/……/…… của Ban Thường vụ Thị ủy về kiểm điểm,"
    )
    assert "; Công văn số 898-CV/TU ngày 14/10/2022 của Ban Thường vụ Thị ủy về đề xuất gợi ý kiểm điểm đối với" in told
    assert told.endswith(
        " năm 2022, Ban Thường vụ Thị ủy gợi ý Đảng ủy phường A (minh họa) kiểm điểm, làm rõ những nội dung sau,"
        " liên quan đến công tác quản lý đất đai:"
    )


def test_a_plan_that_does_not_speak_of_it_is_cited_as_a_whole() -> None:
    (found,) = contexts("items: [{to: Đảng ủy xã 1, points: A}]\n", examples.plan(formats.find("dang-hd36")))
    assert found["mo_dau"].startswith(
        "Thực hiện Kế hoạch số 45-KH/TU, ngày 02/11/2025 của Ban Thường vụ Thị ủy B về kiểm"
    )
    assert found["de_nghi"].endswith("bằng văn bản về Ban Thường vụ Thị ủy B ")


def test_points_are_numbered_where_there_are_several() -> None:
    first, second, _third = contexts()
    assert first["cac_diem"] == ["1. Trách nhiệm của tập thể.", "2. Nguyên nhân giải ngân chậm."]
    assert second["cac_diem"] == ["Việc thực hiện quy chế làm việc."]


def test_a_body_answers_in_its_report_and_a_person_in_a_paper_of_their_own() -> None:
    body, _group, person = contexts()
    assert "đưa các nội dung trên vào báo cáo kiểm điểm" in body["de_nghi"]
    assert "Đề nghị đồng chí Nguyễn Văn A đưa các nội dung trên vào bản kiểm điểm cá nhân" in person["de_nghi"]
    assert person["de_nghi"].endswith("về Ban Thường vụ Thị ủy (qua Cơ quan Tổ chức - Nội vụ thị xã) ")
    assert person["thoi_han"] == "chậm nhất ngày 21/11/2022"


def test_a_deadline_that_nobody_gives_stays_blank() -> None:
    assert contexts("items: [{to: phường A, points: A}]\n")[0]["thoi_han"] == "chậm nhất ngày ……/……/……"


@pytest.mark.parametrize(
    ("profile", "number", "subject", "first", "end"),
    [
        ("dang-hd36", "…-CV/…", "Gợi ý kiểm điểm năm 2022", "- Như trên,", "."),
        ("dang-hd05", "…-CV/…", "về việc gợi ý kiểm điểm năm 2022", "- Như trên;", "."),
        ("nn-nd30", "…/…", "V/v gợi ý kiểm điểm năm 2022", "- Như trên;", "./."),
    ],
)
def test_as_a_letter_it_is_addressed_and_has_no_title(
    profile: str, number: str, subject: str, first: str, end: str
) -> None:
    _body, _group, person = contexts(LETTER, profile=profile)
    assert person["la_cong_van"]
    assert (person["so"], person["trich_yeu"], person["ket"]) == (number, subject, end)
    assert person["kinh_gui"][0].startswith("Đồng chí Nguyễn Văn A, Chủ tịch UBND phường A")
    assert person["noi_nhan"][0] == first
    assert person["noi_nhan"][1].startswith("- Đảng ủy phường A (minh họa)")


def test_as_a_notice_the_addressee_is_among_those_who_get_it() -> None:
    body, _group, person = contexts()
    assert not body["la_cong_van"]
    assert body["so"] == "…-TB/…"
    assert body["noi_nhan"] == [
        "- Đảng ủy phường A (minh họa),",
        "- Cơ quan Tổ chức - Nội vụ thị xã,",
        "- Lưu Văn phòng thị xã.",
    ]
    assert person["noi_nhan"][:2] == ["- Đồng chí Nguyễn Văn A,", "- Đảng ủy phường A (minh họa),"]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("items:\n  - {to: phường Z, points: A}\n", 2, "Không có cơ quan “phường Z”", "Có phải là “phường A”?"),
        ("items: [{to: phường A, points: A}]\nvia: [Sở X]\n", 2, "Không có cơ quan “Sở X”",
         "Thêm cơ quan, đơn vị này vào kế hoạch: agencies hoặc units"),
        ('task: "9.5"\nitems: [{to: phường A, points: A}]\n', 1, "Không có nhiệm vụ “9.5”", "Có phải là “9.2”?"),
    ],
)  # fmt: skip
def test_what_the_plan_has_not_is_refused_at_its_line(text: str, line: int, message: str, hint: str) -> None:
    assert refused("goi-y", plan_2022(), text) == ("KD101", line, message, hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("items: [{points: A}]\n", "“items” cần đúng một trong các mục: to, person"),
        ("items: [{to: phường A, person: {name: B}, points: A}]\n", "“items” cần đúng một trong các mục: to, person"),
        ("items: []\n", "Danh sách “items” trống hoặc thiếu"),
        ("items: [{to: phường A, points: []}]\n", "Danh sách “points” trống hoặc thiếu"),
    ],
)
def test_points_are_for_one_body_or_one_person(text: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        facts("goi-y", text)
    report: Any = error.value.report
    assert [found.message for found in report.diagnostics] == [message]


def test_the_sample_can_be_used_as_it_is() -> None:
    body, person = contexts(KIND.sample)
    assert body["cac_diem"] == ["1. ……", "2. ……"]
    assert person["trich_yeu"].endswith("đối với đồng chí ……, ……")


def test_on_the_page_a_letter_has_its_subject_under_the_number_and_a_notice_in_the_middle(tmp_path: Path) -> None:
    made_from = {
        f"{kind}-{profile}": material(plan_2022(), profile=profile, facts=facts("goi-y", text))
        for profile in formats.names()
        for kind, text in (("letter", LETTER), ("notice", FACTS))
    }
    for name, on_page in printed("goi-y", made_from, tmp_path).items():
        subject = line_of(on_page, "kiểm điểm năm 2022")
        assert (subject.right < 105) == name.startswith("letter"), name
        assert {word.page for word in on_page} == {1}
        assert [word.text for word in on_page].count("THÔNG") == name.startswith("notice")
        assert line_of(on_page, "chậm nhất").top < line_of(on_page, "PHÓ BÍ THƯ").top
