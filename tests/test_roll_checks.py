"""Every check of a roll proves its explanation, and a violation planted in a clean roll gives that finding alone."""

from __future__ import annotations

import csv
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

import rolls
from kiemdiem.diagnostic import Report, Severity
from kiemdiem.roll import report
from kiemdiem.roll.checking import Check
from kiemdiem.roll.terms import all_checks

CHECKS = all_checks()


def examples(check: Check, title: str) -> list[str]:
    blocks = re.findall(rf"^{title}:\n\n((?:    .*\n|\n)+)", check.explanation + "\n", re.MULTILINE)
    return [textwrap.dedent(block).strip() + "\n" for block in blocks]


def lines(check: Check, text: str, folder: Path) -> list[int]:
    path = folder / "roll.csv"
    path.write_text(re.sub(r"\s*# KD\d+$", "", text, flags=re.MULTILINE), encoding="utf-8")
    found = rolls.check_file(path, rolls.rules(codes=[check.code]))
    assert {diagnostic.code for diagnostic in found.diagnostics} <= {check.code}
    return sorted({diagnostic.span.line for diagnostic in found.diagnostics})


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_wrong_roll_is_reported_exactly_on_its_marked_lines(check: Check, tmp_path: Path):
    wrong = examples(check, "Wrong")
    assert wrong, f"{check.code} shows no wrong roll"
    for text in wrong:
        marked = [number for number, line in enumerate(text.splitlines(), 1) if f"# {check.code}" in line]
        assert lines(check, text, tmp_path) == marked


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_right_roll_is_clean(check: Check, tmp_path: Path):
    right = examples(check, "Right")
    assert right, f"{check.code} shows no right roll"
    for text in right:
        assert lines(check, text, tmp_path) == []


def test_no_two_checks_share_a_code_or_a_name_and_all_explain_themselves():
    assert len({check.code for check in CHECKS}) == len({check.name for check in CHECKS}) == len(CHECKS) == 24
    for check in CHECKS:
        title, _blank, why = check.explanation.strip().partition("\n\n")
        assert title.endswith(".")
        assert "Căn cứ:" in why.partition("Wrong:")[0]


Plant = Callable[[list[rolls.Row]], object]


def _first(rows: list[rolls.Row], **values: str) -> rolls.Row:
    return next(row for row in rows if all(row.get(key, "") == value for key, value in values.items()))


def plant(**changes: str) -> Callable[..., Plant]:
    """Changes the first row that has some values."""
    return lambda **values: lambda rows: _first(rows, **values).update(changes)


def same(level: str) -> dict[str, str]:
    """A rating that nothing changed on its way."""
    return {"self_rating": level, "proposed": level, "decided": level}


def too_many_excellent(rows: list[rolls.Row]) -> None:
    for row in rows:
        if row["unit"] == "Đảng bộ xã 01" and row["subject"] == "member" and not row.get("official"):
            row.update(same("excellent") if row["decided"] == "good" else {})


def too_few(rows: list[rolls.Row]) -> None:
    members = [row for row in rows if row["unit"] == "Đảng bộ xã 02" and row["subject"] == "member"]
    for row in members:
        if row["body"] == "Chi bộ thôn 1":
            row.update(same("satisfactory"))


def small_group(rows: list[rolls.Row]) -> None:
    _first(rows, subject="leader", comparable_group="phó bí thư")["comparable_group"] = "ủy viên"


