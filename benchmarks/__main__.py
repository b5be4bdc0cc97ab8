"""kiemdiem measured beside other programs.

    python -m benchmarks                        installs, measures and writes docs/benchmarks.md and .svg; half an hour
    python -m benchmarks --only start --only board
    python -m benchmarks --rounds 1 --out page.md

What is said of the targets that are missed stands in benchmarks/remarks.md and is copied into the page.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks import chart, installing, measuring, page
from benchmarks.races import board, check, documents, rolls, start

AREAS = {"start": start, "check": check, "board": board, "documents": documents, "rolls": rolls}
HERE = Path(__file__).parent


def main() -> None:
    """Install, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only",
        action="append",
        choices=[*AREAS],
        default=[],
        help="this area, the others as they were measured last; may be repeated",
    )
    parser.add_argument("--rounds", type=int, help="rounds of every race, instead of what each area has by itself")
    parser.add_argument("--cache", type=Path, default=_cache(), help="where everything is installed")
    parser.add_argument("--out", type=Path, default=installing.REPOSITORY / "docs" / "benchmarks.md")
    asked = parser.parse_args()
    asked.cache.mkdir(parents=True, exist_ok=True)
    tools = installing.install(asked.cache)
    for name in asked.only or AREAS:
        races = []
        with tempfile.TemporaryDirectory() as work:
            for race in AREAS[name].races(tools, Path(work), asked.rounds or AREAS[name].ROUNDS):
                races.append(race)
                measuring.save(races, asked.cache / f"{name}.json")
    found = [race for name in AREAS for race in measuring.load(asked.cache / f"{name}.json")]
    picture = asked.out.with_suffix(".svg")
    picture.write_text(chart.chart(found), encoding="utf-8")
    remarks = (HERE / "remarks.md").read_text(encoding="utf-8")
    asked.out.write_text(page.page(found, tools.versions, picture.name, remarks), encoding="utf-8")


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kiemdiem-benchmarks"


if __name__ == "__main__":
    main()
