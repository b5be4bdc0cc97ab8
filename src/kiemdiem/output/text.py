"""Findings for people: place, code, message, the line itself with a caret, and what to do."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TextIO

from kiemdiem.codes import Code, severity_name
from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.display import show, width
from kiemdiem.language import _
from kiemdiem.output import MOST_FOR_PEOPLE, gravest, others

_WIDEST = 120
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}

Piece = tuple[str, str]
"""Some text and its style, in the words of Rich; "" for none."""


def write(report: object, stream: TextIO, *, show_ignored: bool = False, codes: Iterable[Code] = ()) -> None:
    """Print `report` to `stream`; with `show_ignored` the findings that somebody has noted as well."""
    assert isinstance(report, Report)
    say = _printer(stream)
    chosen = report.diagnostics if show_ignored else report.active
    printed = gravest(chosen, MOST_FOR_PEOPLE)
    for diagnostic in printed:
        say(_entry(diagnostic))
    if len(chosen) > len(printed):
        say([(others(len(chosen) - len(printed)), "")])
    say([(summary(report), "")])


def _printer(stream: TextIO) -> Callable[[Iterable[Piece]], object]:
    """What prints pieces and ends the line: Rich where there may be colour, else their text alone.

    Rich takes longer to load than a plan to check; it decides itself what NO_COLOR, TERM and the like mean.
    """
    if not (stream.isatty() or os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE")):
        return lambda pieces: stream.write("".join(text for text, _style in pieces) + "\n")
    console = import_module("rich.console").Console(
        file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True
    )
    styled = import_module("rich.text").Text.assemble
    return lambda pieces: console.print(styled(*pieces))


def summary(report: Report) -> str:
    """The last line: "0 lỗi, 1 cảnh báo, 0 ghi chú · 28 điểm đã ghi nhận · 1 chỗ sửa được tự động bằng --fix"."""
    counts = report.summary()
    text = _("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú").format(**counts)
    if counts["ignored"]:
        text += " · " + _("{ignored} điểm đã ghi nhận").format(**counts)
    if fixable := sum(bool(diagnostic.fix) for diagnostic in report.active):
        text += " · " + _("{n} chỗ sửa được tự động bằng --fix").format(n=fixable)
    return text + "".join(f" · {said}" for said in _verdicts(report))


def _verdicts(report: Report) -> Iterator[str]:
    """How many checks of files passed, failed and so on; nothing where checks say no verdicts."""
    counts = Counter(one.verdict for one in report.verdicts)
    if report.verdicts:
        yield _("kiểm tra: {passed} đạt, {failed} không đạt, {missing} không thấy, {by_hand} cần người xem").format(
            passed=counts["pass"], failed=counts["fail"], missing=counts["not-found"], by_hand=counts["by-hand"]
        )


def _entry(diagnostic: Diagnostic) -> list[Piece]:
    span = diagnostic.span
    pieces: list[Piece] = [(f"{_name(diagnostic.file)}:{span.line}:{span.column}: ", "bold")]
    style = "dim" if diagnostic.ignored else _STYLE[diagnostic.severity]
    pieces += [(f"{severity_name(diagnostic.severity)} {diagnostic.code}: ", style)]
    pieces += [(show(diagnostic.message, 400) + "\n", ""), *_excerpt(diagnostic, style)]
    for related in diagnostic.related:
        place = f"{_name(diagnostic.file)}:{related.span.line}:{related.span.column}"
        told = _("xem {place}: {what}").format(place=place, what=show(related.message))
        pieces.append((f"  {told}\n", ""))
    if diagnostic.hint:
        pieces.append((f"  → {show(diagnostic.hint, 400)}\n", "green"))
    if diagnostic.reason is not None:
        pieces.append(("  " + _("đã ghi nhận: {reason}").format(reason=show(diagnostic.reason)) + "\n", "dim"))
    return pieces


def _name(file: str) -> str:
    """`file` at the start of a line: a name that the GitHub runner would take for a command gets its folder."""
    return show(f"./{file}" if file.lstrip().startswith("::") else file)


def _excerpt(diagnostic: Diagnostic, style: str) -> list[Piece]:
    line, span = diagnostic.line, diagnostic.span
    if not line.strip():
        return []
    start = max(0, span.column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = show(line[start : start + _WIDEST].replace("\t", " "), _WIDEST * 6)
    before = show(line[start : span.column - 1].replace("\t", " "), _WIDEST * 6)
    marked = show(line[span.column - 1 : min(span.end_column - 1, start + _WIDEST)].replace("\t", " "), _WIDEST * 6)
    gutter = f"{span.line:>5} | "
    caret = " " * (len(gutter) - 2) + "| " + " " * width(before) + "^" * max(1, width(marked))
    return [(f"{gutter}{shown}\n", ""), (f"{caret}\n", style)]