MEMBER = {"subject": "member", "decided": "good", "official": ""}
PLANTED: dict[str, Plant] = {
    "KD701": plant(decided="khá", self_rating="", proposed="")(**MEMBER),
    "KD702": plant(comparable_group="")(subject="leader", comparable_group="phó bí thư"),
    "KD703": plant(code="000000500")(**MEMBER),
    "KD704": plant(reason="mới kết nạp")(**MEMBER),
    "KD705": plant(decided="")(**MEMBER),
    "KD706": plant(decided="unrated")(**MEMBER),
    "KD707": plant(proposed="excellent")(**MEMBER),
    "KD710": too_many_excellent,
    "KD712": small_group,
    "KD720": plant(**same("excellent"))(subject="leader", head="x", body="Chi bộ thôn 3"),
    "KD721": plant(**same("excellent"))(subject="collective", body="Chi bộ thôn 3"),
    "KD722": plant(discipline="reprimand")(**MEMBER),
    "KD723": plant(discipline="warning", **same("unsatisfactory"))(subject="leader", head="x", body="Chi bộ thôn 3"),
    "KD724": plant(joined="2022-09-02")(**MEMBER),
    "KD725": plant(excluded="exempt")(**MEMBER),
    "KD726": plant(sick_months="3")(**MEMBER),
    "KD727": plant(official="x", official_rating="good")(subject="member", decided="excellent", official=""),
    "KD728": too_few,
    "KD730": plant(rated_on="2022-11-30")(**MEMBER),
    "KD731": plant(reviewed_on="2022-11-19")(**MEMBER),
    "KD732": plant(reviewed_on="2022-11-25")(subject="leader", comparable_group="phó bí thư"),
    "KD733": plant(official_rated_on="2022-12-15")(**MEMBER),
    "KD734": plant(award="x")(**MEMBER),
}
FORMS = ("rows", "csv", "parquet")


def check(rows: list[rolls.Row], form: str, folder: Path) -> Report:
    if form == "rows":
        return rolls.check_rows(rows, rolls.rules())
    write = rolls.write_csv if form == "csv" else rolls.write_parquet
    return rolls.check_file(write(rows, folder / f"roll.{form}"), rolls.rules())


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_roll_of_two_thousand_rows_has_no_finding(form: str, tmp_path: Path):
    rows = rolls.clean()
    assert len(rows) > 2000
    assert check(rows, form, tmp_path).diagnostics == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", PLANTED)
def test_one_planted_violation_gives_exactly_that_finding(code: str, form: str, tmp_path: Path):
    rows = rolls.clean()
    PLANTED[code](rows)
    found = check(rows, form, tmp_path).diagnostics
    assert [diagnostic.code for diagnostic in found] == [code]


def test_every_check_has_a_violation_that_is_planted_but_the_narrow_reading_which_the_caps_test():
    assert {check.code for check in CHECKS} - PLANTED.keys() == {"KD711"}


def test_a_rule_that_was_not_read_in_the_text_warns_and_one_that_the_rulebook_lacks_is_silent():
    rows = rolls.clean(units=6)
    PLANTED["KD734"](rows)
    severities = {}
    for book, year in (("2019", 2022), ("2023", 2024)):
        asked = rolls.rules(year, book, ["KD734"])
        (found,) = rolls.check_rows(rows, asked).diagnostics
        severities[book] = found.severity, next(rule for rule in asked.book.hard_rules if rule.id == "award").confirmed
    assert severities["2019"] == (Severity.ERROR, True)
    assert all((severity is Severity.ERROR) == confirmed for severity, confirmed in severities.values())
    asked = rolls.rules(codes=["KD734"])
    without = tuple(rule for rule in asked.book.hard_rules if rule.id != "award")
    bare = report.Rules(_replace(asked.book, hard_rules=without), asked.year, asked.layers, asked.checks)
    assert rolls.check_rows(rows, bare).diagnostics == ()


def _replace(book, **changes):
    import dataclasses

    return dataclasses.replace(book, **changes)


def test_a_finding_names_the_cell_of_the_sheet_the_unit_and_the_group_but_nobody():
    rows = rolls.clean(units=6)
    row = _first(rows, **MEMBER)
    row.update(name="Nguyễn Văn An", award="x")
    (found,) = rolls.check_rows(rows, rolls.rules()).diagnostics
    line = rows.index(row) + 3
    assert (found.file, found.span.line) == ("xa-a.xlsx", line)
    assert f"Danh sách: W{line}, đơn vị “Đảng bộ xã 01”, Chi bộ thôn 1, nhóm “đảng viên”" in found.message
    assert "An" not in found.message + found.hint
    assert row["code"] not in found.message + found.hint
    (named,) = rolls.check_rows(rows, rolls.rules(), with_names=True).diagnostics
    assert f"Nguyễn Văn An, {row['code']}" in named.message


