"""Every check of a register of meetings proves its explanation, and finds what it is about and nothing else."""

from __future__ import annotations

import json
import re
import shlex
import textwrap

import pytest

from kiemdiem.meetings.checking import Check
from kiemdiem.meetings.running import all_checks
from meetings import Campaign, campaign

__all__ = ["campaign"]

CHECKS = all_checks()
WITHOUT_EXAMPLE = {"KD900", "KD909"}
AGREED = ("--agreed-by", "thuong-truc", "--agreed-by", "uy-vien")


def examples(check: Check, title: str) -> list[str]:
    blocks = re.findall(rf"^{title}:\n\n((?:    .*\n|\n)+)", check.explanation + "\n", re.MULTILINE)
    return [textwrap.dedent(block).strip() for block in blocks]


def lines(campaign: Campaign, check: Check, commands: str) -> list[int]:
    """The lines at which the check finds something after these commands, 0 for the plan."""
    for command in commands.splitlines():
        words = shlex.split(re.sub(r"\s*# KD\d+$", "", command))
        assert words[:3] == ["kiemdiem", "meetings", "add"]
        done = campaign.run("add", *words[3:], "--today", "2022-11-21" if "--registered" in words else "2022-11-03")
        assert done.code == 0, done.err
    found = campaign.findings("--select", check.code)
    return [one["line"] if one["file"].endswith(".jsonl") else 0 for one in found]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_wrong_example_is_reported_exactly_at_its_marked_commands(campaign: Campaign, check: Check) -> None:
    wrong = examples(check, "Wrong")
    if check.code in WITHOUT_EXAMPLE:
        assert not wrong
        assert "không in ra đây" in " ".join(check.explanation.split())
        return
    (commands,) = wrong
    marked = [number for number, line in enumerate(commands.splitlines(), 1) if f"# {check.code}" in line]
    assert lines(campaign, check, commands) == (marked or [0])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_right_example_is_clean(campaign: Campaign, check: Check) -> None:
    for commands in examples(check, "Right"):
        assert lines(campaign, check, commands) == []


def test_no_two_checks_share_a_code_or_a_name_and_all_explain_themselves() -> None:
    assert [check.code for check in CHECKS] == [f"KD90{number}" for number in range(10)]
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        title, _blank, why = check.explanation.strip().partition("\n\n")
        assert title.endswith(".")
        assert "Căn cứ:" in why.partition("Wrong:")[0]


def test_two_meetings_in_order_are_clean(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng", *AGREED)
    campaign.add("xa-2", "2022-11-24", "chiều", *AGREED)
    done = campaign.run("check", "--strict")
    assert (done.code, done.out, done.err) == (0, "0 lỗi, 0 cảnh báo, 0 ghi chú\n", "")


# Who has to be where.


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("sáng", "sáng", True), ("sáng", "chiều", False), ("08:00", "11:00-11:30", True), ("08:00", "12:00", False),
        ("08:00-10:00", "10:00-11:30", False), ("08:00-10:01", "10:00-11:30", True), ("10:00-14:00", "chiều", True),
        ("19:00", "chiều", True),
    ],
)  # fmt: skip
def test_sessions_clash_where_they_have_a_minute_in_common(
    campaign: Campaign, first: str, second: str, clash: bool
) -> None:
    campaign.add("xa-1", "2022-11-24", first)
    campaign.add("xa-2", "2022-11-24", second)
    assert ("KD901" in campaign.codes()) is clash
    assert ("KD902" in campaign.codes()) is clash


