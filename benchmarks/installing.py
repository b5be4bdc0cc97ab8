"""kiemdiem and all others, installed as people install them, into a folder outside the repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
PLAN = REPOSITORY / "plans" / "2022.yaml"
SCHEMA = REPOSITORY / "docs" / "plan.schema.json"
TEMPLATE = REPOSITORY / "templates" / "thong-bao.docx"
CONTESTANTS = Path(__file__).parent / "contestants"

OWN_LIBRARIES = ("typer", "pydantic", "ruamel.yaml", "ruamel.yaml.clib", "duckdb", "python-calamine")
PYTHON_PEERS = ("check-jsonschema", "yamllint", "yamale", "docxtpl", "python-docx", "docx-mailmerge2")
NODE_PEERS = ("ajv-cli", "docxtemplater", "easy-template-x")


@dataclass(frozen=True)
class Tools:
    """Where the programs are: an environment with kiemdiem, one with its peers, a folder of npm where there is one."""

    own: Path
    peers: Path
    node: Path | None
    versions: dict[str, str]

    @property
    def python(self) -> str:
        """The Python beside kiemdiem."""
        return str(self.own / "bin" / "python")

    @property
    def kiemdiem(self) -> str:
        """The program as a shell finds it."""
        return str(self.own / "bin" / "kiemdiem")

    def peer(self, name: str) -> str:
        """A program of the other environment."""
        return str(self.peers / "bin" / name)

    def contestant(self, name: str) -> str:
        """A script of this folder that takes part."""
        return str(CONTESTANTS / name)


def install(cache: Path) -> Tools:
    """Everything that takes part; what is there already stays, kiemdiem itself is always built anew.

    The environments are plain ones with byte-compiled modules: an editable install or a launcher in between would be
    measured with the program. Without npm its programs are left out.
    """
    own, peers = _environment(cache / "own"), _environment(cache / "peers")
    _pip(own, str(REPOSITORY))
    _pip(own, "--force-reinstall", "--no-deps", "--no-cache-dir", str(REPOSITORY))
    _pip(peers, *PYTHON_PEERS)
    versions = _versions(own, ("kiemdiem", *OWN_LIBRARIES)) | _versions(peers, PYTHON_PEERS)
    node = None
    if shutil.which("npm") and shutil.which("node"):
        node = cache / "node"
        node.mkdir(exist_ok=True)
        quiet = ("--silent", "--no-audit", "--no-fund")
        subprocess.run(["npm", "install", *quiet, "--prefix", str(node), *NODE_PEERS, "pizzip"], check=True)
        versions |= {name: _node_version(node, name) for name in NODE_PEERS}
    return Tools(own, peers, node, versions)


def _environment(folder: Path) -> Path:
    if not (folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        _pip(folder, "--upgrade", "pip")
    return folder


def _pip(environment: Path, *what: str) -> None:
    command = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--compile", *what]
    subprocess.run(command, check=True)


def _versions(environment: Path, names: tuple[str, ...]) -> dict[str, str]:
    code = f"import importlib.metadata as m, json; print(json.dumps({{n: m.version(n) for n in {names!r}}}))"
    said = subprocess.run([environment / "bin" / "python", "-c", code], check=True, capture_output=True, text=True)
    found: dict[str, str] = json.loads(said.stdout)
    return found


def _node_version(node: Path, name: str) -> str:
    package = node / "node_modules" / name / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])
