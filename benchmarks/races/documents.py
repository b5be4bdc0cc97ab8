"""A thousand notices: kiemdiem beside other template engines, and how much memory ten thousand take.

Everybody fills the shipped template of a notice, in its own tags, with what the real plan says of its agencies, each
document with a number of its own, and writes every document into a folder in memory where the system has one.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import templates
from benchmarks.installing import PLAN, TEMPLATE, Tools
from benchmarks.measuring import Contestant, Race, Target, race

ROUNDS = 2

NUMBER, MANY = 1000, 10_000

_CONTEXTS = """
import json, pathlib, sys
from kiemdiem import arguments, documents, formats
from kiemdiem.drafting.material import Material
plan, _source = arguments.open_plan(sys.argv[1])
drafts = documents.drafts(documents.kind("thong-bao"), Material(plan, formats.find("dang-hd36")))
pathlib.Path(sys.argv[2]).write_text(json.dumps([dict(draft.context) for draft in drafts]), encoding="utf-8")
"""
_NODE = {"docxtemplater": templates.for_docxtemplater, "easy-template-x": templates.for_easy_template_x}


def races(tools: Tools, work: Path, rounds: int) -> Iterator[Race]:
    """Everybody with a thousand notices, kiemdiem with ten thousand."""
    filled = work / "contexts.json"
    subprocess.run([tools.python, "-c", _CONTEXTS, str(PLAN), str(filled)], check=True)
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else work) as name:
        out = Path(name) / "out"
        everybody = entrants(tools, work, filled, out, NUMBER)
        targets = tuple(Target(one.name, 1 / 30 if one.name == "docxtpl" else 1) for one in everybody[1:])
        yield race(f"{MANY:,} notices", entrants(tools, work, filled, out, MANY)[:1], 1)
        yield race(f"{NUMBER:,} notices", everybody, rounds, targets)


def entrants(tools: Tools, work: Path, filled: Path, out: Path, number: int) -> list[Contestant]:
    """kiemdiem and the other engines, so many documents each."""
    merge = work / "mailmerge.docx"
    templates.for_mailmerge(merge)
    script, rest = tools.contestant("stamping.py"), [str(filled), str(number), str(out)]
    engines = {
        "docxtpl": TEMPLATE,
        "docxtpl, one object": TEMPLATE,
        "python-docx by hand": TEMPLATE,
        "docx-mailmerge2": merge,
    }
    empty = partial(_empty, out)
    found = [Contestant("kiemdiem", [tools.python, script, "kiemdiem", str(TEMPLATE), *rest], before=empty)]
    python = tools.peer("python")
    found += [Contestant(name, [python, script, name, str(of), *rest], before=empty) for name, of in engines.items()]
    if tools.node:
        modules = {"NODE_PATH": str(tools.node / "node_modules")}
        for name, write in _NODE.items():
            template = work / f"{name}.docx"
            write(template)
            command = ["node", tools.contestant(f"{name}.cjs"), str(template), *rest]
            found.append(Contestant(name, command, modules, empty))
    return found


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
