"""What others may see: rolls and books without the names of people, and errors that repeat none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import everything
from kiemdiem.documents import kind
from kiemdiem.drafting.facts import Facts, sample_facts
from kiemdiem.errors import InvalidInputError
from kiemdiem.roll import pseudonyms
from kiemdiem.vietnamese import looks_like_name
from running import kiemdiem
from unit_sheets import row


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_person_has_one_pseudonym_and_an_organisation_its_name() -> None:
    rows = [
        row(code="7", name="Kín Văn A", subject="member", note="con ông B"),
        row(code="8", name="Kín Văn B", subject="leader"),
        row(code="7", name="Kín Văn A", subject="official"),
        row(code="TC1", name="Đảng bộ xã A", subject="organisation"),
        row(name="Kín Văn C", subject="member"),
    ]
    shared = pseudonyms.redacted(rows)
    assert [(one[2], one[3]) for one in shared] == [
        ("AN-1", "Người 1"),
        ("AN-2", "Người 2"),
        ("AN-1", "Người 1"),
        ("TC1", "Đảng bộ xã A"),
        ("", "Người 3"),
    ]
    assert [one[-1] for one in shared] == [""] * 5


def test_a_redacted_roll_has_the_same_ratings_and_finds_the_same(tmp_path: Path) -> None:
    everything.campaign(tmp_path)
    done = kiemdiem("roll", "read", "roll.csv", "--out", "chung.csv", "--redact", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not everything.PEOPLE.search((tmp_path / "chung.csv").read_text(encoding="utf-8"))
    known = ("unit", "subject", "comparable_group", "post", "head", "self_rating", "proposed", "decided", "reason")
    ours, theirs = read(tmp_path / "roll.csv"), read(tmp_path / "chung.csv")
    assert [[one[key] for key in known] for one in ours] == [[one[key] for key in known] for one in theirs]
    checks = [
        kiemdiem("roll", "check", name, "--year", "2026", "--output-format", "github", cwd=tmp_path).stdout
        for name in ("roll.csv", "chung.csv")
    ]
    assert checks[0].count("KD720") == checks[1].count("KD720") > 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--redact"], "--redact cần --out"),
        (["--redact", "--out", "a.csv", "--with-names"], "--redact không dùng cùng --with-names"),
        (["--redact", "--out", "a.csv", "--errors", "tra"], "--redact không dùng cùng --errors"),
    ],
)
def test_what_makes_no_sense_with_redacting_is_refused(tmp_path: Path, options: list[str], said: str) -> None:
    everything.campaign(tmp_path)
    done = kiemdiem("roll", "read", "hong.csv", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "a.csv").exists()


def test_a_redacted_roll_sends_no_rejected_row_to_anybody(tmp_path: Path) -> None:
    everything.campaign(tmp_path)
    done = kiemdiem("roll", "read", "hong.csv", "roll.csv", "--redact", "--out", "moi/a.csv", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert [path.name for path in (tmp_path / "moi").iterdir()] == ["a.csv"]


def test_the_redacted_book_still_says_what_happened_to_whom_and_when(tmp_path: Path) -> None:
    everything.campaign(tmp_path)
    done = kiemdiem("log", "plans/2026.yaml", "--redact", cwd=tmp_path)
    assert "trả lại · II.1" in done.stdout
    assert "20/11/2026" in done.stdout
    assert "12-BC/ĐU" in done.stdout
    assert "người ghi" not in done.stdout
    assert "12.pdf" not in done.stdout


def test_facts_about_people_are_complained_of_without_their_names() -> None:
    model = kind("goi-y").facts
    assert model
    facts = sample_facts("items:\n  - {to: Kín Văn Gợi, points: [a]}\n", model)
    place = facts.node.items[0].at("to")
    wrong = Facts(facts.node, facts.source, private=True).wrong(
        place, "Không có “Kín Văn Gợi”, có “xã”", "“Kín Văn A”?"
    )
    assert isinstance(wrong, InvalidInputError)
    (found,) = wrong.report.diagnostics
    assert (found.message, found.hint, found.line) == ("Không có “…”, có “xã”", "“…”?", "")
    assert found.span.line == 2


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "NGUYỄN VĂN AN", "đ/c Én Đào", "Bùi  Thị", "Bu\u0300i Thi\u0323"])
def test_what_looks_like_a_name(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize("text", ["", "HTXSNV", "Hoàn thành tốt nhiệm vụ", "31/02/2022", "x", "tốt", "Đảng viên"])
def test_what_does_not_look_like_a_name(text: str) -> None:
    assert not looks_like_name(text)
