"""Disks and folders that take nothing, or not all: said, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from faults.commands import BATCHES, WRITING, Command
from faults.running_faults import Server, complaints
from running import kiemdiem

every = pytest.mark.parametrize("command", WRITING, ids=lambda command: command.name)


@every
def test_a_disk_that_takes_no_more_in_the_middle_of_a_file(server: Server, command: Command) -> None:
    """As much of each file as the limit lets in is written; then the system says that it is too large."""
    expected = server.begin(command)
    for largest in (1, 200, 3000):
        command.folder(server.here)
        done = server.run(command, largest=largest)
        assert complaints(server, expected, done, silent=largest < 1000) == ""


@every
@pytest.mark.parametrize("reason", ["EROFS", "EACCES"])
def test_a_folder_that_may_only_be_read(server: Server, command: Command, reason: str) -> None:
    """Every call that would change something is refused; whoever may do all (root) is refused by no folder."""
    expected = server.begin(command)
    command.folder(server.here)
    done = server.run(command, call={"number": 1, "fault": reason, "on": True})
    assert done.code == 2
    assert complaints(server, expected, done) == ""
    assert "ổ đĩa chỉ cho đọc" in done.err or "không có quyền" in done.err


def _small_disk(folder: Path) -> bool:
    """Whether a disk of 64 KiB could be mounted at `folder`, which needs the rights of root."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    return bool(shutil.which("mount")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def _is_said(full: subprocess.CompletedProcess[str], out: Path) -> int:
    """How many of three documents are there whole after a run on a `full` disk, which has said so."""
    assert full.returncode == 2
    assert "đĩa đã đầy; đã có " in full.stderr
    assert "chạy lại đúng lệnh này" in full.stderr
    there = list(out.iterdir())
    assert 0 < len(there) < 3
    assert {path.suffix for path in there} == {".docx"}
    return len(there)


def test_a_batch_goes_on_when_a_full_disk_has_room_again(tmp_path: Path) -> None:
    """On a small disk where one may be mounted; elsewhere the system says after the first file that it is full."""
    render = next(command for command in BATCHES if command.name == "render")
    here, disk = render.folder(tmp_path / "here"), tmp_path / "disk"
    command = (*render.arguments, "--out", disk / "out")
    if is_mounted := _small_disk(disk):
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 48 * 1024)
    try:
        there = _is_said(kiemdiem(*command, cwd=here) if is_mounted else _without_room(command, here), disk / "out")
        if is_mounted:
            ballast.unlink()
        done = kiemdiem(*command, cwd=here)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Giữ {there} tệp" in done.stdout
    finally:
        if is_mounted:
            subprocess.run(["umount", str(disk)], check=True)


def _without_room(command: Sequence[object], here: Path) -> subprocess.CompletedProcess[str]:
    if not shutil.which("strace") and not os.environ.get("CI"):
        pytest.skip("may mount no disk here, and strace is not installed")
    full = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fsync", "-e", "inject=fsync:error=ENOSPC:when=2+"]
    program = [sys.executable, "-m", "kiemdiem", *map(str, command)]
    return subprocess.run([*full, *program], cwd=here, capture_output=True, encoding="utf-8", check=False, timeout=120)
