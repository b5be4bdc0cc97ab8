"""The plan itself as a Word document, for any plan: what is printed of it, and how."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafting import context, document, drafts, material
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Plan
from kiemdiem.plan.naming import never_named
from kiemdiem.word import Rich
from readback import footnotes, read_back, words_of
from test_thong_bao import plan_of

AGENCIES = """\
agencies:
  - {id: du, name: Đảng ủy xã B}
  - {id: vp, name: văn phòng Đảng ủy}
  - {id: cb, name: "các chi bộ", kind: group}
"""


def small(folder: Path, text: str, **head: str) -> Plan:
    """A plan of a Party committee of a commune: `head` is what it says of the document, `text` the rest of the file."""
    said = {"subject": "đánh giá, xếp loại năm 2024", "year": "2024", "issuer": "du", **head}
    keys = "".join(f"  {key}: {value}\n" for key, value in said.items())
    return plan_of(folder, f"document:\n{keys}{AGENCIES}{text}")


def lines(plan: Plan, **options: Any) -> list[str]:
    """The paragraphs of the body, headings first, each with what it is where it is not plain text."""
    found = context("ke-hoach", plan, **options)
    made = [_line(entry) for entry in found["mo_dau"]]
    for part in found["cac_phan"]:
        made += [f"## {marked(part['ten'])}"] if part["ten"] else []
        made += [_line(entry) for entry in part["cac_doan"]]
    return [*made, marked(found["doan_cuoi"])]


def _line(entry: dict[str, Any]) -> str:
    lead = "" if entry["loai"] in ("noi_dung", "vai_tro", "thoi_han") else f"{entry['loai']}: "
    return f"{lead}{marked(entry['chu'])}"


def marked(text: Rich | str) -> str:
    if isinstance(text, str):
        return text
    marks = [("*" * (2 * run.bold + run.italic), run) for run in text.runs]
    return "".join(
        f"{mark}{run.text}{mark}" + ("" if run.note is None else f"[^{run.note}]") for mark, run in marks
    ).replace("****", "")


def test_three_levels_with_titles_are_numbered_and_set_by_their_level(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
headings: {tasks: I. Nội dung}
tasks:
  - id: "1"
    title: Tổ chức kiểm điểm
    text: Các chi bộ kiểm điểm.
    tasks:
      - id: "1.1"
        title: Đảng viên
        text: Đảng viên tự kiểm điểm.
        tasks:
          - {id: a, text: Viết bản tự kiểm điểm.}
          - {id: b, number: "*b)*", text: Nộp bản tự kiểm điểm.}
  - {id: "2", title: Báo cáo, text: Báo cáo gửi Đảng ủy.}
  - {id: "3", title: Khen thưởng, text: "**Khen thưởng:** theo đề nghị."}
""",
    )
    assert lines(plan) == [
        "## I. Nội dung",
        "ten_muc: 1. Tổ chức kiểm điểm",
        "Các chi bộ kiểm điểm.",
        "ten_muc_nho: 1.1. Đảng viên",
        "Đảng viên tự kiểm điểm.",
        "a) Viết bản tự kiểm điểm.",
        "*b)* Nộp bản tự kiểm điểm.",
        "ten_muc: 2. Báo cáo",
        "Báo cáo gửi Đảng ủy.",
        "3. **Khen thưởng:** theo đề nghị.",
    ]


