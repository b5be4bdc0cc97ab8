"""Tờ trình: to whom it goes, what it says of votes and figures, what the three sets of format rules make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from drafting import drafts, facts, line_of, material, plan_2022, printed, refused
from kiemdiem import documents, formats, language
from kiemdiem.drafting import examples
from kiemdiem.drafting.figures import Figures, read
from running import PLAN_2022, kiemdiem

KIND = documents.kind("to-trinh")
FACTS = """\
subject: về việc đề nghị xếp loại tập thể, cá nhân diện Ban Thường vụ Tỉnh ủy quản lý năm 2022
to: [ban thuong vu tinh uy]
task: "9.1"
bases: ["Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019 của Ban Tổ chức Trung ương về kiểm điểm, đánh giá, xếp loại"]
need: [Việc này thuộc thẩm quyền của Ban Thường vụ Tỉnh ủy]
process: ["Các tập thể, cá nhân đã tự kiểm điểm"]
meeting: {day: 2022-12-11, summoned: 12, present: 11, ballot: bỏ phiếu kín}
proposals:
  - {subject: Ban Thường vụ Thị ủy, self: good, proposed: excellent, votes: 10}
  - {subject: "Đồng chí Nguyễn Văn A, Chủ tịch", unit: ubnd-thi-xa, self: good, proposed: unrated, votes: 11}
