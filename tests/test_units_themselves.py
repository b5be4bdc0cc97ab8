"""The organisation and the collective of a unit itself: compared with those of other units, never with its own."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import rolls
from kiemdiem import rolls as counting
from kiemdiem.ceilings import Listing
from kiemdiem.divisions import divisions
from kiemdiem.layers import of_plan
from kiemdiem.plan import Plan
from kiemdiem.roll import caps, layers
from kiemdiem.roll.layers import Layer
from running import kiemdiem

IN_UNITS = "[unit, group]"


def subject(body: str, level: str, kind: str = "organisation", group: str = "chi bộ", unit: str = "A") -> rolls.Row:
    return {"unit": unit, "body": body, "subject": kind, "comparable_group": group, "decided": level}


def branches(unit: str = "A", group: str = "chi bộ") -> list[rolls.Row]:
    """Four branches of a unit, the first of them excellent."""
    return [
        subject(f"Chi bộ {number}", level, group=group, unit=unit)
        for number, level in enumerate(["excellent", "good", "good", "good"], 1)
    ]


def itself(level: str = "good", unit: str = "A", group: str = "đảng bộ", kind: str = "organisation") -> rolls.Row:
    return subject("", level, kind, group, unit)


def written(folder: Path, rows: Iterable[rolls.Row], name: str = "roll.csv") -> Path:
    numbered = [row | {"code": f"{number:06d}"} for number, row in enumerate(rows)]
    return rolls.write_csv(numbered, folder / name)


def plan(folder: Path, within: str = IN_UNITS, more: str = "") -> Path:
    path = folder / "plan.yaml"
    path.write_text(
        "document: {subject: kiểm điểm, year: 2022, issuer: x}\nrulebook: '2019'\n"
        f"caps: [{{id: x, text: không quá 20%, percent: 20, basis: pool, rounding: down, within: {within}}}]\n{more}",
        encoding="utf-8",
    )
    return path


def quota(*arguments: object) -> dict[str, Any]:
    done = kiemdiem("quota", *arguments, "--output-format", "json")
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ceilings(*arguments: object) -> list[tuple[list[str], int, int, int]]:
    """For every ceiling the units, those rated, those excellent, the most that may be."""
    entries = quota(*arguments)["quotas"]
    return [(one["units"], one["rated"], one["excellent"], one["max"]) for one in entries if one["max"] is not None]


def checked(path: Path, plan_path: Path, *codes: str) -> str:
    options = [option for code in codes for option in ("--select", code)]
    return kiemdiem("roll", "check", path, "--plan", plan_path, *options).stdout


@pytest.mark.parametrize("group", ["đảng bộ", "chi bộ", ""])
def test_four_branches_have_no_place_whatever_the_unit_itself_is_rated(tmp_path: Path, group: str) -> None:
    for level in ("good", "excellent"):
        path = written(tmp_path, [itself(level, group=group), *branches()])
        assert ceilings(plan(tmp_path), "--roll", path) == [(["A"], 4, 1, 0)]
        found = checked(path, tmp_path / "plan.yaml", "KD710", "KD711", "KD712")
        assert "nhóm “chi bộ”, tổ chức đảng: 1 xuất sắc, nhiều nhất 0 (20% của 4 tốt trở lên)" in found
        assert "1 phạm vi tính tỷ lệ 20% quá nhỏ nên không có suất xuất sắc nào: A, chi bộ" in found
        assert (found.count("KD710"), found.count("KD711"), found.count("KD712")) == (1, 0, 1)


def test_an_excellent_unit_takes_no_place_from_its_branches(tmp_path: Path) -> None:
    more = [subject(f"Chi bộ {number}", "good") for number in (5, 6)]
    path = written(tmp_path, [itself("excellent"), *branches(), *more])
    assert ceilings(plan(tmp_path, "[unit]"), "--roll", path) == [(["A"], 6, 1, 1)]
    assert "0 lỗi, 0 cảnh báo, 0 ghi chú" in checked(path, tmp_path / "plan.yaml", "KD71")


def test_a_finding_over_branches_stands_at_a_branch_and_not_at_the_unit_itself(tmp_path: Path) -> None:
    path = written(tmp_path, [itself("excellent"), *branches()])
    assert "roll.csv:3:" in checked(path, plan(tmp_path), "KD710")
    (tmp_path / "more").mkdir()
    first = written(tmp_path / "more", [itself("excellent")])
    second = written(tmp_path, branches())
    done = kiemdiem("roll", "check", first, second, "--plan", tmp_path / "plan.yaml", "--select", "KD710")
    assert f"{second}:2:" in done.stdout


def test_a_unit_without_branches_is_told_neither_over_nor_without_a_place_and_that_it_is_compared_nowhere(
    tmp_path: Path,
) -> None:
    members = [subject("", level, "member", "đảng viên") for level in ["excellent"] + ["good"] * 9]
    path = written(tmp_path, [itself("excellent"), *members])
    done = kiemdiem("roll", "check", path, "--plan", plan(tmp_path), "--select", "KD71")
    assert "0 lỗi, 0 cảnh báo, 0 ghi chú" in done.stdout
    assert "1 dòng là chính đơn vị" in done.stderr
    assert "Chính đơn vị chỉ so với đơn vị khác" in kiemdiem("quota", tmp_path / "plan.yaml", "--roll", path).stdout
    assert (
        "chính đơn vị"
        not in kiemdiem("roll", "check", path, "--plan", tmp_path / "plan.yaml", "--ignore", "KD71").stderr
    )
    for within in ("[unit, class]", "[whole]"):
        done = kiemdiem("roll", "check", path, "--plan", plan(tmp_path, within))
        assert "chính đơn vị" not in done.stderr


def test_units_are_compared_with_each_other_in_a_group_that_goes_across_them(tmp_path: Path) -> None:
    group = "comparable_groups: [{id: db, name: đảng bộ, across_units: true}, {id: cb, name: chi bộ}]\n"
    rows = [itself("excellent" if unit in "AB" else "good", unit) for unit in "ABCDE"] + branches("A")
    path = written(tmp_path, rows)
    assert ceilings(plan(tmp_path, more=group), "--roll", path) == [(["A"], 4, 1, 0), (list("ABCDE"), 5, 2, 1)]
    done = kiemdiem("roll", "check", path, "--plan", tmp_path / "plan.yaml", "--select", "KD710")
    assert "nhóm “đảng bộ” của các đơn vị, tổ chức đảng: 2 xuất sắc, nhiều nhất 1" in done.stdout
    assert "chính đơn vị" not in done.stderr


@pytest.mark.parametrize("within", ["class", "whole"])
def test_the_whole_list_counts_units_and_their_branches(tmp_path: Path, within: str) -> None:
    path = written(tmp_path, [itself("excellent"), *branches()])
    assert ceilings(plan(tmp_path, f"[{within}]"), "--roll", path) == [(["A"], 5, 2, 1)]
    assert "2 xuất sắc, nhiều nhất 1 (20% của 5" in checked(path, tmp_path / "plan.yaml", "KD710")


@pytest.mark.parametrize("kind", ["member", "official", "leader"])
def test_people_without_a_body_are_counted_in_their_unit(tmp_path: Path, kind: str) -> None:
    rows = [subject("", "good", kind, "g") | {"head": "x" if kind == "leader" else ""} for _one in range(4)]
    path = written(tmp_path, [*rows, subject("Chi bộ 1", "excellent", kind, "g")])
    assert ceilings(plan(tmp_path), "--roll", path) == [(["A"], 5, 1, 1)]
    assert "KD710" not in checked(path, tmp_path / "plan.yaml", "KD710")


def test_the_collective_of_a_unit_is_not_counted_among_those_of_its_branches(tmp_path: Path) -> None:
    rows = [row | {"subject": "collective", "comparable_group": "chi ủy"} for row in branches()]
    path = written(tmp_path, [itself(group="ban thường vụ", kind="collective"), *rows])
    assert ceilings(plan(tmp_path), "--roll", path) == [(["A"], 4, 1, 0)]


def test_organisations_of_a_list_that_names_no_body_at_all_are_counted_in_the_unit(tmp_path: Path) -> None:
    path = written(tmp_path, [row | {"body": ""} for row in branches()])
    assert ceilings(plan(tmp_path), "--roll", path) == [(["A"], 4, 1, 0)]
    assert "KD710" in checked(path, tmp_path / "plan.yaml", "KD710")


def test_what_is_tried_on_a_group_is_tried_on_the_branches(tmp_path: Path) -> None:
    path = written(tmp_path, [itself(group="chi bộ"), *branches()])
    found = quota(plan(tmp_path), "--roll", path, "--what-if", "A:chi bộ:excellent-1")["changes"]
    moved = [(one["before"]["excellent"], one["after"]["excellent"]) for one in found if one["before"] != one["after"]]
    assert moved == [(1, 0)]
    assert [one["after"]["rated"] for one in found if one["after"].get("own")] == [1]


def test_years_are_compared_with_the_unit_itself_in_a_row_of_its_own(tmp_path: Path) -> None:
    first = written(tmp_path, [itself("excellent"), *branches()], "2022.csv")
    second = written(tmp_path, branches(), "2023.csv")
    done = kiemdiem("quota", plan(tmp_path), "--compare", first, second, "--output-format", "csv")
    rows = list(csv.reader(done.stdout.splitlines()))[1:]
    assert [(row[1], row[2:7], row[8:13]) for row in rows] == [
        ("tổ chức đảng (chính đơn vị)", ["1", "1", "0", "0", ""], [""] * 5),
        ("tổ chức đảng", ["4", "1", "3", "0", "0"], ["4", "1", "3", "0", "0"]),
    ]


def test_the_tables_of_results_count_units_and_branches_as_ever(tmp_path: Path) -> None:
    path = written(tmp_path, [itself("excellent"), *branches()])
    done = kiemdiem("roll", "summary", path, "--plan", plan(tmp_path), "--output-format", "csv")
    units, table = done.stdout.partition("Kết quả xếp loại: chi bộ, tổ chức đảng trực thuộc")[::2]
    assert "\n1,đảng bộ,1,1," in units
    assert "\n1,A,4,4," in table


def random_rows(chance: Random) -> list[rolls.Row]:
    return [
        subject(
            chance.choice(["", "Chi bộ 1", "Chi bộ 2"]),
            chance.choice(["excellent", "good", "satisfactory", "unsatisfactory"]),
            chance.choice(["organisation", "collective", "leader", "member", "official"]),
            chance.choice(["g", "h", "chung", ""]),
            chance.choice("AB"),
        )
        for _row in range(chance.randrange(1, 30))
    ]


def of_listing(listing: Listing, layer: Layer) -> list[tuple[int, int, int]]:
    """What quota counts in a scope; a unit of one group is told as that group where both are asked for."""
    parts = [part for division in divisions(listing) if division.scope == layer.scope for part in division.parts]
    told = [part for part in parts if not layer.also_group or len(part.groups) > 1 or "" in part.groups]
    return [(part.counts.rated, part.counts.good, part.counts.excellent) for part in told]


@pytest.mark.parametrize("across", [[], ["chung"]])
@pytest.mark.parametrize("seed", range(8))
def test_quota_and_roll_check_count_the_same_in_every_scope(seed: int, across: list[str]) -> None:
    made = Plan.model_validate(
        {
            "document": {"subject": "kiểm điểm", "year": 2022, "issuer": "x"},
            "caps": [{"id": "x", "text": "x", "percent": 20, "within": ["unit", "group", "class", "whole"]}],
            "comparable_groups": [{"id": "c", "name": "chung", "across_units": bool(across)}],
        }
    )
    rows = random_rows(Random(seed))
    with rolls.Roll(rows=rolls.texts(rows)) as roll:
        roll.count({}, across)
        listing = counting.listing(roll, of_plan.layers(made), made)
        for layer in layers.of(of_plan.layers(made), across):
            found = roll.records(caps.scopes(layer))
            counted = [(int(one["rated"]), int(one["good"]), int(one["excellent"])) for one in found]
            assert sorted(counted) == sorted(of_listing(listing, layer)), layer.scope
        assert sum(line.counts.rated for line in listing.lines) == len(rows)
