"""Findings for programs: JSON with stable English keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TextIO

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Report
from kiemdiem.display import json_text
from kiemdiem.output import MOST_FOR_PROGRAMS, gravest
from kiemdiem.source import Span


def write(report: Report, stream: TextIO, *, show_ignored: bool = True, codes: Iterable[Code] = ()) -> None:
    """Print `report` as one JSON object: version, findings (the ignored ones marked) and summary."""
    chosen = report.diagnostics if show_ignored else report.active
    printed = gravest(chosen, MOST_FOR_PROGRAMS)
    document: dict[str, object] = {
        "version": 1,
        "findings": [_entry(diagnostic) for diagnostic in printed],
        "omitted": len(chosen) - len(printed),
        "summary": report.summary(),
    }
    if report.verdicts:
        document["verdicts"] = [asdict(one) for one in report.verdicts]
    stream.write(json_text(document))


def _entry(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "file": diagnostic.file,
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        **_place(diagnostic.span),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "ignored": diagnostic.ignored,
        "related": [{**_place(other.span), "message": other.message} for other in diagnostic.related],
        "fixable": bool(diagnostic.fix),
    }


def _place(span: Span) -> dict[str, object]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
