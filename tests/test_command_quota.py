"""kiemdiem quota, as people run it."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from running import kiemdiem

PLAN = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
legal_bases:
  - {id: hd21, type: Hướng dẫn, number: 21-HD/BTCTW, date: 2019-10-18, issuer: btctw}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: btctw, name: Ban Tổ chức Trung ương}
  - {id: chi-bo, name: "Các đảng ủy, chi bộ trực thuộc Thị ủy", kind: group}
tasks:
  - {id: "2", text: Chia nhóm.}
caps:
  - id: xuat-sac
    text: số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20%
    percent: 20
    legal_basis: hd21
    task: "2"
comparable_groups:
  - {id: to-chuc, name: Tổ chức cơ sở đảng}
  - {id: pho, name: Cấp phó}
units:
  - id: xa-a
    name: Đảng bộ xã A
    aliases: [xã A]
    part_of: chi-bo
    illustration: số liệu minh họa
    counts:
      - {group: to-chuc, rated: 50, good: 37, excellent: 8}
      - {group: pho, rated: 5, good: 3, excellent: 0}
  - id: xa-b
    name: Đảng bộ xã B
    part_of: chi-bo
    counts: [{group: to-chuc, rated: 50, good: 37, excellent: 10}]
  - {id: xa-c, name: Đảng bộ xã C, part_of: chi-bo}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def as_json(*arguments: object, code: int = 0) -> dict[str, Any]:
    done = kiemdiem("quota", *arguments, "--output-format", "json")
    assert (done.returncode, done.stderr) == (code, "")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_json_has_exactly_the_promised_shape(plan: Path) -> None:
    document = as_json(plan, "--unit", "xã a")
    assert document["groups"][0] == {
        "group": "to-chuc",
        "rated": 50,
        "good": 37,
        "excellent": 8,
        "limits": [
            {"basis": "pool", "percent": 20, "max": 9, "binding": True, "exceeded": False},
            {"basis": "strict", "percent": 20, "max": 7, "binding": False, "exceeded": True},
            {"basis": "total", "percent": 20, "max": 10, "binding": False, "exceeded": False},
        ],
    }
    assert (document["version"], document["unit"], len(document["groups"])) == (1, "xa-a", 2)
    assert list(document) == ["version", "unit", "groups"]


@pytest.mark.parametrize("name", ["xa-a", "Đảng bộ xã A", "ĐẢNG BỘ XÃ A", "dang bo xa a", "xã A"])
def test_a_unit_is_found_by_id_name_or_alias(plan: Path, name: str) -> None:
    assert as_json(plan, "--unit", name)["unit"] == "xa-a"


def test_the_text_shows_formula_wording_source_places_and_the_illustration_mark(plan: Path) -> None:
    done = kiemdiem("quota", plan, "--unit", "xa-a", COLUMNS="120")
    assert done.returncode == 0
    text = done.stdout
    for words in (
        "Đơn vị: Đảng bộ xã A",
        "Số liệu minh họa",
        "“số lượng được xếp loại hoàn thành xuất sắc nhiệm vụ không được quá 20%”",
        "Nguồn: kế hoạch, mục II.2; Hướng dẫn số 21-HD/BTCTW ngày 18/10/2019 của Ban Tổ chức Trung ương",
        "Kế hoạch không nói 20% tính trên số nào",
        "Nhóm: Tổ chức cơ sở đảng · được xếp loại 50, tốt 37, xuất sắc 8",
        "20% của 45 (tốt trở lên) = 9",
        "45 × 20 ÷ 120 = 7,5 → 7",
        "20% của 50 (tất cả được xếp loại) = 10",
        "Đã xếp 8, còn 1 suất",
        "không vượt nếu tính trên tốt trở lên, nhưng vượt nếu tính trên chỉ tốt (7)",
    ):
        assert words in text
    (binding,) = (line for line in text.splitlines() if line.startswith("→") and "45" in line)
    assert "tốt trở lên" in binding
    assert "áp dụng" in binding


def test_a_ceiling_of_zero_comes_with_advice_and_is_not_raised(plan: Path) -> None:
    assert as_json(plan, "--unit", "xa-a")["groups"][1]["limits"][0]["max"] == 0
    text = kiemdiem("quota", plan, "--unit", "xa-a", COLUMNS="120").stdout
    assert text.count("Mức trần là 0: hợp nhất với nhóm tương đương hoặc xin ý kiến cấp có thẩm quyền") == 1


def test_a_ceiling_that_is_exceeded_exits_with_1_and_says_by_how_many(plan: Path) -> None:
    assert as_json(plan, "--unit", "xa-b", code=1)["groups"][0]["limits"][0]["exceeded"] is True
    done = kiemdiem("quota", plan, "--unit", "xa-b")
    assert done.returncode == 1
    assert "Đã xếp 10, phải bớt 1 suất" in done.stdout


def test_counts_by_hand_need_no_registered_unit(plan: Path) -> None:
    document = as_json(plan, "--unit", "Đảng bộ phường D", "--rated", 50, "--good", 37, "--excellent", 9)
    assert (document["unit"], document["groups"][0]["group"]) == ("Đảng bộ phường D", None)
    assert document["groups"][0]["limits"][0]["max"] == 9
    done = kiemdiem("quota", plan, "--unit", "Phường D", "--rated", 50, "--good", 37, "--excellent", 9)
    assert "toàn đơn vị" in done.stdout


def test_counts_by_hand_take_the_place_of_those_of_the_register(plan: Path) -> None:
    (only,) = as_json(plan, "--unit", "xa-a", "--rated", 5, "--good", 5, "--excellent", 0)["groups"]
    assert (only["group"], only["rated"]) == (None, 5)
    text = kiemdiem("quota", plan, "--unit", "xa-a", "--rated", 5, "--good", 5, "--excellent", 0).stdout
    assert "minh họa" not in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--unit", "?"], "Đảng bộ xã A (xa-a); Đảng bộ xã B (xa-b); Đảng bộ xã C (xa-c)"),
        (["--group", "cap phoo"], "Có phải là “Cấp phó”?"),
        (["--output-format", "xlsx"], "--out"),
        (["--rulebook", "1999"], "2019, 2023, 2025"),
        (["--what-if", "percent=200"], "từ 0 đến 100"),
        (["--what-if", "gì đó"], "percent=25"),
        (["--what-if", "Đảng bộ xã A:Cấp phó:excellent+9"], "không thể có: 5/-6/9"),
        (["--what-if", "split=Đảng bộ xã A:Cấp phó:3/1/0+1/1/0"], "4/2/0, nhóm có 5/3/0"),
        (["--what-if", "Tổ chức cơ sở đảng:excellent+1"], "nhiều đơn vị có nhóm"),
        (["--unit", "Dang bo xa CC"], "Có phải là “Đảng bộ xã C”?"),
        (["--unit", "xa-c"], "Đơn vị “Đảng bộ xã C” chưa có số liệu"),
        (["--unit", "xa-a", "--rated", "5"], "Phải cho đủ cả ba số"),
        (["--unit", "x", "--rated", "50", "--good", "47", "--excellent", "10"], "nhiều hơn 50"),
        (["--unit", "x", "--rated", "50", "--good", "-1", "--excellent", "1"], "không được âm"),
        (["--unit", "x", "--rated", "9" * 30, "--good", "1", "--excellent", "1"], "không được quá"),
        (["--unit", "x", "--rated", "mười", "--good", "1", "--excellent", "1"], "--rated"),
    ],
)
def test_what_cannot_be_answered_is_explained_with_exit_code_2(plan: Path, arguments: list[str], says: str) -> None:
    done = kiemdiem("quota", plan, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_plan_without_a_cap_is_told_what_to_write(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("document: {subject: kiểm điểm, year: 2022, issuer: btv}\n")
    done = kiemdiem("quota", path, "--unit", "x", "--rated", 5, "--good", 5, "--excellent", 0)
    assert done.returncode == 2
    assert "caps: [{id: xuat-sac, text: không quá 20%, percent: 20, basis: pool}]" in done.stderr


def test_the_cap_that_the_error_suggests_is_one_that_works(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    suggested = "caps: [{id: xuat-sac, text: không quá 20%, percent: 20, basis: pool}]"
    path.write_text(f"document: {{subject: kiểm điểm, year: 2022, issuer: btv}}\n{suggested}\n")
    document = as_json(path, "--unit", "x", "--rated", 5, "--good", 5, "--excellent", 0)
    assert [limit["max"] for limit in document["groups"][0]["limits"]] == [1, 0, 1]


def test_an_exception_is_shown_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    exception = "    exception: {percent: 25, reason: đơn vị có thành tích nổi trội}\n"
    path.write_text(PLAN.replace("    legal_basis: hd21\n", "    legal_basis: hd21\n" + exception))
    done = kiemdiem("quota", path, "--unit", "xa-b", COLUMNS="100")
    assert done.returncode == 0
    assert "Ngoại lệ 25% thay cho 20%: đơn vị có thành tích nổi trội" in done.stdout


def test_without_a_unit_every_unit_is_told_with_what_is_left_and_which_group_has_no_place(plan: Path) -> None:
    done = kiemdiem("quota", plan, COLUMNS="160")
    assert done.returncode == 1  # one unit is over its ceiling
    for words in (
        "Số suất của mọi đơn vị",
        "bớt 1",
        "██████████!",
        "████████░░   còn 1 suất",
        "Không có suất nào: Đảng bộ xã A: Cấp phó",
        "số suất của 3 phần cộng lại là 18; nếu tính chung một danh sách là 19",
    ):
        assert words in done.stdout, words


def test_one_group_of_every_unit(plan: Path) -> None:
    document = as_json(plan, "--group", "CẤP PHÓ")
    assert [(entry["units"], entry["groups"], entry["left"]) for entry in document["quotas"]] == [
        (["xa-a"], ["pho"], 0)
    ]


def test_json_of_all_units_tells_ceilings_and_what_the_parts_add_up_to(plan: Path) -> None:
    document = as_json(plan, code=1)
    assert [(entry["units"], entry["max"], entry["left"], entry["over"]) for entry in document["quotas"]] == [
        (["xa-a"], 9, 1, 0),
        (["xa-a"], 0, 0, 0),
        (["xa-b"], 9, 0, 1),
    ]
    assert document["quotas"][0]["binding_cap"] == "xuat-sac"
    (division,) = document["divisions"]
    assert (division["parts_total"], division["whole"]) == (18, 19)
    assert division["without_place"] == [{"units": ["xa-a"], "groups": ["pho"]}]


def test_what_if_shows_ceilings_side_by_side_and_changes_no_file(plan: Path) -> None:
    before = plan.read_bytes()
    done = kiemdiem("quota", plan, "--what-if", "percent=25", "--what-if", "xa-b:to-chuc:excellent-1", COLUMNS="160")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    changed = next(line for line in lines if line[:5] == ["→", "Đảng", "bộ", "xã", "B"])
    assert changed[-8:] == ["10", "9", "bớt", "1", "9", "11", "còn", "2"] or changed[-9:-1] == [
        "10",
        "9",
        "bớt",
        "1",
        "9",
        "11",
        "còn",
        "2",
    ]
    assert "Thử tính" in done.stdout
    assert plan.read_bytes() == before


def test_what_if_merges_and_splits_groups(plan: Path) -> None:
    merged = as_json(plan, "--unit", "xa-a", "--what-if", "merge=Tổ chức cơ sở đảng+Cấp phó")["changes"]
    (after,) = [change["after"] for change in merged if change["after"]]
    assert (after["rated"], after["max"]) == (55, 9)  # 20% of 48
    parts = as_json(plan, "--what-if", "split=xa-a:to-chuc:25/20/4+25/17/4", code=1)["changes"]
    assert [c["after"]["max"] for c in parts if c["after"] and c["before"] is None] == [4, 4]


def test_a_rulebook_may_stand_in_for_the_caps_of_the_plan(plan: Path) -> None:
    document = as_json(plan, "--rulebook", "2019", "--unit", "x", "--rated", 50, "--good", 37, "--excellent", 9)
    assert document["groups"][0]["limits"][0]["max"] == 9


def test_explain_says_the_arithmetic_the_readings_and_why_it_rounds_down(plan: Path) -> None:
    done = kiemdiem("quota", plan, "--unit", "xa-a", "--explain", COLUMNS="400")
    for words in (
        "100x ≤ 20(x + tốt)",
        "100x ≤ 20 × tốt",
        "100x ≤ 20 × tổng số",
        "Làm tròn xuống",
        "Tính trong: từng nhóm",
    ):
        assert words in done.stdout, words


def test_csv_and_workbook_hold_the_same_figures(plan: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(kiemdiem("quota", plan, "--output-format", "csv").stdout.splitlines()))
    assert rows[1][:6] == ["Đảng bộ xã A", "Tổ chức cơ sở đảng", "50", "45", "8", "9"]
    out = tmp_path / "quota.xlsx"
    assert kiemdiem("quota", plan, "--output-format", "xlsx", "--out", out).returncode == 1
    sheet = load_workbook(out).active
    values = [[cell.value for cell in row[:6]] for row in sheet.iter_rows()]
    assert ["Đảng bộ xã A", "Tổ chức cơ sở đảng", 50, 45, 8, 9] in values
    again = kiemdiem("quota", plan, "--output-format", "xlsx", "--out", out)
    assert again.returncode == 2
    assert "--force" in again.stderr


def test_a_name_that_excel_would_run_comes_out_as_text(tmp_path: Path) -> None:
    path, out = tmp_path / "plan.yaml", tmp_path / "quota.xlsx"
    path.write_text(PLAN.replace("name: Đảng bộ xã A", "name: \"=cmd|' /C calc'!A0\""), encoding="utf-8")
    done = kiemdiem("quota", path, "--output-format", "csv")
    assert "\n'=cmd|" in done.stdout
    assert kiemdiem("quota", path, "--output-format", "xlsx", "--out", out).returncode == 1
    cells = [
        cell for row in load_workbook(out).active.iter_rows() for cell in row if str(cell.value).startswith("=cmd")
    ]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_an_exception_that_the_rulebook_does_not_know_is_told_and_not_applied(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    exception = "    exception: {percent: 25, reason: đơn vị có thành tích nổi trội}\n"
    path.write_text('rulebook: "2019"\n' + PLAN.replace('    task: "2"\n', '    task: "2"\n' + exception))
    done = kiemdiem("quota", path, "--unit", "xa-b", COLUMNS="160")
    assert done.returncode == 1
    assert "Ngoại lệ 25% không áp dụng" in done.stdout


def test_bars_are_plain_where_the_terminal_has_no_blocks(plan: Path) -> None:
    done = kiemdiem("quota", plan, PYTHONIOENCODING="ascii:backslashreplace", COLUMNS="160")
    assert "##########!" in done.stdout


def test_a_merger_that_would_give_a_place_is_suggested_and_left_to_people(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        PLAN.replace("rated: 50, good: 37, excellent: 8", "rated: 2, good: 2, excellent: 0"), encoding="utf-8"
    )
    text = kiemdiem("quota", path, COLUMNS="200").stdout
    assert (
        "Nếu gộp Đảng bộ xã A: Tổ chức cơ sở đảng với Đảng bộ xã A: Cấp phó: 0 → 1 suất (chỉ khi đúng là tương đương)"
        in text
    )


def test_the_caps_of_a_rulebook_count_the_register_of_a_plan_by_kind(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    classes = "subjects: [{id: tc, name: tổ chức đảng, kind: organisation}]\ncomparable_groups:\n"
    text = PLAN.replace("comparable_groups:\n", classes).replace(
        "name: Tổ chức cơ sở đảng}", "name: Tổ chức cơ sở đảng, subject: tc}"
    )
    path.write_text(text, encoding="utf-8")
    document = as_json(path, "--rulebook", "2019", "--group", "to-chuc")
    together = [entry for entry in document["quotas"] if entry["max"] is not None]
    assert [(entry["units"], entry["excellent"], entry["max"]) for entry in together] == [(["xa-a", "xa-b"], 18, 18)]


def two_levels(tmp_path: Path, counts: str) -> Path:
    path = tmp_path / "two.yaml"
    text = PLAN.replace(
        '    task: "2"\n',
        '    task: "2"\n  - {id: tot, text: tốt không quá 50%, level: good, percent: 50, basis: total}\n',
    )
    path.write_text(text.replace("{group: to-chuc, rated: 50, good: 37, excellent: 8}", counts), encoding="utf-8")
    return path


def test_caps_on_two_levels_are_told_apart_and_both_must_hold(tmp_path: Path) -> None:
    path = two_levels(tmp_path, "{group: to-chuc, rated: 20, good: 16, excellent: 4, satisfactory: 0}")
    found = as_json(path, "--unit", "xa-a", "--what-if", "percent=15", code=1)["changes"]
    after = {change["after"]["level"]: change["after"] for change in found if change["after"]["groups"] == ["to-chuc"]}
    assert (after["excellent"]["used"], after["excellent"]["max"], after["excellent"]["over"]) == (4, 3, 1)
    assert (after["good"]["used"], after["good"]["max"]) == (16, 3)


def test_a_cap_on_another_level_says_whose_counts_lack_it(tmp_path: Path) -> None:
    done = kiemdiem("quota", two_levels(tmp_path, "{group: to-chuc, rated: 50, good: 37, excellent: 8}"), COLUMNS="200")
    assert (
        "Chưa tính được tot: thiếu số hoàn thành nhiệm vụ (satisfactory) của Đảng bộ xã A; Đảng bộ xã B" in done.stdout
    )


def test_counts_that_cannot_be_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        PLAN.replace("rated: 5, good: 3, excellent: 0", "rated: 3, good: 10, excellent: 2"), encoding="utf-8"
    )
    done = kiemdiem("quota", path)
    assert done.returncode == 2
    assert "Đảng bộ xã A: " in done.stderr


def test_an_exception_above_what_the_rulebook_allows_is_not_applied(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    exception = "    exception: {percent: 60, reason: thành tích nổi trội}\n"
    path.write_text(
        'rulebook: "2025"\n' + PLAN.replace('    task: "2"\n', '    task: "2"\n' + exception), encoding="utf-8"
    )
    done = kiemdiem("quota", path, "--unit", "xa-b", COLUMNS="160")
    assert done.returncode == 1
    assert "Ngoại lệ 60% không áp dụng" in done.stdout


@pytest.mark.parametrize("columns", [40, 60, 80, 96, 100, 110, 120, 130, 138, 150, 168, 200])
def test_no_figure_is_cut_off_however_wide_the_terminal_is(plan: Path, columns: int) -> None:
    for arguments in ([], ["--what-if", "percent=25"]):
        text = kiemdiem("quota", plan, *arguments, COLUMNS=str(columns)).stdout
        assert "…" not in text
        words = re.findall(r"\d+", text)
        for figure in ("50", "45", "8", "9") if not arguments else ("9", "11"):
            assert figure in words, (arguments, figure)


def test_a_name_that_a_runner_would_obey_starts_no_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.replace("name: Đảng bộ xã A", 'name: "::error::x"'), encoding="utf-8")
    for arguments in ([], ["--output-format", "csv"], ["--what-if", "percent=25"]):
        for columns in ("60", "200"):
            done = kiemdiem("quota", path, *arguments, COLUMNS=columns)
            assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--group", "pho", "--rated", 5, "--good", 5, "--excellent", 0], "--group"),
        (["--compare", "a.csv", "b.csv", "--unit", "xa-a"], "--compare không dùng cùng --unit"),
        (["--explain", "--output-format", "csv"], "--explain không dùng cùng"),
        (["--what-if", "merge=pho+pho"], "hai nhóm khác nhau"),
        (["--what-if", "percent=٢٥"], "từ 0 đến 100"),
    ],
)
def test_options_that_would_be_passed_over_are_refused(plan: Path, arguments: list[Any], says: str) -> None:
    done = kiemdiem("quota", plan, *arguments)
    assert done.returncode == 2
    assert says in done.stderr


def test_ratings_of_a_list_given_by_hand_may_be_tried(plan: Path) -> None:
    given = ("--rated", 16, "--good", 13, "--excellent", 3)
    (change,) = as_json(plan, *given, "--what-if", "excellent+1", code=1)["changes"]
    assert (change["before"]["left"], change["after"]["over"]) == (0, 1)


def test_colour_never_goes_into_a_file(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    kiemdiem("quota", plan, "--out", out, FORCE_COLOR="1", COLUMNS="40")
    text = out.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) > 60


def test_without_a_roll_quota_loads_nothing_that_rolls_and_workbooks_need(plan: Path) -> None:
    program = (
        "import sys\nfrom kiemdiem.__main__ import main\n"
        "heavy = {'duckdb', 'xlsxwriter', 'python_calamine', 'jinja2', 'docx', 'kiemdiem.rolls'}\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(str(sorted(heavy & set(sys.modules))))\n"
    )
    arguments = [sys.executable, "-c", program, "quota", str(plan), "--unit", "xa-a"]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8")
    assert "Đảng bộ xã A" in done.stdout
    assert done.stderr == "[]"
