"""Findings as annotations of GitHub Actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Report, address
from kiemdiem.display import show
from kiemdiem.output import MOST_FOR_PEOPLE, gravest, others
from kiemdiem.output.text import summary


def write(report: Report, stream: TextIO, *, show_ignored: bool = False, codes: Iterable[Code] = ()) -> None:
    """Print one workflow command a finding, then the count."""
    chosen = report.diagnostics if show_ignored else report.active
    printed = gravest(chosen, MOST_FOR_PEOPLE)
    for diagnostic in printed:
        stream.write(_command(diagnostic) + "\n")
    if len(chosen) > len(printed):
        stream.write(others(len(chosen) - len(printed)) + "\n")
    stream.write(summary(report) + "\n")


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    kind = "notice" if diagnostic.severity == "note" or diagnostic.ignored else diagnostic.severity
    properties = {
        "file": address(diagnostic.file),
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": diagnostic.code,
    }
    listed = ",".join(f"{name}={escape_property(show(value, 1000))}" for name, value in properties.items())
    message = diagnostic.message + (f" → {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{kind} {listed}::{escape_data(show(message, 1000))}"


def escape_data(text: str) -> str:
    """`text` as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """`text` as a property of a workflow command."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
