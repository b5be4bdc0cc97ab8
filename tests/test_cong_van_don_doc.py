"""The follow-up letter: to whom, what it says of what is owed, and how it looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

import campaign
import drafting
from kiemdiem import documents
from kiemdiem.documents import cong_van_don_doc as letters
from kiemdiem.drafting import owed
from kiemdiem.drafting.facts import sample_facts
from kiemdiem.drafting.material import Addressee
from kiemdiem.drafting.owed import Reminder
from kiemdiem.errors import KiemdiemError
from kiemdiem.plan import Deliverable, Task
from kiemdiem.word import Rich, Template
from pages import need_programs, sheets, to_pdf, words
from running import PLAN_2022, kiemdiem

KIND = "cong-van-don-doc"
ONE = """\
as_of: 2022-12-07
owed:
  - {task: II.4, units: [xa-1, xa-2], received: 38, of: 40, new_deadline: 2022-12-12}
"""
TWO = ONE + "  - {task: '1', what: ke-hoach-don-vi, units: [xa-2, UBND thị xã], to: [tc-nv], form: bằng văn bản}\n"
MANY = "as_of: 2022-12-07\nowed:\n  - {task: II.4, units: [" + ", ".join(f"xa-{n}" for n in range(1, 8)) + "]}\n"


def letter(text: str, *agencies: str, **options: Any) -> Any:
    return campaign.context(KIND, text, *agencies, **options)


def plain(value: str | Rich) -> str:
    return value if isinstance(value, str) else "".join(run.text for run in value.runs)


def item(text: str, *agencies: str) -> Any:
    (found,) = letter(text, *agencies)["cac_viec"]
    return found


# To whom.


def test_every_unit_that_owes_something_gets_one_letter_with_all_it_owes() -> None:
    made = campaign.drafts(KIND, TWO)
    assert [draft.name for draft in made] == [
        "cong-van-don-doc Đảng ủy xã 1", "cong-van-don-doc Đảng ủy xã 2", "cong-van-don-doc UBND thị xã",
    ]  # fmt: skip
    assert [len(draft.context["cac_viec"]) for draft in made] == [1, 2, 1]
    assert [draft.context["kinh_gui"] for draft in made] == [["Đảng ủy xã 1,"], ["Đảng ủy xã 2,"], ["UBND thị xã,"]]


def test_only_the_unit_that_is_asked_for_gets_one_or_all_of_its_group() -> None:
    assert [draft.name for draft in campaign.drafts(KIND, TWO, "xa-2")] == ["cong-van-don-doc Đảng ủy xã 2"]
    assert len(campaign.drafts(KIND, TWO, "co-so")) == 2
    assert [draft.name for draft in campaign.drafts(KIND, TWO, "hdnd-ubnd")] == ["cong-van-don-doc UBND thị xã"]


def test_a_unit_that_owes_nothing_gets_no_letter_and_the_user_is_told() -> None:
    with pytest.raises(KiemdiemError, match="Đảng ủy xã 3"):
        campaign.drafts(KIND, TWO, "xa-3")


def test_a_common_name_stands_for_the_bodies_under_it() -> None:
    made = campaign.drafts(
        KIND, "as_of: 2022-12-07\nowed:\n  - {task: II.5, units: ['Thường trực HĐND, UBND thị xã']}\n"
    )
    assert [draft.context["kinh_gui"] for draft in made] == [["Thường trực HĐND thị xã,"], ["UBND thị xã,"]]


# What it says.


def test_one_thing_owed_is_told_in_running_text() -> None:
    made = letter(ONE)
    assert made["mo_dau"] == (
        "Kế hoạch số 12-KH/TU, ngày 28/10/2022 của Ban Thường vụ Thị ủy về kiểm điểm, đánh giá, xếp loại chất lượng năm"
        " 2022 giao Đảng ủy xã 1 thực hiện mục II.4: bản kiểm điểm; thời hạn: hoàn thành chậm nhất ngày 05/12/2022."
    )
    (found,) = made["cac_viec"]
    assert found["tinh_hinh"] == (
        "Tính đến hết ngày 07/12/2022, nội dung này đã quá hạn 02 ngày làm việc; đã nhận được của 38/40 đơn vị;"
        " còn 02 đơn vị chưa gửi: Đảng ủy xã 1 và Đảng ủy xã 2."
    )
    assert plain(found["yeu_cau"]) == (
        "Đề nghị Đảng ủy xã 1 khẩn trương hoàn thành, gửi về Ban Thường vụ Thị ủy"
        " (qua Cơ quan Tổ chức - Nội vụ thị xã), theo Mẫu 02-HD, chậm nhất thứ Hai, ngày 12/12/2022."
    )
    assert made["ket_thuc"] == (
        "Nếu có vướng mắc, đề nghị Đảng ủy xã 1 phản ánh kịp thời về Ban Thường vụ Thị ủy để được hướng dẫn."
    )


def test_only_the_new_deadline_is_bold() -> None:
    runs = item(ONE, "xa-1")["yeu_cau"].runs
    assert [run.text for run in runs if run.bold] == ["chậm nhất thứ Hai, ngày 12/12/2022"]


def test_several_things_owed_are_numbered_and_the_unit_is_named_once() -> None:
    made = letter(TWO, "xa-2")
    assert made["mo_dau"].endswith(
        "năm 2022, tính đến hết ngày 07/12/2022, Đảng ủy xã 2 còn các việc sau chưa hoàn thành:"
    )
    first, second = made["cac_viec"]
    assert first["tinh_hinh"].startswith(
        "1. Mục II.4: bản kiểm điểm; thời hạn: hoàn thành chậm nhất ngày 05/12/2022; đã"
    )
    assert second["tinh_hinh"] == (
        "2. Mục II.1: kế hoạch của đơn vị; thời hạn: trước ngày 05/11/2022 (đến hết thứ Sáu 04/11/2022);"
        " đã quá hạn 23 ngày làm việc; còn 02 đơn vị chưa gửi: Đảng ủy xã 2 và UBND thị xã."
    )
    assert plain(second["yeu_cau"]) == (
        "Đề nghị khẩn trương hoàn thành, gửi về Cơ quan Tổ chức - Nội vụ thị xã, bằng văn bản, chậm nhất ngày ……/……/……."
    )


def test_more_than_five_units_stand_in_a_table() -> None:
    found = item(MANY, "xa-1")
    assert [row["ten"] for row in found["cac_don_vi"]] == [f"Đảng ủy xã {n}" for n in range(1, 8)]
    assert found["tinh_hinh"].endswith("còn 07 đơn vị chưa gửi, có tên trong bảng dưới đây.")
    assert item(ONE, "xa-1")["cac_don_vi"] == []


def test_of_very_many_units_only_the_number_is_told() -> None:
    more = "".join(f"  - {{id: xa-{n}, name: Đảng ủy xã {n}, part_of: co-so}}\n" for n in range(13, 120))
    text = (
        "as_of: 2022-12-07\nowed:\n  - task: II.4\n    units: [" + ", ".join(f"xa-{n}" for n in range(1, 120)) + "]\n"
    )
    (found,) = letter(text, "xa-1", plan=campaign.small(campaign.PLAN + more))["cac_viec"]
    assert found["tinh_hinh"].endswith("; còn 119 đơn vị chưa gửi.")
    assert found["cac_don_vi"] == []


def test_a_table_of_some_of_those_that_are_missing_says_so() -> None:
    text = MANY.replace("]}", "], received: 30, of: 40}")
    assert "còn 10 đơn vị chưa gửi, trong đó có các đơn vị trong bảng dưới đây." in item(text, "xa-1")["tinh_hinh"]


def test_units_that_are_not_all_that_are_missing_are_told_as_some_of_them() -> None:
    assert "còn 05 đơn vị chưa gửi, trong đó có Đảng ủy xã 1 và" in item(ONE.replace("38", "35"), "xa-1")["tinh_hinh"]


def test_what_nobody_gives_stays_blank() -> None:
    text = "as_of: 2022-12-07\nowed:\n  - {task: II.1, what: quan-triet, units: [xa-1]}\n"
    request = plain(item(text)["yeu_cau"])
    assert request == "Đề nghị Đảng ủy xã 1 khẩn trương hoàn thành, gửi về …………, chậm nhất ngày ……/……/……."


def test_a_task_without_a_paper_is_asked_for_by_its_number() -> None:
    found = letter("as_of: 2022-12-06\nowed:\n  - {task: II.5, units: [UBND thị xã]}\n")
    assert found["mo_dau"].endswith("giao UBND thị xã thực hiện mục II.5; thời hạn: trước ngày 05/12/2022"
                                    " (đến hết Chủ nhật 04/12/2022).")  # fmt: skip
    assert "hoàn thành, báo cáo kết quả về Thường trực Thị ủy, chậm nhất" in plain(found["cac_viec"][0]["yeu_cau"])


def test_free_words_say_what_is_owed_where_the_plan_has_no_such_paper() -> None:
    text = "as_of: 2022-12-07\nowed:\n  - {task: II.5, what: biên bản họp nhận xét, units: [UBND thị xã]}\n"
    assert "thực hiện mục II.5: biên bản họp nhận xét; thời hạn" in letter(text)["mo_dau"]


def test_a_contact_is_told() -> None:
    made = letter(ONE + "contact: đồng chí A, điện thoại 0123\n")
    assert made["ket_thuc"].endswith("đề nghị Đảng ủy xã 1 liên hệ đồng chí A, điện thoại 0123 để được hướng dẫn.")


@pytest.mark.parametrize(
    ("day", "task", "said"),
    [
        ("2022-12-02", "5", "không còn ngày làm việc nào đến hạn; "),  # Friday before a last day on Sunday
        ("2022-12-01", "5", "còn 01 ngày làm việc đến hạn; "),
        ("2022-12-04", "5", "đã đến hạn; "),
        ("2022-12-05", "5", "đã đến hạn; "),  # "before" the 5th: on the line
        ("2022-12-06", "5", "đã quá hạn 02 ngày làm việc; "),
        ("2022-11-30", "1", "đã quá hạn 18 ngày làm việc; "),
        ("2022-12-07", "9", ""),
        ("2022-12-07", "III.2", ""),
        ("2022-12-07", "III.1", ""),
    ],
)
def test_lateness_is_told_in_working_days_and_only_of_what_has_a_date(day: str, task: str, said: str) -> None:
    who = "ubnd" if task in ("5", "9", "III.2") else "xa-1"
    what = "what: ke-hoach-don-vi, " if task == "1" else ""
    found = item(f"as_of: {day}\nowed:\n  - {{task: '{task}', {what}units: [{who}]}}\n")
    assert found["tinh_hinh"].split("nội dung này ")[1].split("chưa nhận")[0] == said


def test_days_off_of_the_plan_are_no_working_days() -> None:
    plan = campaign.small(campaign.PLAN + "calendar: {days_off: [2022-12-06]}\n")
    assert "đã quá hạn 01 ngày làm việc" in letter(ONE, plan=plan)["cac_viec"][0]["tinh_hinh"]


def test_the_slip_of_a_deadline_is_told_with_what_it_means() -> None:
    made = letter("as_of: 2023-03-02\nowed:\n  - {task: III.3, units: [xa-1]}\n")
    assert (
        "thời hạn: trong tháng 02 năm 2022 (hiểu là trong tháng 02 năm 2023; đến hết thứ Ba 28/02/2023)"
        in made["mo_dau"]
    )


def test_copies_go_to_who_directs_who_receives_and_who_passes_on() -> None:
    assert letter(ONE)["noi_nhan"] == [
        "- Như trên,",
        "- Thường trực Thị ủy (báo cáo),",
        "- Cơ quan Tổ chức - Nội vụ thị xã (theo dõi),",
        "- Lưu Văn phòng Thị ủy.",
    ]


def test_nobody_gets_two_copies() -> None:
    copies = letter(TWO, "xa-2")["noi_nhan"]
    assert len([line for line in copies if "Tổ chức - Nội vụ" in line]) == 1


@pytest.mark.parametrize(
    ("profile", "subject", "end", "to"),
    [
        ("dang-hd36", "Đôn đốc thực hiện Kế hoạch kiểm", "hướng dẫn.", "Đảng ủy xã 1,"),
        ("dang-hd05", "về việc đôn đốc thực hiện Kế hoạch kiểm", "hướng dẫn.", "Đảng ủy xã 1;"),
        ("nn-nd30", "V/v đôn đốc thực hiện Kế hoạch kiểm", "hướng dẫn./.", "Đảng ủy xã 1."),
    ],
)
def test_each_profile_has_its_subject_end_and_addressee(profile: str, subject: str, end: str, to: str) -> None:
    made = letter(ONE, profile=profile)
    assert made["trich_yeu"].startswith(subject)
    assert made["ket_thuc"].endswith(end)
    assert made["kinh_gui"] == [to]


# What cannot be.


@pytest.mark.parametrize(
    ("changed", "message", "line"),
    [
        (("II.4", "II.44"), "Không có nhiệm vụ “II.44”", 3),
        (("xa-2", "xã 22"), "Không có cơ quan “xã 22”", 3),
        (("of: 40", "of: 39"), "38 đơn vị đã gửi và 2 đơn vị chưa gửi nhiều hơn tổng số 39", 3),
        (("2022-12-12", "2022-12-07"), "Hạn mới không sau ngày lấy tình hình (as_of)", 3),
        (("II.4,", "II.1,"), "Mục II.1 có nhiều sản phẩm: thêm what để nói rõ sản phẩm nào", 3),
        (("II.4,", "II.4, what: ban-kiem-dim,"), "Mục II.4 không có sản phẩm “ban-kiem-dim”", 3),
        (("xa-1", "hdnd"), "Mục II.4 không giao cho “Thường trực HĐND thị xã”", 3),
        (("new_deadline", "new_deadlin"), "Mục lạ “new_deadlin”", 3),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_line(changed: tuple[str, str], message: str, line: int) -> None:
    said, _hint, where = campaign.complaint(KIND, ONE.replace(*changed))
    assert (said, where) == (message, line)


def test_a_near_product_is_hinted_at() -> None:
    _message, hint, _line = campaign.complaint(KIND, ONE.replace("II.4,", "II.4, what: ban-kiem-dim,"))
    assert hint == "Có phải là “ban-kiem-diem”?"


def test_the_sample_is_whole_and_makes_letters_in_the_example_campaign() -> None:
    kind = documents.kind(KIND)
    assert "số liệu minh họa" in kind.sample
    assert kind.facts
    assert len(sample_facts(kind.sample, kind.facts).node.owed) == 2


# Without a file, as a ledger has it.


def test_letters_are_made_of_what_is_owed_without_a_file_of_facts() -> None:
    plan = campaign.small()
    task, product = plan.find("task", "4"), plan.find("step", "ban-kiem-diem")
    assert isinstance(task, Task)
    assert isinstance(product, Deliverable)
    as_of = date(2022, 12, 7)
    mine = owed.from_plan(plan, task, product, [Addressee("co-so", "Đảng ủy xã 9")], as_of)
    mine = replace(mine, received=39, of=40)
    (made,) = letters.letters(drafting.material(plan), Reminder(as_of, (mine,)))
    assert made.context["kinh_gui"] == ["Đảng ủy xã 9,"]
    assert (
        "đã nhận được của 39/40 đơn vị; còn 01 đơn vị chưa gửi: Đảng ủy xã 9."
        in made.context["cac_viec"][0]["tinh_hinh"]
    )


def test_a_recurring_task_is_late_by_the_last_time_it_was_missed() -> None:
    text = campaign.PLAN.replace("{on_request: true}", "{every: {period: month, by: 10}}")
    made = letter("as_of: 2022-11-15\nowed:\n  - {task: II.9, units: [ubnd]}\n", plan=campaign.small(text))
    assert "thời hạn: chậm nhất ngày 10 hằng tháng (đến hết thứ Năm 10/11/2022)" in made["mo_dau"]
    assert "đã quá hạn 03 ngày làm việc" in made["cac_viec"][0]["tinh_hinh"]


# Its form.


def test_the_names_in_the_templates_are_those_that_are_given() -> None:
    made = letter(MANY)
    (one,) = made["cac_viec"]
    given = made.keys() | {f"cac_viec.{key}" for key in one} | {f"cac_viec.cac_don_vi.{key}" for key in ("tt", "ten")}
    for folder, unused in (("", {"ke_co_quan", "ke_trich_yeu"}), ("nn-nd30", {"ke_trich_yeu"})):
        assert set(Template.open("cong-van-don-doc.docx", folder).names()) == given - unused


def test_a_letter_has_no_type_and_no_hyphens_and_its_subject_under_the_number(tmp_path: Path) -> None:
    path = campaign.rendered(KIND, campaign.drafts(KIND, MANY)[0], tmp_path)
    document = docx.Document(str(path))
    assert not [p for p in document.paragraphs if p.text in ("CÔNG VĂN", "-----")]
    left = [p.text for p in document.tables[0].rows[0].cells[0].paragraphs]
    assert left[-2:] == ["Số …-CV/…", "Đôn đốc thực hiện Kế hoạch kiểm điểm, đánh giá, xếp loại chất lượng năm 2022"]
    assert [cell.text for cell in document.tables[1].rows[0].cells] == ["TT", "Đơn vị chưa gửi"]
    bold = [run.text for p in document.paragraphs for run in p.runs if run.bold and run.text]
    assert bold == ["chậm nhất ngày ……/……/……"]


def test_a_letter_with_a_table_of_late_units_fits_one_page_with_its_signature(tmp_path: Path) -> None:
    need_programs()
    pdf = to_pdf(campaign.rendered(KIND, campaign.drafts(KIND, MANY)[0], tmp_path), tmp_path)
    on_page = words(pdf)
    assert len(sheets(pdf)) == 1
    assert [word.page for word in on_page if word.text == "T/M"] == [1]
    assert max(word.right for word in on_page) <= 196


def test_a_clerk_gets_letters_for_the_real_plan(tmp_path: Path) -> None:
    facts = tmp_path / "don-doc.yaml"
    facts.write_text("as_of: 2022-12-07\nowed:\n  - {task: II.4, units: [phường A, xã B]}\n", encoding="utf-8")
    done = kiemdiem("render", KIND, PLAN_2022, "--facts", facts, "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "cong-van-don-doc-dang-uy-phuong-a-minh-hoa.docx", "cong-van-don-doc-dang-uy-xa-b-minh-hoa.docx",
    ]  # fmt: skip
    missing = kiemdiem("render", KIND, PLAN_2022)
    assert missing.returncode == 2
    assert "--facts" in missing.stderr
