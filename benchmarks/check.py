"""How fast `kiemdiem check` is beside other validators, measured side by side in one run.

    python benchmarks/check.py                       all sizes; the slow peers take minutes at 1,000 files
    python benchmarks/check.py --quick               one file and 100 files, fewer rounds
    python benchmarks/check.py --peers DIR           look for the peers in DIR too (the bin folder of an environment)

Run it with the Python of an environment in which kiemdiem is installed as people install it (a wheel, byte-compiled;
an editable install is slower). The real plan is copied 1, 100 and 1,000 times, each copy with a comment of its own; a
plan that says the same as the one before it is read, but not judged again, and that shows. Therefore 100 plans of as
many towns are checked as well, in which every text differs. The contestants run in turn, round by round, each a process
of its own, and their ratio is taken within a round, so that what else the machine does falls on all of them. CPU is
user and system time of the process and all it started. Every peer gets the same schema and all files in one call;
kiemdiem runs all its rules on top of the schema, on every core. What is not installed is left out with a note. The
tables are printed and written to benchmarks/results.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

import schemas

HERE = Path(__file__).parent
PLAN = HERE.parent / "plans" / "2022.yaml"
ONE, HUNDRED, THOUSAND, TOWNS = "1 file", "100 copies", "1,000 copies", "100 plans that differ in every text"
SIZES = {ONE: 1, HUNDRED: 100, THOUSAND: 1000, TOWNS: 100}
ROUNDS = {ONE: 21, HUNDRED: 5, THOUSAND: 1, TOWNS: 3}
QUICK = {ONE: 7, HUNDRED: 1, TOWNS: 1}
TARGETS = {
    (ONE, "empty Typer + Pydantic"): "at most 1.3 x",
    (HUNDRED, "check-jsonschema"): "at least 6 x faster",
    (THOUSAND, "check-jsonschema"): "at least 12 x faster",
}


@dataclass
class Run:
    """What one process took."""

    cpu: float
    wall: float
    peak: float
    code: int


@dataclass
class Contestant:
    """A program, what it is asked to do with some files, for how many files, and what its runs took."""

    name: str
    command: Callable[[list[str]], list[str]]
    sizes: tuple[str, ...] = tuple(SIZES)
    version: str = ""
    runs: dict[str, list[Run]] = field(default_factory=dict)


def measure(command: list[str]) -> Run:
    """Run `command` with its output thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode)


def copies(size: str, folder: Path) -> list[str]:
    """Copies of the real plan; of as many towns, wherever a text speaks of the town, for TOWNS."""
    folder.mkdir()
    text = PLAN.read_text(encoding="utf-8")
    paths = []
    for number in range(SIZES[size]):
        path = folder / f"{number:04}.yaml"
        copy = f"{text}# {number}\n"
        if size == TOWNS:
            copy = copy.replace("thị xã", f"thị xã {number}").replace("Thị ủy", f"Thị ủy {number}")
        path.write_text(copy, encoding="utf-8")
        paths.append(str(path))
    return paths


def own() -> list[Contestant]:
    """kiemdiem and the two yardsticks."""
    script = Path(sys.executable).parent / "kiemdiem"
    names = (("empty Typer + Pydantic", "empty.py"), ("the same with the models of a plan", "empty_with_models.py"))
    return [
        Contestant("kiemdiem", lambda files: [str(script), "check", *files], version=version("kiemdiem")),
        *(
            Contestant(name, lambda files, file=file: [sys.executable, str(HERE / file), *files], (ONE,))
            for name, file in names
        ),
    ]


def peers(folders: list[str], schema: Path, work: Path) -> tuple[list[Contestant], list[str]]:
    """The other validators that are here, and the names of those that are not."""
    yamale = work / "yamale.yaml"
    schemas.write_yamale(schema, yamale)
    ajv = ["validate", "--spec=draft2020", "--strict=false", "--validate-formats=false", "--all-errors"]
    commands: dict[str, Callable[[str, list[str]], list[str]]] = {
        "check-jsonschema": lambda program, files: [program, "--schemafile", str(schema), *files],
        "yamale": lambda program, files: [program, "--no-strict", "-s", str(yamale), *files],
        "yamllint": lambda program, files: [program, "-d", "default", *files],
        "ajv": lambda program, files: [
            program,
            *ajv,
            "-s",
            str(schema),
            *(part for file in files for part in ("-d", file)),
        ],
    }
    found, missing = [], []
    for name, command in commands.items():
        programs = [program for folder in folders if (program := shutil.which(name, path=folder))]
        for program in dict.fromkeys(programs):
            compiled = name == "check-jsonschema" and _has(program, "_ruamel_yaml")
            label = name + (" + ruamel.yaml.clib" if compiled else "")
            if label not in [one.name for one in found]:
                run = lambda files, program=program, command=command: command(program, files)  # noqa: E731
                found.append(Contestant(label, run, version=_version(program, name)))
        if not programs:
            missing.append(name)
    return found, missing


