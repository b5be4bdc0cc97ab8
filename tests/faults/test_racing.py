"""Several runs at once on one file: every edit that was said to be done is in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from faults.commands import EDITS, LEDGER, MEETINGS, PLAN, Command
from running import kiemdiem

AT_ONCE = 6


def together(commands: list[tuple[str, ...]], here: Path) -> list[tuple[int, str, str]]:
    """Start all, then wait for all: exit codes and what was said."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "kiemdiem", *command],
            cwd=here, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for command in commands
    ]  # fmt: skip
    said = [process.communicate(timeout=120) for process in running]
    return [(process.returncode, out, err) for process, (out, err) in zip(running, said, strict=True)]


def named(name: str) -> Command:
    return next(command for command in EDITS if command.name == name)


def test_mending_and_laying_out_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    fix, fmt = named("check --fix"), named("fmt")
    here = fix.folder(tmp_path / "here")
    done = together([fix.arguments, fmt.arguments] * (AT_ONCE // 2), here)
    assert all(code in (0, 1) or "vừa bị chương trình khác sửa" in err for code, _out, err in done), done
    assert any(code < 2 for code, _out, _err in done)
    text = (here / PLAN).read_text(encoding="utf-8")
    if any(code == 0 and "Đã định dạng 1 tệp" in err for code, _out, err in done):
        assert kiemdiem("fmt", "--check", PLAN, cwd=here).returncode == 0
    if any("Đã sửa" in err for _code, _out, err in done):
        assert 'year: "2022"' not in text
        assert 'year:    "2022"' not in text
    assert (here / PLAN).is_symlink()
    assert [path.name for path in (here / "that").iterdir()] == ["ke-hoach.yaml"]


def test_every_event_that_was_said_to_be_recorded_is_in_the_ledger(tmp_path: Path) -> None:
    record = named("record")
    here = record.folder(tmp_path / "here")
    done = together([(*record.arguments, "--note", f"lần {number}") for number in range(AT_ONCE)], here)
    assert [err for code, _out, err in done if code] == []
    notes = [json.loads(line)["note"] for line in (here / LEDGER).read_text(encoding="utf-8").splitlines()]
    assert sorted(notes) == [f"lần {number}" for number in range(AT_ONCE)]


def test_every_meeting_that_was_said_to_be_registered_is_in_the_register(tmp_path: Path) -> None:
    """Of one unit there is one meeting: who comes second is told so, or has moved nothing."""
    add = named("meetings add")
    here = add.folder(tmp_path / "here")
    done = together([add.arguments] * AT_ONCE, here)
    ids = [json.loads(line)["id"] for line in (here / MEETINGS).read_text(encoding="utf-8").splitlines()]
    told = [out.rstrip("\n").rpartition("mã ")[2] for code, out, _err in done if code == 0]
    assert sorted(told) == sorted(ids)


def test_the_same_batch_by_several_runs_at_once_is_one_batch(tmp_path: Path) -> None:
    here = named("record").folder(tmp_path / "here")
    done = together([("render-notice", PLAN)] * AT_ONCE, here)
    assert [err for code, _out, err in done if code] == []
    assert {path.suffix for path in (here / "out").iterdir()} == {".docx"}
    assert len(list((here / "out").iterdir())) == 8
