"""A new plan for people and programs: where it is, how its deadlines moved, what is to be seen to."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from rich.console import Console
from rich.text import Text

from kiemdiem.day_names import day_name
from kiemdiem.display import json_text, show
from kiemdiem.language import _, weekday
from kiemdiem.renewal import Renewal
from kiemdiem.renewal.starting import Started
from kiemdiem.renewal.told import Moving, Note, for_a_person, movings, papers, place_words
from kiemdiem.tables.grids import at_line_start, console

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Checked:
    """What `check` says of the new plan: its counts; by code, the findings of kinds that the old one has not."""

    summary: dict[str, int]
    unlike: dict[str, int]


@dataclass(frozen=True)
class Outcome:
    """Where the new plan is, where it came from ("" for the shipped model), and what `check` says of it."""

    file: str
    source: str
    checked: Checked


def write(renewal: Renewal, outcome: Outcome, stream: TextIO) -> None:
    """Print how `renewal` came about and what a person must see to."""
    out = console(stream)
    told = _("Kế hoạch năm {year} lập từ {source}: {file}")
    year = renewal.new.document.year
    out.print(Text(told.format(year=year, source=show(outcome.source, 1000), file=show(outcome.file, 1000)), "bold"))
    moved = list(movings(renewal))
    _heading(out, _("Thời hạn đã dời ({n}), kèm ngày làm việc cuối kịp hạn").format(n=len(moved)))
    labels = max((len(show(moving.task, 12)) for moving in moved), default=0) + 2
    for moving in moved:
        _write_moving(out, moving, labels)
    years = sum(1 for one in renewal.rewordings if "deadline" not in one.steps)
    _heading(out, _("Lời văn đã đổi năm của đợt, ngày trong câu: {n} chỗ").format(n=years))
    _notes(out, _("Văn bản cần xem lại"), papers(renewal))
    _notes(out, _("Cần người xem"), for_a_person(renewal))
    _checked(out, outcome)


def write_started(started: Started, outcome: Outcome, stream: TextIO) -> None:
    """Print what a plan from the shipped model says and what is to be filled in."""
    out = console(stream)
    told = _("Kế hoạch năm {year} lập từ kế hoạch mẫu: {file}")
    out.print(Text(told.format(year=started.plan.document.year, file=show(outcome.file, 1000)), "bold"))
    _heading(out, _("Thời hạn ({n})").format(n=len(started.deadlines)))
    for label, phrase, day in started.deadlines:
        _item(out, f"{phrase} ({weekday(day)})", f"{label:<8}", " " * 8)
    _notes(out, _("Cần người xem"), _started_notes(started))
    _checked(out, outcome)


def write_json(renewal: Renewal, outcome: Outcome, stream: TextIO) -> None:
    """Print one JSON object with stable English keys."""
    document = {
        **_head(outcome, renewal.new.document.year),
        "deadlines": [_moving(moving) for moving in movings(renewal)],
        "texts": [
            {"line": renewal.source.span(one.steps).line, "old": one.old, "new": one.new} for one in renewal.rewordings
        ],
        "papers": [_note(note) for note in papers(renewal)],
        "rulebook": {"named": renewal.book.named, "valid": renewal.book.valid},
        "todo": [_note(note) for note in for_a_person(renewal)],
    }
    stream.write(json_text(document))


def write_started_json(started: Started, outcome: Outcome, stream: TextIO) -> None:
    """Print one JSON object with stable English keys."""
    document = {
        **_head(outcome, started.plan.document.year),
        "deadlines": [
            {"task": label, "phrase": phrase, "day": day.isoformat(), "weekday": _DAYS[day.weekday()]}
            for label, phrase, day in started.deadlines
        ],
        "rulebook": {"named": started.plan.rulebook, "valid": started.plan.rulebook},
        "todo": [_note(note) for note in _started_notes(started)],
    }
    stream.write(json_text(document))


def _write_moving(out: Console, moving: Moving, labels: int) -> None:
    said = f"{at_line_start(moving.old, 200)} → {at_line_start(moving.new, 200)}"
    _item(out, said, f"{show(moving.task, 12):<{labels}}", " " * labels)
    for move in moving.moves:
        if worked := move.worked:
            lead = _("bắt đầu") + " " if move.steps[-1] == "from" else ""
            days = f"{lead}{day_name(worked.old)} → {day_name(worked.new)} ({place_words(worked.place)})"
            _item(out, days, " " * labels, " " * labels)


def _notes(out: Console, heading: str, notes: Iterable[Note]) -> None:
    found = list(notes)
    if not found:
        return
    _heading(out, heading)
    for note in found:
        where = _("dòng {line}: ").format(line=note.line) if note.line else ""
        _item(out, where + note.text, "- ", "  ")
        if note.hint:
            _item(out, note.hint, "  → ", "    ")


def _started_notes(started: Started) -> Iterator[Note]:
    return (Note(one.kind, started.source.span(one.steps).line, one.text) for one in started.remarks)


def _checked(out: Console, outcome: Outcome) -> None:
    summary, unlike = outcome.checked.summary, outcome.checked.unlike
    told = _("Kiểm tra kế hoạch mới: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú")
    out.print()
    out.print(Text(told.format(**{key: summary[key] for key in ("errors", "warnings", "notes")}), "bold"))
    if unlike and outcome.source:
        codes = ", ".join(f"{code} ({count})" for code, count in sorted(unlike.items()))
        out.print(Text(_("Loại mới so với kế hoạch nguồn: {codes}").format(codes=codes)))
    if "KD011" in unlike:
        out.print(Text(_("Chú thích bỏ qua không còn cần thì kiemdiem check --fix bỏ giúp")))
    out.print(Text(_("Xem từng chỗ: kiemdiem check {file}").format(file=show(outcome.file, 1000))))


def _item(out: Console, text: str, first: str, then: str) -> None:
    """A text over several lines, the later ones under the first."""
    out.print(Text(textwrap.fill(text, max(out.width, 40), initial_indent=first, subsequent_indent=then)))


def _heading(out: Console, text: str) -> None:
    out.print(Text(f"\n{text}", "bold"))


def _head(outcome: Outcome, year: int) -> dict[str, object]:
    return {
        "version": 1,
        "file": outcome.file,
        "from": outcome.source or None,
        "year": year,
        "check": {**outcome.checked.summary, "new_kinds": outcome.checked.unlike},
    }


def _moving(moving: Moving) -> dict[str, object]:
    moves: Sequence[dict[str, object]] = [
        {
            "key": move.steps[-1],
            "old": str(move.old),
            "new": str(move.new),
            "old_weekday": _weekday(move.old),
            "new_weekday": _weekday(move.new),
            "old_working_day": move.worked.old.isoformat() if move.worked else None,
            "new_working_day": move.worked.new.isoformat() if move.worked else None,
            "place_in_month": move.worked.place if move.worked else None,
        }
        for move in moving.moves
    ]
    return {"task": moving.task, "line": moving.line, "old": moving.old, "new": moving.new, "dates": moves}


def _weekday(value: date | str) -> str | None:
    return _DAYS[value.weekday()] if isinstance(value, date) else None


def _note(note: Note) -> dict[str, object]:
    return {"kind": note.kind, "line": note.line, "text": note.text, "hint": note.hint or None}
