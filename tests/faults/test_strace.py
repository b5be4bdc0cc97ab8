"""What the system itself may do to a command at any call that changes a file: end the program, refuse for once or on.

strace watches the command from its first call on. The calls are counted in a run without a fault; then the first, the
second, … of each name fails, until all have failed.
"""

from __future__ import annotations

import signal

import pytest

from faults.commands import BATCHES, EDITS, SINGLE, Command
from faults.running_faults import Done, Point, Server, complaints, need_strace

FAULTS = {
    "killed": "signal=KILL:when={n}",
    "disk full": "error=ENOSPC:when={n}",
    "disk broken from then on": "error=EIO:when={n}+",
}
ALIKE = SINGLE[1:]
"""One file by the same few calls: being killed is enough, the rest is tried inside the program."""


def _is_silent(point: Point, *, on: bool) -> bool:
    """Whether it was a message that could not be written."""
    return point.call == "write" and (on or "/said/" in point.about)


def _run(server: Server, command: Command, strace: list[str]) -> Done:
    command.folder(server.here)
    return server.run(command, strace=strace)


@pytest.mark.parametrize("command", [*EDITS, *BATCHES, *SINGLE], ids=lambda command: command.name)
def test_whatever_the_system_refuses_every_file_is_the_old_or_the_new_one(server: Server, command: Command) -> None:
    need_strace()
    expected = server.begin(command)
    points = server.points(command)
    names = {point.call for point in points}
    assert {"openat", "write", "fsync"} <= names
    for point in points:
        for name, fault in FAULTS.items():
            if command in ALIKE and name != "killed":
                continue
            injected = f"inject={point.call}:{fault.format(n=point.number)}"
            done = _run(server, command, ["-o", "/dev/null", "-e", f"trace={point.call}", "-e", injected])
            if name == "killed" and done.code != -signal.SIGKILL:  # the system itself opened a file less: once more
                done = _run(server, command, ["-o", "/dev/null", "-e", f"trace={point.call}", "-e", injected])
            assert (done.code == -signal.SIGKILL) == (name == "killed"), point
            on = fault.endswith("+")
            told = complaints(
                server, expected, done, silent=_is_silent(point, on=on), tidy=not point.call.startswith("unlink")
            )
            assert not told, f"{command.name}, {name} at {point}: {told}"
