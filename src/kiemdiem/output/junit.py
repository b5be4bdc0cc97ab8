"""Findings as a JUnit report: a suite a file, a failure an error or warning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TextIO
from xml.etree import ElementTree

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Report, Severity, Verdict
from kiemdiem.display import show
from kiemdiem.output import MOST_FOR_PROGRAMS, gravest


def write(report: Report, stream: TextIO, *, show_ignored: bool = False, codes: Iterable[Code] = ()) -> None:
    """Print the report; notes and noted findings are skipped cases, a clean file is one passing case. Where
    checks say how every file is, each that passed is a case."""
    suites = ElementTree.Element("testsuites", name="kiemdiem")
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    chosen = report.diagnostics if show_ignored else report.active
    printed = gravest(chosen, MOST_FOR_PROGRAMS)
    for diagnostic in printed:
        by_file[diagnostic.file].append(diagnostic)
    for name in report.files:
        suite = ElementTree.SubElement(suites, "testsuite", name=show(name))
        for diagnostic in by_file[name]:
            _case(suite, diagnostic)
        for verdict in report.verdicts:
            if verdict.file == name and verdict.verdict in ("pass", "by-hand"):
                _verdict(suite, verdict)
        if not len(suite):
            ElementTree.SubElement(suite, "testcase", name=show(name), classname="kiemdiem")
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
        suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    if len(chosen) > len(printed):
        suites.set("omitted", str(len(chosen) - len(printed)))
    ElementTree.indent(suites)
    stream.write("<?xml version='1.0' encoding='UTF-8'?>\n")
    stream.write(ElementTree.tostring(suites, encoding="unicode").replace("##[", "#&#35;[") + "\n")


def _verdict(suite: ElementTree.Element, verdict: Verdict) -> None:
    """A check that passed is a passing case, one that a person has to make a skipped one."""
    case = ElementTree.SubElement(suite, "testcase", name=f"{verdict.code} {show(verdict.file)}", classname="kiemdiem")
    if verdict.verdict == "by-hand":
        ElementTree.SubElement(case, "skipped", message=show(verdict.why, 400))


def _case(suite: ElementTree.Element, diagnostic: Diagnostic) -> None:
    place = f"{show(diagnostic.file)}:{diagnostic.span.line}:{diagnostic.span.column}"
    case = ElementTree.SubElement(suite, "testcase", name=f"{diagnostic.code} {place}", classname="kiemdiem")
    failing = not diagnostic.ignored and diagnostic.severity is not Severity.NOTE
    outcome = ElementTree.SubElement(case, "failure" if failing else "skipped", message=show(diagnostic.message, 400))
    if failing:
        outcome.set("type", str(diagnostic.severity))
        outcome.text = f"{place}: {show(diagnostic.message, 400)}\n{show(diagnostic.hint, 400)}"
