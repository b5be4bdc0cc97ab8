"""`status` and `export html` on two hundred units beside `check` of the same plan.

The plan and its events are those of tests/season.py, seed after seed until there are enough.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.installing import REPOSITORY, Tools
from benchmarks.measuring import Contestant, Race, Target, race

ROUNDS = 9

UNITS, EVENTS = 200, 10_000
TODAY = "2022-12-20"

_SEASON = """
import itertools, json, sys
from pathlib import Path
from kiemdiem.ledger.book import beside
from season import Season
folder, units, events = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
def entries():
    for seed in itertools.count(2022):
        for event in Season(units, seed).events():
            entry = event.as_entry() | {"id": f"{event.id}.{seed}", "at": "2022-11-05T08:30:00+07:00"}
            yield entry | ({"undoes": f"{event.undoes}.{seed}"} if event.undoes else {})
plan = Season(units).write(folder / "plan.yaml")
lines = (json.dumps(entry, ensure_ascii=False) + "\\n" for entry in itertools.islice(entries(), events))
beside(plan).write_text("".join(lines), encoding="utf-8")
print(json.dumps(str(plan)))
"""


def races(tools: Tools, work: Path, rounds: int) -> Iterator[Race]:
    """The board and the page, each beside a check."""
    folder = work / "board"
    folder.mkdir()
    command = [tools.python, "-c", _SEASON, str(folder), str(UNITS), str(EVENTS)]
    made = subprocess.run(
        command, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(REPOSITORY / "tests")}
    )
    plan = json.loads(made.stdout)
    asked = {
        "status": ["status", plan, "--today", TODAY],
        "export html": ["export", "html", plan, "--today", TODAY, "--out", f"{plan}.html", "--force"],
    }
    check = Contestant("check of the same plan", [tools.kiemdiem, "check", plan, "--exit-zero"])
    for name, words in asked.items():
        yield race(
            f"{name}, {UNITS} units",
            [Contestant(f"kiemdiem {name}", [tools.kiemdiem, *words]), check],
            rounds,
            (Target(check.name, 2),),
            f"{UNITS} units, 12 tasks, {EVENTS:,} events in the ledger.",
        )
