"""Ignore comments: what is wrong and known is noted in the file, with its code and the reason."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from kiemdiem.diagnostic import Diagnostic, Edit, Severity
from kiemdiem.display import show
from kiemdiem.language import _
from kiemdiem.source import Comment, Source, Span
from kiemdiem.vietnamese import nearest

_IGNORE = re.compile(r"kiemdiem:\s*ignore\s*(?:\[([^\]]*)\])?\s*(.*)")
_ALMOST = re.compile(r"kiem\s?diem\s*:?\s*igno", re.IGNORECASE)
_CODE = re.compile(r"KD[0-9]{3}")


class Ignore(NamedTuple):
    """An ignore comment: the codes it names, why, the line whose findings it covers, and where it stands."""

    codes: tuple[str, ...]
    reason: str
    covers: int
    span: Span


class Ignores:
    """The ignore comments of a file, which of them were needed, and what is wrong with them (`complaints`)."""

    def __init__(self, source: Source, known: Collection[str] = ()) -> None:
        """`known` are the codes there are to ignore; without them every code of the right form is taken."""
        self._source = source
        self._all, self.complaints = _read(source, known)
        self._covering: dict[int, list[Ignore]] = {}
        for ignore in self._all:
            self._covering.setdefault(ignore.covers, []).append(ignore)
        self._used: set[tuple[Ignore, str]] = set()

    def heed(self, diagnostic: Diagnostic, lines: set[int]) -> Diagnostic:
        """The finding with the reason of the comment that speaks of it on one of `lines`, if there is one."""
        for line in sorted(lines):
            for ignore in self._covering.get(line, ()):
                if diagnostic.code in ignore.codes:
                    self._used.add((ignore, diagnostic.code))
                    return diagnostic._replace(reason=ignore.reason)
        return diagnostic

    def unused(self, ran: set[str]) -> list[Diagnostic]:
        """The comments that cover nothing; those of rules that did not run are not asked about."""
        complaints = []
        for ignore in self._all:
            needed = [code for code in ignore.codes if (ignore, code) in self._used or code not in ran]
            for code in ignore.codes:
                if code not in needed:
                    message = _("Chú thích bỏ qua {code} không còn cần: ở đây không có lỗi đó").format(code=show(code))
                    fix = _without(ignore, needed, self._source)
                    complaints.append(_complaint("KD011", self._source, ignore.span, message, Severity.WARNING, fix))
        return complaints


def _read(source: Source, known: Collection[str]) -> tuple[list[Ignore], list[Diagnostic]]:
    """The ignore comments of a file, and what is wrong with them."""
    ignores, complaints = [], []
    for comment in source.comments() if _ALMOST.search(source.text) else ():
        if not _ALMOST.search(comment.text):
            continue
        match = _IGNORE.search(comment.text)
        codes = tuple(code.strip() for code in (match[1] if match and match[1] else "").split(",") if code.strip())
        end = len(source.line(comment.line)) + 1
        span = Span(comment.line, comment.column, comment.line, end)
        if wrong := _wrong(match, codes, known):
            complaints.append(_complaint("KD010", source, span, wrong))
        elif match:
            ignores.append(Ignore(codes, match[2].strip(), _covered(comment, source), span))
    return ignores, complaints


def _wrong(match: re.Match[str] | None, codes: tuple[str, ...], known: Collection[str]) -> str:
    """What is wrong with an ignore comment; nothing where it is right."""
    if match is None:
        return _("Chú thích bỏ qua viết sai")
    if not codes or not all(_CODE.fullmatch(code) for code in codes):
        return _("Chú thích bỏ qua phải nêu mã, ví dụ ignore[KD201]")
    if strange := next((code for code in codes if known and code not in known), None):
        near = nearest(strange, known)
        message = _("Không có luật nào mang mã {code} để bỏ qua").format(code=strange)
        return message + ("; " + _("có phải là {near}?").format(near=near) if near else "")
    if _ALMOST.search(match[2]):
        return _("Mỗi chú thích chỉ ghi một ignore; gộp các mã lại: ignore[KD201, KD203]")
    return "" if match[2].strip() else _("Chú thích bỏ qua phải nêu lý do")


def _covered(comment: Comment, source: Source) -> int:
    """The line an ignore comment covers: its own, or the next with something on it if it stands alone."""
    if not comment.alone:
        return comment.line
    number = comment.line + 1
    while number < len(source.lines) and (not source.line(number).strip() or source.line(number).strip()[0] == "#"):
        number += 1
    return number


def _without(ignore: Ignore, needed: list[str], source: Source) -> tuple[Edit, ...]:
    """The change that takes the codes not `needed` out of a comment, or all of it where none is left; words of a
    comment before `kiemdiem:` stay.
    """
    span = ignore.span
    line = source.line(span.line)
    match = _IGNORE.search(line, span.column - 1)
    assert match is not None
    if needed:
        start, end = (place + 1 for place in match.span(1))
        return (Edit(Span(span.line, start, span.line, end), ", ".join(dict.fromkeys(needed))),)
    before = line[: match.start()].rstrip()
    kept = before if before[span.column :].strip() else before[: span.column - 1].rstrip()
    if kept:
        return (Edit(Span(span.line, len(kept) + 1, span.line, span.end_column), ""),)
    return (Edit(Span(span.line, 1, span.line + 1, 1), ""),)


def _complaint(
    code: str,
    source: Source,
    span: Span,
    message: str,
    severity: Severity = Severity.ERROR,
    fix: tuple[Edit, ...] = (),
) -> Diagnostic:
    hint = (
        _("Xóa mã đó khỏi chú thích")
        if code == "KD011"
        else _("Viết: # kiemdiem: ignore[KD201] lý do vì sao để nguyên")
    )
    return Diagnostic.at(source, span, code, severity, message, hint, fix=fix)
