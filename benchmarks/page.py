"""The page of results: where every target stands, then the races."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence

from benchmarks.measuring import Race, Target

_WORDS = {"cpu": "CPU", "wall": "wall clock"}


def page(races: Sequence[Race], versions: Mapping[str, str], chart: str, remarks: str) -> str:
    """All of it as Markdown; `chart` is the name of the picture beside it."""
    listed = ", ".join(f"{name} {version}" for name, version in versions.items())
    return "\n".join(
        [
            "# kiemdiem measured beside other programs",
            "",
            "Made by `python -m benchmarks`, which installs everything that takes part into a folder of its own.",
            "",
            f"{_machine()}, Python {platform.python_version()}; {listed}.",
            "",
            "Whole processes, timed from outside, each starting anew; the contestants of a race run in turn, round by "
            "round. CPU is user and system time of the process and all it started; it is the steady number on a "
            "machine that others use too. Times are medians over the rounds, ratios the median of the ratios within a "
            "round. A peak is never less than that of the process that measures, about 17 MiB.",
            "",
            f"![How many times as long as kiemdiem the others take]({chart})",
            "",
            "## The targets",
            "",
            *_targets(races),
            "",
            remarks.strip(),
            "",
            *(line for one in races for line in _table(one)),
        ]
    )


def _machine() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:  # noqa: PTH123
            names = [line.partition(":")[2].strip() for line in stream if line.startswith("model name")]
    except OSError:
        names = []
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores" + (f" ({names[0]})" if names else "")


def _targets(races: Sequence[Race]) -> list[str]:
    lines = ["| race | target | measured by | reached | met |", "|---|---|---|---:|:-:|"]
    for one in races:
        for target in one.targets:
            met = "yes" if one.reached(target) <= target.most else "**no**"
            lines.append(f"| {one.title} | {target} | {_WORDS[target.what]} | {_reached(one, target)} | {met} |")
    return lines


def _reached(one: Race, target: Target) -> str:
    times = one.reached(target)
    return (
        f"{times:.2f} x" if target.most > 1 else f"{1 / times:.1f} x faster" if times < 1 else f"{times:.2f} x slower"
    )


def _table(one: Race) -> list[str]:
    rounds = len(one.runs[one.ours])
    lines = [f"## {one.title}", "", *([one.note, ""] if one.note else [])]
    lines += [f"{one.when}, load {one.load:.1f} at the start; rounds: {rounds}.", ""]
    lines += [
        "| program | CPU s | wall s | peak MiB | its CPU / ours | its wall / ours |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name in one.runs:
        peak = max(run.peak for run in one.runs[name])
        cells = [f"{one.middle(name, 'cpu'):.3f}", f"{one.middle(name, 'wall'):.3f}", f"{peak:.0f}"]
        cells += [f"{one.ratio(name, what):.2f}" for what in ("cpu", "wall")]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return [*lines, ""]