def _has(program: str, module: str) -> bool:
    """Whether the Python that runs a script can import `module`."""
    interpreter = Path(program).parent / "python"
    return (
        interpreter.exists()
        and subprocess.run([interpreter, "-c", f"import {module}"], capture_output=True).returncode == 0
    )


def _version(program: str, name: str) -> str:
    if name == "ajv":
        return "5"
    done = subprocess.run([program, "--version"], capture_output=True, text=True)
    return (done.stdout + done.stderr).split()[-1]


def race(contestants: list[Contestant], rounds: dict[str, int], work: Path) -> None:
    """Every contestant in turn, round by round; one run before each size that is not counted."""
    for size, times in rounds.items():
        files = copies(size, work / size)
        entered = [one for one in contestants if size in one.sizes]
        for number in range(times):
            for one in entered:
                if number == 0 and size == ONE:
                    measure(one.command(files))
                one.runs.setdefault(size, []).append(measure(one.command(files)))
                print(f"{size}, round {number + 1} of {times}: {one.name}", file=sys.stderr)  # noqa: T201


def ratio(one: Contestant, other: Contestant, size: str, what: str) -> float:
    """How often the time of `one` goes into that of `other`, the median over the rounds."""
    pairs = zip(one.runs[size], other.runs[size], strict=True)
    return median(getattr(theirs, what) / getattr(ours, what) for ours, theirs in pairs)


def table(contestants: list[Contestant], size: str) -> list[str]:
    """The lines of one size."""
    ours = contestants[0]
    lines = [f"## {size}", ""]
    lines += ["| program | CPU s | wall s | peak MiB | its CPU / ours | its wall / ours | ours / its wall | exit |"]
    lines += ["|---|---:|---:|---:|---:|---:|---:|---:|"]
    for one in contestants:
        if runs := one.runs.get(size):
            cpu, wall = (median(getattr(run, what) for run in runs) for what in ("cpu", "wall"))
            cells = [f"{cpu:.3f}", f"{wall:.3f}", f"{max(run.peak for run in runs):.0f}"]
            by_cpu, by_wall = ratio(ours, one, size, "cpu"), ratio(ours, one, size, "wall")
            cells += [f"{by_cpu:.2f}", f"{by_wall:.2f}", f"{1 / by_wall:.2f}", str(runs[0].code)]
            lines.append(f"| {one.name} | " + " | ".join(cells) + " |")
    for (asked, name), target in TARGETS.items():
        if asked == size and any(one.name == name for one in contestants):
            lines += ["", f"Target against {name}: {target}."]
    return [*lines, ""]


def results(contestants: list[Contestant], rounds: dict[str, int], missing: list[str]) -> str:
    """The page of results."""
    libraries = ("typer", "pydantic", "ruamel.yaml", "ruamel.yaml.clib")
    peers = ", ".join(f"{one.name} {one.version}" for one in contestants if one.version)
    head = [
        "# kiemdiem check: measured", "",
        f"{date.today().isoformat()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end. The plan: "
        f"{PLAN.stat().st_size / 1000:.1f} kB, {len(PLAN.read_text('utf-8').splitlines())} lines.", "",
        f"{peers}; " + ", ".join(f"{name} {version(name)}" for name in libraries) + ".", "",
        "Medians; rounds: " + ", ".join(f"{times} of {size}" for size, times in rounds.items()) + ". "
        "Made by `python benchmarks/check.py`, which says what is measured and how.", "",
    ]  # fmt: skip
    if missing:
        head += ["Not installed here, left out: " + ", ".join(missing) + ".", ""]
    body = [line for size in rounds for line in table(contestants, size)]
    notes = [
        "check-jsonschema as `pip install` brings it parses YAML in plain Python; with ruamel.yaml.clib beside it, it "
        "uses the C parser. ajv reads days as dates, which the schema wants as text, and says so for each. "
        "yamllint looks at the form of the YAML only.",
    ]
    return "\n".join([*head, *body, *notes]) + "\n"


def main() -> None:
    """Measure, print and write the results."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="one file and 100 files, fewer rounds")
    options.add_argument("--peers", action="append", default=[], metavar="DIR", help="where the peers are installed")
    options.add_argument("--schema", type=Path, default=schemas.PUBLISHED, help="the JSON Schema of a plan")
    options.add_argument("--out", type=Path, default=HERE / "results.md", help="where the results go")
    chosen = options.parse_args()
    rounds = QUICK if chosen.quick else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folders = [*chosen.peers, str(Path(sys.executable).parent), os.environ.get("PATH", "")]
        others, missing = peers(folders, chosen.schema.resolve(), work)
        contestants = own() + others
        race(contestants, rounds, work)
    page = results(contestants, rounds, missing)
    chosen.out.write_text(page, encoding="utf-8")
    print(page)  # noqa: T201


if __name__ == "__main__":
    main()
