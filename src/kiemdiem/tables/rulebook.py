"""A rulebook for people, on the terminal or as Markdown: what it says, where that stands, and what nobody has read."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kiemdiem.language import _
from kiemdiem.rulebooks import CapRule, Rulebook, Sourced
from kiemdiem.terms import kind_name
from kiemdiem.vietnamese import print_date

_MARKUP = re.compile(r"([\\`*_<>\[\]|#~])")


@dataclass(frozen=True)
class _Item:
    """A statement, and under it where it stands."""

    text: str
    place: str = ""


Sections = Iterator[tuple[str, list[_Item]]]


def write(book: Rulebook, stream: TextIO, *, markdown: bool = False) -> None:
    """Print all that `book` says."""
    if markdown:
        stream.write(_markdown(book))
        return
    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.print(Text(f"{book.id} {book.name}", "bold"))
    console.print(Text(_validity(book)))
    for heading, items in _sections(book):
        console.print(Text(f"\n{heading}", "bold"))
        for item in items:
            _print(console, item.text, "- ", "  ")
            _print(console, item.place, "  ", "  ", "dim")


def write_list(books: Iterable[Rulebook], stream: TextIO, *, markdown: bool = False) -> None:
    """Print every rulebook with its name and validity, after an empty line; as Markdown, every rulebook whole."""
    if markdown:
        stream.write("".join(f"\n{_markdown(book)}" for book in books))
        return
    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(Text("\n" + _("Bộ quy định:"), "bold"))
    for book in books:
        console.print(Text(f"{book.id}  {book.name}; {_validity(book)}"))


def _print(console: Console, text: str, first: str, then: str, style: str = "") -> None:
    if text:
        wrapped = textwrap.fill(text, max(console.width, 40), initial_indent=first, subsequent_indent=then)
        console.print(Text(wrapped, style), soft_wrap=True)


def _markdown(book: Rulebook) -> str:
    parts = [f"## {book.id} {_escaped(book.name)}", _escaped(_validity(book))]
    for heading, items in _sections(book):
        lines = (_escaped(item.text) + (f" ({_escaped(item.place)})" if item.place else "") for item in items)
        parts.append(f"### {heading}\n\n" + "\n".join(f"- {line}" for line in lines))
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _validity(book: Rulebook) -> str:
    first, last = print_date(book.first_day), print_date(book.last_day)
    if book.last_day.year == book.last_day.max.year:
        return _("hiệu lực từ {first}").format(first=first)
    return _("hiệu lực từ {first} đến {last}").format(first=first, last=last)


def _sections(book: Rulebook) -> Sections:
    """The sections of `book` that are not empty."""
    review = {True: _("vẫn kiểm điểm"), False: _("không kiểm điểm")}
    sections = [
        (_("Văn bản"), [_Item(paper) for paper in book.papers]),
        (_("Mức xếp loại"), [_level(book, level) for level in book.levels]),
        (_("Tỷ lệ khống chế"), [_cited(cap, _cap(book, cap)) for cap in book.caps]),
        (_("Quy tắc cứng"), [_cited(rule, f"{rule.id}: {rule.text}") for rule in book.hard_rules]),
        (_("Không xếp loại"), [_cited(case, f"{case.text}: {review[case.reviewed]}") for case in book.unrated]),
        (
            _("Biểu mẫu"),
            [_Item(f"{form.name}: {form.title}" if form.title else form.name) for form in book.known_forms],
        ),
        (_("Danh hiệu"), [_cited(award, award.name) for award in book.awards]),
        (_("Chưa xác nhận"), [_Item(text) for text in book.unconfirmed]),
    ]
    yield from ((heading, items) for heading, items in sections if items)


def _level(book: Rulebook, level: str) -> _Item:
    if level not in book.points:
        return _Item(f"{book.levels[level]} ({level})")
    return _Item(
        _("{name} ({level}): từ {points} điểm").format(name=book.levels[level], level=level, points=book.points[level])
    )


def _cited(statement: Sourced, text: str) -> _Item:
    unread = "" if statement.confirmed else "; " + _("chưa đọc được nguyên văn")
    return _Item(text, statement.place + unread)


def _cap(book: Rulebook, cap: CapRule) -> str:
    said = _("{who}: {level} không quá {percent}% {of}; tính trong: {scopes}").format(
        who=kind_name(cap.subject),
        level=book.levels[cap.level],
        percent=cap.percent,
        of=cap.of,
        scopes=", ".join(f"“{scope}”" for scope in cap.scopes),
    )
    if cap.follows:
        said += "; " + _("con số lấy theo mức của {who}").format(who=kind_name(cap.follows))
    if cap.exception:
        said += "; " + _("ngoại lệ đến {percent}%").format(percent=cap.exception)
    elif cap.condition:
        said += "; " + _("ngoại lệ không ghi con số")
    return said + (f" ({cap.condition})" if cap.condition else "")
