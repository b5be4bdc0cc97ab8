"""What differs between two plans for people, on the terminal or as Markdown, and for programs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.text import Text

from kiemdiem.differences import Change, Differences, Group
from kiemdiem.display import json_text, show, width
from kiemdiem.language import _
from kiemdiem.tables.grids import at_line_start, console

_MARKUP = re.compile(r"([\\`*_<>\[\]|#~])")
_LABEL = 14
_NARROWEST = 60


def write(found: Differences, names: tuple[str, str], stream: TextIO) -> None:
    """Print the differences between the plans called `names`, a group a line or a few."""
    out = console(stream)
    out.print(Text(_summary(found, names), "bold"))
    for note in _notes(found):
        out.print(Text(note))
    labels = max((width(show(group.where, _LABEL)) for group in found.groups), default=0) + 2
    for group in found.groups:
        first, then = show(group.where, _LABEL).ljust(labels), " " * labels
        for line in _lines(group):
            wrapped = textwrap.fill(
                at_line_start(line, 600), max(out.width, _NARROWEST), initial_indent=first, subsequent_indent=then
            )
            out.print(Text(wrapped), soft_wrap=True)
            first = then


def write_markdown(found: Differences, names: tuple[str, str], stream: TextIO) -> None:
    """Print the same as a Markdown list."""
    stream.write(f"{_escaped(_summary(found, names))}\n")
    stream.write("".join(f"\n{_escaped(note)}\n" for note in _notes(found)))
    stream.write("\n" if found.groups else "")
    for group in found.groups:
        title = f" ({_escaped(group.title)})" if group.title and group.status == "changed" else ""
        lines = [_escaped(show(line, 600)) for line in _lines(group)]
        stream.write(f"- **{_escaped(show(group.where))}**{title}: {lines[0]}\n")
        stream.write("".join(f"  - {line}\n" for line in lines[1:]))


def write_json(found: Differences, names: tuple[str, str], stream: TextIO) -> None:
    """Print one JSON object with stable English keys."""
    document = {
        "version": 1,
        "old": {"name": names[0], "year": found.years[0]},
        "new": {"name": names[1], "year": found.years[1]},
        "equal": found.equal,
        "deadlines_in_place": found.in_place,
        "groups": [_group(group) for group in found.groups],
    }
    stream.write(json_text(document))


def _summary(found: Differences, names: tuple[str, str]) -> str:
    old, new = (show(name, 1000) for name in names)
    if found.equal:
        return _("{old} và {new} nói như nhau").format(old=old, new=new)
    return _("Từ {old} đến {new}: khác ở {n} phần").format(old=old, new=new, n=len(found.groups))


def _notes(found: Differences) -> Iterator[str]:
    if found.in_place:
        told = _("{n} thời hạn sang năm {year}, giữ nguyên vị trí trong các ngày làm việc của tháng")
        yield told.format(n=found.in_place, year=found.years[1])


def _lines(group: Group) -> list[str]:
    """The changes of a group in lines: short ones on the first, the others on lines of their own."""
    brief = ", ".join(change.text for change in group.changes if change.brief)
    own = [change.text for change in group.changes if not change.brief]
    if group.status == "changed":
        return [brief, *own] if brief else own
    told = _("bỏ: {title}") if group.status == "removed" else _("thêm: {title}")
    return [told.format(title=group.title), *([brief] if brief else ()), *own]


def _group(group: Group) -> dict[str, object]:
    return {
        "kind": group.kind,
        "where": group.where,
        "title": group.title or None,
        "status": group.status,
        "changes": _changes(group.changes),
    }


def _changes(changes: Sequence[Change]) -> list[dict[str, object]]:
    return [
        {
            "kind": change.kind,
            "text": change.text,
            "old": change.old,
            "new": change.new,
            **({} if change.working_days is None else {"working_days": change.working_days}),
        }
        for change in changes
    ]


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
