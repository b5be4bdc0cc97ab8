"""Many plans at once: the same answers as one by one, whatever becomes of the processes that work them out."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiemdiem import parallel
from kiemdiem.checking import WORTH_A_POOL
from kiemdiem.commands.check import LONG
from running import PLAN_2022, kiemdiem

MANY = WORTH_A_POOL + 4
PLAN = 'document: {{subject: x, year: 2022, issuer: a}}\nagencies: [{{id: a, name: "{}"}}]\n'
HERE = os.getpid()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(MANY):
        (tmp_path / f"{number:03}.yaml").write_text(PLAN.format(f"cơ quan {number}"), encoding="utf-8")
    (tmp_path / "003.yaml").write_text("document: [", encoding="utf-8")
    return tmp_path


def findings(*arguments: object, cwd: Path) -> list[dict]:
    return json.loads(kiemdiem("check", "--output-format", "json", *arguments, cwd=cwd).stdout)["findings"]


def test_many_plans_have_the_findings_each_of_them_has_alone(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    together = findings(".", cwd=folder)
    alone = [found for name in names for found in findings(name, cwd=folder)]
    assert together == alone
    assert {found["code"] for found in together} >= {"KD002", "KD304"}


def test_many_plans_are_spoken_of_in_the_language_asked_for(folder: Path) -> None:
    shown = kiemdiem("check", "--lang", "en", ".", cwd=folder).stdout
    assert shown.count("does not stand in the text") == MANY - 1


def test_a_file_that_is_not_there_is_said_and_exits_2_among_many_too(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    all_there = kiemdiem("check", *names, cwd=folder)
    done = kiemdiem("check", *names[:10], "không-có.yaml", *names[10:], cwd=folder)
    assert (done.returncode, done.stdout) == (2, all_there.stdout)
    assert done.stderr.startswith("kiemdiem: Không có tệp không-có.yaml\n  → ")


def test_noted_findings_of_many_plans_are_counted_and_listed_where_they_are_asked_for(tmp_path: Path) -> None:
    text = PLAN_2022.read_text(encoding="utf-8")
    for number in range(MANY):
        (tmp_path / f"{number:03}.yaml").write_text(text, encoding="utf-8")
    alone = json.loads(kiemdiem("check", "--output-format", "json", "000.yaml", cwd=tmp_path).stdout)["summary"]
    counted = f"{MANY * alone['ignored']} điểm đã ghi nhận"
    assert kiemdiem("check", ".", cwd=tmp_path).stdout.rstrip().endswith(counted)
    listed = json.loads(kiemdiem("check", "--output-format", "json", ".", cwd=tmp_path).stdout)
    assert sum(found["ignored"] for found in listed["findings"]) == MANY * alone["ignored"]
    assert "… và" in kiemdiem("check", "--show-ignored", ".", cwd=tmp_path).stdout


def square_or_die(number: int) -> int:
    """The square of `number`; a worker that is given 30 is killed, as one that takes too much memory is."""
    if number == 30 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def square_or_break(number: int) -> int:
    if number == 30:
        raise ZeroDivisionError(f"process {os.getpid()}")
    return number * number


def test_where_a_worker_is_killed_its_work_is_done_without_it() -> None:
    assert list(parallel.each(square_or_die, range(50), int, 2)) == [number * number for number in range(50)]


def test_an_error_of_a_worker_is_raised_as_our_own_with_its_place() -> None:
    answers = parallel.each(square_or_break, range(50), int, 2)
    assert [next(answers) for _ in range(30)] == [number * number for number in range(30)]
    with pytest.raises(ZeroDivisionError, match=f"process {HERE}") as raised:
        next(answers)
    assert raised.traceback[-1].name == "square_or_break"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the workers in /proc")
def test_ctrl_c_ends_a_long_check_at_once_with_one_line(tmp_path: Path) -> None:
    plan = PLAN_2022.read_bytes()
    for number in range(400):
        (tmp_path / f"{number}.yaml").write_bytes(plan)
    running = subprocess.Popen(
        [sys.executable, "-m", "kiemdiem", "check", str(tmp_path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while running.poll() is None and not children.read_text():
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _out, said = running.communicate(timeout=20)
    assert running.returncode == 130
    assert said.decode().count("\n") == 1


@pytest.mark.parametrize("options", [[], ["--quiet"]])
def test_a_terminal_shows_how_far_a_long_check_is_unless_quiet(tmp_path: Path, options: list[str]) -> None:
    for number in range(LONG):
        (tmp_path / f"{number}.yaml").write_text(PLAN.format(number), encoding="utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "kiemdiem", "check", *options, str(tmp_path)],
        stdout=subprocess.DEVNULL, stderr=theirs, env=os.environ | {"TERM": "xterm"},
    ) as running:  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += os.read(ours, 65536)
            except OSError:
                break
    assert running.returncode == 0
    assert (b"100%" in shown) == (not options)
