"""kiemdiem timeline, as people run it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.display import width
from running import PLAN_2022, kiemdiem

HEAD = (
    "document: {subject: kiểm điểm, year: 2022, date: 2022-11-01, issuer: btv}\n"
    "agencies: [{id: btv, name: Ban Thường vụ}]\n"
)


def timeline(*arguments: object, columns: int = 80, **environment: str) -> str:
    done = kiemdiem("timeline", *arguments, COLUMNS=str(columns), **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def plan_of(folder: Path, text: str) -> Path:
    path = folder / "plan.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def rows(text: str) -> dict[str, str]:
    """The cells of the rows of a timeline in which a column is a day, by label."""
    [ruler] = [line for line in text.splitlines() if line.startswith("tháng")]
    start = re.search(r"\d", ruler)
    assert start
    label = re.compile(r"((?:I+\.)?[\d.]+(?: hoàn thành| báo cáo)?) ")
    body = text.split("\n\n")[1].splitlines()
    return {found[1]: line[start.start() :] for line in body if (found := label.match(line))}


def bars(*arguments: object) -> dict[str, Any]:
    document = json.loads(timeline(*arguments, "--output-format", "json"))
    assert list(document) == ["version", "today", "bars", "undated"]
    return {bar["label"]: bar for bar in document["bars"]}


def test_every_deadline_of_a_month_is_marked_in_the_column_of_its_day() -> None:
    due = json.loads(kiemdiem("deadlines", PLAN_2022, "--output-format", "json").stdout)["tasks"]
    shown = rows(timeline(PLAN_2022, "--month", "2022-12", "--today", "2022-10-01", columns=80))
    marked = {label: re.search("[◆◇]", cells) for label, cells in shown.items()}
    december = [task for task in due if (task["last_day"] or "").startswith("2022-12")]
    assert len(december) == 7
    for task in december:
        found = marked[f"II.{task['id']}"]
        assert found
        assert found.start() + 1 == int(task["last_day"][-2:])
        assert found[0] == ("◆" if task["last_day"] == task["last_working_day"] else "◇")


def test_every_row_of_the_whole_campaign_says_its_last_day() -> None:
    text = timeline(PLAN_2022, "--today", "2022-10-01")
    said = dict(re.findall(r"^(II[I.\d]+) .*?(\d\d/\d+)", text, re.MULTILINE))
    assert said == {
        "II.1": "04/11", "II.3": "09/11", "II.5": "04/12", "II.4": "05/12", "II.2": "09/12", "II.6": "09/12",
        "II.7": "09/12", "II.8": "11/12", "II.9.1": "30/12", "II.9.2": "30/01", "III.3": "28/02", "II.10": "30/3",
    }  # fmt: skip
    assert len(re.findall("^II.*[◆◇]", text, re.MULTILINE)) == 12


def test_the_order_is_that_of_time_or_of_the_plan() -> None:
    by_time = list(bars(PLAN_2022))
    by_plan = list(bars(PLAN_2022, "--order", "plan"))
    assert by_time[:4] == ["II.1", "II.3", "II.5", "II.4"]
    assert by_plan == [
        "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7", "II.8", "II.9.1", "II.9.2", "II.10", "III.3",
    ]  # fmt: skip
    text = timeline(PLAN_2022, "--order", "plan")
    assert re.findall(r"^(II[I.\d]+) .*[◆◇]", text, re.MULTILINE) == by_plan


def test_today_runs_down_every_row_and_is_named() -> None:
    text = timeline(PLAN_2022, "--month", "2022-12", "--today", "2022-12-01")
    assert "Hôm nay T5 01/12/2022: cột │" in text
    assert {cells[0] for cells in rows(text).values()} == {"│"}
    assert "Hôm nay T6 01/9/2023, ngoài khoảng này" in timeline(PLAN_2022, "--today", "2023-09-01")


def test_weekends_and_tet_stand_above_the_rows_and_in_words() -> None:
    text = timeline(PLAN_2022, "--month", "2023-01", "--today", "2022-12-01")
    [ruler, _weeks, off] = [line for line in text.splitlines() if re.match("tháng|ngày|nghỉ", line)]
    assert off[ruler.index("01/2023") :] == "▒▒    ··     ··    ▒▒▒▒▒▒▒ ··"
    assert "Nghỉ T6 20/01 – T5 26/01: 29 Tết" in text


def test_a_bar_begins_where_the_plan_says_or_where_its_needs_allow() -> None:
    shown = bars(PLAN_2022)
    assert (shown["III.3"]["start"], shown["III.3"]["start_given"]) == ("2023-02-01", True)
    assert (shown["II.1"]["start"], shown["II.1"]["start_given"]) == ("2022-10-25", False)  # the newest paper
    assert shown["II.6"]["start"] == "2022-12-06"  # the day after II.4
    assert shown["II.5"]["start"] is None  # II.2 and II.4, which it needs, are due after it


def test_two_parts_recurring_tasks_and_those_without_an_end_have_rows_of_their_own(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        """\
period: {from: 2022-11-01, to: 2022-11-30}
tasks:
  - {id: "1", text: Hai hạn, deadline: {finish: {by: 2022-11-08}, report: {by: 2022-11-22}}}
  - {id: "2", text: Hằng tháng, deadline: {every: {period: month, by: 12}}}
  - {id: "3", text: Từ ngày, deadline: {from: 2022-11-10}}
  - {id: "4", text: Khoảng, deadline: {from: 2022-11-14, to: 2022-11-18}}
  - {id: "5", text: Thường xuyên, deadline: {phrase: thường xuyên, ongoing: true}}