attachments: [Báo cáo kết quả kiểm điểm, Biên bản kiểm phiếu.]
copies: [Ban Tổ chức Tỉnh ủy]
"""


def context(text: str = "", **options: Any) -> Any:
    more = {"facts": facts("to-trinh", text)} if text else {}
    return drafts("to-trinh", material(plan_2022(), **more, **options))[0].context


def figures(stage: str | None = None) -> Figures:
    folder = Path(examples.__file__).parent
    return read([str(folder / "party.csv")], examples.plan(formats.find("dang-hd36")), stage=stage)


def test_it_goes_to_the_body_above_the_issuer_where_nobody_says_to_whom() -> None:
    assert context()["kinh_gui"] == ["Ban Chấp hành Đảng bộ,"]
    assert context()["de_nghi"] == "Ban Thường vụ Thị ủy kính trình Ban Chấp hành Đảng bộ xem xét, quyết định."


def test_without_facts_it_is_a_form_to_fill_in() -> None:
    found = context()
    assert found["trich_yeu"].startswith("về việc đề nghị xem xét kết quả kiểm điểm, đánh giá, xếp loại chất lượng tổ")
    assert found["su_can_thiet"] == found["noi_dung"] == ["…………"]
    assert found["qua_trinh"] == [
        "Ngày ……/……/……, Ban Thường vụ Thị ủy họp, xem xét và biểu quyết đối với từng trường hợp; có mặt ……/…… thành"
        " viên."
    ]
    assert found["cac_de_nghi"] == found["cac_lop"] == found["tai_lieu"] == []


def test_it_tells_how_many_were_there_and_how_many_agreed() -> None:
    found = context(FACTS)
    assert found["qua_trinh"] == [
        "Các tập thể, cá nhân đã tự kiểm điểm.",
        "Ngày 11/12/2022, Ban Thường vụ Thị ủy họp, xem xét và bỏ phiếu kín đối với từng trường hợp; có mặt 11/12 thành"
        " viên (91,67%). Số phiếu đồng ý đối với từng trường hợp ghi trong bảng tại mục 3.",
    ]
    assert [row["phieu"] for row in found["cac_de_nghi"]] == ["10/11 (90,91%)", "11/11 (100%)"]


def test_levels_are_in_the_words_of_the_plan_and_units_by_their_names() -> None:
    found = context(FACTS)
    assert [(row["tu_xep"], row["muc"], row["don_vi"]) for row in found["cac_de_nghi"]] == [
        ("Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ", ""),
        ("Hoàn thành tốt nhiệm vụ", "Không xếp loại", "UBND thị xã"),
    ]
    assert found["co_don_vi"]


def test_it_cites_the_plan_in_full_first_and_shortly_later_with_the_deadline() -> None:
    found = context(FACTS)
    assert found["can_cu"][1].startswith("Căn cứ Kế hoạch số ……, ngày ……/……/…… của Ban Thường vụ Thị ủy về kiểm điểm")
    assert found["su_can_thiet"] == [
        "Việc này thuộc thẩm quyền của Ban Thường vụ Tỉnh ủy.",
        "Nội dung trình thuộc nhiệm vụ nêu tại mục II.9.1 của Kế hoạch số ……, thời hạn: trước ngày 31/12/2022.",
    ]


@pytest.mark.parametrize(
    ("profile", "label", "to", "marks", "end", "first"),
    [
        ("dang-hd36", "Kính gửi", "Ban Thường vụ Tỉnh ủy,", (";", ","), "Biên bản kiểm phiếu.", "- Như trên,"),
        ("dang-hd05", "Kính trình", "Ban Thường vụ Tỉnh ủy;", (";", "."), "Biên bản kiểm phiếu.", "- Như trên;"),
        ("nn-nd30", "Kính gửi", "Ban Thường vụ Tỉnh ủy.", (";", "."), "Biên bản kiểm phiếu./.", "- Như trên;"),
    ],
)
def test_label_and_marks_are_those_of_the_format_rules(
    profile: str, label: str, to: str, marks: tuple[str, str], end: str, first: str
) -> None:
    found = context(FACTS, profile=profile)
    assert (found["kinh_gui_nhan"], found["kinh_gui"]) == (label, [to])
    assert tuple(line[-1] for line in found["can_cu"]) == marks
    assert found["tai_lieu"] == ["- Báo cáo kết quả kiểm điểm;", f"- {end}"]
    assert found["noi_nhan"][0] == first
    assert len(found["noi_nhan"]) == 3


def test_without_papers_the_request_ends_the_text() -> None:
    assert context(profile="nn-nd30")["de_nghi"].endswith("xem xét, quyết định./.")
    assert context(FACTS, profile="nn-nd30")["de_nghi"].endswith("xem xét, quyết định.")


@pytest.mark.parametrize(
    ("text", "code", "line", "message", "hint"),
    [
        ("to: [Ban Thường vụ Tỉnh uỷ, Ban Thường vụ Tỉnh]\n", "KD101", 1, "Không có cơ quan “Ban Thường vụ Tỉnh”",
         "Có phải là “Ban Thường vụ Tỉnh ủy”?"),
        ("copies:\n  - Sở X\n", "KD101", 2, "Không có cơ quan “Sở X”",
         "Thêm cơ quan, đơn vị này vào kế hoạch: agencies hoặc units"),
        ('task: "9.9"\n', "KD101", 1, "Không có nhiệm vụ “9.9”", "Có phải là “9.2”?"),
        ("meeting:\n  summoned: 11\n  present: 12\n", "KD008", 3, "Có mặt 12, nhiều hơn số được triệu tập là 11", ""),
        ("meeting: {present: 11}\nproposals:\n  - {subject: A, votes: 11}\n  - {subject: B, votes: 12}\n", "KD008", 4,
         "12 phiếu đồng ý, nhiều hơn số người dự là 11", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_line(text: str, code: str, line: int, message: str, hint: str) -> None:
    assert refused("to-trinh", plan_2022(), text) == (code, line, message, hint)


def test_the_roll_is_summed_by_class_in_vietnamese_whatever_the_user_reads() -> None:
    with language.speaking("en"):
        found = context(figures=figures("proposed"))
    assert found["tong_hop"] == "Tổng hợp kết quả xếp loại theo mức đề nghị:"
    members = next(row for row in found["cac_lop"] if row["doi_tuong"] == "Đảng viên")
    assert (members["tong_so"], members["xep_loai"]) == ("73", "71")
    assert (members["muc_4"], members["muc_1"]) == ("10\n(14,08%)", "1\n(1,41%)")
    assert found["noi_dung"] == []


def test_a_roll_is_counted_by_what_was_proposed(tmp_path: Path) -> None:
    roll = tmp_path / "roll.csv"
    roll.write_text(
        "unit,code,name,subject,comparable_group,self_rating,proposed,decided\n"
        "xa-b,1,A,member,đảng viên (minh họa),good,excellent,satisfactory\n",
        encoding="utf-8",
    )
    done = kiemdiem("render", "to-trinh", PLAN_2022, "--roll", roll, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.glob("*.docx")
    first, second = docx.Document(made).tables[1].rows
    assert [cell.text for cell in second.cells] == ["1", "Đảng viên", "1", "1", "1\n(100,00%)", "0", "0", "0"]
    assert first.cells[4].text == "Xuất sắc"


def test_the_sample_can_be_used_as_it_is() -> None:
    found = context(KIND.sample)
    assert found["kinh_gui"] == ["……,"]
    assert [(row["doi_tuong"], row["muc"], row["phieu"]) for row in found["cac_de_nghi"]] == [("……", "……", "……/……")]


def test_on_the_page_tables_stay_inside_the_margins_and_the_signature_is_not_alone(tmp_path: Path) -> None:
    made_from = {
        profile: material(plan_2022(), profile=profile, facts=facts("to-trinh", FACTS), figures=figures("proposed"))
        for profile in formats.names()
    }
    for name, on_page in printed("to-trinh", made_from, tmp_path).items():
        assert max(word.page for word in on_page) == 2, name
        assert max(word.right for word in on_page) <= 210 - 15 + 1
        signature = line_of(on_page, "PHÓ BÍ THƯ")
        assert line_of(on_page, "xem xét, quyết định.").page == signature.page == 2
        assert line_of(on_page, "(14,08%)").page == 1
        assert line_of(on_page, "10/11 (90,91%)").page == 2


def test_state_bodies_are_not_called_party_organisations_in_the_table() -> None:
    plan = examples.plan(formats.find("nn-nd30"))
    roll = read([str(Path(examples.__file__).parent / "state.csv")], plan)
    found = drafts("to-trinh", material(plan, figures=roll, profile="nn-nd30"))[0].context
    assert [row["doi_tuong"] for row in found["cac_lop"]] == [
        "Cơ quan, đơn vị",
        "Tập thể lãnh đạo, quản lý",
        "Cá nhân cán bộ lãnh đạo, quản lý",
        "Cán bộ, công chức, viên chức",
    ]


def test_who_is_named_twice_is_addressed_once_and_every_line_begins_with_a_capital() -> None:
    found = context(
        "to: [btv-tinh-uy, Ban Thường vụ Tỉnh ủy]\nbases: [căn cứ Quyết định số 1]\n"
        "proposals:\n  - subject: đồng chí Nguyễn Văn A\n"
    )
    assert found["kinh_gui"] == ["Ban Thường vụ Tỉnh ủy,"]
    assert found["can_cu"][0] == "Căn cứ Quyết định số 1;"
    assert found["cac_de_nghi"][0]["doi_tuong"] == "Đồng chí Nguyễn Văn A"
