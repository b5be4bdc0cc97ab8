"""The invitation to a registered meeting: whom it invites, in whose name, what it says, how it looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

import campaign
from kiemdiem import documents
from kiemdiem.drafting.facts import sample_facts
from kiemdiem.errors import KiemdiemError
from kiemdiem.word import Rich, Template
from pages import need_programs, sheets, to_pdf, words
from running import PLAN_2022, kiemdiem

KIND = "giay-moi"
ONE = """\
meetings:
  - unit: xa-1
    day: 2022-11-25
    start: "08:00"
    place: Hội trường xã 1
"""
FULL = (
    ONE
    + """\
    end: "11:30"
    what: Hội nghị kiểm điểm tập thể Ban Thường vụ
    chair: đồng chí Bí thư Đảng ủy
    participants: [các đồng chí đảng ủy viên]
    documents: [dự thảo báo cáo, "*tài liệu gửi kèm*"]
    contact: Văn phòng Đảng ủy xã 1
    letterhead: {superior: Đảng bộ huyện C}
    signature: {authority: T/M ĐẢNG ỦY, capacity: Bí thư, name: Trần Thị B}
    keeps: Văn phòng Đảng ủy
"""
)


def invitation(text: str, **options: Any) -> Any:
    return campaign.context(KIND, text, **options)


def points(made: Any) -> dict[str, str]:
    """What the invitation says, by label without number."""
    return {point["nhan"].split(". ")[1].rstrip(": "): plain(point["loi"]) for point in made["cac_muc"]}


def plain(value: str | Rich) -> str:
    return value if isinstance(value, str) else "".join(run.text for run in value.runs)


# Whom.


def test_each_group_of_guests_that_the_plan_names_gets_an_invitation_in_its_capacity() -> None:
    made = campaign.drafts(KIND, ONE)
    assert [draft.name for draft in made] == [
        "giay-moi Đảng ủy xã 1 dự, chỉ đạo", "giay-moi Đảng ủy xã 1 dự, theo dõi",
    ]  # fmt: skip
    first, second = (draft.context for draft in made)
    assert first["mo_dau"].endswith("Đảng ủy xã 1 trân trọng kính mời:")
    assert first["khach_moi"] == ["- Thường trực Thị ủy;", "- Cơ quan Tổ chức - Nội vụ thị xã."]
    assert second["mo_dau"].endswith("trân trọng kính mời: đại diện lãnh đạo các cơ quan tham mưu, giúp việc Thị ủy.")
    assert second["khach_moi"] == []


def test_guests_of_the_facts_take_the_place_of_those_of_the_plan() -> None:
    guests = "    guests: [{who: [Thường trực Thị ủy]}, {who: [ubnd], represented_by: lãnh đạo}]\n"
    first, second = (draft.context for draft in campaign.drafts(KIND, ONE + guests))
    assert first["mo_dau"].endswith("trân trọng kính mời: Thường trực Thị ủy.")
    assert points(first)["Nội dung"].startswith("Dự, chỉ đạo tại Hội nghị")  # the capacity that the plan gives
    assert second["mo_dau"].endswith("trân trọng kính mời: lãnh đạo UBND thị xã.")
    assert points(second)["Nội dung"].startswith("Dự Hội nghị")


def test_every_meeting_has_its_own_and_a_unit_can_be_chosen() -> None:
    two = ONE + ONE.replace("meetings:\n", "").replace("xa-1", "xa-2")
    assert len(campaign.drafts(KIND, two)) == 4
    assert [draft.name for draft in campaign.drafts(KIND, two, "xa-2")] == [
        "giay-moi Đảng ủy xã 2 dự, chỉ đạo", "giay-moi Đảng ủy xã 2 dự, theo dõi",
    ]  # fmt: skip
    with pytest.raises(KiemdiemError, match="Đảng ủy xã 3"):
        campaign.drafts(KIND, two, "xa-3")


# What it says.


def test_the_weekday_is_worked_out_and_the_time_is_bold() -> None:
    made = invitation(ONE)
    assert points(made)["Thời gian"] == "08 giờ 00, thứ Sáu, ngày 25 tháng 11 năm 2022."
    (time,) = [point["loi"] for point in made["cac_muc"] if isinstance(point["loi"], Rich)]
    assert [run.text for run in time.runs if not run.bold] == ["."]
    sunday = invitation(ONE.replace("2022-11-25", "2022-12-04"))
    assert points(sunday)["Thời gian"] == "08 giờ 00, Chủ nhật, ngày 04 tháng 12 năm 2022."


def test_a_half_day_stands_for_hours_that_nobody_knows_yet() -> None:
    made = invitation(ONE.replace('start: "08:00"', "session: afternoon").replace("    place: Hội trường xã 1\n", ""))
    assert points(made)["Thời gian"] == "…… giờ ……, buổi chiều, thứ Sáu, ngày 25 tháng 11 năm 2022."
    assert points(made)["Địa điểm"] == "…………"


def test_what_is_given_is_told_point_by_point() -> None:
    made = invitation(FULL)
    assert made["trich_yeu"] == "dự Hội nghị kiểm điểm tập thể Ban Thường vụ"
    assert [point["nhan"] for point in made["cac_muc"]] == [
        "1. Nội dung: ", "2. Chủ trì: ", "3. Thành phần: ", "4. Thời gian: ", "5. Địa điểm: ", "6. Tài liệu: ",
        "7. Đầu mối liên hệ: ",
    ]  # fmt: skip
    assert points(made) == {
        "Nội dung": "Dự, chỉ đạo tại Hội nghị kiểm điểm tập thể Ban Thường vụ.",
        "Chủ trì": "Đồng chí Bí thư Đảng ủy.",
        "Thành phần": "Thường trực Thị ủy và Cơ quan Tổ chức - Nội vụ thị xã (dự, chỉ đạo); đại diện lãnh đạo các cơ"
        " quan tham mưu, giúp việc Thị ủy (dự, theo dõi); các đồng chí đảng ủy viên.",
        "Thời gian": "Từ 08 giờ 00 đến 11 giờ 30, thứ Sáu, ngày 25 tháng 11 năm 2022.",
        "Địa điểm": "Hội trường xã 1.",
        "Tài liệu": "Dự thảo báo cáo; tài liệu gửi kèm.",
        "Đầu mối liên hệ": "Văn phòng Đảng ủy xã 1.",
    }


def test_what_nobody_gives_is_left_out_or_blank() -> None:
    made = invitation(ONE + "    guests: [{who: [ubnd]}]\n")
    assert list(points(made)) == ["Nội dung", "Chủ trì", "Thời gian", "Địa điểm"]
    assert points(made)["Chủ trì"] == "…………"
    assert made["trich_yeu"] == "dự Hội nghị kiểm điểm năm 2022 của Đảng ủy xã 1"


# In whose name.


def test_a_unit_invites_in_its_own_name_and_its_signature_is_blank() -> None:
    made = invitation(ONE)
    assert (made["cap_tren"], made["co_quan"]) == ("ĐẢNG BỘ THỊ XÃ B", "ĐẢNG ỦY XÃ 1")
    assert (made["quyen_han"], made["chuc_vu"], made["ho_ten"]) == ("…………", "…………", "…………")
    assert made["noi_nhan"] == ["- Như trên,", "- Lưu …………."]
    assert made["ngay"].startswith("…………, ngày")  # not the place of the plan's issuer


def test_the_unit_has_the_letterhead_and_signature_that_the_facts_give() -> None:
    made = invitation(FULL)
    assert (made["cap_tren"], made["co_quan"]) == ("ĐẢNG BỘ HUYỆN C", "ĐẢNG ỦY XÃ 1")
    assert (made["quyen_han"], made["chuc_vu"], made["ho_ten"]) == ("T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Thị B")
    assert made["noi_nhan"][-1] == "- Lưu Văn phòng Đảng ủy."


def test_the_issuer_of_the_plan_invites_as_the_plan_signs() -> None:
    made = invitation(ONE.replace("xa-1", "btv") + "    guests: [{who: [ubnd]}]\n")
    assert (made["cap_tren"], made["co_quan"]) == ("ĐẢNG BỘ TỈNH A", "THỊ ỦY B")
    assert made["ho_ten"] == "Nguyễn Văn A"
    assert made["noi_nhan"][-1] == "- Lưu Văn phòng Thị ủy."


@pytest.mark.parametrize(
    ("issuer", "superior"),
    [
        ("Huyện uỷ Nam Sơn", "ĐẢNG BỘ HUYỆN NAM SƠN"),  # the other place of the tone
        ("Thành ủy C", "ĐẢNG BỘ THÀNH PHỐ C"),
        ("ĐẢNG ỦY XÃ D", "ĐẢNG BỘ XÃ D"),
        ("Văn phòng E", "ĐẢNG BỘ …………"),
    ],
)
def test_above_a_unit_stands_the_organisation_of_its_committee(issuer: str, superior: str) -> None:
    plan = campaign.small(campaign.PLAN.replace("issuer: Thị ủy B", f"issuer: {issuer}"))
    assert invitation(ONE, plan=plan)["cap_tren"] == superior


def test_above_a_unit_of_an_unknown_committee_stands_a_blank() -> None:
    text = campaign.PLAN.replace("  letterhead: {superior: Đảng bộ tỉnh A, issuer: Thị ủy B}\n", "")
    assert invitation(ONE, plan=campaign.small(text))["cap_tren"] == "ĐẢNG BỘ …………"


def test_in_state_documents_the_issuer_stands_above_an_office_and_nothing_above_a_peoples_committee() -> None:
    guests = "    guests: [{who: [hdnd]}]\n"
    committee = invitation(ONE.replace("xa-1", "ubnd") + guests, profile="nn-nd30")
    office = invitation(ONE.replace("xa-1", "tc-nv") + guests, profile="nn-nd30")
    assert (committee["cap_tren"], committee["co_quan"]) == ("", "UBND THỊ XÃ")
    assert office["cap_tren"] == "THỊ ỦY B"


@pytest.mark.parametrize(
    ("profile", "subject", "number", "end"),
    [
        ("dang-hd36", "dự Hội nghị", "…-GM/…", "đón tiếp."),
        ("dang-hd05", "dự Hội nghị", "…-GM/…", "đón tiếp."),
        ("nn-nd30", "Dự Hội nghị", "…/GM-…", "đón tiếp./."),
    ],
)
def test_each_profile_has_its_subject_number_and_end(profile: str, subject: str, number: str, end: str) -> None:
    made = invitation(ONE, profile=profile)
    assert made["trich_yeu"].startswith(subject)
    assert made["so"] == number
    assert made["ket_thuc"].endswith(end)


# What cannot be.


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (ONE.replace("xa-1", "xã 1x"), "Không có cơ quan “xã 1x”", 2),
        (ONE.replace("xa-1", "ubnd"), "Kế hoạch không nói mời ai dự cuộc họp này", 2),
        (ONE + '    end: "08:00"\n', "Giờ kết thúc không sau giờ bắt đầu", 6),
        (ONE + "    guests: [{who: [hdnd, ubnnd]}]\n", "Không có cơ quan “ubnnd”", 6),
        (ONE.replace('"08:00"', "8h"), "“8h” không phải là giờ", 4),
        (ONE.replace('start: "08:00"', "chair: A"), "“meetings” cần đúng một trong các mục: start, session", 2),
        (ONE + "    session: morning\n", "“meetings” cần đúng một trong các mục: start, session", 2),
        (ONE.replace('start: "08:00"', 'session: morning\n    end: "09:00"'), "Có “end” thì phải có “start”", 2),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_line(text: str, message: str, line: int) -> None:
    said, _hint, where = campaign.complaint(KIND, text)
    assert (said, where) == (message, line)


def test_the_sample_is_whole() -> None:
    kind = documents.kind(KIND)
    assert "số liệu minh họa" in kind.sample
    assert kind.facts
    assert sample_facts(kind.sample, kind.facts).node.meetings


# Its form.


def test_the_names_in_the_templates_are_those_that_are_given() -> None:
    made = invitation(FULL)
    given = made.keys() | {f"cac_muc.{key}" for key in made["cac_muc"][0]}
    for folder, unused in (("", {"ke_co_quan", "ke_trich_yeu"}), ("nn-nd30", set[str]())):
        assert set(Template.open("giay-moi.docx", folder).names()) == given - unused


def test_a_full_invitation_fits_one_page_with_its_signature(tmp_path: Path) -> None:
    need_programs()
    path = campaign.rendered(KIND, campaign.drafts(KIND, FULL)[0], tmp_path)
    texts = [p.text for p in docx.Document(str(path)).paragraphs]
    assert "GIẤY MỜI" in texts
    pdf = to_pdf(path, tmp_path)
    on_page = words(pdf)
    assert len(sheets(pdf)) == 1
    assert [word.page for word in on_page if word.text == "T/M"] == [1]
    assert max(word.right for word in on_page) <= 196


def test_a_clerk_gets_invitations_for_the_real_plan(tmp_path: Path) -> None:
    facts = tmp_path / "hop.yaml"
    facts.write_text(ONE.replace("xa-1", "phường A"), encoding="utf-8")
    done = kiemdiem("render", KIND, PLAN_2022, "--facts", facts, "--date", "2022-11-20", "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "giay-moi-dang-uy-phuong-a-minh-hoa-du-chi-dao-kiem-diem.docx",
        "giay-moi-dang-uy-phuong-a-minh-hoa-du-theo-doi-kiem-diem.docx",
    ]
