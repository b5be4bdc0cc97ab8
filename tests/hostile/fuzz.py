"""A fuzzer that follows the coverage of the program, for one of its doors: `python -m hostile.fuzz DOOR [libFuzzer
options] [FOLDER]`. It ends at the first input that is neither taken nor refused in the words meant for that."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kiemdiem"]):
    from kiemdiem import catalogue, lint, source
    from kiemdiem.errors import KiemdiemError
    from kiemdiem.inspection import inspecting, running
    from kiemdiem.ledger import events, lines
    from kiemdiem.load import load
    from kiemdiem.plan import Plan
    from kiemdiem.roll.reading import read
    from kiemdiem.word import Template

import papers
import word_files

_FILE = Path(tempfile.mkdtemp()) / "x"


def yaml(data: bytes) -> None:
    """A plan is read and checked, or every finding has its place in the file."""
    try:
        found = source.parse(data, "x.yaml")
    except source.Refused:
        return
    loaded = load(found)
    told = lint.run(found, catalogue.all_rules(), date(2022, 11, 1)) if isinstance(loaded, Plan) else loaded
    for one in told:
        assert 1 <= one.span.line <= len(found.lines)


def roll(data: bytes) -> None:
    """A CSV is read, every row taken, rejected or left aside; or it is refused."""
    path = _written(data, ".csv")
    try:
        found = read([path])
    except KiemdiemError:
        return
    for sheet in found.files[0].sheets:
        assert sheet.seen == len(found.rows) + len(found.rejected) + sum(sheet.aside.values())


def ledger(data: bytes) -> None:
    """A line is an entry that is written back as it is, or none; an entry is an event or none."""
    try:
        entry = lines.taken(data)
    except ValueError:
        return
    assert lines.taken(lines.written(entry).rstrip(b"\n")) == entry
    with contextlib.suppress(ValueError):
        events.from_entry(entry, 1)


def template(data: bytes) -> None:
    """A template is taken or refused, whatever is in its text."""
    body = data.decode("utf-8", "replace").replace("&", "&amp;").replace("\x00", "")
    with contextlib.suppress(KiemdiemError):
        Template.read(_written(word_files.with_body(word_files.tagged(body)), ".docx"))


def inspect(data: bytes) -> None:
    """A document is inspected or refused, whatever its parts hold."""
    body = data.decode("utf-8", "replace").replace("\x00", "")
    document = dataclasses.replace(_PLAN, text=body, closing="" if data[:1] == b"-" else _PLAN.closing)
    try:
        _done, report = inspecting.inspect_all([str(_written(document.whole(), ".docx"))], _CHECKS, None)
    except KiemdiemError:
        return
    for one in report.diagnostics:
        assert one.span.line >= 1


_PLAN = papers.plan("dang-hd36")
_CHECKS = list(running.all_checks())

DOORS: Mapping[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "roll": roll,
    "ledger": ledger,
    "template": template,
    "inspect": inspect,
}


def _written(data: bytes, ending: str) -> Path:
    path = _FILE.with_suffix(ending)
    path.write_bytes(data)
    return path


if __name__ == "__main__":
    os.environ.setdefault("KIEMDIEM_LANG", "vi")
    door = sys.argv.pop(1)
    atheris.Setup(sys.argv, DOORS[door])
    atheris.Fuzz()
