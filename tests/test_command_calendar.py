"""kiemdiem calendar, as people run it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.display import width
from running import PLAN_2022, kiemdiem

HEAD = "document: {subject: kiểm điểm, year: 2022, issuer: btv}\nagencies: [{id: btv, name: Ban Thường vụ}]\n"


def calendar(*arguments: object, columns: int = 80, **environment: str) -> str:
    done = kiemdiem("calendar", *arguments, COLUMNS=str(columns), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def plan_of(folder: Path, text: str) -> Path:
    path = folder / "plan.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def days(text: str) -> dict[str, list[str]]:
    """What the grids of `text` show, by day ("5/12/2022"): whether it is off, then the lines below its number."""
    found: dict[str, list[str]] = {}
    month, week = "", [""] * 7
    lines = iter(text.splitlines())
    for line in lines:
        if named := re.fullmatch(r"Tháng (\d+/\d+)", line):
            month = named[1]
        elif "┼" in line:
            week = []
        elif line.count("│") == 6 and not line.startswith("Thứ Hai"):
            cells = [cell.strip() for cell in line.split("│")]
            if not week:
                week = [f"{cell.split()[0]}/{month}" if cell else "" for cell in cells]
                found |= {day: [] for day in week if day}
                cells = [cell.partition(" ")[2] for cell in cells]
            for day, cell in zip(week, cells, strict=True):
                if cell:
                    found[day].append(cell)
    return found


def test_every_deadline_of_the_real_plan_stands_on_its_day() -> None:
    due = json.loads(kiemdiem("deadlines", PLAN_2022, "--output-format", "json").stdout)["tasks"]
    shown = days(calendar(PLAN_2022, "--today", "2022-10-01"))
    dated = [(task["id"], task["last_day"]) for task in due if task["last_day"]]
    assert len(dated) == 12
    for id_, day in dated:
        year, month, number = (int(part) for part in day.split("-"))
        printed = f"{number}/{month:02d}/{year}" if month < 3 else f"{number}/{month}/{year}"
        label = id_ if id_.startswith("III") else f"II.{id_}"
        assert label in shown[printed]
        holders = [place for place, cell in shown.items() if label in cell]
        assert holders == [printed]


def test_a_deadline_on_a_day_off_shows_its_last_working_day_in_brackets() -> None:
    shown = days(calendar(PLAN_2022, "--month", "2022-12", "--today", "2022-10-01"))
    assert shown["4/12/2022"] == ["nghỉ", "II.5"]
    assert shown["2/12/2022"] == ["(II.5)"]
    assert shown["9/12/2022"] == ["II.2", "II.6", "II.7", "(II.8)"]
    assert shown["11/12/2022"] == ["nghỉ", "II.8"]


def test_weekends_holidays_and_tet_are_told_in_words() -> None:
    text = calendar(PLAN_2022, "--month", "2023-01", "--today", "2022-10-01")
    shown = days(text)
    assert shown["7/01/2023"] == ["nghỉ"]
    assert [number for number in range(1, 32) if "nghỉ lễ" in shown[f"{number}/01/2023"]] == [1, 2, *range(20, 27)]
    assert "Nghỉ T6 20/01 – T5 26/01: 29 Tết, Giao thừa Tết Nguyên Đán" in text


def test_a_swapped_working_saturday_and_a_day_off_of_the_plan_are_told(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        'calendar: {days_off: [2024-05-08], working_days: [2024-05-11]}\ntasks: [{id: "1", text: Gửi hồ sơ}]\n',
    )
    text = calendar(path, "--month", "2024-05", "--today", "2024-05-06")
    shown = days(text)
    assert shown["4/5/2024"] == ["làm bù"]
    assert shown["11/5/2024"] == ["làm bù"]
    assert shown["8/5/2024"] == ["nghỉ"]
    assert shown["6/5/2024"] == ["hôm nay"]
    assert "Làm bù T7 04/5" in text
    assert "Nghỉ T4 08/5: ngày nghỉ theo kế hoạch" in text


def test_late_and_done_are_said_in_words_beside_the_label(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        """\
tasks:
  - {id: "1", text: Đã làm, deadline: {by: 2022-11-10}, done: 2022-11-08}
  - {id: "2", text: Chưa làm, deadline: {by: 2022-11-10, time: "16:30"}}
  - {id: "3", text: Hai hạn, deadline: {finish: {by: 2022-11-11}, report: {by: 2022-11-14}}}
""",
    )
    shown = days(calendar(path, "--today", "2022-11-12"))
    assert shown["10/11/2022"] == ["II.2 16:30", "trễ", "II.1 xong"]
    assert " ".join(shown["11/11/2022"]) == "II.3 hoàn thành trễ"
    assert " ".join(shown["14/11/2022"]) == "II.3 báo cáo"


@pytest.mark.parametrize("columns", [40, 50, 66, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    for line in calendar(PLAN_2022, "--today", "2022-12-01", columns=columns).splitlines():
        assert width(line) <= columns, line


def test_a_terminal_too_narrow_for_a_week_has_the_list_alone() -> None:
    text = calendar(PLAN_2022, "--month", "2022-12", "--today", "2022-12-01", columns=40)
    assert "│" not in text
    assert "CN 11/12 · II.8" in text


def test_months_without_a_deadline_between_others_are_told_in_one_line(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        """\
tasks:
  - {id: "1", text: a, deadline: {by: 1950-03-01}}
  - {id: "2", text: b, deadline: {by: 2090-03-01}}