def test_a_body_that_is_invited_under_a_common_name_clashes_with_itself(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng", "--guest", "hdnd-ubnd")
    campaign.add("xa-2", "2022-11-24", "sáng", "--guest", "ubnd")
    (found,) = campaign.findings("--select", "KD901")
    assert found["message"].startswith("“UBND thị xã” có hai nơi phải dự cùng lúc: “Đảng ủy xã 2”")
    assert found["line"] == 2
    assert [other["line"] for other in found["related"]] == [1]
    assert campaign.codes("--select", "KD902") == []


def test_a_unit_that_is_a_guest_elsewhere_clashes_with_its_own_meeting(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng", "--guest", "ubnd")
    campaign.add("xa-2", "2022-11-24", "sáng", "--guest", "xã 1")
    (found,) = campaign.findings("--select", "KD901")
    assert found["message"].startswith("“Đảng ủy xã 1” có hai nơi")


def test_of_groups_and_classes_of_people_it_is_assumed_that_they_split(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng")
    campaign.add("xa-2", "2022-11-24", "sáng")
    (note,) = campaign.findings("--select", "KD902")
    assert note["severity"] == "note"
    assert "giả định chia nhau dự được: “đồng chí Ủy viên phụ trách địa bàn”; “các cơ quan tham mưu" in note["message"]
    assert [one["message"].partition("”")[0] for one in campaign.findings("--select", "KD901")] == [
        "“Thường trực Thị ủy"
    ]


def test_a_clash_stands_at_the_meeting_whose_time_was_said_last(campaign: Campaign) -> None:
    id_ = campaign.add("xa-1", "2022-11-23", "sáng")
    campaign.add("xa-2", "2022-11-24", "sáng")
    campaign.run("add", "--move", id_, "--day", "2022-11-24")
    assert [one["line"] for one in campaign.findings("--select", "KD901")] == [3]
    campaign.run("add", "--move", "xa-2", *AGREED)  # an agreement changes no time
    assert [one["line"] for one in campaign.findings("--select", "KD901")] == [3]


def test_a_cancelled_meeting_clashes_with_nothing(campaign: Campaign) -> None:
    id_ = campaign.add("xa-1", "2022-11-24", "sáng")
    campaign.add("xa-2", "2022-11-24", "sáng")
    campaign.run("cancel", id_)
    assert "KD901" not in campaign.codes()


def test_one_place_for_two_meetings_is_doubtful_and_no_clash_of_those_who_come(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng", *AGREED, "--place", "Hội trường Trung tâm")
    campaign.add("xa-2", "2022-11-24", "sáng", *AGREED, "--place", "HỘI TRƯỜNG TRUNG TÂM.")
    assert campaign.codes() == ["KD903"]


# When.


def test_a_holiday_and_a_weekend_are_told_with_the_nearest_working_days(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-26", "sáng")
    (found,) = campaign.findings("--select", "KD904")
    assert found["message"].endswith("rơi vào ngày nghỉ: thứ Bảy")
    assert found["hint"] == "Ngày làm việc gần nhất: thứ Sáu 25/11/2022 hoặc thứ Hai 28/11/2022"
    campaign.change("agencies:\n", "calendar: {working_days: [2022-11-26]}\nagencies:\n")
    assert campaign.findings("--select", "KD904") == []


def test_a_meeting_after_the_deadline_is_an_error_and_one_before_what_it_needs_a_warning(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-12-06", "sáng")
    campaign.add("xa-2", "2022-11-04", "sáng", "--registered", "2022-10-20")
    late, early = campaign.findings("--select", "KD905")
    assert (late["severity"], early["severity"]) == ("error", "warning")
    assert late["message"].endswith("sau hạn của II.4 (thứ Hai 05/12/2022)")
    assert "khi II.1 chưa đến hạn (thứ Sáu 04/11/2022)" in early["message"]
    campaign.change('id: "1", text: Lập kế hoạch.,', 'id: "1", text: Lập kế hoạch., done: 2022-11-03,')
    assert [found["line"] for found in campaign.findings("--select", "KD905")] == [1]


def test_the_day_after_the_word_before_is_only_doubtful(campaign: Campaign) -> None:
    campaign.change("Chậm nhất ngày 05/12/2022, by: 2022-12-05", "Trước ngày 05/12/2022, before: 2022-12-05")
    campaign.add("xa-1", "2022-12-05", "sáng")
    campaign.add("xa-2", "2022-12-06", "sáng")
    found = campaign.findings("--select", "KD905")
    assert [one["severity"] for one in found] == ["warning", "error"]
    assert "đúng vào ngày ghi sau chữ “trước” của II.4" in found[0]["message"]


def test_a_task_that_has_a_first_day_begins_then(campaign: Campaign) -> None:
    campaign.change("Chậm nhất ngày 05/12/2022, by: 2022-12-05", "Từ 14/11, from: 2022-11-14, to: 2022-12-05")
    campaign.add("xa-1", "2022-11-11", "sáng")
    (found,) = campaign.findings("--select", "KD905")
    assert "trước ngày đầu của II.4 (thứ Hai 14/11/2022)" in found["message"]


def test_a_step_that_is_due_after_the_meetings_cannot_be_waited_for(campaign: Campaign) -> None:
    campaign.change("before: 2022-11-05", "before: 2022-12-20")
    campaign.add("xa-1", "2022-11-24", "sáng")
    assert campaign.findings("--select", "KD905") == []


def test_without_a_step_that_has_a_day_no_meeting_is_too_early_or_too_late(campaign: Campaign) -> None:
    campaign.change('        ahead_of: "4"\n', "")
    campaign.add("xa-1", "2023-08-25", "sáng")
    assert campaign.findings("--select", "KD905") == []


# Agreement and notice.


def test_every_missing_agreement_is_named_and_is_an_error_once_the_day_has_come(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng", "--agreed-by", "thuong-truc")
    (before,) = campaign.findings("--select", "KD906", "--today", "2022-11-23")
    (after,) = campaign.findings("--select", "KD906", "--today", "2022-11-24")
    assert (before["severity"], after["severity"]) == ("warning", "error")
    assert before["message"].endswith("chưa có ý kiến thống nhất của “đồng chí Ủy viên phụ trách địa bàn”")
    assert before["hint"].endswith("--agreed-by uy-vien")


@pytest.mark.parametrize(
    ("agreement", "missing"),
    [("agreement: any", 0), ("agreement: all", 1), ("via: [tmgv]", 1)],
    ids=["any", "all", "-"],
)
def test_any_one_or_all_must_agree_as_the_plan_says_and_all_where_it_does_not(
    campaign: Campaign, agreement: str, missing: int
) -> None:
    campaign.change("        agreement: all\n", f"        {agreement}\n" if "via" not in agreement else "")
    campaign.add("xa-1", "2022-11-24", "sáng", "--agreed-by", "thuong-truc")
    assert len(campaign.findings("--select", "KD906")) == missing


def test_where_any_one_will_do_all_are_named_until_one_agrees(campaign: Campaign) -> None:
    campaign.change("agreement: all", "agreement: any")
    campaign.add("xa-1", "2022-11-24", "sáng")
    (found,) = campaign.findings("--select", "KD906")
    assert "“Thường trực Thị ủy” hoặc “đồng chí Ủy viên" in found["message"]


def test_notice_is_counted_in_working_days_by_the_plan_or_as_asked(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-25", "sáng", "--today", "2022-11-21")  # Monday to Friday
    (found,) = campaign.findings("--select", "KD907")
    assert "đăng ký ngày 21/11/2022, trước 4 ngày làm việc; phải trước ít nhất 5" in found["message"]
    assert found["hint"] == "Họp sớm nhất được vào 28/11/2022"
    assert campaign.findings("--select", "KD907", "--notice", "4") == []
    campaign.change("        days_ahead: 5\n", "")
    assert campaign.findings("--select", "KD907") == []
    assert len(campaign.findings("--select", "KD907", "--notice", "10")) == 1


def test_a_meeting_that_was_registered_after_it_was_held_is_told_whatever_the_notice(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-21", "sáng", "--today", "2022-11-25")
    assert campaign.findings("--select", "KD907")[0]["message"].endswith("đăng ký ngày 25/11/2022, sau ngày họp")
    campaign.change("        days_ahead: 5\n", "")
    assert len(campaign.findings("--select", "KD907")) == 1


def test_a_new_time_must_be_registered_in_time_again(campaign: Campaign) -> None:
    id_ = campaign.add("xa-1", "2022-11-25", "sáng")
    campaign.run("add", "--move", id_, "--day", "2022-11-28", "--today", "2022-11-24")
    assert [found["line"] for found in campaign.findings("--select", "KD907")] == [2]


# Who has not.


def test_units_without_a_meeting_stand_where_the_plan_lists_them(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng")
    (found,) = campaign.findings("--select", "KD908")
    plan = campaign.plan.read_text(encoding="utf-8").splitlines()
    assert found["file"].endswith("2022.yaml")
    assert plan[found["line"] - 1].strip().startswith("- {id: xa-2")
    assert (
        found["message"]
        == "“Đảng ủy xã 2” chưa đăng ký họp; còn 17 ngày làm việc đến hạn của II.4 (thứ Hai 05/12/2022)"
    )
    assert found["severity"] == "warning"


def test_once_the_deadline_is_over_it_is_an_error(campaign: Campaign) -> None:
    found = campaign.findings("--select", "KD908", "--today", "2022-12-06")
    assert {one["severity"] for one in found} == {"error"}
    assert "hạn của II.4 đã qua" in found[0]["message"]


def test_a_group_of_which_the_plan_lists_no_unit_is_a_note(campaign: Campaign) -> None:
    campaign.change("by: [co-so]\n        agreed_by", "by: [tmgv, ubnd, uy-vien]\n        agreed_by")
    found = campaign.findings("--select", "KD908")
    assert [(one["severity"], one["message"].partition("”")[0]) for one in found] == [
        ("warning", "“UBND thị xã"), ("note", "“các cơ quan tham mưu, giúp việc"),
    ]  # fmt: skip


# How it is told.


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "junit", "sarif"])
def test_every_format_tells_the_code_and_never_the_name_of_a_person(campaign: Campaign, form: str) -> None:
    names = ("--chair", "Nguyễn Thị Bí Mật", "--note", "gọi ông Bí Mật", "--place", "nhà ông Bí Mật")
    campaign.add("xa-1", "2022-11-24", "sáng", *names)
    campaign.add("xa-2", "2022-11-24", "sáng", *names)
    campaign.add("xa-2", "2022-11-24", "sáng", "--move", "xa-2", "--place", "x")
    done = campaign.run("check", "--output-format", form)
    assert done.code == 1
    assert "KD901" in done.out
    assert "Bí Mật" not in done.out + done.err
    if form in ("json", "gitlab", "sarif"):
        json.loads(done.out)


def test_codes_are_chosen_and_left_out_by_their_beginning(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-26", "sáng")
    every = {found["code"] for found in campaign.findings()}
    assert every == {"KD904", "KD906", "KD908"}
    assert {found["code"] for found in campaign.findings("--ignore", "KD908,KD906")} == {"KD904"}
    assert campaign.run("check", "--select", "KD203").code == 2
    quiet = campaign.run("check", "-q", "--select", "KD901")
    assert (quiet.code, quiet.out) == (0, "")


def test_exit_codes_are_those_of_check(campaign: Campaign) -> None:
    campaign.add("xa-1", "2022-11-24", "sáng")
    assert campaign.run("check").code == 0
    assert campaign.run("check", "--strict").code == 1
    campaign.run("add", "--move", "xa-1", "--day", "2022-12-20")
    assert campaign.run("check").code == 1
    assert campaign.run("check", "--exit-zero").code == 0
