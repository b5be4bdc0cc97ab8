"""The doors of the program under a fuzzer that looks for inputs reaching new code; the same runs every time."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import papers
from hostile.interpreter import environment
from hostile.made import ledgers, rolls
from running import ROOT

RUNS = {"yaml": 1_200, "roll": 500, "ledger": 20_000, "template": 400, "inspect": 400}

SEEDS: Mapping[str, bytes] = {
    "yaml": (ROOT / "tests" / "cases" / "school-year-letter.yaml").read_bytes(),
    "roll": rolls.as_csv(rolls.rows()[:4]),
    "ledger": json.dumps(ledgers.EVENTS[0], ensure_ascii=False).encode(),
    "template": b"{{ so }} {% if so %}x{% endif %}",
    "inspect": papers.body(papers.SENTENCE).encode(),
}


@pytest.mark.parametrize("door", RUNS)
def test_no_input_that_a_fuzzer_finds_breaks_a_door(door: str, tmp_path: Path) -> None:
    if not importlib.util.find_spec("atheris") and not os.environ.get("CI"):
        pytest.skip("not here: atheris")
    known = tmp_path / "known"
    known.mkdir()
    (known / "seed").write_bytes(SEEDS[door])
    limits = [f"-runs={RUNS[door]}", "-seed=2022", "-timeout=10", "-rss_limit_mb=1024", "-max_len=8192"]
    done = subprocess.run(
        [sys.executable, "-m", "hostile.fuzz", door, *limits, f"-artifact_prefix={tmp_path}/", str(known)],
        capture_output=True,
        cwd=tmp_path,
        env=environment(),
        encoding="utf-8",
        errors="replace",
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"Done {RUNS[door]} runs" in done.stderr