def test_quoted_line_ends_and_blank_lines_do_not_shift_the_lines_of_a_csv_file(tmp_path: Path):
    rows = rolls.clean(units=6)
    rows[3]["note"] = 'hai\ndòng, và "ngoặc"'
    row = _first(rows, **MEMBER)
    row["award"] = "x"
    path = rolls.write_csv(rows, tmp_path / "roll.csv")
    text = path.read_text(encoding="utf-8").replace("\n", "\n\n", 1)
    path.write_text(text, encoding="utf-8")
    (found,) = rolls.check_file(path, rolls.rules()).diagnostics
    assert row["code"] in text.splitlines()[found.span.line - 1]


def test_many_alike_findings_are_counted_and_a_thousand_of_them_placed():
    rows = rolls.clean(units=60)
    for row in rows:
        if row["subject"] == "member" and row["decided"] == "good":
            row["award"] = "x"
    wrong = sum(row.get("award") == "x" for row in rows)
    report = rolls.check_rows(rows, rolls.rules(codes=["KD734"]))
    assert len(report.diagnostics) == 1001
    (rest,) = [one.message for one in report.diagnostics if one.message.startswith("…")]
    assert f"… và {wrong - 1000} dòng nữa" in rest
    assert report.summary()["errors"] == wrong


def test_the_rating_that_counts_is_the_last_one_the_roll_has():
    rows = rolls.clean(units=6)
    for row in rows:
        row["decided"] = ""
    PLANTED["KD734"]([row | {"decided": "good"} for row in rows])
    assert rolls.check_rows(rows, rolls.rules()).diagnostics == ()
    with rolls.Roll(rows=rolls.texts(rows)) as roll:
        assert roll.stage == "proposed"


def test_values_as_units_write_them_are_understood_and_counted_alike(tmp_path: Path):
    rows = rolls.clean(units=6)
    words = {"excellent": "HTXSNV", "good": "Hoàn thành tốt nhiệm vụ", "satisfactory": "c"}
    kinds = {"member": "Đảng viên", "organisation": "TCCSĐ", "collective": "Tập thể", "leader": "Cán bộ LĐQL"}
    for row in rows:
        row.update({key: words.get(row[key], row[key]) for key in ("decided", "self_rating", "proposed")})
        row["subject"] = kinds[row["subject"]]
        row["joined"] = "19/5/1990" if row.get("joined") else ""
        row["unit"] = row["unit"].replace(" xã", "  xã")
    for path in (rolls.write_csv(rows, tmp_path / "a.csv"), rolls.write_parquet(rows, tmp_path / "a.parquet")):
        assert rolls.check_file(path, rolls.rules()).diagnostics == ()


def test_several_files_are_one_roll(tmp_path: Path):
    rows = rolls.clean()
    half = len(rows) // 2
    rows[-1]["code"] = rows[0]["code"]
    rows[-1]["subject"] = rows[0]["subject"]
    first = rolls.write_csv(rows[:half], tmp_path / "a.csv")
    second = rolls.write_parquet(rows[half:], tmp_path / "b.parquet")
    with rolls.Roll([str(first), str(second)]) as roll:
        found = report.check(roll, rolls.rules(codes=["KD703"])).diagnostics
    assert [(one.file, one.span.line) for one in found] == [(str(second), len(rows) - half)]
    assert "a.csv dòng 2" in found[0].message


def test_a_list_without_rows_is_clean():
    assert rolls.check_rows([], rolls.rules()).diagnostics == ()


def test_the_marked_examples_are_csv():
    for check in CHECKS:
        for text in examples(check, "Right"):
            widths = {len(row) for row in csv.reader(text.splitlines())}
            assert len(widths) == 1, check.code
