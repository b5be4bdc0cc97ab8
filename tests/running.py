"""Running the program as people run it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN_2022 = ROOT / "plans" / "2022.yaml"


@contextmanager
def no_end_of_work(seconds: float = 30) -> Iterator[None]:
    """Fail where what is done inside takes so much processor time that it would never end for a user; no stopwatch."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < seconds


def kiemdiem(
    *arguments: object,
    stdin: str | bytes = b"",
    cwd: Path | None = None,
    seconds: float = 60,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run `kiemdiem` with `arguments`; what it printed is decoded as UTF-8."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("KIEMDIEM_")}
    done = subprocess.run(
        [sys.executable, "-m", "kiemdiem", *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        timeout=seconds,
        env=clean | {"COLUMNS": "100"} | environment,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )
