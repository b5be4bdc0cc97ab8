"""What holds of every command at once: the same bytes on every machine, no network, names only where asked for."""

from __future__ import annotations

import os
import pkgutil
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import everything
from everything import PEOPLE, RUNS, Done, every, execute, unexpected
from kiemdiem import commands, discover

ZONES = {"here": "UTC", "there": "Asia/Ho_Chi_Minh", "far": "America/Los_Angeles"}
STRICT = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
LATER = "@2027-03-01 23:30:00"
"""Another year, and near midnight."""

WRITING = [run for run in RUNS if re.search(r" -o | --(out|dir|merge|fix)\b|giay/|^fmt|^record|^remind", run.line)]


@dataclass(frozen=True)
class Machine:
    """A folder in which all commands were run, on a machine of its kind."""

    folder: Path
    done: list[Done] = field(default_factory=list)


def _need(program: str) -> str:
    """The path of a program: without it the test is skipped, but never in CI."""
    found = shutil.which(program)
    if not found and not os.environ.get("CI"):
        pytest.skip(f"not here: {program}")
    assert found, f"{program} is missing"
    return found


def _machine(tmp_path_factory: pytest.TempPathFactory, name: str) -> Machine:
    folder = tmp_path_factory.mktemp(name)
    everything.campaign(folder)
    return Machine(folder)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Plain C, UTC, no encoding taken for granted, whatever Python asks of a network refused."""
    machine = _machine(tmp_path_factory, "here")
    asked = str(machine.folder.parent / "network.txt")
    place = everything.environment_of(seed=0, zone=ZONES["here"], locale="C")
    machine.done.extend(every(machine.folder, python=STRICT, KIEMDIEM_TEST_NETWORK=asked, **place))
    return machine


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Viet Nam, months later, other hashes; every call to the system about a network is written down."""
    machine = _machine(tmp_path_factory, "there")
    calls = machine.folder.parent / "calls.txt"
    watch = (_need("strace"), "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-e", "signal=none", "-A", "-o")
    place = everything.environment_of(seed=1, zone=ZONES["there"], locale="vi_VN.UTF-8")
    machine.done.extend(every(machine.folder, before=(*watch, calls, *_later()), **_CLOCK, **place))
    return machine


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Another coast of the ocean and the console of a Western Windows; only what writes files."""
    machine = _machine(tmp_path_factory, "far")
    place = everything.environment_of(seed=2, zone=ZONES["far"], locale="C.UTF-8")
    western = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    machine.done.extend(every(machine.folder, runs=WRITING, **western, **place))
    return machine


_CLOCK = {"DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def _later() -> tuple[str, ...]:
    return _need("faketime"), "-f", LATER


def _commands() -> Iterator[str]:
    """Every command there is, as it is typed."""
    for name in discover.names(commands):
        module = discover.module(commands, name)
        below = [] if hasattr(module, "command") else [one.name for one in pkgutil.iter_modules(module.__path__)]
        yield from (f"{name} {one}".replace("_", "-") for one in below or [""])


def test_every_command_is_among_those_that_are_run() -> None:
    missing = [name.strip() for name in _commands() if not any(f"{run.line} ".startswith(name) for run in RUNS)]
    assert not missing, "add a line for each to RUNS of tests/everything.py"


def test_every_command_ends_as_it_must_where_no_encoding_is_taken_for_granted(here: Machine) -> None:
    assert not unexpected(here.done)


def test_a_file_that_is_opened_in_the_encoding_of_the_machine_would_be_noticed(tmp_path: Path) -> None:
    careless = [sys.executable, *STRICT, "-c", "open('a', 'w')"]
    done = subprocess.run(careless, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert "EncodingWarning" in done.stderr


def test_no_command_asks_python_for_a_network(here: Machine) -> None:
    asked = here.folder.parent / "network.txt"
    assert not asked.exists() or not asked.read_text(encoding="utf-8")


def test_no_command_calls_the_system_for_a_network(there: Machine) -> None:
    calls = (there.folder.parent / "calls.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    assert not unexpected(there.done)
    assert not [call for call in calls if "AF_INET" in call or "AF_NETLINK" in call]


def test_a_reach_for_the_network_would_be_noticed(tmp_path: Path) -> None:
    asked, calls = tmp_path / "network.txt", tmp_path / "calls.txt"
    reach = "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n    pass"
    clean = os.environ | {"PYTHONPATH": str(everything.CHILD)}
    subprocess.run([sys.executable, "-c", reach], env=clean | {"KIEMDIEM_TEST_NETWORK": str(asked)}, check=True)
    assert "socket.getaddrinfo" in asked.read_text(encoding="utf-8")
    watch = [_need("strace"), "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-A", "-o", calls]
    subprocess.run([*watch, sys.executable, "-c", reach], check=True)
    assert "AF_INET" in calls.read_text(encoding="utf-8")


def _lasting(folder: Path) -> dict[str, bytes]:
    """The files of a folder but for books, whose lines bear moments and new ids."""
    found = everything.files(folder)
    return {name: data for name, data in found.items() if not name.endswith((".jsonl", ".jsonl.lock"))}


@pytest.mark.parametrize("other", ["there", "far"])
def test_the_same_input_gives_the_same_files_on_every_machine(
    here: Machine, other: str, request: pytest.FixtureRequest
) -> None:
    ours, theirs = _lasting(here.folder), _lasting(request.getfixturevalue(other).folder)
    assert sorted(ours) == sorted(theirs)
    assert not [name for name, data in ours.items() if theirs[name] != data]
    kinds = {Path(name).suffix for name in ours}
    assert {".docx", ".xlsx", ".ics", ".html", ".json", ".csv", ".parquet", ".svg", ".yaml"} <= kinds


def test_the_same_input_gives_the_same_lines_on_every_screen(here: Machine, there: Machine) -> None:
    pairs = [(one, other) for one, other in zip(here.done, there.done, strict=True) if not one.run.changes]
    assert not [one.run.line for one, other in pairs if (one.out, one.err) != (other.out, other.err)]


def test_the_other_clock_is_another_clock() -> None:
    told = subprocess.run(
        [*_later(), sys.executable, "-c", "import datetime; print(datetime.date.today())"],
        env=os.environ | _CLOCK | {"TZ": ZONES["there"]},
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().strip() == LATER[1:11]


def test_names_of_people_are_on_the_screen_only_where_they_were_asked_for(here: Machine) -> None:
    printed = [one.run.line for one in here.done if _names(one.out) or _names(one.err)]
    assert not [line for line in printed if line not in {run.line for run in RUNS if run.names}]
    assert printed, "the search finds names where there are some"


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX systems")
def test_every_file_that_names_people_is_for_its_owner_alone(here: Machine) -> None:
    naming = [name for name, data in everything.files(here.folder).items() if any(map(PEOPLE.search, _read(data)))]
    open_to_others = [name for name in naming if stat.S_IMODE((here.folder / name).stat().st_mode) & 0o077]
    assert not open_to_others
    written = {Path(name).parts[1] for name in naming if name.startswith("giay/")}
    assert {"ket-luan", "goi-y", "to-trinh", "giay-moi", "moi", "danh-sach.xlsx", "tra"} <= written


def _names(data: bytes) -> bool:
    return bool(PEOPLE.search(data.decode("utf-8", "replace")))


def _read(data: bytes) -> Iterator[str]:
    return everything.texts(data)


RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d) *(\.|$)", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


def test_every_file_that_is_written_has_a_name_that_windows_takes(here: Machine) -> None:
    names = [name for name in everything.files(here.folder) if name.startswith(("giay/", "moi/", "mau/"))]
    assert not [name for name in names for part in name.split("/") if FORBIDDEN.search(part)]
    assert not [name for name in names for part in name.split("/") if RESERVED.match(part)]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(len(Path(name).name) for name in names) <= 100


@pytest.mark.parametrize("console", ["cp1252", "cp1258"])
def test_every_help_can_be_read_on_a_console_of_windows(tmp_path: Path, console: str) -> None:
    lines = [f"{name} --help" for name in ["", *dict.fromkeys(name.split(" ")[0] for name in _commands())]]
    for line in lines if console == "cp1252" else lines[:2]:
        done = execute(line.split(), tmp_path, PYTHONUTF8="0", PYTHONIOENCODING=console, LC_ALL="C")
        assert (done.code, done.err) == (0, b""), line
        assert b"kiemdiem" in done.out
        assert done.out.decode(console)


@pytest.mark.parametrize("console", ["cp1258", "ascii"])
def test_what_commands_say_survives_a_console_without_the_letters(here: Machine, console: str) -> None:
    reading = ("check plans", "status plans", "brief plans", "deadlines plans", "log plans", "roll check hong")
    runs = [run for run in RUNS if run.line.startswith(reading) and not re.search("json|--out ", run.line)]
    done = every(here.folder, runs=runs, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING=console, LC_ALL="C")
    assert not unexpected(done)
    for one in done:
        assert one.out.decode(console, "strict") or one.err.decode(console, "strict")


def test_commands_on_the_console_of_a_western_windows_end_as_they_must(far: Machine) -> None:
    assert not unexpected(far.done)


@pytest.mark.parametrize("line", ["check plans/2026.yaml", "roll check roll.csv --year 2026"])
def test_a_path_with_the_other_separator_is_told_and_nothing_breaks(here: Machine, line: str) -> None:
    done = execute(line.replace("/", "\\").split(" "), here.folder)
    assert done.code in (0, 1, 2)
    assert b"Traceback" not in done.err
