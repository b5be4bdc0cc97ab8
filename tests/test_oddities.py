"""The seventy oddities of the real plan: docs/oddities.md says where each is reported, and this runs every row."""

from __future__ import annotations

import json
import re

import pytest

from running import PLAN_2022, ROOT, kiemdiem

AS_ISSUED = ROOT / "tests" / "cases" / "as-issued" / "2022.yaml"
TABLE = (ROOT / "docs" / "oddities.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in TABLE.splitlines() if re.match(r"\| \d+ \|", line)
]
LINES = AS_ISSUED.read_text(encoding="utf-8").splitlines()


def without_ignores(text: str) -> str:
    text = re.sub(r"(?m)^ *# kiemdiem: ignore\[.*\n", "", text)
    return re.sub(r"(?m) *# kiemdiem: ignore\[.*$", "", text)


@pytest.fixture(scope="module")
def reported() -> list[tuple[str, str]]:
    done = kiemdiem("check", AS_ISSUED, "--output-format", "json")
    return [(found["code"], LINES[found["line"] - 1]) for found in json.loads(done.stdout)["findings"]]


def test_the_plan_as_issued_is_the_real_plan_without_its_ignore_comments():
    assert AS_ISSUED.read_text(encoding="utf-8") == without_ignores(PLAN_2022.read_text(encoding="utf-8"))


def test_the_table_has_all_seventy_and_lists_at_most_twelve_that_no_machine_can_see():
    assert [int(row[0]) for row in ROWS] == list(range(1, 71))
    unseen = [row for row in ROWS if not row[2]]
    assert len(unseen) <= 12
    assert all(row[4] for row in unseen), "each of them says why"


@pytest.mark.parametrize("row", [row for row in ROWS if row[2]], ids=lambda row: f"{row[0]}-{row[2]}")
def test_an_oddity_is_reported_at_the_line_a_reader_would_point_to(row, reported):
    _number, _what, code, words, *_note = row
    assert any(words.strip("`") in line for line in LINES), "the line is in the plan"
    assert [line for known, line in reported if known == code and words.strip("`") in line], [
        line for known, line in reported if known == code
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_code_in_a_note_is_reported_too(row, reported):
    assert set(re.findall(r"KD\d{3}", " ".join(row[4:]))) <= {code for code, _line in reported}
