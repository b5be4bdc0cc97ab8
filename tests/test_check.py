"""kiemdiem check: what is reported, what is noted, and in which forms."""

from __future__ import annotations

import json
import re

import pytest

from running import PLAN_2022, kiemdiem

IMPRINT = "number: 05-KH/A, place: B, date: 2022-10-03, letterhead: {issuer: C}"
HEADING = (
    f"document: {{subject: x, year: 2022, issuer: a, {IMPRINT}}}\nsignature: {{name: D}}\n"
    "agencies:\n  - {id: a, name: kế hoạch}\n"
)
TASK = 'tasks:\n  - id: "1"\n    text: kế hoạch\n    roles:\n      - {role: implements, who: [a]}\n'
NO_DATE = "    deadline: {ongoing: true}\n"
WEEKEND = HEADING + TASK + "    deadline: {by: 2022-12-31}\n"


def check(text: str, *options: object) -> tuple[int, dict]:
    done = kiemdiem("check", "-", "--output-format", "json", *options, stdin=text)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def codes(report: dict) -> list[str]:
    return [finding["code"] for finding in report["findings"]]


def test_a_finding_has_the_shape_that_programs_rely_on():
    code, report = check(WEEKEND)
    assert code == 0
    assert report["version"] == 1
    assert report["summary"] == {"errors": 0, "warnings": 1, "notes": 0, "ignored": 0}
    (finding,) = report["findings"]
    assert list(finding) == [
        "file", "code", "severity", "line", "column", "end_line", "end_column", "message", "hint", "ignored",
        "related", "fixable",
    ]  # fmt: skip
    assert (finding["file"], finding["code"], finding["severity"]) == ("<stdin>", "KD201", "warning")
    assert (finding["line"], finding["column"], finding["end_column"]) == (10, 20, 30)
    assert "thứ Bảy 31/12/2022" in finding["message"]
    assert finding["ignored"] is False


def test_strict_makes_a_warning_fail():
    assert check(WEEKEND, "--strict")[0] == 1
    assert check(HEADING, "--strict")[0] == 0


@pytest.mark.parametrize(
    "noted",
    [
        WEEKEND.rstrip() + "  # kiemdiem: ignore[KD201] bản gốc ghi vậy\n",
        WEEKEND.replace("    deadline", "    # kiemdiem: ignore[KD201] bản gốc ghi vậy\n    deadline"),
        WEEKEND.replace("    deadline", "    # kiemdiem: ignore[KD201] bản gốc ghi vậy\n    # nữa\n\n    deadline"),
    ],
)
def test_an_ignore_comment_on_the_line_or_above_it_notes_a_finding(noted):
    code, report = check(noted, "--strict")
    assert code == 0
    assert [finding["ignored"] for finding in report["findings"]] == [True]
    assert check(noted, "--strict", "--no-ignore")[0] == 1
    shown = kiemdiem("check", "-", stdin=noted).stdout
    assert "1 điểm đã ghi nhận" in shown
    assert "KD201" not in shown
    assert "bản gốc ghi vậy" in kiemdiem("check", "-", "--show-ignored", stdin=noted).stdout


def test_an_ignore_comment_needs_a_code_and_a_reason():
    for comment in ("ignore[KD201]", "ignore lý do", "ignore[] lý do", "ignore[abc] lý do"):
        code, report = check(WEEKEND.rstrip() + f"  # kiemdiem: {comment}\n")
        assert code == 1
        assert codes(report) == ["KD201", "KD010"]


def test_an_ignore_comment_for_nothing_is_reported():
    _code, report = check(HEADING + "# kiemdiem: ignore[KD301] lý do\n" + TASK + NO_DATE)
    assert codes(report) == ["KD011"]


def test_a_hash_inside_a_value_is_no_comment():
    text = HEADING + TASK.replace("text: kế hoạch", 'text: "kế hoạch # kiemdiem: ignore[KD301] lý do"')
    assert codes(check(text + NO_DATE)[1]) == []


def test_several_files_give_one_sorted_report(tmp_path):
    for name in ("b.yaml", "a.yaml"):
        (tmp_path / name).write_text(WEEKEND, encoding="utf-8")
    (tmp_path / "c.yaml").write_text("hỏng: [", encoding="utf-8")
    done = kiemdiem("check", "c.yaml", "b.yaml", "a.yaml", "--output-format", "json", cwd=tmp_path)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [finding["file"] for finding in report["findings"]] == ["a.yaml", "b.yaml", "c.yaml"]
    assert report["summary"] == {"errors": 1, "warnings": 2, "notes": 0, "ignored": 0}


def test_the_text_shows_place_line_caret_and_what_to_do():
    shown = kiemdiem("check", "-", stdin=WEEKEND).stdout.splitlines()
    assert shown[0].startswith("<stdin>:10:20: cảnh báo KD201: ")
    assert shown[1].endswith("deadline: {by: 2022-12-31}")
    assert shown[2].index("^") == shown[1].index("2022-12-31")
    assert shown[2].count("^") == 10
    assert shown[3].startswith("  → ")
    assert shown[-1] == "0 lỗi, 1 cảnh báo, 0 ghi chú"


def test_github_annotations_are_escaped_and_no_value_starts_a_command():
    text = (
        HEADING
        + TASK.replace('"1"', '"1"\n    title: "::error::x ##[error]y 100%"').replace("who: [a]", "who: [z]")
        + NO_DATE
    )
    done = kiemdiem("check", "-", "--output-format", "github", stdin=text)
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == 1
    assert re.match(r"::error file=<stdin>,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=KD101::", commands[0])
    for form in ("text", "json", "github"):
        assert "##[" not in kiemdiem("check", "-", "--output-format", form, stdin=text).stdout


def test_english_findings_on_request():
    shown = kiemdiem("check", "-", "--lang", "en", stdin=WEEKEND).stdout
    assert "warning KD201" in shown
    assert "Saturday 31/12/2022" in shown


def test_more_findings_than_anybody_reads_are_counted():
    rows = "".join(f"  - {{id: x{n}, name: tên {n}, superior: none}}\n" for n in range(300))
    shown = kiemdiem("check", "-", stdin=HEADING + rows + TASK + NO_DATE).stdout
    assert "… và 400 phát hiện nữa" in shown
    assert shown.count("\n  → ") == 200


def test_the_real_plan_is_clean_because_everything_known_is_noted():
    done = kiemdiem("check", PLAN_2022)
    assert done.returncode == 0
    last = done.stdout.splitlines()[-1]
    assert last.startswith("0 lỗi, 0 cảnh báo")
    assert re.search(r"· [1-9]\d+ điểm đã ghi nhận$", last)
    assert kiemdiem("check", "--no-ignore", PLAN_2022).returncode == 1
