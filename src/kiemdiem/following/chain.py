"""The critical chain: the tasks one after the other that leave least room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kiemdiem.following.sequence import Step, last_day, order
from kiemdiem.plan import Plan, Task


class Link(NamedTuple):
    """A task of the critical chain, its last day, and the working days from there to the last day of the next one."""

    task: Task
    last_day: date
    gap: int | None


def critical_chain(plan: Plan, done: Collection[str], between: Callable[[date, date], int]) -> tuple[Link, ...]:
    """The chain of tasks, none of them `done`, that leaves least room: of those with the least number of working days
    from the last day of one task to that of the next, the longest; of these, the one with the fewest days in all.

    `between` counts working days. Nothing where no two dated tasks follow each other; a circle is in no chain.
    """
    gaps = _gaps(plan, done, between)
    sequence = _topological(gaps)
    ahead = _longest(sequence, gaps)
    behind = _longest([*reversed(sequence)], _turned(gaps))
    least = min((gap for a in sequence for b, gap in gaps[a].items() if b in ahead), default=None)
    best: tuple[int, int, str, str] | None = None
    for a in sequence:
        for b, gap in gaps[a].items():
            if gap == least and b in ahead:
                size, days = behind[a].size + ahead[b].size, behind[a].days + gap + ahead[b].days
                if best is None or (size, -days) > best[:2]:
                    best = (size, -days, a, b)
    if best is None:
        return ()
    chain = [*reversed([*_walk(behind, best[2])]), *_walk(ahead, best[3])]
    tasks = [plan.find("task", key) for key in chain]
    steps = [gaps[a][b] for a, b in pairwise(chain)]
    return tuple(
        Link(task, day, gap)
        for task, gap in zip(tasks, [*steps, None], strict=True)
        if isinstance(task, Task) and (day := last_day(plan, Step(task.key)))
    )


class _Way(NamedTuple):
    """The longest way on from a task: so many tasks, so many days in all, the next one."""

    size: int
    days: int
    to: str


def _longest(sequence: list[str], gaps: dict[str, dict[str, int]]) -> dict[str, _Way]:
    """The longest way on from each task of a topological `sequence`, with the fewest days."""
    found: dict[str, _Way] = {}
    for key in reversed(sequence):
        ways = [_Way(found[to].size + 1, found[to].days + gap, to) for to, gap in gaps[key].items() if to in found]
        found[key] = max(ways, key=lambda way: (way.size, -way.days), default=_Way(1, 0, ""))
    return found


def _walk(ways: dict[str, _Way], start: str) -> Iterator[str]:
    while start:
        yield start
        start = ways[start].to


def _gaps(plan: Plan, done: Collection[str], between: Callable[[date, date], int]) -> dict[str, dict[str, int]]:
    """The working days from each task that is not done to those directly after it, where both have a last day."""
    found: dict[str, dict[str, int]] = {}
    for step, following in order(plan).after.items():
        for then in following:
            days = last_day(plan, step), last_day(plan, then)
            if not (days[0] and days[1]) or _is_done(step, done) or _is_done(then, done) or step.task == then.task:
                continue
            found.setdefault(then.task, {})
            found.setdefault(step.task, {})[then.task] = between(days[0], days[1])
    return found


def _turned(gaps: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {key: {} for key in gaps}
    for a, following in gaps.items():
        for b, gap in following.items():
            found[b][a] = gap
    return found


def _topological(gaps: dict[str, dict[str, int]]) -> list[str]:
    """The tasks so that each comes before those after it; those in a circle, and after one, are left out."""
    waiting = dict.fromkeys(gaps, 0)
    for following in gaps.values():
        for key in following:
            waiting[key] += 1
    found = [key for key, count in waiting.items() if not count]
    for key in found:
        for to in gaps[key]:
            waiting[to] -= 1
            if not waiting[to]:
                found.append(to)
    return found


def _is_done(step: Step, done: Collection[str]) -> bool:
    """Whether it is no task that is still to do."""
    return not step.task or step.task in done