""",
    )
    text = timeline(path, "--month", "2022-11", "--today", "2022-11-01")
    shown = rows(text)
    assert shown["II.1 hoàn thành"].index("◆") == 7
    assert shown["II.1 báo cáo"].index("◆") == 21
    assert shown["II.2"].index("◇") == 11  # a Saturday
    assert shown["II.3"][9:].strip("█") == "►"
    assert shown["II.4"][13:18] == "████◆"
    assert "► không có ngày cuối" in text
    assert timeline(path).endswith("Không có ngày: II.5 (thường xuyên)\n")


@pytest.mark.parametrize("columns", [40, 50, 66, 80, 100, 200])
@pytest.mark.parametrize("month", ["", "2022-12"])
def test_no_line_is_wider_than_the_terminal(columns: int, month: str) -> None:
    for line in timeline(PLAN_2022, "--month", month, "--today", "2022-12-01", columns=columns).splitlines():
        assert width(line) <= columns, line


def test_words_of_the_tasks_stand_in_the_rows_where_there_is_room_else_below() -> None:
    wide, narrow = timeline(PLAN_2022, columns=130), timeline(PLAN_2022, columns=80)
    assert re.search("^II.6   Tổng hợp kết quả tự xếp loại .*◆", wide, re.MULTILINE)
    assert re.search("^II.6   Tổng hợp kết quả tự xếp loại[^◆]*$", narrow, re.MULTILINE)


def test_a_campaign_of_two_centuries_is_told_in_years(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        """\
tasks:
  - {id: "1", text: a, deadline: {by: 1900-01-01}}
  - {id: "2", text: b, deadline: {by: 2100-12-31}}
""",
    )
    text = timeline(path, "--today", "2022-12-01")
    assert re.search("^năm +1900 ", text, re.MULTILINE)
    assert "31/12/2100 ◆" in text
    assert "Nghỉ" not in text


def test_late_soon_and_done_are_said_in_words(tmp_path: Path) -> None:
    path = plan_of(
        tmp_path,
        """\
tasks:
  - {id: "1", text: a, deadline: {by: 2022-11-08}, done: 2022-11-07}
  - {id: "2", text: b, deadline: {by: 2022-11-09}}
  - {id: "3", text: c, deadline: {by: 2022-11-11}}
""",
    )
    text = timeline(path, "--today", "2022-11-10", "--month", "2022-11")
    assert "◆ 08/11 đã xong" in text
    assert "◆ 09/11 quá hạn" in text
    assert "◆ 11/11 sắp đến hạn" in text


def test_a_plan_without_deadlines_says_so(tmp_path: Path) -> None:
    path = plan_of(tmp_path, 'tasks: [{id: "1", text: Gửi hồ sơ}]\n')
    assert timeline(path) == "Không có thời hạn nào\n\nKhông có ngày: II.1\n"
    assert json.loads(timeline(path, "--output-format", "json"))["undated"] == ["1"]


def test_an_agency_sees_its_own_rows() -> None:
    assert list(bars(PLAN_2022, "--agency", "van phong thi xa")) == ["II.9.1", "II.10"]
    done = kiemdiem("timeline", PLAN_2022, "--agency", "Văn phòng thị xãx")
    assert (done.returncode, "Có phải là “Văn phòng thị xã”?" in done.stderr) == (2, True)


def test_a_console_without_blocks_gets_plain_signs() -> None:
    text = timeline(PLAN_2022, "--today", "2022-12-01", PYTHONIOENCODING="ascii:backslashreplace")
    text.encode("ascii")
    assert re.search(r"^II\.9\.2 -+\|-+\* 30/01", text, re.MULTILINE)


def test_words_of_a_plan_never_steer_the_output(tmp_path: Path) -> None:
    name = "[red]x[/red] ##[error]y ::error::z " + "漢字" * 40
    path = plan_of(tmp_path, f'tasks: [{{id: "1", text: "{name}", deadline: {{by: 2022-12-05}}}}]\n')
    for columns in (80, 130):
        text = timeline(path, "--today", "2022-12-01", columns=columns, FORCE_COLOR="1", NO_COLOR="1")
        assert "[red]x[/red] #" in text
        assert "##[" not in text
        assert all(width(re.sub("\x1b\\[[0-9;]*m", "", line)) <= columns for line in text.splitlines())
