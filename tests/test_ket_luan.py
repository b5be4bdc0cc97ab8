"""Kết luận: one paper a person, by whose authority, what is blank and who gets it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from drafting import drafts, facts, line_of, material, plan_2022, printed, refused
from kiemdiem import documents, formats
from kiemdiem.drafting import examples
from kiemdiem.plan import Plan
from running import PLAN_2022, kiemdiem

KIND = documents.kind("ket-luan")
FACTS = """\
persons:
  - name: Nguyễn Văn A
    party_position: Thị ủy viên
    position: Bí thư Đảng ủy phường A
    unit: phường A
    authority: thi-quan-ly
    strengths: [Giữ vững phẩm chất chính trị, Hoàn thành chỉ tiêu được giao.]
    shortcomings: [Có lúc chưa thường xuyên kiểm tra]
    level: good
    decided: {number: 12-QĐ/TU, date: 2022-12-05}
    requests: [Xây dựng kế hoạch khắc phục]
    copies: [Cơ quan Tổ chức - Nội vụ thị xã]
  - name: Trần Thị B
    salutation: bà
    authority: tinh-uy-quyen
"""


def contexts(text: str = FACTS, plan: Plan | None = None, **options: Any) -> list[Any]:
    made_from = material(plan or plan_2022(), facts=facts("ket-luan", text), **options)
    return [draft.context for draft in drafts("ket-luan", made_from)]


def test_every_person_has_a_paper_of_their_own() -> None:
    made = drafts("ket-luan", material(plan_2022(), facts=facts("ket-luan", FACTS)))
    assert [draft.name for draft in made] == ["ket-luan Nguyễn Văn A", "ket-luan Trần Thị B"]
    assert [draft.context["trich_yeu"] for draft in made] == [
        "về đánh giá, xếp loại chất lượng năm 2022\n"
        "đối với đồng chí Nguyễn Văn A, Thị ủy viên, Bí thư Đảng ủy phường A",
        "về đánh giá, xếp loại chất lượng năm 2022\nđối với bà Trần Thị B",
    ]


def test_it_says_what_was_found_and_decided() -> None:
    found = contexts()[0]
    assert found["uu_diem"] == ["Giữ vững phẩm chất chính trị.", "Hoàn thành chỉ tiêu được giao."]
    assert found["han_che"] == ["Có lúc chưa thường xuyên kiểm tra."]
    assert found["xep_loai"] + found["muc"] == (
        "Đồng chí Nguyễn Văn A được đánh giá, xếp loại chất lượng năm 2022: Hoàn thành tốt nhiệm vụ"
    )
    assert found["can_cu"][1] == (
        "Căn cứ Quyết định số 12-QĐ/TU, ngày 05/12/2022 của Ban Thường vụ Thị ủy về đánh giá, xếp loại chất lượng năm"
        " 2022,"
    )


def test_what_nobody_says_is_left_to_be_filled_in() -> None:
    found = contexts()[1]
    assert found["uu_diem"] == found["han_che"] == found["yeu_cau"] == ["…………"]
    assert found["muc"] == "……"
    assert len(found["can_cu"]) == 1


def test_the_authority_is_that_of_the_class_of_the_plan() -> None:
    first, second = contexts()
    assert first["mo_dau"].startswith(
        "Theo thẩm quyền đánh giá, xếp loại cá nhân cán bộ diện Ban Thường vụ Thị ủy quản lý, Ban Thường vụ Thị ủy kết"
        " luận"
    )
    assert second["noi_nhan"] == [
        "- Ban Thường vụ Tỉnh ủy (báo cáo),",
        "- Ban Tổ chức Tỉnh ủy (báo cáo),",
        "- Bà Trần Thị B,",
        "- Lưu Văn phòng thị xã.",
    ]


def test_without_a_class_the_issuer_concludes_in_its_own_name() -> None:
    (found,) = contexts("persons: [{name: Nguyễn Văn A, position: Bí thư}]\n")
    assert found["mo_dau"] == (
        "Ban Thường vụ Thị ủy kết luận về kiểm điểm, đánh giá, xếp loại chất lượng năm 2022 đối với đồng chí Nguyễn Văn"
        " A, Bí thư, như sau:"
    )


def test_person_unit_and_further_bodies_get_it() -> None:
    assert contexts()[0]["noi_nhan"] == [
        "- Đồng chí Nguyễn Văn A,",
        "- Đảng ủy phường A (minh họa),",
        "- Cơ quan Tổ chức - Nội vụ thị xã,",
        "- Lưu Văn phòng thị xã.",
    ]


@pytest.mark.parametrize(
    ("profile", "title", "number", "end"),
    [
        ("dang-hd36", "KẾT LUẬN", "…-KL/…", "theo quy định."),
        ("dang-hd05", "KẾT LUẬN", "…-KL/…", "theo quy định."),
        ("nn-nd30", "THÔNG BÁO", "…/TB-…", "theo quy định./."),
    ],
)
def test_state_bodies_tell_it_in_a_notice_for_they_have_no_conclusions(
    profile: str, title: str, number: str, end: str
) -> None:
    plan = examples.plan(formats.find(profile))
    (found,) = contexts("persons: [{name: Nguyễn Văn A}]\n", plan, profile=profile)
    assert (found["ten_loai"], found["so"], found["cuoi"][-len(end) :]) == (title, number, end)
    assert found["trich_yeu"].startswith("về đánh giá" if title == "KẾT LUẬN" else "Kết luận về đánh giá")


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("authority: thi-quanly", 3, "Kế hoạch không có loại cán bộ “thi-quanly”", "Có phải là “thi-quan-ly”?"),
        ("authority: tinh-truc-tiep", 3,
         "Loại cán bộ này do Ban Thường vụ Tỉnh ủy đánh giá, không phải cơ quan ban hành kế hoạch",
         "Chọn loại khác, hoặc bỏ dòng này"),
        ("unit: phường Z", 3, "Không có cơ quan “phường Z”", "Có phải là “phường A”?"),
        ("decided: {issuer: Sở X}", 3, "Không có cơ quan “Sở X”",
         "Thêm cơ quan, đơn vị này vào kế hoạch: agencies hoặc units"),
    ],
)  # fmt: skip
def test_what_the_plan_has_not_is_refused_at_its_line(text: str, line: int, message: str, hint: str) -> None:
    written = f"persons:\n  - name: A\n    {text}\n"
    assert refused("ket-luan", plan_2022(), written) == ("KD101", line, message, hint)


def test_a_complaint_shows_nobodys_name(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("persons:\n  - {name: Nguyễn Văn A, level: goood}\n", encoding="utf-8")
    done = kiemdiem("render", "ket-luan", PLAN_2022, "--facts", file, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "“goood” không dùng được cho “level”" in done.stdout + done.stderr
    assert "Nguyễn" not in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_others_on_the_machine_cannot_read_it(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(FACTS, encoding="utf-8")
    done = kiemdiem("render", "ket-luan", PLAN_2022, "--facts", file, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    made = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in made] == ["ket-luan-nguyen-van-a.docx", "ket-luan-tran-thi-b.docx"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}


def test_it_needs_facts_and_says_where_a_file_to_fill_in_comes_from(tmp_path: Path) -> None:
    done = kiemdiem("render", "ket-luan", PLAN_2022, cwd=tmp_path)
    assert done.returncode == 2
    assert "kiemdiem render ket-luan --sample" in done.stderr


def test_the_sample_can_be_used_as_it_is() -> None:
    (found,) = contexts(KIND.sample)
    assert (found["muc"], found["uu_diem"], found["yeu_cau"]) == ("……", ["……"], ["……"])


def test_on_the_page_the_signature_stands_with_the_last_words(tmp_path: Path) -> None:
    made_from = {
        profile: material(plan_2022(), profile=profile, facts=facts("ket-luan", FACTS)) for profile in formats.names()
    }
    for name, on_page in printed("ket-luan", made_from, tmp_path).items():
        assert line_of(on_page, "lưu hồ sơ cán bộ").page == line_of(on_page, "PHÓ BÍ THƯ").page, name
        assert line_of(on_page, "Bùi Văn Lý").left > 105 > line_of(on_page, "Nơi").left
        subject = line_of(on_page, "đối với đồng chí Nguyễn Văn A,")
        assert subject.top > line_of(on_page, "về đánh giá," if "dang" in name else "Kết luận về").top


def test_a_full_stop_after_a_post_does_not_stand_inside_the_sentence() -> None:
    (found,) = contexts("persons:\n  - {name: Nguyễn Văn A, position: Bí thư Đảng ủy phường A.}\n")
    assert found["mo_dau"].endswith("đối với đồng chí Nguyễn Văn A, Bí thư Đảng ủy phường A, như sau:")
