"""Lines that are broken for the terminal, and what a log prints of a ledger that somebody forged."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

from kiemdiem.tables.grids import FILE_WIDTH
from kiemdiem.tables.wrapping import write_parts
from running import PLAN_2022, kiemdiem


def test_a_break_puts_no_command_of_a_runner_at_the_start_of_a_line() -> None:
    stream = io.StringIO()
    write_parts([[f"{'a' * FILE_WIDTH} ::error::x a::b"]], stream)
    assert not [line for line in stream.getvalue().splitlines() if line.lstrip().startswith("::")]
    assert "\\u003a:error::x a::b" in stream.getvalue()


def test_a_forged_ledger_steers_no_runner_by_what_it_names(tmp_path: Path) -> None:
    shutil.copy(PLAN_2022, tmp_path / "plan.yaml")
    event = {"kind": "received", "day": "2022-11-20", "unit": "phuong-a"}
    events = [
        {**event, "id": "a", "task": "##[error]x", "by": "::set-output name=a::b"},
        {**event, "id": "b", "task": "\n##[error]z", "number": "12-BC/ĐU", "by": "::error::x", "note": "a " * 40},
    ]
    (tmp_path / "plan.ledger.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in events), encoding="utf-8")
    for columns in ("60", "72", "80", "100"):
        done = kiemdiem("log", "plan.yaml", cwd=tmp_path, COLUMNS=columns)
        assert "##[" not in done.stdout + done.stderr
        assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
