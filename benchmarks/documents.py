"""How long a thousand notices take, and how much memory ten thousand: kiemdiem beside other template engines.

    python benchmarks/documents.py                 five rounds; minutes
    python benchmarks/documents.py --rounds 1 --documents 100

The contestants fill the shipped template of a notice with what the real plan says of its agencies, each document with
a number of its own, and write every document into a folder in memory where the system has one. They run in turn, round
by round, each a process of its own that starts anew, and their ratio is taken within a round, so that what else the
machine does falls on all of them. CPU is user and system time of the process and all it started; the peak is that of
its largest process. From inside is the wall clock of the work alone, with the engine loaded already.
docxtemplater gets the same template with its own tags; the benchmark installs it with npm into a temporary folder and
leaves it out where there is no npm. What is printed goes into benchmarks/results.md in place of an older one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

import stamping

HERE = Path(__file__).parent
PLAN = HERE.parent / "plans" / "2022.yaml"
TEMPLATE = HERE.parent / "templates" / "thong-bao.docx"
RESULTS = HERE / "results.md"
TITLE = "# kiemdiem render: measured"
OURS, PEER = "kiemdiem", "docxtemplater"
MANY = 10_000
TARGETS = (
    "Targets: docxtpl at least 25 times slower than kiemdiem in the same round, docxtemplater slower, "
    f"no more memory for {MANY:,} documents than for a thousand."
)

_CONTEXTS = """
import json, pathlib, sys
from kiemdiem import arguments, documents, formats
from kiemdiem.drafting.material import Material
plan, _source = arguments.open_plan(sys.argv[1])
drafts = documents.drafts(documents.kind("thong-bao"), Material(plan, formats.find("dang-hd36")))
pathlib.Path(sys.argv[2]).write_text(json.dumps([dict(draft.context) for draft in drafts]), encoding="utf-8")
"""
"""What the notices say to each agency, made in a process of its own: the memory of this one is the least of others."""


@dataclass
class Run:
    """What one process took: seconds of wall clock and of CPU, MiB at most, seconds from inside."""

    wall: float
    cpu: float
    peak: float
    inside: float


def measure(command: list[str], **options: str) -> Run:
    """Run `command`; it must not fail."""
    start = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | options, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {command}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, float(said))


def for_docxtemplater(file: Path) -> None:
    """Write the template with the tags of docxtemplater: a row loops from its first to its last text."""
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _translated(content.decode()) if name == "word/document.xml" else content)


def _translated(text: str) -> str:
    def row_loop(match: re.Match[str]) -> str:
        texts = list(re.finditer(r"(<w:t(?: [^>]*)?>)(.*?)(</w:t>)", match["row"]))
        first, last = texts[0].start(2), texts[-1].end(2)
        row = match["row"]
        return f"{row[:first]}{{#{match['list']}}}{row[first:last]}{{/{match['list']}}}{row[last:]}"

    row = r"<w:tr>(?:(?!</w:tr>).)*"
    text = re.sub(
        rf"{row}\{{%tr for \w+ in (?P<list>\w+) %\}}.*?</w:tr>(?P<row>{row}</w:tr>){row}\{{%tr endfor %\}}.*?</w:tr>",
        row_loop,
        text,
        flags=re.DOTALL,
    )
    open_blocks: list[str] = []

    def block(match: re.Match[str]) -> str:
        if match["end"]:
            return f"{{/{open_blocks.pop()}}}"
        open_blocks.append(match["of"].rpartition(".")[2])
        return f"{{#{open_blocks[-1]}}}"

    loops = set(re.findall(r"\{%p for (\w+) in", text))
    text = re.sub(r"\{%p (?:(?:for \w+ in|if) (?P<of>[\w.]+)|(?P<end>end\w+)) %\}", block, text)
    name = lambda match: "{.}" if match[1] in loops else f"{{{match[1].rpartition('.')[2]}}}"  # noqa: E731
    return re.sub(r"\{\{ ([\w.]+) \}\}", name, text)


def contestants(work: Path) -> dict[str, tuple[list[str], dict[str, str]]]:
    """The command of each without number and folder, and what it needs in its environment."""
    filled = work / "contexts.json"
    subprocess.run([sys.executable, "-c", _CONTEXTS, str(PLAN), str(filled)], check=True)
    script = [sys.executable, str(HERE / "stamping.py")]
    found = {engine: ([*script, engine, str(TEMPLATE), str(filled)], dict[str, str]()) for engine in stamping.ENGINES}
    if shutil.which("npm") and shutil.which("node"):
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(work), PEER, "pizzip"]
        subprocess.run(install, check=True)
        template = work / "docxtemplater.docx"
        for_docxtemplater(template)
        command = ["node", str(HERE / "stamping.cjs"), str(template), str(filled)]
        found[PEER] = command, {"NODE_PATH": str(work / "node_modules")}
    return found


def race(
    found: dict[str, tuple[list[str], dict[str, str]]], number: int, rounds: int, work: Path
) -> dict[str, list[Run]]:
    """Every contestant in turn, `rounds` times, `number` documents each."""
    runs: dict[str, list[Run]] = {name: [] for name in found}
    for turn in range(rounds):
        for name, (command, options) in found.items():
            out = work / "out"
            out.mkdir()
            runs[name].append(measure([*command, str(number), str(out)], **options))
            assert len(list(out.iterdir())) == number
            shutil.rmtree(out)
            print(f"{number} documents, round {turn + 1} of {rounds}: {name}", file=sys.stderr)  # noqa: T201
    return runs


def table(one: dict[str, list[Run]], many: dict[str, list[Run]], number: int) -> list[str]:
    """The lines of the table."""
    measures = ("wall", "cpu", "inside")
    lines = [
        f"| engine | 1 document, wall s | {number:,} documents, wall s | CPU s | from inside, s | ms a document | "
        "peak MiB | its wall / ours | its CPU / ours | its inside / ours |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, runs in many.items():
        first = median(run.wall for run in one[name])
        wall, cpu, inside = (median(getattr(run, what) for run in runs) for what in measures)
        ratios = [
            median(getattr(its, what) / getattr(our, what) for its, our in zip(runs, many[OURS], strict=True))
            for what in measures
        ]
        cells = [f"{first:.2f}", f"{wall:.2f}", f"{cpu:.2f}", f"{inside:.2f}", f"{inside / number * 1000:.2f}"]
        cells += [f"{max(run.peak for run in runs):.0f}", *(f"{ratio:.1f}" for ratio in ratios)]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--many", type=int, default=MANY)
    asked = parser.parse_args()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        work = Path(name)
        found = contestants(work)
        load = os.getloadavg()[0]
        one = race(found, 1, asked.rounds, work)
        many = race(found, asked.documents, asked.rounds, work)
        most = race({engine: found[engine] for engine in found if engine.startswith(OURS)}, asked.many, 1, work)
        package = work / "node_modules" / PEER / "package.json"
        tool = json.loads(package.read_text(encoding="utf-8"))["version"] if PEER in found else ""
    libraries = ", ".join(f"{library} {version(library)}" for library in ("docxtpl", "python-docx", "jinja2", "lxml"))
    lines = [
        TITLE, "",
        f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores. {libraries}, {f'{PEER} {tool}' if tool else f'no npm: {PEER} left out'}.",
        "",
        f"Load {load:.1f} at the start, {os.getloadavg()[0]:.1f} at the end, of which 1 is the benchmark's. Medians of "
        f"{asked.rounds} rounds, ratios within a round. Made by `python benchmarks/documents.py`, which says what is "
        f"measured and how. {TARGETS}", "",
        *table(one, many, asked.documents),
        *(
            f"{asked.many:,} documents, {engine}: {runs[0].wall:.1f} s, CPU {runs[0].cpu:.1f} s, peak "
            f"{runs[0].peak:.0f} MiB; {asked.documents:,}: {max(run.peak for run in many[engine]):.0f} MiB; "
            f"one: {max(run.peak for run in one[engine]):.0f} MiB.\n"
            for engine, runs in most.items()
        ),
    ]  # fmt: skip
    text = "\n".join(lines)
    print(text)  # noqa: T201
    old = RESULTS.read_text(encoding="utf-8")
    kept = re.sub(rf"\n*^{re.escape(TITLE)}$.*?(?=^# |\Z)", "\n", old, flags=re.MULTILINE | re.DOTALL)
    RESULTS.write_text(f"{kept.rstrip()}\n\n{text.rstrip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
