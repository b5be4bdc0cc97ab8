"""A process with the program loaded, that runs commands in copies of itself, with faults in them: quick, many times.

    python server.py          one request a line (JSON) on standard input, one answer a line on standard output

A request: `arguments`, `cwd`, `said` (a folder for what the command says), and what goes wrong: `strace` (its options;
it watches from the first call of the command on), or `call` (in the program itself: the number of the call, what
happens, whether from then on). An answer: the exit code, negative for a signal.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kiemdiem import cli, language
from kiemdiem.files import unfinished

_ANY_TRACER, _MAY_TRACE = ctypes.c_ulong(-1), 0x59616D61
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGING = {"os.link", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.chown", "os.truncate"}


class Faults:
    """The calls of the command that change files below its folder, counted; one of them, or all from it on, fail."""

    def __init__(self, folder: str, number: int, fault: str, *, on: bool) -> None:
        self.folder, self.number, self.fault, self.on = os.path.realpath(folder), number, fault, on
        self.seen = 0
        self.hit = ""

    def install(self) -> None:
        """From now on."""
        sys.addaudithook(self._audited)
        for name in ("fsync", "write", "ftruncate"):
            setattr(os, name, self._counted(getattr(os, name)))

    def _audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(path, (str, bytes, os.PathLike)) and (flags or 0) & _WRITING:
                self._meet(event, os.fsdecode(path))
        elif event in _CHANGING:
            self._meet(event, os.fsdecode(arguments[0]) if not isinstance(arguments[0], int) else self.folder)

    def _counted(self, call: Any) -> Any:
        def counted(*arguments: Any) -> Any:
            if arguments[0] > 2:
                self._meet(call.__name__, self.folder)
            return call(*arguments)

        return counted

    def _meet(self, name: str, path: str) -> None:
        if not os.path.realpath(path).startswith(self.folder):
            return
        self.seen += 1
        if self.seen == self.number or (self.on and self.seen > self.number):
            if self.fault == "KILL":
                os.kill(os.getpid(), signal.SIGKILL)
            self.hit += f"{name} "
            code = getattr(errno, self.fault)
            raise OSError(code, os.strerror(code))


def prepare(request: dict[str, Any]) -> Faults | None:
    """Make this process one that has just been started for the command; its faults, which are not there yet."""
    os.chdir(request["cwd"])
    unfinished.sweep.cache_clear()  # relative folders were others in the process that this is a copy of
    sys.stdin = io.TextIOWrapper(open(os.devnull, "rb"))  # noqa: PTH123, SIM115
    for number, name in ((1, "out"), (2, "err")):
        handle = os.open(f"{request['said']}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    if stdout := request.get("stdout"):
        os.dup2(_gone() if stdout == "gone" else os.open(stdout, os.O_WRONLY), 1)
    coded = {"encoding": request.get("encoding", "utf-8"), "errors": "backslashreplace", "closefd": False}
    sys.stdout, sys.stderr = open(1, "w", **coded), open(2, "w", **coded)  # noqa: SIM115
    for name, value in request.get("environment", {}).items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
    if size := request.get("largest"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    call = request.get("call")
    return Faults(request["cwd"], call["number"], call["fault"], on=call["on"]) if call else None


def _gone() -> int:
    """A pipe whose reader has left."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def run_here(request: dict[str, Any], faults: Faults | None) -> int:
    """The command in this process, which is a copy for it alone; the calls that failed are told."""
    if faults:
        faults.install()
    code = cli.run(request["arguments"])
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    if faults:
        Path(f"{request['said']}/hit").write_text(faults.hit, encoding="utf-8")
    return code


def answer(request: dict[str, Any]) -> int:
    """Run the command in a copy of this process; its exit code."""
    wait, go = os.pipe()
    copy = os.fork()
    if not copy:
        ctypes.CDLL(None).prctl(_MAY_TRACE, _ANY_TRACER, 0, 0, 0)
        os.close(go)
        faults = prepare(request)
        os.read(wait, 1)
        # A signal nobody minds: who is watched stops at it, and every call after it is seen.
        os.kill(os.getpid(), signal.SIGWINCH)
        code = 99
        try:
            code = run_here(request, faults)
        finally:
            os._exit(code)
    os.close(wait)
    watching = _watched(copy, request["strace"]) if request.get("strace") else None
    os.write(go, b"!")
    os.close(go)
    _copy, status = os.waitpid(copy, 0)
    if watching:
        watching.wait(60)
    return os.waitstatus_to_exitcode(status)


def _watched(process: int, options: list[str]) -> subprocess.Popen[bytes]:
    """strace, that watches by now."""
    command = ["strace", "-f", "-y", "-qq", *options, "-p", str(process)]
    watching = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    state = Path(f"/proc/{process}")
    while watching.poll() is None:
        # Not traced only: stopped once and running again, so that every call of it is seen from now on.
        if "TracerPid:\t0" not in (state / "status").read_text() and (state / "wchan").read_text() != "ptrace_stop":
            break
        time.sleep(0.001)
    time.sleep(0.005)
    return watching


def warm(request: dict[str, Any]) -> int:
    """Run the command in this process, so that all it needs is loaded in the copies."""
    here, kept = Path.cwd(), [os.dup(1), os.dup(2)]
    streams = sys.stdin, sys.stdout, sys.stderr
    try:
        return run_here(request, prepare(request))
    finally:
        sys.stdout.flush()
        for number, handle in zip((1, 2), kept, strict=True):
            os.dup2(handle, number)
            os.close(handle)
        sys.stdin, sys.stdout, sys.stderr = streams
        os.chdir(here)


if __name__ == "__main__":
    language.use("vi")
    for line in iter(sys.stdin.readline, ""):
        asked = json.loads(line)
        print(warm(asked) if asked.get("warm") else answer(asked), flush=True)  # noqa: T201
