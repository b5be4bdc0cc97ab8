"""Disks and folders that take nothing, or not all: said, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
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
    """Whether a disk of 64 KiB could be mounted at `folder`."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    return bool(shutil.which("mount")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_batch_goes_on_when_a_full_disk_has_room_again(tmp_path: Path) -> None:
    """A small disk where one may be mounted; the limits above stand for it elsewhere."""
    disk = tmp_path / "disk"
    if not _small_disk(disk):
        pytest.skip("may mount no disk here") if not os.environ.get("CI") else None
        return
    try:
        render = next(command for command in BATCHES if command.name == "render")
        here = render.folder(tmp_path / "here")
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 48 * 1024)
        full = kiemdiem(*render.arguments, "--out", disk / "out", cwd=here)
        assert full.returncode == 2
        assert "đĩa đã đầy; đã có " in full.stderr
        assert "chạy lại đúng lệnh này" in full.stderr
        there = list((disk / "out").iterdir())
        assert 0 < len(there) < 3
        assert {path.suffix for path in there} == {".docx"}
        ballast.unlink()
        done = kiemdiem(*render.arguments, "--out", disk / "out", cwd=here)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"Giữ {len(there)} tệp" in done.stdout
    finally:
        subprocess.run(["umount", str(disk)], check=True)
