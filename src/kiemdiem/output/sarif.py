"""Findings as SARIF 2.1.0, the format of code scanning."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from kiemdiem import __version__
from kiemdiem.codes import Code
from kiemdiem.diagnostic import Diagnostic, Report, Severity, address, fingerprints
from kiemdiem.display import json_text, show
from kiemdiem.output import MOST_FOR_PROGRAMS, gravest
from kiemdiem.source import Span

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def write(report: Report, stream: TextIO, *, show_ignored: bool = False, codes: Iterable[Code] = ()) -> None:
    """Print the report as one run; noted findings are results with a suppression and its reason."""
    known = sorted(codes, key=lambda code: code.code)
    places = {code.code: place for place, code in enumerate(known)}
    chosen = gravest(report.diagnostics, MOST_FOR_PROGRAMS)
    run = {
        "tool": {
            "driver": {
                "name": "kiemdiem",
                "version": __version__,
                "informationUri": "https://github.com/kiemdiem/kiemdiem",
                "rules": [_rule(code) for code in known],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, places, mark) for d, mark in zip(chosen, fingerprints(chosen), strict=True)],
        "properties": {"omitted": len(report.diagnostics) - len(chosen)},
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    stream.write(json_text(document))


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.prose},
        "help": {"text": code.text, "markdown": code.markdown},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(diagnostic: Diagnostic, places: dict[str, int], mark: str) -> dict[str, Any]:
    text = show(diagnostic.message, 1000) + (f" → {show(diagnostic.hint, 1000)}" if diagnostic.hint else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(diagnostic.file, diagnostic.span)}],
        "partialFingerprints": {"kiemdiem/v1": mark},
    }
    if diagnostic.code in places:
        result["ruleIndex"] = places[diagnostic.code]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"physicalLocation": _place(diagnostic.file, other.span), "message": {"text": show(other.message)}}
            for other in diagnostic.related
        ]
    if diagnostic.reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": show(diagnostic.reason)}]
    return result


def _place(file: str, span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(address(file).encode("utf-8", "surrogateescape"))},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
