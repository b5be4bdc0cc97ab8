"""`kiemdiem check` beside other validators: one plan, a hundred, a thousand.

Every peer gets the JSON Schema of a plan and all files in one call; kiemdiem runs all its rules on top of the schema,
on every core. The real plan is copied, each copy with a comment of its own: what says the same as the file before it
is read and reported, but not judged again. Therefore a hundred plans of as many towns are checked as well, in which
every text differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import schemas
from benchmarks.installing import PLAN, SCHEMA, Tools
from benchmarks.measuring import Contestant, Race, Target, race

ROUNDS = 11

SCHEMA_ONLY = "check-jsonschema", "ajv-cli"
_AJV = ("validate", "--spec=draft2020", "--strict=false", "--validate-formats=false", "--all-errors")
_NOTE = (
    "ajv-cli reads days as dates, which the schema wants as text, and says so of each file; yamllint looks at the form "
    "of the YAML only. check-jsonschema as pip brings it parses YAML in plain Python."
)


def races(tools: Tools, work: Path, rounds: int) -> Iterator[Race]:
    """One plan beside the floor and everybody; many plans beside those that know the schema."""
    floor = "Typer + Pydantic models of a plan + C parser"
    one, few = [str(PLAN)], max(1, rounds // 10)
    hundred, thousand = copies(work / "hundred", 100), copies(work / "thousand", 1000)
    towns = copies(work / "towns", 100, differ=True)
    floor_only = Contestant(floor, [tools.python, tools.contestant("floor.py"), *one])
    faster = tuple(Target(name, 1) for name in SCHEMA_ONLY)
    yield race(
        "check, 1 plan",
        [*entrants(tools, work, one), floor_only],
        rounds,
        (Target(floor, 1.3), *faster),
        f"The plan: {PLAN.stat().st_size / 1000:.0f} kB. {_NOTE}",
    )
    yield race("check, 100 plans that differ in every text", entrants(tools, work, towns, SCHEMA_ONLY), few)
    yield race("check, 100 copies of the plan", entrants(tools, work, hundred), few)
    yield race(
        "check, 1,000 copies of the plan",
        entrants(tools, work, thousand, SCHEMA_ONLY),
        few,
        (Target("ajv-cli", 1, "wall"), Target("check-jsonschema", 1 / 20, "wall")),
    )


def copies(folder: Path, number: int, *, differ: bool = False) -> list[str]:
    """So many copies of the real plan; of as many towns where they are to `differ`."""
    folder.mkdir()
    text, paths = PLAN.read_text(encoding="utf-8"), []
    for place in range(number):
        copy = f"{text}# {place}\n"
        if differ:
            copy = copy.replace("thị xã", f"thị xã {place}").replace("Thị ủy", f"Thị ủy {place}")
        path = folder / f"{place:04}.yaml"
        path.write_text(copy, encoding="utf-8")
        paths.append(str(path))
    return paths


def entrants(tools: Tools, work: Path, files: list[str], only: tuple[str, ...] = ()) -> list[Contestant]:
    """kiemdiem and the other validators with these files."""
    yamale = work / "yamale.yaml"
    schemas.write_yamale(SCHEMA, yamale)
    commands = {
        "check-jsonschema": [tools.peer("check-jsonschema"), "--schemafile", str(SCHEMA), *files],
        "yamale": [tools.peer("yamale"), "--no-strict", "-s", str(yamale), *files],
        "yamllint": [tools.peer("yamllint"), "-d", "default", *files],
    }
    if tools.node:
        ajv = str(tools.node / "node_modules" / ".bin" / "ajv")
        commands["ajv-cli"] = [ajv, *_AJV, "-s", str(SCHEMA), *(part for file in files for part in ("-d", file))]
    peers = [Contestant(name, command, fails_with=(1,)) for name, command in commands.items()]
    return [
        Contestant("kiemdiem", [tools.kiemdiem, "check", *files], fails_with=(1,)),
        *(one for one in peers if not only or one.name in only),
    ]
