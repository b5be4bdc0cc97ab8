"""Work counted instead of timed: the same number at every run and on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs, every turn of a loop anew, and how many functions written in C it calls.

    What goes on inside one such function is not seen.
    """
    count = 0

    def line(_frame: FrameType, event: str, _arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(lambda *_called: line)
    sys.setprofile(call)
    try:
        work()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return count


def growth(works: list[Callable[[], object]]) -> float:
    """How many times as many steps the second doubling costs as the first; `works` are four, each twice the last.

    2 where costs are in proportion, whatever they begin with; 4 where they are the square. The first is not counted:
    it loads what is loaded once.
    """
    works[0]()
    small, middle, large = (steps(work) for work in works[1:])
    return (large - middle) / (middle - small)
