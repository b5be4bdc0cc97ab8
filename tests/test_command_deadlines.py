"""kiemdiem deadlines, as people run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from running import PLAN_2022, kiemdiem

PLAN = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy, aliases: [BTV Thị ủy]}
  - {id: tcnv, name: Cơ quan Tổ chức - Nội vụ thị xã}
  - {id: hdnd, name: Thường trực HĐND thị xã}
  - {id: ubnd, name: UBND thị xã}
  - {id: chi-bo, name: "Các đảng ủy, chi bộ trực thuộc Thị ủy", kind: group}
agency_groups:
  - {id: hdnd-ubnd, name: "Thường trực HĐND thị xã, UBND thị xã", members: [hdnd, ubnd]}
tasks:
  - id: "1"
    text: Xây dựng kế hoạch.
    roles: [{role: directs, who: btv}, {role: advises, who: tcnv}, {role: implements, who: chi-bo}]
    deadline: {phrase: "**Trước ngày 05/11/2022.**", before: 2022-11-05}
  - id: "5"
    text: Nhận xét, đánh giá.
    roles: [{role: [consolidates, advises], who: tcnv, label: "Cơ quan tổng hợp, tham mưu"},
            {role: implements, who: hdnd-ubnd}]
    deadline: {before: 2022-12-05}
  - {id: "4", text: Kiểm điểm., deadline: {by: 2022-12-05}, roles: [{role: implements, who: hdnd}]}
  - {id: "7", text: Phản ánh kịp thời., deadline: {ongoing: true}}
  - id: "9"
    text: Báo cáo.
    tasks:
      - id: "9.3"
        text: Gửi hồ sơ.
        deadline: {phrase: trong tháng 02 năm 2022, within: 2022-02, meant: {within: 2023-02}}
units:
  - {id: xa-a, name: Đảng bộ xã A, part_of: chi-bo}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def tasks(*arguments: object) -> list[dict[str, Any]]:
    done = kiemdiem("deadlines", *arguments, "--output-format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert list(document) == ["version", "today", "tasks"]
    assert document["version"] == 1
    found: list[dict[str, Any]] = document["tasks"]
    return found


def test_the_real_plan_has_its_twelve_dates_in_time_order_with_the_working_day_before() -> None:
    dated = [task for task in tasks(PLAN_2022, "--today", "2022-10-25") if task["last_day"]]
    assert [(task["last_day"], task["last_working_day"]) for task in dated] == [
        ("2022-11-04", "2022-11-04"),
        ("2022-11-09", "2022-11-09"),
        ("2022-12-04", "2022-12-02"),
        ("2022-12-05", "2022-12-05"),
        ("2022-12-09", "2022-12-09"),
        ("2022-12-09", "2022-12-09"),
        ("2022-12-09", "2022-12-09"),
        ("2022-12-11", "2022-12-09"),
        ("2022-12-30", "2022-12-30"),
        ("2023-01-30", "2023-01-30"),
        ("2023-02-28", "2023-02-28"),
        ("2023-03-30", "2023-03-30"),
    ]
    assert dated[0]["working_days_left"] == 8


def test_the_real_plan_read_inclusively_ends_on_the_printed_dates() -> None:
    dated = [task for task in tasks(PLAN_2022, "--reading", "inclusive") if task["last_day"]]
    assert [task["last_day"] for task in dated][:4] == ["2022-11-05", "2022-11-10", "2022-12-05", "2022-12-05"]
    assert dated[0]["last_working_day"] == "2022-11-04"


def test_json_has_exactly_the_promised_keys_iso_dates_and_agency_ids_by_role(plan: Path) -> None:
    assert tasks(plan, "--today", "2022-12-01")[:2] == [
        {
            "id": "1",
            "phrase": "Trước ngày 05/11/2022.",
            "kind": "before",
            "last_day": "2022-11-04",
            "last_working_day": "2022-11-04",
            "working_days_left": -19,
            "state": "overdue",
            "roles": {"directs": ["btv"], "advises": ["tcnv"], "implements": ["chi-bo"]},
        },
        {
            "id": "5",
            "phrase": "trước ngày 05/12/2022",
            "kind": "before",
            "last_day": "2022-12-04",
            "last_working_day": "2022-12-02",
            "working_days_left": 1,
            "state": "due_soon",
            "roles": {"advises": ["tcnv"], "implements": ["hdnd-ubnd"], "consolidates": ["tcnv"]},
        },
    ]


def test_what_has_no_date_comes_last_with_nulls(plan: Path) -> None:
    last = tasks(plan, "--today", "2022-12-01")[-1]
    assert (last["id"], last["state"], last["kind"]) == ("7", "ongoing", "ongoing")
    assert last["last_day"] is last["last_working_day"] is last["working_days_left"] is None


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("BTV THỊ UỶ", ["1"]),
        ("co quan to chuc - noi vu thi xa", ["1", "5"]),
        ("hdnd", ["5", "4"]),
        ("UBND thị xã", ["5"]),
        ("Thường trực HĐND thị xã, UBND thị xã", ["5", "4"]),
        ("Đảng bộ xã A", ["1"]),
    ],
)
def test_an_agency_sees_its_own_tasks_and_those_of_the_groups_it_is_in(plan: Path, name: str, ids: list[str]) -> None:
    assert [task["id"] for task in tasks(plan, "--agency", name)] == ids


def test_an_unknown_agency_is_refused_with_a_near_name(plan: Path) -> None:
    done = kiemdiem("deadlines", plan, "--agency", "Ban Thường vụ Thị uỷ xã")
    assert done.returncode == 2
    assert "Không có cơ quan “Ban Thường vụ Thị uỷ xã”" in done.stderr
    assert "Có phải là “Ban Thường vụ Thị ủy”?" in done.stderr


def test_within_keeps_what_is_near_and_what_is_overdue(plan: Path) -> None:
    assert [t["id"] for t in tasks(plan, "--today", "2022-12-01", "--within", "3")] == ["1", "5"]
    assert [t["id"] for t in tasks(plan, "--today", "2022-12-01", "--within", "4")] == ["1", "5", "4"]
    assert [t["id"] for t in tasks(plan, "--today", "2022-11-04", "--within", "0")] == ["1"]
    assert len(tasks(plan, "--today", "2022-12-01", "--within", "9" * 12)) == 4


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--today", "05/12/2022", "không phải là ngày"),
        ("--today", "2022-02-30", "không phải là ngày"),
        ("--within", "-1", "không được âm"),
        ("--reading", "both", "--reading"),
    ],
)
def test_a_wrong_option_is_explained_with_exit_code_2(plan: Path, option: str, value: str, says: str) -> None:
    done = kiemdiem("deadlines", plan, option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_the_table_tells_a_person_everything_in_eighty_columns(plan: Path) -> None:
    done = kiemdiem("deadlines", plan, "--today", "2022-12-01", COLUMNS="80")
    assert done.returncode == 0
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Hôm nay Thứ Năm 01/12/2022: 5 thời hạn, 1 quá hạn, 2 sắp đến hạn"
    start = lines.index("II.5    trước ngày 05/12/2022      Chủ nhật    Thứ Sáu     1        sắp đến hạn")
    assert lines[start + 1 : start + 6] == [
        "                                   04/12/2022  02/12/2022",
        "        Ngày cuối rơi vào ngày nghỉ: Chủ nhật",
        "        Nếu tính cả ngày ghi trong văn bản: đến hết Thứ Hai 05/12/2022",
        "        Cơ quan tổng hợp, tham mưu: Cơ quan Tổ chức - Nội vụ thị xã",
        "        Cơ quan thực hiện: Thường trực HĐND thị xã, UBND thị xã",
    ]
    assert "        Văn bản in “trong tháng 02 năm 2022”, hiểu là trong tháng 02 năm 2023" in lines
    assert any("trễ 19" in line and "quá hạn" in line for line in lines)


def test_the_table_says_when_a_day_is_on_the_line(plan: Path) -> None:
    on_the_day = kiemdiem("deadlines", plan, "--today", "2022-12-05", COLUMNS="100").stdout
    assert on_the_day.count("Đúng vào ngày ghi sau chữ “trước”") == 1
    assert "Đúng vào ngày" not in kiemdiem("deadlines", plan, "--today", "2022-12-06", COLUMNS="100").stdout


def test_a_name_in_the_plan_is_printed_as_it_is_and_never_steers_the_output(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    name = "[red]UBND[/red] ##[error]x :smile:"
    path.write_text(PLAN.replace("name: Thường trực HĐND thị xã}", f'name: "{name}"}}'), encoding="utf-8")
    done = kiemdiem("deadlines", path, COLUMNS="120", FORCE_COLOR="1")
    assert done.returncode == 0
    assert "[red]UBND[/red] #" in done.stdout
    assert ":smile:" in done.stdout
    assert "##[" not in done.stdout


def test_no_colour_where_nobody_asked_for_it(plan: Path) -> None:
    assert "\x1b[" not in kiemdiem("deadlines", plan).stdout


def test_a_plan_without_deadlines_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("document: {subject: kiểm điểm, year: 2022, issuer: btv}\n")
    done = kiemdiem("deadlines", path, "--today", "2022-12-05")
    assert (done.returncode, "không có thời hạn nào" in done.stdout) == (0, True)
    assert tasks(path) == []


def test_the_plan_may_come_from_standard_input() -> None:
    done = kiemdiem("deadlines", "-", "--output-format", "json", stdin=PLAN)
    assert (done.returncode, len(json.loads(done.stdout)["tasks"])) == (0, 5)


def test_one_task_and_the_items_under_it_are_shown_on_request():
    for name, keys in (("9", ["9.2", "9.1"]), ("9.1", ["9.1"]), ("II.9.1", ["9.1"]), ("III.3", ["III.3"])):
        done = kiemdiem("deadlines", PLAN_2022, "--task", name, "--output-format", "json")
        assert done.returncode == 0
        assert sorted(task["id"] for task in json.loads(done.stdout)["tasks"]) == sorted(keys)


def test_a_task_that_is_not_there_is_named_with_the_nearest_one():
    done = kiemdiem("deadlines", PLAN_2022, "--task", "III.33")
    assert done.returncode == 2
    assert "Không có nhiệm vụ “III.33”" in done.stderr
    assert "Có phải là “III.3”?" in done.stderr
    assert "9.1" in kiemdiem("deadlines", PLAN_2022, "--task", "xyz").stderr
