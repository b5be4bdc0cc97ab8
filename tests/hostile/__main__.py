"""A large set of another seed, run once: `python -m hostile --seed 7 --times 10` in the folder `tests`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from hostile.corpus import KINDS
from hostile.trying import Bench


def main() -> int:
    """Run the kinds that are asked for; 1 where anything was wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--kind", choices=list(KINDS), action="append")
    asked.add_argument("--each", type=int, default=100, help="every so many-th trial also as a process of its own")
    given = asked.parse_args()
    runs: Counter[str] = Counter()
    wrong = 0
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as scratch, Bench(Path(scratch)) as bench:
        for kind in given.kind or KINDS:
            files: set[int] = set()
            for number, trial in enumerate(KINDS[kind](Random(f"{kind} {given.seed}"), given.times), 1):
                files.add(hash(trial.files[trial.about]))
                outcome, found = bench.run(trial)
                slowest = max(slowest, (outcome.seconds, trial.name))
                if number % given.each == 0:
                    found += bench.complaints(trial, own_process=True)
                for one in found:
                    sys.stdout.write(f"{trial.name}: {one[:400]}\n")
                wrong += bool(found)
                runs[kind] += 1
            sys.stdout.write(f"{kind}: {len(files)} files, {runs[kind]} runs\n")
            sys.stdout.flush()
    sys.stdout.write(f"{runs.total()} runs, {wrong} wrong; slowest {slowest[0]:.2f} s: {slowest[1]}\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
