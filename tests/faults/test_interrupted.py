"""Ctrl-C while the program loads, at one file that it opens after another: one line, no traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from faults.running_faults import need_strace
from running import PLAN_2022

SAMPLES = 12
SAID = "kiemdiem: Đã dừng theo yêu cầu\n"


def traced(log: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`kiemdiem check` under strace, which watches the files that it opens."""
    program = [sys.executable, "-m", "kiemdiem", "check", str(PLAN_2022)]
    return subprocess.run(
        ["strace", "-qq", "-o", str(log), "-e", "trace=openat", *options, *program],
        capture_output=True, encoding="utf-8", timeout=120, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


def test_ctrl_c_while_the_program_loads_is_one_line(tmp_path: Path) -> None:
    need_strace()
    log = tmp_path / "log"
    traced(log)
    opened = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if "openat(" in line]
    door = re.compile(r"kiemdiem/(__pycache__/)?__main__\.|/__future__\.")
    ours = max(place for place, line in enumerate(opened) if door.search(line))
    assert len(opened) - ours > 10 * SAMPLES
    codes = []
    for number in range(ours + 1, len(opened) - 5, (len(opened) - ours) // SAMPLES):
        done = traced(log, "-e", f"inject=openat:signal=INT:when={number + 1}")
        assert (done.returncode, done.stderr) == (130, SAID), f"at the opening of {opened[number]}"
        codes.append(done.returncode)
    assert len(codes) >= SAMPLES - 1