def test_a_role_of_the_sentence_has_no_line_and_the_closing_paragraph_no_number(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
headings: {tasks: I. Nội dung, implementation: II. Thực hiện}
tasks:
  - id: "1"
    text: Các chi bộ kiểm điểm trước ngày 05/12/2024.
    roles: [{role: implements, who: cb, in_sentence: true}, {role: advises, who: vp}]
    deadline: {phrase: trước ngày 05/12/2024, before: 2024-12-05}
implementation:
  - {id: "II.1", text: Văn phòng theo dõi.}
  - {id: "II.end", text: Có vướng mắc thì phản ánh.}
""",
    )
    assert lines(plan) == [
        "## I. Nội dung",
        "1. Các chi bộ kiểm điểm trước ngày 05/12/2024.",
        "- *Cơ quan tham mưu:* Văn phòng Đảng ủy.",
        "## II. Thực hiện",
        "1. Văn phòng theo dõi.",
        "Có vướng mắc thì phản ánh.",
    ]


@pytest.mark.parametrize(
    ("deadline", "printed"),
    [
        ("{before: 2024-12-05}", "- *Thời gian thực hiện:* **Trước ngày 05/12/2024.**"),
        ("{phrase: trước ngày 05/12/2024, before: 2024-12-05}", "- *Thời gian thực hiện:* **Trước ngày 05/12/2024.**"),
        ("{label: Hạn, phrase: trước 05/12, before: 2024-12-05}", "- *Hạn:* **trước 05/12.**"),
        ("{label: 'Hạn:', phrase: Trước 05/12., before: 2024-12-05}", "- *Hạn:* **Trước 05/12.**"),
        ("{label: '**Hạn**', phrase: '*Trước* 05/12', before: 2024-12-05}", "- **Hạn:** *Trước* 05/12."),
        ("{label: Hạn, by: 2024-12-05}", "- *Hạn:* **Chậm nhất ngày 05/12/2024.**"),
    ],
)
def test_a_deadline_that_no_sentence_tells_has_a_line_and_marks_of_its_own_win(
    tmp_path: Path, deadline: str, printed: str
) -> None:
    plan = small(tmp_path, f'tasks: [{{id: "1", text: Các chi bộ kiểm điểm., deadline: {deadline}}}]\n')
    assert printed in [*lines(plan), f"{lines(plan)[-1]}"]


def test_doing_and_reporting_have_a_line_each(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        'tasks: [{id: "1", text: Kiểm điểm.,'
        " deadline: {finish: {before: 2024-12-05}, report: {phrase: trước 25/12, before: 2024-12-25}}}]\n",
    )
    assert lines(plan)[-2:] == [
        "- *Thời gian hoàn thành:* **Trước ngày 05/12/2024.**", "- *Thời gian báo cáo:* **Trước 25/12.**",
    ]  # fmt: skip


def test_the_lines_of_one_task_stay_on_one_page(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
tasks:
  - {id: "1", text: Kiểm điểm., roles: [{role: directs, who: du}, {role: advises, who: vp}], deadline: {by: 2024-12-05}}
  - {id: "2", text: Báo cáo.}
""",
    )
    (_purposes, tasks) = context("ke-hoach", plan)["cac_phan"]
    assert [entry["giu"] for entry in tasks["cac_doan"]] == [False, True, True, False]


def test_a_text_of_several_paragraphs_is_printed_as_several_and_a_mark_may_reach_over_them(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        """\
headings: {tasks: I. Nội dung}
tasks:
  - id: "1"
    text: |
      Các chi bộ *kiểm điểm

      và* báo cáo[^x]. **Gửi bản**

      **kiểm điểm** về Đảng ủy[^y]
footnotes: [{id: y, text: Theo *mẫu*.}, {id: x, text: Theo lịch.}]
""",
    )
    assert lines(plan) == [
        "## I. Nội dung",
        "1. Các chi bộ *kiểm điểm*",
        "*và* báo cáo[^1]. **Gửi bản**",
        "**kiểm điểm** về Đảng ủy.[^0]",
    ]
    notes = footnotes(document("ke-hoach", plan))
    assert [words_of(p) for note in notes.values() for p in note] == ["Theo lịch.", "Theo mẫu."]


