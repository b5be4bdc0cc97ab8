"""Commands run with a fault in them: by strace from outside, or in the program itself."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from faults import holding
from faults.commands import Command
from running import ROOT

_OF_THE_SYSTEM = (
    "openat write pwrite64 fsync fdatasync rename renameat renameat2 link linkat unlink unlinkat chmod fchmod fchmodat"
    " mkdir mkdirat ftruncate symlink symlinkat chown fchown lchown fchownat"
)
"""The calls of the system that change files."""

_WATCHED = "trace=" + ",".join(f"?{call}" for call in _OF_THE_SYSTEM.split())
_LINE = re.compile(r"(?P<process>[0-9]+) +(?P<call>[a-z0-9]+)\((?P<rest>.*)")


def need_strace() -> None:
    """Skip the test where strace is missing; fail it on the build server."""
    if not shutil.which("strace") and not os.environ.get("CI"):
        pytest.skip("not here: strace")
    assert shutil.which("strace")


class Point(NamedTuple):
    """A call that changes a file: its name, its number among those of this name, what strace says of it."""

    call: str
    number: int
    about: str


class Done(NamedTuple):
    """How a command ended (negative: by a signal), what it said, which of its calls failed within the program."""

    code: int
    out: str
    err: str
    hit: str


@dataclass
class Server:
    """The process that runs the commands in copies of itself."""

    process: subprocess.Popen[str]
    work: Path

    @property
    def here(self) -> Path:
        """Where the commands run."""
        return self.work / "here"

    def run(self, command: Command, **fault: Any) -> Done:
        """Run the command in the folder as it is."""
        said = self.work / "said"
        said.mkdir(exist_ok=True)
        (said / "hit").write_bytes(b"")
        request = {"arguments": command.arguments, "cwd": str(self.here), "said": str(said), **fault}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        words = ((said / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err", "hit"))
        return Done(code, *words)

    def begin(self, command: Command) -> Expected:
        """Run the command once without a fault."""
        before = holding.state(command.folder(self.here))
        self.load(command)
        done = self.run(command)
        assert done.code in (0, 1), done
        after = holding.state(self.here)
        assert after != before
        assert [name for name in before if after[name].rights != before[name].rights] == []
        assert [name for name in before if after[name].kind != before[name].kind] == []
        return Expected(command, done, before, after)

    def load(self, command: Command) -> None:
        """Load what the command needs, so that it is quick from now on; its folder is as new then."""
        command.folder(self.here)
        if not command.cold:
            self.run(command, warm=True)
            command.folder(self.here)

    def points(self, command: Command) -> list[Point]:
        """The calls of the command that change files below its folder, and the last by which it says something."""
        command.folder(self.here)
        log = self.work / "log"
        self.run(command, strace=["-o", str(log), "-e", _WATCHED])
        counts: dict[str, int] = {}
        found, told = [], []
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if call := _LINE.match(line):
                name = call["call"]
                counts[name] = counts.get(name, 0) + 1
                point = Point(name, counts[name], call["rest"])
                if f"<{self.work}/said/" in point.about:
                    told = [point] if name == "write" else told
                elif str(self.here) in point.about and (name != "openat" or "O_CREAT" in point.about):
                    found.append(point)
        return found + told


class Expected(NamedTuple):
    """A command, how it ends, and the files before and after it."""

    command: Command
    done: Done
    before: Mapping[str, holding.Thing]
    after: Mapping[str, holding.Thing]


@contextmanager
def serving(work: Path) -> Iterator[Server]:
    """A server that runs commands below the folder `work`."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("KIEMDIEM_")}
    command = [sys.executable, str(ROOT / "tests" / "faults" / "server.py")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean | {"COLUMNS": "100"}
    ) as process:
        yield Server(process, work)
        assert process.stdin
        process.stdin.close()


def complaints(server: Server, expected: Expected, done: Done, *, silent: bool = False, tidy: bool = True) -> str:
    """What does not hold after a run with a fault in it, and after one more run without; empty where all does.

    `silent`: it was the telling that failed. `tidy`: nothing kept it from removing what it had not finished.
    """
    now = holding.state(server.here)
    if odd := holding.wrong(now, expected.before, expected.after):
        return f"neither old nor new: {odd}"
    if done.code == expected.done.code and now != expected.after:
        return "said done, but is not"
    if done.code not in (expected.done.code, 2, -9):
        return f"exit code {done.code}: {done.err}"
    if done.code == 2 and not silent and (told := holding.unclear(done.err)):
        return told
    if tidy and done.code >= 0 and holding.unfinished(server.here):
        return f"left: {holding.unfinished(server.here)}"
    return _again(server, expected)


def _again(server: Server, expected: Expected) -> str:
    """The same command once more, without a fault: it ends what was begun."""
    if holding.state(server.here) == expected.after and not expected.command.repeats:
        return ""
    done = server.run(expected.command)
    if holding.state(server.here) != expected.after:
        return f"not ended by a second run: {done}"
    if done.code not in (expected.done.code, 0):
        return f"second run: {done}"
    return f"left after a second run: {left}" if (left := holding.unfinished(server.here)) else ""
