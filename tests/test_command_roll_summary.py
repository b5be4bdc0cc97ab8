"""kiemdiem roll summary, run as people run it."""

from __future__ import annotations

from pathlib import Path

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