def test_the_usual_headings_count_on_a_section_that_is_missing_so_it_is_left_to_fill_in(tmp_path: Path) -> None:
    plan = small(tmp_path, 'tasks: [{id: "1", text: Kiểm điểm.}]\n')
    assert lines(plan) == ["## I- Mục đích, yêu cầu", "…………", "## II- Nội dung thực hiện", "1. Kiểm điểm."]
    counted = small(tmp_path, 'headings: {tasks: I. Nội dung}\ntasks: [{id: "1", text: Kiểm điểm.}]\n')
    assert lines(counted) == ["## I. Nội dung", "1. Kiểm điểm."]


def test_an_empty_plan_is_a_frame_to_fill_in(tmp_path: Path) -> None:
    assert lines(small(tmp_path, "")) == ["…………."]
    found = context("ke-hoach", small(tmp_path, ""))
    assert [marked(line) for line in found["noi_nhan"]] == ["- …………,", "- Lưu …………."]


def test_an_item_with_nothing_but_an_unknown_footnote_is_its_number(tmp_path: Path) -> None:
    text = "headings: {tasks: I. Nội dung}\ntasks: [{id: '1', text: '[^khac]'}, {id: '2', text: Kiểm điểm.}]\n"
    assert lines(small(tmp_path, text)) == ["## I. Nội dung", "1. ", "2. Kiểm điểm."]


PREAMBLE = """\
preamble:
  text: |
    Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;

    - Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*,

    Căn cứ tình hình, Đảng ủy xã ban hành kế hoạch như sau:
"""


@pytest.mark.parametrize(
    ("profile", "first", "second"),
    [
        (
            "dang-hd36",
            "Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;",
            "Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*,",
        ),
        (
            "dang-hd05",
            "- Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;",
            "- Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*.",
        ),
        ("nn-nd30", "Căn cứ Quy định số 124-QĐ/TW ngày 04/10/2023;", "Căn cứ Hướng dẫn số 25-HD/BTCTW *về kiểm điểm*."),
    ],
)
def test_bases_on_lines_of_their_own_have_the_marks_of_the_format_rules(
    tmp_path: Path, profile: str, first: str, second: str
) -> None:
    found = lines(small(tmp_path, PREAMBLE), profile=profile)
    assert found[:2] == [f"can_cu: {first}", f"can_cu: {second}"]
    one = "preamble: {text: 'Căn cứ Quy định số 124-QĐ/TW, Đảng ủy ban hành kế hoạch.'}\n"
    assert lines(small(tmp_path, one), profile="dang-hd36") == [
        "Căn cứ Quy định số 124-QĐ/TW, Đảng ủy ban hành kế hoạch."
    ]
    assert found[2].startswith("Căn cứ tình hình, Đảng ủy xã ban hành kế hoạch như sau:")


# Its head, its end.


@pytest.mark.parametrize(
    ("type_", "profile", "title", "number"),
    [
        ("kế hoạch", "dang-hd36", "KẾ HOẠCH", "…-KH/…"),
        ("hướng dẫn", "dang-hd36", "HƯỚNG DẪN", "…-HD/…"),
        ("thông báo", "dang-hd05", "THÔNG BÁO", "…-TB/…"),
        ("quyết định", "nn-nd30", "QUYẾT ĐỊNH", "…/QĐ-…"),
        ("chương trình", "nn-nd30", "CHƯƠNG TRÌNH", "…/CTr-…"),
        ("công văn", "dang-hd36", "", "…-CV/…"),
        ("công văn", "nn-nd30", "", "…/…"),
    ],
)
def test_title_and_symbol_follow_the_type_of_the_document(
    tmp_path: Path, type_: str, profile: str, title: str, number: str
) -> None:
    plan = small(tmp_path, 'tasks: [{id: "1", text: Kiểm điểm.}]\n', type=type_)
    found = context("ke-hoach", plan, profile=profile)
    assert (found["ten_loai"], found["so"]) == (title, number)
    (draft,) = drafts("ke-hoach", material(plan, profile=profile))
    assert draft.name == f"{type_} 2024"
    printed = [p.text for p in read_back(document("ke-hoach", plan, profile=profile)) if p.style == "KDTenloai"]
    assert printed == [title] * bool(title)


