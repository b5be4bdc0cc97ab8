"""Findings for people: place, code, message, the line itself with a caret, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kiemdiem.codes import Code, severity_name
from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.display import show, width
from kiemdiem.language import _

MOST = 200
"""Findings printed at most; the rest are counted."""

_WIDEST = 120
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def write(report: object, stream: TextIO, *, show_ignored: bool = False, codes: Iterable[Code] = ()) -> None:
    """Print `report` to `stream`; with `show_ignored` the findings that somebody has noted as well."""
    assert isinstance(report, Report)
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    chosen = report.diagnostics if show_ignored else report.active
    for diagnostic in chosen[:MOST]:
        console.print(_entry(diagnostic))
    if len(chosen) > MOST:
        console.print(Text(_("… và {n} phát hiện nữa").format(n=len(chosen) - MOST)))
    console.print(Text(summary(report)))


def summary(report: Report) -> str:
    """The last line: "0 lỗi, 1 cảnh báo, 0 ghi chú · 28 điểm đã ghi nhận · 1 chỗ sửa được tự động bằng --fix"."""
    counts = report.summary()
    text = _("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú").format(**counts)
    if counts["ignored"]:
        text += " · " + _("{ignored} điểm đã ghi nhận").format(**counts)
    if fixable := sum(bool(diagnostic.fix) for diagnostic in report.active):
        text += " · " + _("{n} chỗ sửa được tự động bằng --fix").format(n=fixable)
    return text


def _entry(diagnostic: Diagnostic) -> Text:
    span, text = diagnostic.span, Text()
    text.append(f"{_name(diagnostic.file)}:{span.line}:{span.column}: ", "bold")
    style = "dim" if diagnostic.ignored else _STYLE[diagnostic.severity]
    text.append(f"{severity_name(diagnostic.severity)} {diagnostic.code}: ", style)
    text.append(show(diagnostic.message, 400) + "\n")
    _excerpt(text, diagnostic, style)
    for related in diagnostic.related:
        place = f"{_name(diagnostic.file)}:{related.span.line}:{related.span.column}"
        text.append(f"  {_('xem')} {place}: {show(related.message)}\n")
    if diagnostic.hint:
        text.append(f"  → {show(diagnostic.hint, 400)}\n", "green")
    if diagnostic.reason is not None:
        text.append("  " + _("đã ghi nhận: {reason}").format(reason=show(diagnostic.reason)) + "\n", "dim")
    return text


def _name(file: str) -> str:
    """`file` at the start of a line: a name that the GitHub runner would take for a command gets its folder."""
    return show(f"./{file}" if file.lstrip().startswith("::") else file)


def _excerpt(text: Text, diagnostic: Diagnostic, style: str) -> None:
    line, span = diagnostic.line, diagnostic.span
    if not line.strip():
        return
    start = max(0, span.column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = show(line[start : start + _WIDEST].replace("\t", " "), _WIDEST * 6)
    before = show(line[start : span.column - 1].replace("\t", " "), _WIDEST * 6)
    marked = show(line[span.column - 1 : min(span.end_column - 1, start + _WIDEST)].replace("\t", " "), _WIDEST * 6)
    gutter = f"{span.line:>5} | "
    text.append(f"{gutter}{shown}\n")
    text.append(" " * (len(gutter) - 2) + "| " + " " * width(before) + "^" * max(1, width(marked)) + "\n", style)
