"""What has to hold after a command, whatever went wrong in it."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiemdiem.files.unfinished import TEMPORARY

_OF_A_MOMENT = {"id", "at"}
"""What the lines of a ledger say that differs at every run."""

_FOREIGN = ("Traceback", "No space", "Input/output", "Errno", "Lỗi của chính kiemdiem")


@dataclass(frozen=True)
class Thing:
    """A file or a link as it is found: what kind it is, its rights, what it holds or leads to."""

    kind: int
    rights: int
    content: object


State = Mapping[str, Thing]


def state(folder: Path) -> dict[str, Thing]:
    """Every file and link below `folder`, but the locks, which stay, and what is unfinished."""
    return {
        str(path.relative_to(folder)): _thing(path)
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and path.suffix != ".lock" and not path.name.startswith(TEMPORARY)
    }


def unfinished(folder: Path) -> list[Path]:
    """What is there of files that were never finished."""
    return [path for path in folder.rglob("*") if path.name.startswith(TEMPORARY)]


def wrong(now: State, before: State, after: State) -> list[str]:
    """The files that are neither the old nor the new one."""
    return [
        name
        for name in sorted({*now, *before, *after})
        if now.get(name) not in (before.get(name), after.get(name)) and not _nothing_yet(name, now, before)
    ]


def unclear(said: str) -> str:
    """What is wrong with how a failure is told: one message of the program, in the words of the user."""
    lines = said.splitlines()
    if not any(line.startswith("kiemdiem: ") for line in lines):
        return f"no message: {said!r}"
    return next((f"{word} in {said!r}" for word in _FOREIGN if word in said), "")


def _thing(path: Path) -> Thing:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return Thing(stat.S_IFLNK, 0, str(path.readlink()))
    content: object = path.read_bytes()
    if path.suffix == ".jsonl":
        content = _events(path.read_text(encoding="utf-8"))
    return Thing(stat.S_IFMT(found.st_mode), stat.S_IMODE(found.st_mode), content)


def _events(text: str) -> list[object]:
    return [
        {key: value for key, value in json.loads(line).items() if key not in _OF_A_MOMENT} for line in text.splitlines()
    ]


def _nothing_yet(name: str, now: State, before: State) -> bool:
    """A ledger that was made and has no line yet is as good as none."""
    return name.endswith(".jsonl") and name not in before and now[name].content == []
