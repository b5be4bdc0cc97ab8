"""Costs grow in proportion to the work: twice as much takes twice as many steps, counted without a clock."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

from counting import growth, steps
from growing import plan, write_sheet
from kiemdiem import cli
from kiemdiem.checking import WORTH_A_POOL

LINEAR = 2.15
"""2 is in proportion, 4 is the square of it; the numbers are the same at every run."""

MOST = WORTH_A_POOL - 1
"""So many files are still checked in one process: what others do is not counted."""


def running(*arguments: object) -> Callable[[], object]:
    """The program with these arguments, what it prints thrown away; it finds faults, but it does its work."""

    def run() -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            assert cli.run([str(argument) for argument in arguments]) in (0, 1)

    return run


def test_the_count_is_the_same_each_time_and_sees_every_turn_of_a_loop() -> None:
    def square(size: int) -> Callable[[], object]:
        return lambda: [[None for _inner in range(size)] for _outer in range(size)]

    def straight(size: int) -> Callable[[], object]:
        return lambda: [None for _one in range(size * size)]

    assert steps(square(30)) == steps(square(30))
    assert growth([square(5), square(10), square(20), square(40)]) > 3.5
    assert growth([straight(5), straight(10), straight(20), straight(40)]) > 3.5
    assert growth([lambda size=size: [None for _one in range(size)] for size in (5, 10, 20, 40)]) == 2


def test_a_check_grows_with_the_tasks_of_a_plan(tmp_path: Path) -> None:
    works = []
    for tasks in (24, 48, 96, 192):
        path = tmp_path / f"{tasks}.yaml"
        path.write_text(plan(tasks, agencies=10), encoding="utf-8")
        works.append(running("check", path))
    assert growth(works) < LINEAR


def test_a_check_grows_with_the_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.yaml" for number in range(MOST)]
    for number, path in enumerate(paths):
        path.write_text(plan(2, agencies=2).replace("Việc nhỏ", f"Việc {number}"), encoding="utf-8")
    assert growth([running("check", *paths[:count]) for count in (2, 5, 11, MOST)]) < LINEAR


def test_a_quota_grows_with_the_rows_of_the_roll(tmp_path: Path) -> None:
    sheets = [write_sheet(units, tmp_path / f"{units}.xlsx") for units in (1, 2, 4, 8)]
    asked = [running("quota", "--rulebook", "2019", "--roll", sheet) for sheet in sheets]
    assert growth(asked) < LINEAR


def test_rendering_grows_with_the_documents(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(plan(16, agencies=16), encoding="utf-8")

    def work(number: int) -> Callable[[], object]:
        named = (word for place in range(number) for word in ("--agency", f"c{place}"))
        out = tmp_path / str(number)
        render = running("render", "thong-bao", path, *named, "--out", out)

        def anew() -> None:
            shutil.rmtree(out, ignore_errors=True)
            render()
            assert len(list(out.glob("*.docx"))) == number

        return anew

    assert growth([work(number) for number in (2, 4, 8, 16)]) < LINEAR