""",
    )
    text = calendar(path, "--today", "2022-12-01")
    assert "Tháng 4/1950 – Tháng 02/2090: không có thời hạn nào" in text
    assert len(text.splitlines()) < 60


def test_a_month_asked_for_is_shown_though_nothing_is_due_in_it() -> None:
    text = calendar(PLAN_2022, "--month", "2022-08", "--today", "2022-08-15")
    assert len(days(text)) == 31
    assert days(text)["15/8/2022"] == ["hôm nay"]


def test_a_day_with_very_much_is_cut_in_the_grid_and_whole_in_the_list(tmp_path: Path) -> None:
    rows = "".join(f'  - {{id: "{n}", text: Việc {n}, deadline: {{by: 2022-12-05}}}}\n' for n in range(1, 61))
    text = calendar(plan_of(tmp_path, f"tasks:\n{rows}"), "--today", "2022-12-01")
    assert "và 54 nữa" in days(text)["5/12/2022"]
    assert all(f"T2 05/12 · II.{n} · " in text for n in range(1, 61))


def test_an_agency_sees_its_own_days_and_tasks_without_a_day() -> None:
    text = calendar(PLAN_2022, "--agency", "Văn phòng thị xã", "--today", "2022-12-01")
    assert text.startswith("Việc của Văn phòng thị xã\n")
    assert sorted(cell for cells in days(text).values() for cell in cells if "II." in cell) == ["II.10", "II.9.1"]
    assert text.endswith("Không có ngày: III.2\n")


def test_what_has_no_day_is_named_at_the_end() -> None:
    assert calendar(PLAN_2022).endswith("Không có ngày: III.1; III.2; III.4; III, đoạn cuối (kịp thời)\n")


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--month", "2022-13", "--month: “2022-13” không phải là tháng"),
        ("--month", "12/2022", "Viết năm-tháng, ví dụ 2022-12"),
        ("--month", "9999-01", "không phải là tháng"),
        ("--month", "٢٠٢٢-١٢", "không phải là tháng"),
        ("--today", "hôm nay", "không phải là ngày"),
        ("--agency", "Văn phòng thị xãx", "Có phải là “Văn phòng thị xã”?"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint(option: str, value: str, says: str) -> None:
    done = kiemdiem("calendar", PLAN_2022, option, value)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_json_has_every_day_with_its_kind_and_what_is_due() -> None:
    document = json.loads(calendar(PLAN_2022, "--today", "2022-12-01", "--output-format", "json"))
    assert list(document) == ["version", "today", "months", "undated"]
    assert [month["month"] for month in document["months"]] == [
        "2022-11", "2022-12", "2023-01", "2023-02", "2023-03",
    ]  # fmt: skip
    by_day: dict[str, Any] = {day["day"]: day for month in document["months"] for day in month["days"]}
    assert len(by_day) == 30 + 31 + 31 + 28 + 31
    assert (by_day["2023-01-20"]["kind"], by_day["2023-01-20"]["why_off"]) == ("holiday", "29 Tết")
    assert (by_day["2022-12-05"]["kind"], by_day["2022-12-05"]["why_off"]) == ("working", None)
    assert by_day["2022-12-04"]["due"] == [
        {
            "id": "5",
            "label": "II.5",
            "part": None,
            "time": None,
            "phrase": "Trước ngày 05/12/2022",
            "last_working_day": "2022-12-02",
            "state": "due_soon",
        }
    ]
    assert sum(len(day["due"]) for day in by_day.values()) == 12
    assert document["undated"] == ["III.1", "III.2", "III.4", "III.end"]


def test_a_plan_without_deadlines_says_so(tmp_path: Path) -> None:
    path = plan_of(tmp_path, "")
    assert "Không có thời hạn nào" in calendar(path)
    assert json.loads(calendar(path, "--output-format", "json"))["months"] == []


def test_the_plan_may_come_from_standard_input() -> None:
    done = kiemdiem("calendar", "-", "--today", "2022-12-01", stdin=PLAN_2022.read_bytes())
    assert (done.returncode, "CN 11/12 · II.8" in done.stdout) == (0, True)


def test_a_console_without_lines_gets_plain_ones_that_stay_in_their_columns() -> None:
    text = calendar(PLAN_2022, "--month", "2022-12", "--today", "2022-12-01", PYTHONIOENCODING="ascii:backslashreplace")
    text.encode("ascii")
    assert "----------+----------" in text
    [row] = [line for line in text.splitlines() if line.startswith("II.4")]
    assert row == "II.4      |          |          |          |II.2      |          |II.8"


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_coloured_in_a_pipe(environment: dict[str, str]) -> None:
    assert not re.search("\x1b\\[[0-9;]*3[0-7]", calendar(PLAN_2022, **environment))


def test_words_of_a_plan_never_steer_the_output(tmp_path: Path) -> None:
    name = "[red]x[/red] ##[error]y ::error::z :smile: 漢字"
    path = plan_of(tmp_path, f'tasks: [{{id: "1", text: "{name}", deadline: {{phrase: "{name}", by: 2022-12-05}}}}]\n')
    text = calendar(path, "--today", "2022-12-01", FORCE_COLOR="1")
    assert "[red]x[/red] #" in text
    assert "##[" not in text
    assert ":smile:" in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
