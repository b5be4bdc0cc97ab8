"""The commands that write, each with what is there before it; small, for they run hundreds of times."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from running import PLAN_2022

TODAY = "2022-12-06"
PLAN = "plans/2022.yaml"
LEDGER, MEETINGS = "plans/2022.ledger.jsonl", "plans/2022.meetings.jsonl"
UNIT = "Đảng ủy xã B (minh họa)"
THREE = ("--agency", "van-phong", "--agency", "tc-nv", "--agency", "ubnd-thi-xa")
_RECEIVED = (
    '{"id":"wes4bkgs","kind":"received","day":"2022-12-05","unit":"xa-b","task":"4","by":"a",'
    '"at":"2022-12-05T08:00:00+00:00"}\n'
)
_MEETING = (
    '{"event":"added","id":"xxbekukz","unit":"xa-b","duty":"dang-ky","day":"2022-11-25","session":"morning",'
    '"registered":"2022-11-01"}\n'
)


def nothing(_folder: Path) -> None:
    """No more than the plan."""


@dataclass(frozen=True)
class Command:
    """A command that writes: how it is called, what is there before, and what a second run of it may do.

    `repeats`: it finds what it has written and goes on; others refuse to overwrite, or write once more.
    `cold`: what it loads starts threads, so it is loaded in the copy alone.
    """

    name: str
    arguments: tuple[str, ...]
    before: Callable[[Path], None] = nothing
    repeats: bool = False
    cold: bool = False

    def folder(self, at: Path) -> Path:
        """The folder it runs in, made anew."""
        shutil.rmtree(at, ignore_errors=True)
        (at / "plans").mkdir(parents=True)
        shutil.copy(PLAN_2022, at / PLAN)
        self.before(at)
        return at


def untidy(folder: Path) -> None:
    """A plan that is a link to a file of odd rights, and that has something to mend and to lay out."""
    text = (folder / PLAN).read_text(encoding="utf-8")
    untidied = text.replace("year: 2022", 'year:    "2022"', 1)
    assert untidied != text
    real = folder / "that" / "ke-hoach.yaml"
    real.parent.mkdir()
    real.write_text(untidied, encoding="utf-8")
    real.chmod(0o640)
    (folder / PLAN).unlink()
    (folder / PLAN).symlink_to(os.path.relpath(real, folder / "plans"))


def with_event(folder: Path) -> None:
    """A ledger with one event, which the group may write."""
    (folder / LEDGER).write_text(_RECEIVED, encoding="utf-8")
    (folder / LEDGER).chmod(0o660)


def with_meeting(folder: Path) -> None:
    """A register with one meeting."""
    (folder / MEETINGS).write_text(_MEETING, encoding="utf-8")


def with_roll(folder: Path) -> None:
    """A roll of two rows, one of them without a level."""
    keys = "unit,comparable_group,subject,name,self_rating,proposed,decided"
    rows = ["xa-b,to-chuc,collective,Chi bộ 1,good,good,good", "xa-b,to-chuc,collective,Chi bộ 2,,,không rõ"]
    (folder / "roll.csv").write_text("\n".join([keys, *rows, ""]), encoding="utf-8")


BATCHES = (
    Command("render", ("render", "thong-bao", PLAN, *THREE), repeats=True),
    Command("render --merge", ("render", "thong-bao", PLAN, *THREE, "--merge"), repeats=True),
    Command("remind --send", ("remind", PLAN, "--send", "--late", "--unit", UNIT, "--today", TODAY)),
    Command("template init", ("template", "init", "thong-bao"), repeats=True),
)
EDITS = (
    Command("check --fix", ("check", "--fix", PLAN, "--today", TODAY), untidy, repeats=True),
    Command("fmt", ("fmt", PLAN), untidy, repeats=True),
    Command("record", ("record", "received", "--unit", UNIT, "--task", "II.4", "--today", TODAY)),
    Command("record --undo", ("record", "--undo", "wes4", "--today", TODAY), with_event),
    Command(
        "meetings add",
        ("meetings", "add", "--unit", UNIT, "--day", "2022-11-25", "--session", "morning", "--today", "2022-11-01"),
    ),
    Command("meetings cancel", ("meetings", "cancel", UNIT), with_meeting),
)
SINGLE = (
    Command("export ics", ("export", "ics", "--today", TODAY, "--out", "lich/a.ics")),
    Command("export xlsx", ("export", "xlsx", "--today", TODAY, "--out", "a.xlsx")),
    Command("export csv", ("export", "csv", "--today", TODAY, "--out", "a.csv")),
    Command("export html", ("export", "html", "--today", TODAY, "--out", "a.html")),
    Command("new", ("new", "2023", "--from", PLAN)),
    Command("roll template", ("roll", "template", "--rows", "2")),
    Command("roll read", ("roll", "read", "roll.csv", "--out", "sach.csv"), with_roll, cold=True),
    Command("quota", ("quota", PLAN, "--out", "quota.csv")),
)
WRITING = (*EDITS, *BATCHES, *SINGLE)

_DAY = ("--today", TODAY)
READING = tuple(
    Command(" ".join(line.split()[:2]), (*line.split(), *day))
    for line, day in (
        ("check", _DAY),
        ("check --statistics", _DAY),
        ("check --output-format json", _DAY),
        ("check --output-format github", _DAY),
        ("check --diff", _DAY),
        ("deadlines", _DAY),
        ("quota --explain", ()),
        ("quota", ()),
        ("status", _DAY),
        ("status --output-format json", _DAY),
        ("log", ()),
        ("brief", _DAY),
        ("remind", _DAY),
        ("calendar", _DAY),
        ("timeline", _DAY),
        ("graph", ()),
        ("explain KD201", ()),
        ("explain 2019", ()),
        ("diff plans/2022.yaml plans/2022.yaml", ()),
        ("meetings list", ()),
        ("meetings check", ()),
        ("meetings free", ("--today", "2022-11-01")),
        ("template list", ()),
        ("render --list", ()),
        ("render giay-moi --sample", ()),
        ("schema", ()),
        ("fmt --check", ()),
        ("--help", ()),
        ("render --help", ()),
    )
)
"""Commands that only say something."""
