"""A register that was torn, edited, merged or forged: nothing is hidden, nothing runs, no registration is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiemdiem.meetings import register
from meetings import PLAN, TODAY, Campaign, campaign
from running import ROOT

__all__ = ["campaign"]

ADDED = {
    "event": "added", "id": "k7q2", "unit": "xa-1", "duty": "dang-ky", "day": "2022-11-24", "session": "morning",
    "registered": "2022-11-10",
}  # fmt: skip


def written(campaign: Campaign, *lines: dict[str, object] | str) -> None:
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    campaign.file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")


def told(campaign: Campaign) -> list[tuple[int, str, str]]:
    return [(one["line"], one["severity"], one["message"]) for one in campaign.findings("--select", "KD900")]


def test_two_who_register_at_once_both_survive(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN + "".join(
        f"  - {{id: b-{n}, name: Chi bộ {n}, part_of: co-so}}\n" for n in range(6)
    ), encoding="utf-8")  # fmt: skip
    clean = {key: value for key, value in os.environ.items() if not key.startswith("KIEMDIEM_")}
    program = [
        sys.executable,
        "-m",
        "kiemdiem",
        "meetings",
        "add",
        "plan.yaml",
        "--day",
        "2022-11-24",
        "--today",
        TODAY,
    ]
    running = [
        subprocess.Popen(
            [*program, "--session", "sáng", "--unit", f"b-{n}"], cwd=tmp_path, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=clean | {"PYTHONPATH": str(ROOT / "src")},
        )
        for n in range(6)
    ]  # fmt: skip
    assert [one.wait(timeout=120) for one in running] == [0] * 6
    found = register.read(tmp_path / "plan.meetings.jsonl")
    assert sorted(one.unit for one in found.meetings) == [f"b-{n}" for n in range(6)]
    assert found.problems == ()


def test_a_unit_that_two_have_registered_at_once_stands_twice_and_is_told(campaign: Campaign) -> None:
    written(campaign, ADDED, {**ADDED, "id": "m3xy", "session": "afternoon"})
    assert [one["id"] for one in campaign.listed()] == ["k7q2", "m3xy"]
    (found,) = campaign.findings("--select", "KD909")
    assert (found["line"], found["severity"]) == (2, "error")
    assert "đã đăng ký sáng thứ Năm 24/11/2022" in found["message"]
    assert "kiemdiem meetings cancel m3xy" in found["hint"]
    assert "KD901" not in campaign.codes()  # one unit, one meeting too many: that is enough said
    assert campaign.run("cancel", "m3xy").code == 0
    assert campaign.findings("--select", "KD909") == []


def test_a_torn_line_is_told_and_what_is_registered_after_it_counts(campaign: Campaign) -> None:
    campaign.add("xa-1")
    with campaign.file.open("a", encoding="utf-8") as stream:
        stream.write('{"event":"added","id":"m3')
    campaign.add("xa-2", "2022-11-28")
    assert [one["line"] for one in campaign.listed()] == [1, 3]
    assert [(line, severity) for line, severity, _message in told(campaign)] == [(2, "warning")]
    assert "1 dòng không hiểu được, không tính" in campaign.run("list").err
    assert json.loads(campaign.run("list", "--output-format", "json").out)["unreadable_lines"] == [2]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({**ADDED, "unit": "xa-9"}, "kế hoạch không có cơ quan, đơn vị “xa-9”"),
        ({**ADDED, "unit": "hdnd-ubnd"}, "kế hoạch không có cơ quan, đơn vị “hdnd-ubnd”"),
        ({**ADDED, "guests": ["ubnd", "la"]}, "kế hoạch không có cơ quan, đơn vị “la”"),
        ({**ADDED, "duty": "moi-1"}, "kế hoạch không có việc đăng ký họp “moi-1”"),
        ({**ADDED, "day": "2022-11-31"}, "“day”: giá trị “2022-11-31” không dùng được"),
        ({**ADDED, "day": 20221124}, "“day”: giá trị"),
        ({**ADDED, "session": "tối"}, "“session”: giá trị “tối” không dùng được"),
        ({**ADDED, "session": "14:00-08:00"}, "“session”"),
        ({**ADDED, "agreed_by": "ubnd"}, "“agreed_by”"),
        ({**ADDED, "guests": [["ubnd"]]}, "“guests”"),
        ({**ADDED, "unit": {"id": "xa-1"}}, "“unit”"),
        ({**ADDED, "id": " "}, "“id”"),
        ({**ADDED, "event": "postponed"}, "không có sự kiện “postponed”"),
        ({**ADDED, "event": ["added"]}, "không có sự kiện"),
        ({"event": "added"}, "thiếu “day”"),
        ({"event": "moved", "id": "k7q2", "day": "2022-11-24"}, "không có cuộc họp nào mã “k7q2”, hoặc đã hủy"),
        ({"id": "k7q2"}, "không có sự kiện “None”"),
        ("[1]", "ghi dở, không phải JSON"),
        ("x", "ghi dở, không phải JSON"),
        ('{"event": "added", "place": "a\\u001b[31m"}', "ghi dở, không phải JSON, hoặc có ký tự ẩn"),
        ('{"event": "added", "place": "a\\nb", "id": "x"}', "“place”"),
        ("[" * 5000, "ghi dở"),
        ('{"event": ' + "9" * 5000 + "}", "ghi dở"),
    ],
)  # fmt: skip
def test_a_line_that_means_nothing_is_told_and_counts_for_nothing(
    campaign: Campaign, line: dict[str, object] | str, says: str
) -> None:
    written(campaign, line)
    assert campaign.listed() == []
    ((number, _severity, message),) = told(campaign)
    assert number == 1
    assert says in message
    for command in ("list", "check", "free"):
        done = campaign.run(command)
        assert done.code in (0, 1)
        assert "\x1b" not in done.out + done.err


def test_a_meeting_that_the_plan_no_longer_knows_can_be_called_off(campaign: Campaign) -> None:
    written(campaign, {**ADDED, "unit": "xa-9"})
    assert "kiemdiem meetings cancel k7q2" in campaign.findings("--select", "KD900")[0]["hint"]
    assert "không còn biết cuộc họp k7q2" in campaign.run("invite", "k7q2").err
    assert campaign.run("cancel", "k7q2").code == 0
    assert told(campaign) == []


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (ADDED, "mã “k7q2” đã dùng cho cuộc họp khác"),
        ({"event": "moved", "id": "k7q2", "unit": "xa-2"}, "“unit” của một cuộc họp không đổi được"),
        ({"event": "moved", "id": "k7q2", "session": "8h"}, "“session”"),
        ({"event": "cancelled", "id": "m3xy"}, "không có cuộc họp nào mã “m3xy”"),
    ],
)
def test_an_event_that_does_not_fit_those_before_changes_nothing(
    campaign: Campaign, second: dict[str, object], says: str
) -> None:
    written(campaign, ADDED, second)
    assert [(one["unit"]["id"], one["session"]) for one in campaign.listed()] == [("xa-1", "morning")]
    assert [(line, says in message) for line, _severity, message in told(campaign)] == [(2, True)]


def test_keys_of_a_newer_version_are_passed_over(campaign: Campaign) -> None:
    written(campaign, {**ADDED, "by": "Lan", "at": "2022-11-10T08:00:00+07:00"})
    assert len(campaign.listed()) == 1
    assert told(campaign) == []


def test_values_that_look_like_markup_or_commands_are_printed_as_they_are(campaign: Campaign) -> None:
    place = "[/red]::error::x ##[error] %0A {{ 7*7 }}"
    campaign.add("xa-1", "2022-11-24", "sáng", "--place", place, "--note", "[bold]")
    text = campaign.run("list").out
    assert "##[" not in text
    assert "[/red]::error::x" in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert campaign.run("invite").code == 0


def test_a_register_that_is_no_file_or_too_long_is_refused(campaign: Campaign, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign.file.mkdir()
    for command in ("list", "check", "free", "invite"):
        done = campaign.run(command)
        assert (done.code, "Traceback" in done.err) == (2, False)
    campaign.file.rmdir()
    monkeypatch.setattr(register, "MOST", 1)
    written(campaign, ADDED, {**ADDED, "id": "m3xy"})
    assert "hơn 1 cuộc họp" in campaign.run("list").err


def test_a_link_in_place_of_the_register_is_not_followed(campaign: Campaign) -> None:
    elsewhere = campaign.folder / "secret"
    elsewhere.write_text("", encoding="utf-8")
    campaign.file.symlink_to(elsewhere)
    done = campaign.run("add", "--unit", "xa-1", "--day", "2022-11-24", "--session", "sáng")
    assert done.code == 2
    assert elsewhere.read_text(encoding="utf-8") == ""
