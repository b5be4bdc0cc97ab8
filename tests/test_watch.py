"""check --watch: a new report after every change, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kiemdiem import arguments
from kiemdiem.errors import KiemdiemError
from kiemdiem.watching import watch
from running import kiemdiem

PLAN = "document: {subject: kế hoạch, year: 2022, issuer: a}\nagencies:\n  - {id: a, name: kế hoạch}\n"


def looks(find, steps, complain=None) -> list[list[str]]:
    """The names that every run was given, where before each look but the first one of `steps` is done."""
    seen: list[list[str]] = []
    waiting = iter(steps)
    first = True

    def found() -> list[str]:
        nonlocal first
        if not first:
            next(waiting)()
        first = False
        return find()

    watch(found, seen.append, complain or (lambda error: seen.append([error.message])), pause=0, rounds=len(steps) + 1)
    return seen


def test_nothing_runs_again_while_nothing_changes(tmp_path):
    (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
    assert len(looks(lambda: [str(tmp_path / "a.yaml")], [lambda: None] * 5)) == 1


def test_a_change_of_the_same_length_is_seen_by_its_time_and_one_of_the_same_time_by_its_length(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a", encoding="utf-8")
    os.utime(path, ns=(1, 1))

    def other_time():
        os.utime(path, ns=(1, 2))

    def other_length():
        path.write_text("ab", encoding="utf-8")
        os.utime(path, ns=(1, 2))

    assert len(looks(lambda: [str(path)], [other_time, other_length])) == 3


def test_new_files_of_a_folder_are_seen_and_so_is_one_that_goes(tmp_path):
    (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
    runs = looks(
        lambda: arguments.plan_files([str(tmp_path)]),
        [lambda: (tmp_path / "b.yaml").write_text(PLAN, encoding="utf-8"), (tmp_path / "a.yaml").unlink],
    )
    assert [[Path(name).name for name in names] for names in runs] == [["a.yaml"], ["a.yaml", "b.yaml"], ["b.yaml"]]


def test_an_empty_folder_is_said_once_and_watched_on(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(PLAN, encoding="utf-8")
    runs = looks(
        lambda: arguments.plan_files([str(tmp_path)]),
        [path.unlink, lambda: None, lambda: None, lambda: path.write_text(PLAN, encoding="utf-8")],
    )
    assert len(runs) == 3
    assert "không có tệp .yaml nào" in runs[1][0]
    assert runs[0] == runs[2] == [str(path)]


def test_a_file_that_was_never_there_ends_it_at_once(tmp_path):
    with pytest.raises(KiemdiemError):
        looks(lambda: arguments.plan_files([str(tmp_path)]), [lambda: None])
    done = kiemdiem("check", "--watch", "khong-co.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "Không có tệp khong-co.yaml" in done.stderr


def test_standard_input_and_changing_files_do_not_go_with_watch(tmp_path):
    (tmp_path / "a.yaml").write_text(PLAN, encoding="utf-8")
    for wrong in (["-"], ["a.yaml", "--fix"], ["a.yaml", "--diff"]):
        done = kiemdiem("check", "--watch", *wrong, cwd=tmp_path)
        assert done.returncode == 2
        assert "--watch" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent as POSIX systems do")
def test_a_saved_file_gives_a_second_report_and_ctrl_c_ends_with_one_line(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "kiemdiem", "check", "--watch", "--ignore", "KD6", "plan.yaml"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    killer = threading.Timer(60, running.kill)
    killer.start()
    assert running.stdout
    try:
        first = running.stdout.readline()
        path.write_text(PLAN + "lạ: 1\n", encoding="utf-8")
        second = ""
        while "1 lỗi" not in second and running.poll() is None:
            second += running.stdout.readline()
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        rest, said = running.communicate(timeout=20)
    finally:
        killer.cancel()
        running.kill()
    assert first == "0 lỗi, 0 cảnh báo, 0 ghi chú\n"
    assert "plan.yaml:4:1: lỗi KD006" in second
    assert running.returncode == 130
    assert "\x1b" not in first + second + rest
    lines = said.splitlines()
    assert [line.startswith("Kiểm tra lúc ") for line in lines] == [True, True, False]
    assert lines[-1] == "kiemdiem: Đã dừng theo yêu cầu"
