"""kiemdiem roll check, run as people run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import rolls
from running import PLAN_2022, ROOT, kiemdiem

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A clean roll but for one award."""
    rows = rolls.clean(units=6)
    row = next(row for row in rows if row["subject"] == "member" and row["decided"] == "good")
    row.update(award="x", name="Nguyễn Thị Bí Mật")
    return rolls.write_parquet(rows, tmp_path / "roll.parquet")


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return rolls.write_csv(rolls.clean(units=6), tmp_path / "roll.csv")


def test_a_clean_roll_exits_with_0_and_says_what_it_was_checked_against(right: Path):
    done = kiemdiem("roll", "check", right, "--year", 2022)
    assert (done.returncode, done.stdout) == (0, "0 lỗi, 0 cảnh báo, 0 ghi chú\n")
    assert "Bộ quy định 2019" in done.stderr
    assert "năm 2022" in done.stderr
    assert "“Quyết định”" in done.stderr
    assert kiemdiem("roll", "check", right, "--year", 2022, "-q").stdout == ""


@pytest.mark.parametrize("form", FORMATS)
def test_a_finding_is_told_in_every_format_without_name_and_code(wrong: Path, form: str):
    done = kiemdiem("roll", "check", wrong, "--year", 2022, "--output-format", form)
    assert done.returncode == 1, done.stderr
    assert "KD734" in done.stdout
    assert "Bí Mật" not in done.stdout + done.stderr
    if form in ("json", "sarif", "gitlab"):
        json.loads(done.stdout)


def test_names_are_told_only_on_request(wrong: Path):
    assert "Nguyễn Thị Bí Mật" in kiemdiem("roll", "check", wrong, "--year", 2022, "--with-names").stdout


def test_codes_are_selected_and_ignored_and_the_exit_code_can_be_0(wrong: Path):
    assert kiemdiem("roll", "check", wrong, "--year", 2022, "--ignore", "KD734").returncode == 0
    assert kiemdiem("roll", "check", wrong, "--year", 2022, "--select", "KD71").returncode == 0
    assert kiemdiem("roll", "check", wrong, "--year", 2022, "--exit-zero").returncode == 0
    refused = kiemdiem("roll", "check", wrong, "--select", "KD999")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_warnings_fail_only_under_strict(tmp_path: Path):
    rows = rolls.clean(units=6)
    next(row for row in rows if row["comparable_group"] == "phó bí thư")["comparable_group"] = "ủy viên"
    path = rolls.write_csv(rows, tmp_path / "roll.csv")
    assert kiemdiem("roll", "check", path, "--year", 2022).returncode == 0
    assert kiemdiem("roll", "check", path, "--year", 2022, "--strict").returncode == 1


def test_the_rulebook_comes_from_the_option_else_from_the_plan_else_from_the_year(right: Path):
    assert "Bộ quy định 2023" in kiemdiem("roll", "check", right, "--rulebook", 2023, "--year", 2022).stderr
    by_plan = kiemdiem("roll", "check", right, "--plan", PLAN_2022)
    assert by_plan.returncode in (0, 1), by_plan.stderr
    assert "Bộ quy định 2019" in by_plan.stderr
    assert "năm 2022" in by_plan.stderr
    assert "Bộ quy định 2023" in kiemdiem("roll", "check", right, "--year", 2024).stderr
    for options in (("--rulebook", "1999"), ("--year", "2001")):
        refused = kiemdiem("roll", "check", right, *options)
        assert refused.returncode == 2
        assert "2019, 2023, 2025" in refused.stderr


def test_the_caps_of_a_plan_hold_for_the_groups_that_it_says(tmp_path: Path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "document: {subject: kiểm điểm, year: 2022, issuer: ban}\nrulebook: '2019'\n"
        "agencies: [{id: ban, name: Ban Thường vụ}]\n"
        "caps: [{id: x, text: không quá 10% đảng viên, percent: 10, basis: total, within: [unit], rounding: down}]\n",
        encoding="utf-8",
    )
    rows = rolls.clean(units=3)
    path = rolls.write_csv(rows, tmp_path / "roll.csv")
    done = kiemdiem("roll", "check", path, "--plan", plan, "--select", "KD710")
    assert done.stdout.count("KD710") == 3
    assert "10%" in done.stdout


def test_another_stage_may_count(tmp_path: Path):
    rows = rolls.clean(units=6)
    row = next(row for row in rows if row["subject"] == "member" and row["decided"] == "good")
    row.update(self_rating="excellent", award="x")
    path = rolls.write_csv(rows, tmp_path / "roll.csv")
    assert "KD734" in kiemdiem("roll", "check", path, "--year", 2022).stdout
    done = kiemdiem("roll", "check", path, "--year", 2022, "--stage", "self")
    assert done.returncode == 0
    assert "“Tự xếp loại”" in done.stderr


def test_what_cannot_be_read_exits_with_2(tmp_path: Path):
    assert kiemdiem("roll", "check", tmp_path / "none.csv").returncode == 2
    (tmp_path / "a.parquet").write_bytes(b"PAR1 broken PAR1")
    refused = kiemdiem("roll", "check", tmp_path / "a.parquet")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr


