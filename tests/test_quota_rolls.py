"""kiemdiem quota --roll: the ceilings of what the units have rated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from running import PLAN_2022, kiemdiem

HEADING = "unit,comparable_group,subject,code,decided,reason\n"


def roll(path: Path, *groups: tuple[str, str, str, int, int, int]) -> Path:
    """A roll with so many excellent, good and satisfactory in each unit, group and class."""
    lines, number = [], 0
    for unit, group, subject, *counts in groups:
        for level, count in zip(("excellent", "good", "satisfactory"), counts, strict=True):
            for _one in range(count):
                number += 1
                lines.append(f"{unit},{group},{subject},{number:06d},{level},\n")
    path.write_text(HEADING + "".join(lines), encoding="utf-8")
    return path


def plan(path: Path, caps: str, more: str = "") -> Path:
    path.write_text(f"document: {{subject: kiểm điểm, year: 2022, issuer: x}}\ncaps:\n{caps}\n{more}", encoding="utf-8")
    return path


def asked(*arguments: object, code: int = 0) -> dict[str, Any]:
    done = kiemdiem("quota", *arguments, "--output-format", "json")
    assert done.returncode == code, done.stdout + done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


CAP = '  - {id: x, text: "không quá 20%", percent: 20, basis: pool, within: [unit, group]}'


def test_a_roll_is_counted_by_unit_group_and_class_and_says_by_which_column(tmp_path: Path) -> None:
    found = asked(plan(tmp_path / "p.yaml", CAP), "--roll", roll(tmp_path / "r.csv", ("A", "g", "member", 2, 8, 3)))
    (quota,) = found["quotas"]
    assert (quota["rated"], quota["good"], quota["excellent"], quota["max"], quota["left"]) == (13, 8, 2, 2, 0)
    done = kiemdiem("quota", tmp_path / "p.yaml", "--roll", tmp_path / "r.csv")
    assert "“Quyết định”" in done.stderr


def test_who_is_in_no_group_is_counted_in_the_unit_only_and_told_apart(tmp_path: Path) -> None:
    path = roll(tmp_path / "r.csv", ("A", "g", "member", 1, 9, 0), ("A", "", "member", 3, 7, 0))
    quotas = asked(plan(tmp_path / "p.yaml", CAP), "--roll", path)["quotas"]
    assert [(q["groups"], q["excellent"], q["max"]) for q in quotas] == [
        ([""], 3, None),
        (["g"], 1, 2),
        (["", "g"], 4, 4),
    ]
    changed = asked(tmp_path / "p.yaml", "--roll", path, "--what-if", "A:g:excellent+1", code=1)["changes"]
    moves = {tuple(c["after"]["groups"]): (c["before"]["left"], c["after"]["over"]) for c in changed}
    assert moves[("g",)] == (1, 0)
    assert moves[("", "g")] == (0, 1)


def test_a_unit_is_found_by_its_exact_name_first(tmp_path: Path) -> None:
    path = roll(tmp_path / "r.csv", ("Đơn vị A", "g", "member", 1, 9, 0), ("đơn vị a", "g", "member", 0, 4, 0))
    for name, rated in (("Đơn vị A", 10), ("đơn vị a", 4)):
        found = asked(plan(tmp_path / "p.yaml", CAP), "--roll", path, "--unit", name)
        assert [quota["rated"] for quota in found["quotas"]] == [rated]


def test_caps_of_two_classes_of_one_kind_go_by_the_groups_of_the_plan(tmp_path: Path) -> None:
    caps = (
        "  - {id: cs, text: chi bộ, percent: 50, basis: pool, within: [group], subjects: [chi-bo]}\n"
        "  - {id: db, text: đảng bộ, percent: 0, basis: pool, within: [group], subjects: [dang-bo]}"
    )
    more = (
        "subjects: [{id: chi-bo, name: chi bộ, kind: organisation}, {id: dang-bo, name: đảng bộ, kind: organisation}]\n"
        "comparable_groups: [{id: g1, name: chi bộ trực thuộc, subject: chi-bo}]\n"
    )
    path = roll(tmp_path / "r.csv", ("A", "chi bộ trực thuộc", "organisation", 2, 2, 0))
    (quota,) = asked(plan(tmp_path / "p.yaml", caps, more), "--roll", path)["quotas"]
    assert (quota["binding_cap"], quota["max"]) == ("cs", 2)


def test_groups_of_a_plan_that_go_across_units_are_one(tmp_path: Path) -> None:
    more = "comparable_groups: [{id: bt, name: bí thư, aliases: [Bí thư đảng ủy], across_units: true}]\n"
    caps = '  - {id: x, text: "không quá 20%", percent: 20, basis: pool}'
    path = roll(tmp_path / "r.csv", *((unit, "Bí thư đảng ủy", "leader", 0, 1, 0) for unit in "ABCDE"))
    quotas = asked(plan(tmp_path / "p.yaml", caps, more), "--roll", path)["quotas"]
    assert [(len(q["units"]), q["max"]) for q in quotas if q["max"] is not None] == [(5, 1)]


@pytest.mark.parametrize("ending", [".xlsx", ".parquet", ".csv"])
def test_every_form_of_a_roll_gives_the_same_ceilings(tmp_path: Path, ending: str) -> None:
    source = roll(tmp_path / "r.csv", ("A", "g", "member", 2, 8, 3), ("B", "h", "member", 1, 3, 0))
    out = tmp_path / f"out{ending}"
    assert kiemdiem("roll", "read", source, "--out", out).returncode == 0
    first, second = (asked(plan(tmp_path / "p.yaml", CAP), "--roll", path, code=1) for path in (source, out))
    assert first == second


def test_a_rulebook_needs_no_plan(tmp_path: Path) -> None:
    path = roll(tmp_path / "r.csv", ("A", "g", "member", 2, 8, 3))
    done = kiemdiem("quota", "--roll", path, "--rulebook", "2019", "--output-format", "json", cwd=tmp_path)
    assert [quota["max"] for quota in json.loads(done.stdout)["quotas"]] == [2]
    assert "--rulebook" in kiemdiem("quota", "--roll", path, cwd=tmp_path).stderr


def test_two_years_side_by_side_tell_who_is_at_the_ceiling_every_time(tmp_path: Path) -> None:
    (tmp_path / "nam").mkdir()
    first = roll(tmp_path / "r.csv", ("A", "g", "member", 2, 8, 0), ("B", "g", "member", 0, 10, 0))
    second = roll(tmp_path / "nam" / "r.csv", ("A", "g", "member", 3, 12, 0), ("B", "g", "member", 2, 8, 0))
    done = kiemdiem("quota", plan(tmp_path / "p.yaml", CAP), "--compare", first, second, "--output-format", "csv")
    rows = [line.split(",") for line in done.stdout.splitlines()]
    assert rows[1][-1] == "năm nào cũng sát hoặc vượt trần"
    assert rows[2][-1] == ""
    assert rows[1][2:8] == ["10", "2", "8", "0", "2", '"20']
    assert "nam/r: xuất sắc" in done.stdout
    out = tmp_path / "so-sanh.xlsx"
    assert (
        kiemdiem(
            "quota", tmp_path / "p.yaml", "--compare", first, second, "--output-format", "xlsx", "--out", out
        ).returncode
        == 0
    )
    assert any("sát hoặc vượt trần" in str(cell.value) for row in load_workbook(out).active.iter_rows() for cell in row)


def test_a_roll_with_a_value_without_meaning_gives_no_ceiling_but_a_finding(tmp_path: Path) -> None:
    path = roll(tmp_path / "r.csv", ("A", "g", "member", 1, 4, 0))
    path.write_text(path.read_text(encoding="utf-8") + "A,g,member,000099,giỏi,\n", encoding="utf-8")
    done = kiemdiem("quota", plan(tmp_path / "p.yaml", CAP), "--roll", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "KD701" in done.stderr


def test_a_roll_without_a_row_is_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(HEADING, encoding="utf-8")
    done = kiemdiem("quota", plan(tmp_path / "p.yaml", CAP), "--roll", path)
    assert done.returncode == 2
    assert "không có dòng nào" in done.stderr


def test_names_of_units_of_the_real_plan_are_its_own(tmp_path: Path) -> None:
    path = roll(tmp_path / "r.csv", ("phường A", "đảng viên (minh họa)", "member", 1, 9, 0))
    found = asked(PLAN_2022, "--roll", path, "--unit", "phuong-a")
    assert found["unit"] == "Đảng ủy phường A (minh họa)"


def test_a_roll_without_any_rating_gives_no_table_and_no_ceiling(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("unit,subject,code\nA,member,01\nA,member,02\n", encoding="utf-8")
    for done in (
        kiemdiem("quota", plan(tmp_path / "p.yaml", CAP), "--roll", path),
        kiemdiem("roll", "summary", path, "--year", 2022),
    ):
        assert (done.returncode, done.stdout) == (2, "")
        assert "chưa có mức xếp loại nào" in done.stderr
