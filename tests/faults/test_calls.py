"""Every call of every command that changes a file fails once, fails from then on, or is the last: nothing is lost.

The calls fail inside the program: quick, and wherever tests run. `test_strace.py` does the same to those of the system.
"""

from __future__ import annotations

import signal

import pytest

from faults.commands import BATCHES, EDITS, SINGLE, Command
from faults.running_faults import Server, complaints

LONGEST = 200
"""Calls of a command at most."""


@pytest.mark.parametrize("command", [*EDITS, *BATCHES, *SINGLE], ids=lambda command: command.name)
def test_whatever_call_fails_every_file_is_the_old_or_the_new_one(server: Server, command: Command) -> None:
    expected = server.begin(command)

    def run(number: int, fault: str, *, on: bool) -> int:
        command.folder(server.here)
        done = server.run(command, call={"number": number, "fault": fault, "on": on})
        told = complaints(server, expected, done, tidy="os.remove" not in done.hit)
        assert not told, f"{command.name}, {fault} at call {number}{' and on' if on else ''}: {told}"
        return done.code

    calls = next(number for number in range(LONGEST) if run(number + 1, "KILL", on=False) != -signal.SIGKILL)
    assert calls >= 4
    for number in range(1, calls + 1):
        for fault, on in (("ENOSPC", False), ("EIO", True)):
            run(number, fault, on=on)
