"""Findings as a GitLab Code Quality report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Report, Severity, address, fingerprints
from kiemdiem.output import MOST_FOR_PROGRAMS, gravest

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(report: Report, stream: TextIO, *, show_ignored: bool = False, codes: Iterable[Code] = ()) -> None:
    """Print the report as a JSON list; a fingerprint stays the same while the finding stays on its line's text."""
    names = {code.code: code.name for code in codes}
    chosen = gravest(report.diagnostics if show_ignored else report.active, MOST_FOR_PROGRAMS)
    entries = [
        _entry(diagnostic, names.get(diagnostic.code, diagnostic.code), mark)
        for diagnostic, mark in zip(chosen, fingerprints(chosen), strict=True)
    ]
    stream.write(json.dumps(entries, ensure_ascii=False, indent=2).replace("##[", "#\\u0023[") + "\n")


def _entry(diagnostic: Diagnostic, name: str, fingerprint: str) -> dict[str, object]:
    span = diagnostic.span
    return {
        "description": f"{diagnostic.code} {diagnostic.message}",
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": address(diagnostic.file),
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
        },
    }
