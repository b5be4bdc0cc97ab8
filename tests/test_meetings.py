"""Meetings are registered, moved, cancelled and listed; what cannot be is refused with a hint, and nothing written."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest

from meetings import PLAN, Campaign, campaign
from running import PLAN_2022, ROOT, kiemdiem

__all__ = ["campaign"]

AT = ("--day", "2022-11-25", "--session", "morning")


# Registering.


def test_a_unit_registers_its_meeting_as_one_line_beside_the_plan(campaign: Campaign) -> None:
    done = campaign.run("add", "--unit", "xã 1", *AT, "--place", "Hội trường xã 1", "--registered", "2022-11-09")
    assert done.code == 0
    (event,) = campaign.events()
    assert event == {
        "event": "added", "id": event["id"], "unit": "xa-1", "duty": "dang-ky", "day": "2022-11-25",
        "session": "morning", "registered": "2022-11-09", "place": "Hội trường xã 1",
    }  # fmt: skip
    assert f"“Đảng ủy xã 1” (sáng thứ Sáu 25/11/2022), mã {event['id']}" in done.out


def test_without_a_day_of_registration_it_is_today(campaign: Campaign) -> None:
    campaign.add()
    assert campaign.events()[0]["registered"] == "2022-11-10"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("morning", "morning"), ("Sáng", "morning"), ("buổi chiều", "afternoon"), ("afternoon", "afternoon"),
        ("8:00", "08:00"), ("13:30-16:00", "13:30-16:00"), ("7:30–11:30", "07:30-11:30"),
    ],
)  # fmt: skip
def test_a_session_may_be_a_half_day_or_hours(campaign: Campaign, written: str, kept: str) -> None:
    campaign.add(session=written)
    assert campaign.events()[0]["session"] == kept


def test_what_is_doubtful_about_a_new_meeting_is_said_at_once_and_it_is_registered(campaign: Campaign) -> None:
    campaign.add("xa-1")
    done = campaign.run("add", "--unit", "xa-2", *AT)
    assert done.code == 0
    assert "lỗi KD901: “Thường trực Thị ủy” có hai nơi phải dự cùng lúc" in done.err
    assert "KD908" not in done.err  # that is about others
    assert len(campaign.events()) == 2


def test_names_in_decomposed_letters_are_the_same_names_and_are_kept_composed(campaign: Campaign) -> None:
    unit, place = (unicodedata.normalize("NFD", text) for text in ("Đảng ủy xã 1", "Hội trường"))
    campaign.add(unit, "2022-11-25", "morning", "--place", place)
    assert (campaign.events()[0]["unit"], campaign.events()[0]["place"]) == ("xa-1", "Hội trường")
    assert place not in campaign.file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "says", "hint"),
    [
        ((), "Thiếu --unit", "meetings add --unit"),
        (("--unit", "xa-1"), "Thiếu --day", "--session morning"),
        (("--unit", "xa-1", "--day", "2022-11-25"), "Thiếu --session", ""),
        (("--unit", "Đảng ủy xã 3", *AT), "Không có cơ quan “Đảng ủy xã 3”", "Có phải là “Đảng ủy xã"),
        (("--unit", "co-so", *AT), "là tên chung, không phải một đơn vị", "Đảng ủy xã 1, Đảng ủy xã 2"),
        (("--unit", "tmgv", *AT), "là tên chung", "Khai các đơn vị ở units"),
        (("--unit", "ubnd", *AT), "không giao “UBND thị xã” đăng ký họp", "các đảng ủy, chi bộ trực thuộc"),
        (("--unit", "xa-1", "--day", "2022-11-31", "--session", "morning"), "không phải là ngày", "năm-tháng-ngày"),
        (("--unit", "xa-1", "--day", "25/11/2022", "--session", "morning"), "không phải là ngày", "2022-11-05"),
        (
            ("--unit", "xa-1", "--day", "2022-11-25", "--session", "11:30-08:00"),
            "không phải là buổi hay giờ",
            "sau giờ",
        ),
        (("--unit", "xa-1", "--day", "2022-11-25", "--session", "25:00"), "không phải là buổi hay giờ", "08:00-11:30"),
        (("--unit", "xa-1", *AT, "--agreed-by", "thuong-truk"), "Không có cơ quan", "Có phải là"),
        (("--unit", "xa-1", *AT, "--agreed-by", "ubnd"), "không giao “UBND thị xã” thống nhất", "Thường trực Thị ủy"),
        (("--unit", "xa-1", *AT, "--guest", "Thường trực Thị xã"), "Không có cơ quan", "Có phải là"),
        (("--unit", "xa-1", *AT, "--registered", "2022-11-11"), "ngày 11/11/2022 chưa tới", "ngày họp là --day"),
        (("--unit", "xa-1", *AT, "--duty", "khac"), "không có việc đăng ký “khac”", "dang-ky"),
        (("--unit", "xa-1", *AT, "--place", "phòng\u200b2"), "có ký tự ẩn", "Gõ lại"),
        (("--unit", "xa-1", *AT, "--note", "a\nb"), "có ký tự ẩn hoặc xuống dòng", ""),
        (("--unit", "xa-1", *AT, "--chair", "x" * 301), "dài quá 300 ký tự", ""),
        (("--unit", "xa-1", *AT, "--move", "nope"), "Không có cuộc họp “nope”", "meetings list"),
    ],
)
def test_what_cannot_be_registered_is_refused_with_a_hint(
    campaign: Campaign, options: tuple[str, ...], says: str, hint: str
) -> None:
    said = campaign.refused(*options)
    assert says in said
    assert hint in said
    assert "Traceback" not in said


def test_a_unit_that_has_a_meeting_is_told_how_to_move_it(campaign: Campaign) -> None:
    id_ = campaign.add()
    said = campaign.refused("--unit", "xa-1", "--day", "2022-11-28", "--session", "sáng")
    assert f"“Đảng ủy xã 1” đã đăng ký họp sáng thứ Sáu 25/11/2022 (mã {id_})" in said
    assert f"--move {id_}" in said


def test_with_two_duties_to_register_a_unit_says_which_and_has_a_meeting_for_each(campaign: Campaign) -> None:
    campaign.change(
        "      - {id: moi-1",
        "      - {id: dang-ky-2, kind: register, what: lấy phiếu, by: [co-so]}\n      - {id: moi-1",
    )
    assert "Thêm --duty, một trong: dang-ky" in campaign.refused("--unit", "xa-1", *AT)
    campaign.add("xa-1", "2022-11-25", "sáng", "--duty", "dang-ky")
    campaign.add("xa-1", "2022-11-25", "chiều", "--duty", "dang-ky-2")
    assert [one["duty"] for one in campaign.listed()] == ["dang-ky", "dang-ky-2"]
    said = campaign.run("cancel", "xa-1")
    assert said.code == 2
    assert "“xa-1” có 2 cuộc họp" in said.err


def test_an_agency_registers_where_the_duty_is_its_own(campaign: Campaign) -> None:
    campaign.change("by: [co-so]\n        agreed_by", "by: [co-so, hdnd-ubnd]\n        agreed_by")
    campaign.add("UBND thị xã")
    assert campaign.listed()[0]["unit"] == {"id": "ubnd", "name": "UBND thị xã"}


def test_a_plan_without_a_duty_to_register_says_so(campaign: Campaign) -> None:
    campaign.change("kind: register", "kind: invite")
    assert "không có việc đăng ký họp nào (duties, kind: register)" in campaign.refused("--unit", "xa-1", *AT)


def test_a_plan_from_standard_input_has_no_register() -> None:
    done = kiemdiem("meetings", "list", "-", stdin=PLAN)
    assert (done.returncode, done.stdout) == (2, "")
    assert "đầu vào chuẩn thì không có sổ" in done.stderr


# Moving and cancelling.


def test_a_moved_meeting_keeps_what_is_not_said_and_loses_the_agreement_to_the_old_time(campaign: Campaign) -> None:
    id_ = campaign.add("xa-1", "2022-11-25", "sáng", "--place", "Hội trường", "--agreed-by", "thuong-truc")
    assert campaign.run("add", "--move", id_, "--day", "2022-11-28", "--today", "2022-11-14").code == 0
    (meeting,) = campaign.listed()
    assert (meeting["day"], meeting["session"], meeting["place"]) == ("2022-11-28", "morning", "Hội trường")
    assert (meeting["agreed_by"], meeting["registered"], meeting["line"]) == ([], "2022-11-14", 2)
    assert [event["event"] for event in campaign.events()] == ["added", "moved"]
    assert campaign.events()[1] == {"event": "moved", "id": id_, "day": "2022-11-28", "registered": "2022-11-14"}


def test_agreements_come_in_one_after_the_other_and_leave_the_time_as_it_is(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-25", "sáng", "--agreed-by", "Thường trực")
    assert campaign.run("add", "--move", "xã 1", "--agreed-by", "uy-vien", "--today", "2022-11-15").code == 0
    (meeting,) = campaign.listed()
    assert (meeting["agreed_by"], meeting["not_agreed_by"]) == (["thuong-truc", "uy-vien"], [])
    assert (meeting["registered"], meeting["line"]) == ("2022-11-10", 1)


def test_a_move_says_what_is_different_and_only_of_this_meeting(campaign: Campaign) -> None:
    id_ = campaign.add()
    assert "--move cần ít nhất một điều thay đổi" in campaign.refused("--move", id_)
    assert "không đổi đơn vị" in campaign.refused("--move", id_, "--unit", "xa-2", "--day", "2022-11-28")
    assert "Không có cuộc họp" in campaign.refused("--move", id_[:-1] + "_", "--day", "2022-11-28")


def test_a_cancelled_meeting_is_off_and_its_unit_may_register_again(campaign: Campaign) -> None:
    id_ = campaign.add()
    done = campaign.run("cancel", "Đảng ủy xã 1", "--note", "hoãn")
    assert (done.code, done.out) == (0, f"Đã hủy cuộc họp {id_} của “Đảng ủy xã 1” (sáng thứ Sáu 25/11/2022)\n")
    assert campaign.listed() == []
    assert campaign.events()[-1] == {"event": "cancelled", "id": id_, "note": "hoãn"}
    again = campaign.run("cancel", id_)
    assert again.code == 2
    assert "Cuộc họp này đã hủy" in again.err
    assert campaign.add() != id_
    assert "1 cuộc họp trong 1 ngày, 1 cuộc chưa được thống nhất; 1 cuộc đã hủy" in campaign.run("list").out


# Looking.


def test_the_list_goes_by_day_and_session_and_fits_80_columns(campaign: Campaign) -> None:
    campaign.add("xa-2", "2022-11-28", "14:00-16:30", "--chair", "Bí thư Đảng ủy", "--note", "họp cùng chi bộ quân sự")
    campaign.add("xa-1", "2022-11-26", "sáng", "--place", "Hội trường UBND xã 1, thôn 2, nhà văn hóa " * 3)
    text = campaign.run("list").out
    lines = [line.rstrip() for line in text.splitlines()]
    assert max(map(len, lines)) <= 80
    assert lines[:4] == [
        "2 cuộc họp trong 2 ngày, 2 cuộc chưa được thống nhất", "", "Thứ Bảy 26/11/2022 · ngày nghỉ: thứ Bảy",
        f"  sáng         Đảng ủy xã 1 [{campaign.listed()[0]['id']}]",
    ]  # fmt: skip
    assert "  14:00–16:30  Đảng ủy xã 2" in text
    for said in ("Chủ trì: Bí thư Đảng ủy", "Ghi chú: họp cùng chi bộ quân sự", "Mời: Thường trực Thị ủy; đồng chí"):
        assert said in text


def test_the_list_of_a_unit_of_a_group_or_of_somebody_who_is_invited(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-25", "sáng", "--guest", "hdnd-ubnd")
    campaign.add("xa-2", "2022-11-28", "sáng")
    for options, units in (
        (("--unit", "xã 2"), ["xa-2"]),
        (("--unit", "co-so"), ["xa-1", "xa-2"]),
        (("--attendee", "UBND thị xã"), ["xa-1"]),  # invited under a common name
        (("--attendee", "hdnd-ubnd"), ["xa-1"]),
        (("--attendee", "thuong-truc"), ["xa-2"]),
        (("--attendee", "van-phong"), []),
    ):
        assert [one["unit"]["id"] for one in campaign.listed(*options)] == units
    assert campaign.run("list", "--attendee", "ubndd").code == 2


def test_programs_get_ids_days_and_hours(campaign: Campaign) -> None:
    id_ = campaign.add("xa-1", "2022-11-25", "08:00-11:30", "--agreed-by", "uy-vien", "--guest", "tmgv")
    assert campaign.listed() == [
        {
            "id": id_, "unit": {"id": "xa-1", "name": "Đảng ủy xã 1"}, "duty": "dang-ky", "day": "2022-11-25",
            "session": None, "start": "08:00", "end": "11:30", "place": "", "chair": "",
            "guests": [{"id": "tmgv", "name": "các cơ quan tham mưu, giúp việc", "several": True}],
            "agreed_by": ["uy-vien"], "not_agreed_by": ["thuong-truc"], "registered": "2022-11-10", "note": "",
            "line": 1,
        }
    ]  # fmt: skip


def test_excel_gets_a_table_in_which_nothing_is_a_formula(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-25", "sáng", "--place", "=HYPERLINK(1)", "--note", "@SUM(A1)")
    heading, row = csv.reader(io.StringIO(campaign.run("list", "--output-format", "csv").out))
    assert heading[:4] == ["Ngày", "Buổi", "Đơn vị", "Nơi họp"]
    assert row[:4] == ["2022-11-25", "sáng", "Đảng ủy xã 1", "'=HYPERLINK(1)"]
    assert "'@SUM(A1)" in row


def test_an_empty_register_is_no_error(campaign: Campaign) -> None:
    assert campaign.run("list").out == "Không có cuộc họp nào\n"
    assert campaign.listed() == []
    assert not campaign.file.exists()


# Free half days.


def free(campaign: Campaign, *options: object) -> list[tuple[str, str]]:
    done = campaign.run("free", "--output-format", "json", *options)
    assert done.code == 0, done.err
    return [(one["day"], one["session"]) for one in json.loads(done.out)["sessions"]]


def test_free_half_days_begin_when_registration_is_in_time_and_end_with_the_deadline(campaign: Campaign) -> None:
    found = free(campaign, "--most", "1000")
    assert found[0] == ("2022-11-17", "morning")  # five working days after Thursday 10/11
    assert found[-1] == ("2022-12-05", "afternoon")
    assert {day for day, _session in found} & {"2022-11-19", "2022-11-20", "2022-12-03", "2022-12-04"} == set()
    assert len(found) == 2 * 13


def test_no_half_day_is_offered_on_which_somebody_who_must_come_has_a_meeting(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-17", "8:00-9:00")
    campaign.add("xa-2", "2022-11-18", "11:00-14:00")
    assert free(campaign, "--most", "3") == [
        ("2022-11-17", "afternoon"), ("2022-11-21", "morning"), ("2022-11-21", "afternoon"),
    ]  # fmt: skip


def test_groups_and_classes_of_people_hold_up_only_where_they_are_asked_for(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-17", "sáng", "--guest", "tmgv")
    assert ("2022-11-17", "morning") in free(campaign)
    assert ("2022-11-17", "morning") in free(campaign, "--unit", "xa-2")
    assert ("2022-11-17", "morning") not in free(campaign, "--unit", "xa-1")
    assert ("2022-11-17", "morning") not in free(campaign, "--attendee", "tmgv")
    assert ("2022-11-17", "morning") not in free(campaign, "--attendee", "thuong-truc", "--attendee", "tmgv")


def test_the_days_may_be_asked_for_and_the_answer_names_whom_it_is_about(campaign: Campaign) -> None:
    done = campaign.run("free", "--unit", "xã 1", "--from", "2023-01-19", "--to", "2023-01-27")
    assert done.out.splitlines() == [
        "Buổi trống của: Đảng ủy xã 1; Thường trực Thị ủy",
        "  Thứ Năm 19/01/2023: sáng, chiều",
        "  Thứ Sáu 27/01/2023: sáng, chiều",  # Tết between them
    ]
    assert "không còn buổi nào" in campaign.run("free", "--from", "2023-01-20", "--to", "2023-01-26").out


def test_days_that_cannot_be_are_refused(campaign: Campaign) -> None:
    late = campaign.run("free", "--today", "2022-12-02")
    assert late.code == 2
    assert "Không có ngày nào từ 09/12/2022 đến 05/12/2022" in late.err
    campaign.change('        ahead_of: "4"\n', "")
    assert "Thêm --to" in campaign.run("free").err
    assert free(campaign, "--to", "2022-11-17") == [("2022-11-17", "morning"), ("2022-11-17", "afternoon")]


# Invitations.


def test_registered_meetings_are_invited_to_without_a_file_of_facts(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-25", "08:00-11:30", "--place", "Hội trường xã 1", "--chair", "Bí thư Đảng ủy")
    done = campaign.run("invite", "--date", "2022-11-20", "--out", "giay-moi")
    assert done.code == 0
    assert "“Đảng ủy xã 1” (08:00–11:30 thứ Sáu 25/11/2022) chưa được thống nhất" in done.err
    names = sorted(path.name for path in Path("giay-moi").iterdir())
    assert names == ["giay-moi-dang-uy-xa-1-du-chi-dao.docx", "giay-moi-dang-uy-xa-1-du-theo-doi.docx"]
    text = _text(Path("giay-moi") / names[0])
    for said in (
        "ĐẢNG ỦY XÃ 1", "- Thường trực Thị ủy;", "Chủ trì: Bí thư Đảng ủy.", "Địa điểm: Hội trường xã 1.",
        "Thời gian: Từ 08 giờ 00 đến 11 giờ 30, thứ Sáu, ngày 25 tháng 11 năm 2022.",
    ):  # fmt: skip
        assert said in text


def test_what_the_register_does_not_know_stays_a_dotted_blank(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-25", "chiều")
    assert campaign.run("invite", "xa-1").code == 0
    text = _text(Path("out/giay-moi-dang-uy-xa-1-du-chi-dao.docx"))
    assert "Thời gian: …… giờ ……, buổi chiều, thứ Sáu, ngày 25 tháng 11 năm 2022." in text
    assert "Địa điểm: …………" in text
    assert "Chủ trì: …………" in text


def test_guests_who_come_alike_share_an_invitation_and_leaders_come_for_a_group(campaign: Campaign) -> None:
    guests = ("--guest", "uy-vien", "--guest", "tmgv", "--guest", "thuong-truc", "--guest", "ubnd")
    campaign.add("xa-1", "2022-11-25", "sáng", *guests)
    assert campaign.run("invite").code == 0
    texts = {path.name: _text(path) for path in Path("out").iterdir()}
    assert sorted(texts) == [
        "giay-moi-dang-uy-xa-1-du-chi-dao.docx", "giay-moi-dang-uy-xa-1-du-theo-doi.docx",
        "giay-moi-dang-uy-xa-1-du.docx",
    ]  # fmt: skip
    both = texts["giay-moi-dang-uy-xa-1-du-chi-dao.docx"]
    assert "- Đồng chí Ủy viên phụ trách địa bàn;" in both
    assert "- Thường trực Thị ủy." in both
    assert "kính mời: đại diện lãnh đạo các cơ quan tham mưu" in texts["giay-moi-dang-uy-xa-1-du-theo-doi.docx"]
    assert "kính mời: UBND thị xã." in texts["giay-moi-dang-uy-xa-1-du.docx"]


def test_some_meetings_are_chosen_and_one_file_is_made_for_printing(campaign: Campaign) -> None:
    id_ = campaign.add("xa-1")
    campaign.add("xa-2", "2022-11-28")
    assert campaign.run("invite", id_, "--out", "a").code == 0
    assert len(list(Path("a").iterdir())) == 2
    assert campaign.run("invite", "--merge", "--out", "b").code == 0
    assert [path.name for path in Path("b").iterdir()] == ["giay-moi-gop.docx"]
    assert campaign.run("invite", "--merge", "--out", "b").code == 0  # the same is kept
    Path("b", "giay-moi-gop.docx").write_bytes(b"mine")
    assert campaign.run("invite", "--merge", "--out", "b").code == 2  # nothing is overwritten
    assert Path("b", "giay-moi-gop.docx").read_bytes() == b"mine"
    assert "Không có cuộc họp “xa-9”" in campaign.run("invite", "xa-9").err


def test_nobody_to_invite_and_nothing_registered_are_said(campaign: Campaign) -> None:
    assert "Chưa có cuộc họp nào được đăng ký" in campaign.run("invite").err
    text = campaign.plan.read_text(encoding="utf-8")
    campaign.plan.write_text("".join(line for line in text.splitlines(True) if "kind: invite" not in line), "utf-8")
    campaign.add()
    done = campaign.run("invite")
    assert done.code == 2
    assert "--guest" in done.err
    assert not Path("out").exists()


def _text(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


# The real plan, as people run it.


def test_a_clerk_plans_the_meetings_of_the_real_plan(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "2022.yaml").write_bytes(PLAN_2022.read_bytes())
    day = ("--today", "2022-11-10")
    free_ = kiemdiem("meetings", "free", "--unit", "phường A", *day, cwd=tmp_path)
    assert "Thứ Sáu 11/11/2022: sáng, chiều" in free_.stdout
    added = kiemdiem(
        "meetings", "add", "--unit", "phường A", "--day", "2022-11-11", "--session", "sáng", *day, cwd=tmp_path
    )
    assert (added.returncode, added.stdout.count("mã ")) == (0, 1)
    assert "Đảng ủy phường A" in kiemdiem("meetings", "list", cwd=tmp_path).stdout
    checked = kiemdiem("meetings", "check", *day, cwd=tmp_path)
    assert checked.returncode == 0
    assert "0 lỗi, 3 cảnh báo, 0 ghi chú" in checked.stdout
    assert kiemdiem("meetings", "check", "--strict", *day, cwd=tmp_path).returncode == 1
    assert kiemdiem("meetings", "invite", "phường A", cwd=tmp_path).returncode == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_ids_units_and_bodies_are_offered_by_the_tab_key(tmp_path: Path) -> None:
    plan = tmp_path / "p.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    register = tmp_path / "p.meetings.jsonl"
    register.write_text(
        '{"event":"added","id":"k7q2","unit":"xa-1","duty":"dang-ky","day":"2022-11-25","session":"morning",'
        '"registered":"2022-11-10"}\n',
        encoding="utf-8",
    )
    for words, offered in (
        (["cancel", "--plan", str(plan), "k"], ["k7q2"]),
        (["invite", "--plan", str(plan), ""], ["k7q2"]),
        (["add", str(plan), "--move", ""], ["k7q2"]),
        (["add", str(plan), "--unit", "xa"], ["xa-1", "xa-2"]),
        (["list", str(plan), "--attendee", "thuong"], ["thuong-truc"]),
    ):
        asked = {"_KIEMDIEM_COMPLETE": "complete_bash", "COMP_CWORD": str(len(words) + 1)}
        asked["COMP_WORDS"] = "\n".join(("kiemdiem", "meetings", *words))
        done = kiemdiem(cwd=ROOT, **asked)
        assert (words, done.stderr, done.stdout.split()) == (words, "", offered)