def test_without_a_plan_neither_the_models_of_a_plan_nor_its_rules_are_loaded(right: Path):
    program = (
        "import sys\nfrom kiemdiem.__main__ import main\n"
        "heavy = {'kiemdiem.plan', 'kiemdiem.catalogue', 'duckdb', 'jinja2'}\n"
        "try:\n    main()\n"
        "finally:\n    sys.stderr.write(str(sorted(heavy & set(sys.modules))))\n"
    )
    arguments = [sys.executable, "-c", program, "roll", "check", str(right), "--year", "2022"]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.stdout
    assert done.stderr.endswith("['duckdb']")


def test_help_loads_no_database():
    program = (
        "import sys\nfrom kiemdiem.__main__ import main\n"
        "try:\n    main()\nfinally:\n    sys.stderr.write(str('duckdb' in sys.modules))\n"
    )
    arguments = [sys.executable, "-c", program, "roll", "check", "--help"]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert "--with-names" in done.stdout
    assert done.stderr.endswith("False")


def test_explain_knows_the_checks_of_a_roll():
    done = kiemdiem("explain", "KD710")
    assert done.returncode == 0
    assert "over-cap" in done.stdout


def test_a_value_that_is_not_understood_is_shown_only_with_names(tmp_path: Path):
    path = tmp_path / "slipped.csv"
    path.write_text("unit,subject,discipline,decided\nA,member,Nguyễn Văn Bí Mật,good\n", encoding="utf-8")
    for form in ("text", "json", "github", "sarif", "gitlab", "junit"):
        done = kiemdiem("roll", "check", path, "--year", 2022, "--output-format", form)
        assert "KD701" in done.stdout
        assert "Bí Mật" not in done.stdout + done.stderr
    assert "Bí Mật" in kiemdiem("roll", "check", path, "--year", 2022, "--with-names").stdout


def test_a_sheet_that_nobody_filled_in_is_not_clean(tmp_path: Path):
    form = tmp_path / "mau.xlsx"
    assert kiemdiem("roll", "template", ROOT / "plans" / "2022.yaml", "--out", form).returncode == 0
    done = kiemdiem("roll", "check", form, "--year", 2022)
    assert (done.returncode, done.stdout) == (2, "")
    assert "không có dòng nào" in done.stderr


def members(path: Path, excellent: int, good: int, more: str = "") -> Path:
    rows = "A,member,excellent,2022-12-01\n" * excellent + "A,member,good,2022-12-01\n" * good
    path.write_text("unit,subject,decided,reviewed_on\n" + rows + more, encoding="utf-8")
    return path


def test_a_rulebook_that_is_named_does_not_loosen_the_caps_of_the_plan(tmp_path: Path):
    plan = tmp_path / "p.yaml"
    plan.write_text(
        "document: {subject: x, year: 2022, issuer: x}\nrulebook: '2019'\n"
        "caps: [{id: x, text: không quá 10%, percent: 10, basis: pool, within: [unit]}]\n",
        encoding="utf-8",
    )
    path = members(tmp_path / "r.csv", 2, 8)
    for more in ((), ("--rulebook", "2019")):
        assert "KD710" in kiemdiem("roll", "check", path, "--plan", plan, *more).stdout


def test_a_cap_that_nobody_has_read_in_the_text_is_a_warning(tmp_path: Path):
    path = tmp_path / "r.csv"
    levels = {"A": "excellent", "B": "good", "C": "good"}
    rows = "".join(f"{unit},tccsđ,organisation,{level}\n" for unit, level in levels.items())
    path.write_text("unit,comparable_group,subject,decided\n" + rows, encoding="utf-8")
    done = kiemdiem("roll", "check", path, "--year", 2022, "--select", "KD710")
    assert done.returncode == 0
    assert "cảnh báo KD710" in done.stdout


def test_figures_of_caps_are_provisional_while_rows_cannot_be_read(tmp_path: Path):
    path = members(tmp_path / "r.csv", 7, 18, "A,member,tốt nhé,2022-12-01\n")
    assert "Tạm tính" in kiemdiem("roll", "check", path, "--year", 2022).stdout


def test_the_arithmetic_of_a_finding_can_be_checked_with_pencil_and_paper(tmp_path: Path):
    plan = tmp_path / "p.yaml"
    plan.write_text(
        "document: {subject: x, year: 2022, issuer: x}\n"
        "caps: [{id: x, text: không quá 20%, percent: 20, basis: strict, within: [unit]}]\n",
        encoding="utf-8",
    )
    done = kiemdiem("roll", "check", members(tmp_path / "r.csv", 7, 5), "--plan", plan, "--select", "KD710")
    assert "nhiều nhất 2 (x ≤ 20% của (12 − x): chỉ tính trên số tốt)" in done.stdout


def test_a_roll_of_another_year_than_the_assessed_one_is_said(tmp_path: Path):
    path = members(tmp_path / "r.csv", 0, 9)
    assert "thêm --year 2022" in kiemdiem("roll", "check", path, "--year", 2025).stderr
    assert "--year" not in kiemdiem("roll", "check", path, "--year", 2022).stderr


def test_a_file_with_rejected_rows_stands_once_in_junit(tmp_path: Path):
    path = tmp_path / "r.csv"
    path.write_text("Đơn vị,Loại đối tượng,Quyết định\nA,đảng viên,giỏi\n", encoding="utf-8")
    done = kiemdiem("roll", "check", path, "--year", 2022, "--output-format", "junit")
    assert done.stdout.count("<testsuite ") == 1
