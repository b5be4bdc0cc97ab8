"""How the time of reading, loading and of every rule grows with the plan.

    python benchmarks/growth.py

Makes plans with 1, 2, 4 and 8 times as many tasks, agencies, papers and units (half of the names are wrong, so that
rules have something to find), times each part alone on a freshly loaded plan (the least of several runs, CPU), and
prints the slowest with their growth exponent: 1.0 is time in proportion to the plan, 2.0 is quadratic. The limits of
the reader (256 KiB, 20,000 events) bound what a quadratic rule can cost; the table is for finding those that hurt.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from math import log
from pathlib import Path

from kiemdiem import catalogue, lint, rulebooks, source
from kiemdiem.calendar import Calendar
from kiemdiem.load import load
from kiemdiem.plan import Plan

sys.path.append(str(Path(__file__).parent.parent / "tests"))

import growing

TIMES = (1, 2, 4, 8)
TASKS = 20
SHOWN = 25
RUNS = 5


def plan(times: int) -> str:
    """A plan with `times` as much of everything."""
    count = TASKS * times
    lines = ["legal_bases:"] + [
        f"  - {{id: b{n}, type: Công văn, number: {n}-CV/TU, date: 2022-09-{n % 28 + 1:02}, issuer: c{n}}}"
        for n in range(count)
    ]
    lines += ["agency_groups:"] + [
        f"  - {{id: g{n}, name: Nhóm {n}, members: [c{n}, c{(n + 1) % count}]}}" for n in range(count // 5)
    ]
    lines += ["precedence:"] + [f'  - {{order: ["{n + 1}", "{n + 2}"]}}' for n in range(count - 1)]
    lines += ["footnotes:"] + [f'  - {{id: "{n}", text: Chú thích {n}}}' for n in range(count)]
    lines += ["units:"] + [f"  - {{id: u{n}, name: Đơn vị {n}, part_of: c{n}}}" for n in range(count)]
    lines += ["recipients:"] + [f"  - {{text: {growing.name(n)}, to: [c{n}]}}" for n in range(0, count, 2)]
    return growing.plan(count, count) + "\n".join(lines) + "\n"


def least(work: Callable[[Plan], object], text: source.Source) -> float:
    """Milliseconds of CPU that `work` takes on a plan nobody has asked anything yet."""
    taken = []
    for _ in range(RUNS):
        fresh = load(text)
        assert isinstance(fresh, Plan), [found.message for found in fresh]
        start = time.process_time()
        work(fresh)
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def parts(text: str) -> dict[str, float]:
    """The time of every part of a check of `text`."""
    read = source.parse(text, "plan.yaml")
    found = {"(read)": least(lambda _: source.parse(text, "plan.yaml"), read)}
    found["(load)"] = least(lambda _: load(read), read)
    found["(ignore comments)"] = least(lambda _: list(read.comments()), read)
    for rule in catalogue.all_rules():

        def ask(fresh: Plan, rule: lint.Rule = rule) -> None:
            law = lint.Law(Calendar.of(fresh.calendar), date(2022, 11, 1), rulebooks.find("2019"), lint.Limits(), read)
            for finding in rule.check(fresh, law):
                lint._resolve(finding, rule, read)

        found[f"{rule.code} {rule.name}"] = least(ask, read)
    return found


def main() -> None:
    """Print the table."""
    gc.disable()
    texts = [plan(times) for times in TIMES]
    parts(texts[0])  # what is loaded or remembered only once
    sizes = [parts(text) for text in texts]
    sys.stdout.write("kB of YAML: " + ", ".join(f"{len(text.encode()) / 1000:.0f}" for text in texts) + "\n\n")
    sys.stdout.write("| part | " + " | ".join(f"{times}x ms" for times in TIMES) + " | exponent |\n")
    sys.stdout.write("|---|" + "---:|" * (len(TIMES) + 1) + "\n")
    for part in sorted(sizes[-1], key=lambda part: -sizes[-1][part])[:SHOWN]:
        taken = [size[part] for size in sizes]
        exponent = log(taken[-1] / max(taken[0], 1e-3), TIMES[-1] / TIMES[0])
        sys.stdout.write(f"| {part} | " + " | ".join(f"{ms:.2f}" for ms in taken) + f" | {exponent:.1f} |\n")
    whole = [sum(size.values()) for size in sizes]
    sys.stdout.write(
        "| **sum** | " + " | ".join(f"{ms:.1f}" for ms in whole) + f" | {log(whole[-1] / whole[0], 8):.1f} |\n"
    )


if __name__ == "__main__":
    main()
