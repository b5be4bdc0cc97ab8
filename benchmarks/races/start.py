"""What it takes to say the version and to show the help page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.installing import Tools
from benchmarks.measuring import Contestant, Race, Target, race

ROUNDS = 15


def races(tools: Tools, _work: Path, rounds: int) -> Iterator[Race]:
    """`--version` beside a Python that does nothing, `--help` beside the help page of an empty Typer program."""
    empty = [tools.python, tools.contestant("empty.py"), "--help"]
    yield race(
        "--version",
        [
            Contestant("kiemdiem --version", [tools.kiemdiem, "--version"]),
            Contestant("python -c pass", [tools.python, "-c", "pass"]),
        ],
        rounds,
        (Target("python -c pass", 1.5),),
    )
    yield race(
        "--help",
        [
            Contestant("kiemdiem --help", [tools.kiemdiem, "--help"]),
            Contestant("an empty Typer program --help", empty),
        ],
        rounds,
        (Target("an empty Typer program --help", 1.3),),
    )
