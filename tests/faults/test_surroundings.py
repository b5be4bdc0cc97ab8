"""Every command where people really run it: narrow, dumb, foreign, full and broken terminals, no home, another time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from faults import holding
from faults.commands import EDITS, READING, SINGLE, WRITING, Command
from faults.running_faults import Done, Server
from running import kiemdiem

TERMINALS = {
    "no width": {"COLUMNS": "0", "TERM": "dumb"},
    "one column": {"COLUMNS": "1", "TERM": "dumb", "HOME": None},
    "twenty columns": {"COLUMNS": "20", "TERM": None, "NO_COLOR": "1"},
    "colours forced": {"COLUMNS": "20", "TERM": "xterm", "FORCE_COLOR": "1"},
}
called = pytest.mark.parametrize
every = called("command", [*READING, *WRITING], ids=lambda command: command.name)


def usual(server: Server, command: Command) -> tuple[holding.State, Done, holding.State]:
    """The files before the command, how it ends where all is well, the files after; its folder is as new then."""
    server.load(command)
    before = holding.state(server.here)
    done = server.run(command)
    after = holding.state(server.here)
    command.folder(server.here)
    return before, done, after


@every
def test_no_terminal_is_too_narrow_too_dumb_or_too_foreign(server: Server, command: Command) -> None:
    _before, expected, after = usual(server, command)
    assert expected.code in (0, 1), expected
    for name, environment in TERMINALS.items():
        command.folder(server.here)
        done = server.run(command, environment=environment, encoding="ascii")
        assert done.code == expected.code, (name, done)
        assert holding.state(server.here) == after


@every
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_where_nothing_can_be_said_it_is_told_and_what_was_written_is_whole(server: Server, command: Command) -> None:
    before, expected, after = usual(server, command)
    done = server.run(command, stdout="/dev/full")
    if expected.out:
        assert done.code == 2
        assert holding.unclear(done.err) == ""
        assert "đĩa đã đầy" in done.err
    assert holding.wrong(holding.state(server.here), before, after) == []
    assert holding.unfinished(server.here) == []


@every
def test_a_reader_that_has_left_ends_every_command_in_silence(server: Server, command: Command) -> None:
    before, expected, after = usual(server, command)
    done = server.run(command, stdout="gone")
    assert done.code == (141 if expected.out else expected.code)
    assert "kiemdiem: " not in done.err.replace(expected.err, "")
    assert holding.wrong(holding.state(server.here), before, after) == []


@called("day", ["2000-01-01", "1900-01-01", "2100-12-31"])
def test_a_clock_that_is_far_off_is_no_reason_to_fail(server: Server, day: str) -> None:
    for command in (*READING, *EDITS, *SINGLE):
        if "--today" not in command.arguments:
            continue
        words = list(command.arguments)
        words[words.index("--today") + 1] = day
        there = Command(command.name, tuple(words), command.before, cold=command.cold)
        server.load(there)
        done = server.run(there)
        assert done.code in (0, 1, 2), done
        assert done.code < 2 or holding.unclear(done.err) == "", done


@called("command", [*READING[:4], READING[6], READING[8], *EDITS[:3], *SINGLE[:1]], ids=lambda command: command.name)
def test_a_bare_machine_does(tmp_path: Path, command: Command) -> None:
    """No home, no fonts, no locale but C, output in ASCII, no terminal, no input, an empty search path."""
    here = command.folder(tmp_path / "here")
    bare = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    bare |= {"HOME": "/nonexistent", "FONTCONFIG_FILE": os.devnull, "PATH": "", "TERM": "dumb", "COLUMNS": "1"}
    done = kiemdiem(*command.arguments, cwd=here, PYTHONPATH=os.pathsep.join(filter(None, sys.path)), **bare)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr


def test_documents_are_the_same_without_fonts(tmp_path: Path) -> None:
    render = next(command for command in WRITING if command.name == "render")
    found = []
    for name, fonts in (("with", {}), ("without", {"FONTCONFIG_FILE": os.devnull, "FONTCONFIG_PATH": "/nonexistent"})):
        here = render.folder(tmp_path / name)
        assert kiemdiem(*render.arguments, cwd=here, **fonts).returncode == 0
        found.append(holding.state(here))
    assert found[0] == found[1]
