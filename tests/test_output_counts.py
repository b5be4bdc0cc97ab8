"""So many findings that nobody can read them: the gravest are printed in their order, the others counted."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import pytest

from kiemdiem import discover, output
from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.source import Span


def found(number: int, severity: Severity, *, noted: bool = False) -> Diagnostic:
    return Diagnostic(
        "plan.yaml", f"KD{severity.value[0]}", severity, Span(number, 1, number, 2), f"điều {number}",
        reason="đã biết" if noted else None,
    )  # fmt: skip


def printed(report: Report, form: str) -> str:
    stream = io.StringIO()
    discover.module(output, form).write(report, stream)
    return stream.getvalue()


NOTES = [found(line, Severity.NOTE) for line in range(1, 6001)]
ERROR = found(6001, Severity.ERROR)
REPORT = Report.of([*NOTES, ERROR], ["plan.yaml"])


@pytest.mark.parametrize(("form", "sign"), [("text", "plan.yaml:"), ("github", "::")])
def test_people_see_the_gravest_two_hundred_and_how_many_there_are_more(form: str, sign: str) -> None:
    lines = printed(REPORT, form).splitlines()
    assert sum(line.startswith(sign) for line in lines) == 200
    assert "… và 5801 phát hiện nữa" in lines
    assert lines[-1].startswith("1 lỗi, 0 cảnh báo, 6000 ghi chú")
    assert [line for line in lines if "điều 6001" in line]
    assert not [line for line in lines if "điều 200" in line and "điều 2001" not in line]


def test_programs_get_the_gravest_five_thousand_and_how_many_there_are_more() -> None:
    document = json.loads(printed(REPORT, "json"))
    assert (len(document["findings"]), document["omitted"]) == (5000, 1001)
    assert document["findings"][-1]["message"] == "điều 6001"
    (run,) = json.loads(printed(REPORT, "sarif"))["runs"]
    assert (len(run["results"]), run["properties"]["omitted"]) == (5000, 1001)
    suites = ElementTree.fromstring(printed(REPORT, "junit"))
    assert (len(suites.findall("testsuite/testcase")), suites.get("omitted")) == (5000, "1001")
    assert len(json.loads(printed(REPORT, "gitlab"))) == 5000


def test_where_all_are_printed_nothing_is_omitted() -> None:
    few = Report.of([*NOTES[:200]], ["plan.yaml"])
    assert "phát hiện nữa" not in printed(few, "text") + printed(few, "github")
    assert json.loads(printed(few, "json"))["omitted"] == 0
    assert "omitted" not in printed(few, "junit")


def test_what_somebody_has_noted_is_left_out_first() -> None:
    noted = [found(line, Severity.ERROR, noted=True) for line in range(1, 5001)]
    document = json.loads(printed(Report.of([*noted, *NOTES[-2:]], ["plan.yaml"]), "json"))
    assert [one["message"] for one in document["findings"][-2:]] == ["điều 5999", "điều 6000"]
