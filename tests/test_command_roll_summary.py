"""kiemdiem roll summary, run as people run it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest

import rolls
from running import PLAN_2022, kiemdiem

HEADING = "unit,code,name,subject,comparable_group,proposed,decided,reason\n"


def put(folder: Path, text: str, name: str = "roll.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return rolls.write_csv(rolls.clean(units=6), tmp_path / "roll.csv")


def test_the_tables_of_a_roll_are_printed(right: Path):
    done = kiemdiem("roll", "summary", right, "--year", 2022, COLUMNS="200")
    assert done.returncode == 0, done.stderr
    assert "Kết quả xếp loại: đảng viên" in done.stdout
    assert "Năm 2022; tính theo cột “Quyết định”" in done.stdout


def test_a_unit_is_one_row_whatever_of_its_names_in_the_plan_a_roll_has(tmp_path: Path):
    names = ("phường A", "Đảng ủy phường A (minh họa)", "phuong-a", "ĐẢNG UỶ PHƯỜNG A (MINH HỌA)")
    groups = ("dang-vien", "đảng viên (minh họa)", "", "")
    text = HEADING + "".join(
        f"{name},{number},a,member,{group},,good,\n"
        for number, (name, group) in enumerate(zip(names, groups, strict=True))
    )
    done = kiemdiem("roll", "summary", put(tmp_path, text), "--plan", PLAN_2022, "--output-format", "csv")
    table = done.stdout.partition("Kết quả xếp loại: đảng viên")[2]
    assert table.count("phường A") == 1, done.stderr
    assert "\n1,Đảng ủy phường A (minh họa),4,4," in table


def test_units_that_differ_only_in_case_and_tone_place_are_named_on_stderr(tmp_path: Path):
    names = ("Đảng bộ xã Hòa", "Đảng bộ  xã Hoà ", "ĐẢNG BỘ XÃ HÒA", "Đảng bộ xã Hoa")
    text = HEADING + "".join(f"{name},{number},a,member,g,,good,\n" for number, name in enumerate(names))
    path = put(tmp_path, text)
    told = "Có phải cùng một đơn vị: “Đảng bộ xã Hoà”, “ĐẢNG BỘ XÃ HÒA”, “Đảng bộ xã Hòa”?"
    for command in ("summary", "check"):
        done = kiemdiem("roll", command, path, "--year", 2022)
        assert told in done.stderr
        assert "xã Hoa”" not in done.stderr


def test_rows_with_a_proposal_and_no_decision_are_counted_and_told(tmp_path: Path):
    text = (
        HEADING + "A,1,a,member,g,good,excellent,\nA,2,b,member,g,good,,\nA,3,c,member,g,,,\nA,4,d,member,g,good,,ốm\n"
    )
    path = put(tmp_path, text)
    done = kiemdiem("roll", "summary", path, "--year", 2022, "--output-format", "csv")
    assert "1 dòng đã có mức tự xếp loại hoặc đề nghị nhưng cột “Quyết định” còn trống" in done.stderr
    assert "3,chưa có quyết định: 1; chưa ghi lý do: 1; ốm: 1," in done.stdout
    found = kiemdiem("roll", "check", path, "--year", 2022, "--select", "KD705").stdout
    assert "roll.csv:3:7: lỗi KD705: Đã có mức tự xếp loại hoặc đề nghị" in found
    assert "roll.csv:4:7: lỗi KD705: Không có mức xếp loại" in found
    proposed = kiemdiem("roll", "summary", path, "--year", 2022, "--stage", "proposed", "--total")
    assert "còn trống" not in proposed.stderr


def test_a_branch_without_a_decision_is_told_in_the_table_of_branches(tmp_path: Path):
    text = "unit,body,subject,self_rating,decided\nA,,organisation,good,good\nA,Chi bộ 1,organisation,good,\n"
    done = kiemdiem("roll", "summary", put(tmp_path, text), "--year", 2022, "--output-format", "csv")
    whole, branches = done.stdout.partition("Kết quả xếp loại: chi bộ")[::2]
    assert "chưa có quyết định: 1" in branches
    assert "Tổ chức cơ sở đảng,1,1," in whole


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path):
    path = put(tmp_path, HEADING + "A,1,a,member,g,,good,\n")
    (tmp_path / "link.csv").symlink_to(path)
    again = tmp_path / ".." / tmp_path.name / "roll.csv"
    done = kiemdiem("roll", "summary", path, again, tmp_path / "link.csv", "--total", "--output-format", "csv")
    assert "1,Đảng viên,1,1," in done.stdout
    assert "trùng" not in done.stderr


def test_a_code_that_stands_twice_is_told_with_the_tables(tmp_path: Path):
    row = "A,1,Nguyễn Bí Mật,member,g,,good,\n"
    one, other = put(tmp_path, HEADING + row, "a.csv"), put(tmp_path, HEADING + row, "b.csv")
    done = kiemdiem("roll", "summary", one, other)
    assert done.returncode == 0
    assert "1 dòng trùng mã số và loại đối tượng" in done.stderr
    assert "Bí Mật" not in done.stdout + done.stderr


def as_parquet(folder: Path, text: str) -> Path:
    path = folder / "roll.parquet"
    (source := folder / "source.csv").write_text(text, encoding="utf-8")
    connection = duckdb.connect()
    connection.execute(f"COPY (SELECT * FROM read_csv('{source}', all_varchar = true)) TO '{path}' (FORMAT parquet)")
    connection.close()
    return path


NO_ENTRIES = (
    HEADING + "A,1,a,member,g,,good,\n\n,,,,,,,\nA,2,b,member,g,,good,\nTổng cộng,,,,,,,\nA,3,c,member,g,,good,\n"
)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_blank_rows_and_totals_are_no_entries_in_whatever_command(tmp_path: Path, form: str):
    path = put(tmp_path, NO_ENTRIES) if form == "csv" else as_parquet(tmp_path, NO_ENTRIES)
    done = kiemdiem("roll", "summary", path, "--total", "--output-format", "csv")
    assert done.returncode == 0, done.stdout
    assert "1,Đảng viên,3,3," in done.stdout
    assert "để riêng 1 dòng" in done.stderr
    checked = kiemdiem("roll", "check", path, "--year", 2022, "--select", "KD70")
    assert checked.returncode == 0, checked.stdout
    assert "; 3 dòng" in checked.stderr
    assert "nhận 3" in kiemdiem("roll", "read", path).stdout


@pytest.mark.parametrize(
    "cell", ["x" * 501, "a\u202eb", "#REF!", "\\u202e"], ids=["long", "hidden", "error", "escaped"]
)
def test_a_name_that_reading_refuses_is_refused_by_check_and_summary_too(tmp_path: Path, cell: str):
    path = put(tmp_path, HEADING + f"A,1,{cell},member,g,,good,\nA,2,b,member,g,,good,\n")
    assert "loại 1" in kiemdiem("roll", "read", path).stdout
    for command in ("check", "summary"):
        done = kiemdiem("roll", command, path)
        assert done.returncode == 1
        assert "roll.csv:2:3: lỗi KD701" in done.stdout + done.stderr


def test_lines_that_the_engine_does_not_take_are_read_cell_by_cell(tmp_path: Path):
    path = put(tmp_path, HEADING + "A,1,a,member,g,,good\nA,2,b,member,g,,good,\n")
    done = kiemdiem("roll", "summary", path, "--total", "--output-format", "csv")
    assert done.returncode == 0, done.stderr
    assert "1,Đảng viên,2,2," in done.stdout
    refused = kiemdiem("roll", "summary", put(tmp_path, HEADING + 'A,1,"a,member,g,,good,\n', "b.csv"))
    assert refused.returncode == 2
    assert "dòng 2: dấu ngoặc kép không đóng" in refused.stderr


def test_json_says_year_stage_column_and_what_the_shares_are_of(right: Path):
    done = kiemdiem("roll", "summary", right, "--year", 2022, "--stage", "proposed", "--output-format", "json")
    document = json.loads(done.stdout)
    assert [document[key] for key in ("version", "year", "stage", "column")] == [1, 2022, "proposed", "proposed"]
    assert document["about"] == "Năm 2022; tính theo cột “Đề nghị”"
    assert all("tính trên số được đánh giá" in table["notes"][0] for table in document["tables"])
    shares = [cell for table in document["tables"] for row in table["rows"] for cell in row if isinstance(cell, float)]
    assert shares
    assert all(round(share, 2) == share for share in shares)


def test_csv_says_year_and_column_before_and_notes_after_each_table(right: Path):
    done = kiemdiem("roll", "summary", right, "--year", 2022, "--output-format", "csv")
    tables = [list(csv.reader(table.splitlines())) for table in done.stdout.strip().split("\n\n")]
    assert len(tables) > 3
    for title, about, headings, *_rows, note in tables:
        assert title[0].startswith("Kết quả xếp loại")
        assert about == ["Năm 2022; tính theo cột “Quyết định”"]
        assert headings[0] == "TT"
        assert "tính trên số được đánh giá" in note[0]


def test_the_ending_of_the_file_decides_and_its_folder_is_made(right: Path, tmp_path: Path):
    out = tmp_path / "a" / "b" / "bang.xlsx"
    assert kiemdiem("roll", "summary", right, "--out", out).returncode == 0
    assert out.read_bytes().startswith(b"PK")
    assert kiemdiem("roll", "summary", right, "--out", out.with_suffix(".json")).returncode == 0
    assert json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))["version"] == 1
    refused = kiemdiem("roll", "summary", right, "--out", tmp_path / "x.csv", "--output-format", "xlsx")
    assert (refused.returncode, (tmp_path / "x.csv").exists()) == (2, False)
    assert ".xlsx" in refused.stderr


def test_an_input_is_not_overwritten_even_by_force(right: Path):
    before = right.read_bytes()
    refused = kiemdiem("roll", "summary", right, "--out", right, "--force")
    assert refused.returncode == 2
    assert "tệp đầu vào" in refused.stderr
    assert right.read_bytes() == before