LETTER = """\
tasks: [{id: "1", text: Các chi bộ kiểm điểm.}]
recipients:
  - {text: Như trên, to: [cb, vp]}
  - {text: Thường trực Đảng ủy, to: du}
  - {text: Lưu Văn phòng, to: vp, keeps: true}
"""


def letter(folder: Path) -> Plan:
    return small(folder, LETTER, type="công văn", subject="về việc đánh giá, xếp loại năm 2024")


@pytest.mark.parametrize(
    ("profile", "subject"),
    [
        ("dang-hd36", "Đánh giá, xếp loại năm 2024"),
        ("dang-hd05", "về việc đánh giá, xếp loại năm 2024"),
        ("nn-nd30", "V/v đánh giá, xếp loại năm 2024"),
    ],
)
def test_a_letter_has_its_own_head_and_is_for_those_above(tmp_path: Path, profile: str, subject: str) -> None:
    plan = letter(tmp_path)
    read = read_back(document("ke-hoach", plan, profile=profile))
    texts = {p.style: p.text for p in read}
    assert texts["KDTrichyeucongvan"] == subject
    assert not {"KDTenloai", "KDTrichyeu", "KDGach", "KDMuc"} & set(texts)
    assert any(p.text.startswith("Kính gửi:") for p in read)
    assert [p.text[:-1] for p in read if p.style == "KDNoigui"] == ["- Các chi bộ", "- Văn phòng Đảng ủy"]
    keep = "- Lưu: Văn phòng" if profile == "nn-nd30" else "- Lưu Văn phòng"
    recipients = [p.text[:-1] for p in read if p.style == "KDDongnhan"]
    assert recipients == ["- Như trên", "- Thường trực Đảng ủy", keep]


def test_as_above_is_not_taken_for_a_name_in_a_plan(tmp_path: Path) -> None:
    assert not {"cb", "vp"} & never_named(letter(tmp_path))


def test_a_letter_without_addressees_has_a_blank_for_them(tmp_path: Path) -> None:
    plan = small(tmp_path, "", type="công văn")
    assert any(p.text.startswith("Kính gửi: …………") for p in read_back(document("ke-hoach", plan)))


def test_number_place_and_day_are_those_of_the_plan_unless_others_are_asked_for(tmp_path: Path) -> None:
    plan = small(tmp_path, "", number="5/KH", place="Xã B", date="2024-10-03")
    found = context("ke-hoach", plan)
    assert (found["so"], found["ngay"]) == ("5/KH", "Xã B, ngày 03 tháng 10 năm 2024")
    found = context("ke-hoach", plan, number="06-KH/ĐU", place="B", day=date(2024, 11, 1))
    assert (found["so"], found["ngay"]) == ("06-KH/ĐU", "B, ngày 01 tháng 11 năm 2024")
    with pytest.raises(KiemdiemError, match="--number"):
        context("ke-hoach", plan, number="6/KH")


def test_the_signature_and_the_subject_have_no_marks_of_the_plan_file(tmp_path: Path) -> None:
    plan = small(
        tmp_path,
        "footnotes: [{id: '1', text: Lần hai.}]\n"
        "signature: {authority: '**T/M ĐẢNG ỦY**', capacity: '*BÍ THƯ*', name: '**A**'}\n",
        subject="đánh *giá*[^1] năm 2024",
    )
    read = read_back(document("ke-hoach", plan))
    assert [p.text for p in read if p.style in ("KDQuyenhan", "KDChucvu", "KDHoten")] == ["T/M ĐẢNG ỦY", "BÍ THƯ", "A"]
    (subject,) = [p.marked for p in read if p.style == "KDTrichyeu"]
    assert "[^1]" in subject
    assert "đánh" in subject
