"""Officers sit at Windows: what the program may not take for granted of the system it runs on."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from kiemdiem import diagnostic, files, preview
from kiemdiem.diagnostic import Diagnostic, Report, Severity
from kiemdiem.errors import KiemdiemError
from kiemdiem.output import github, gitlab, sarif
from kiemdiem.roll import database
from kiemdiem.source import Span
from kiemdiem.spreadsheets import to_csv
from running import ROOT, kiemdiem

SOURCES = sorted((ROOT / "src").rglob("*.py"))

POSIX_MODULES = {
    "crypt", "curses", "fcntl", "grp", "nis", "ossaudiodev", "posix", "pty", "pwd", "readline", "resource", "spwd",
    "syslog", "termios", "tty",
}  # fmt: skip
POSIX_NAMES = {
    "os": {
        "WEXITSTATUS", "WIFSIGNALED", "WTERMSIG", "chown", "chroot", "ctermid", "fchdir", "fchown", "fork", "forkpty",
        "getegid", "geteuid", "getgid", "getgroups", "getloadavg", "getpgid", "getpgrp", "getpriority", "getsid",
        "getuid", "killpg", "lchown", "lockf", "mkfifo", "mknod", "nice", "openpty", "posix_fadvise",
        "posix_fallocate", "posix_spawn", "pread", "pwrite", "sched_getaffinity", "sched_setaffinity", "sendfile",
        "setegid", "seteuid", "setgid", "setgroups", "setpgid", "setpriority", "setsid", "setuid", "statvfs", "sync",
        "sysconf", "tcgetpgrp", "ttyname", "uname", "wait", "wait3", "wait4", "O_CLOEXEC", "O_DIRECTORY", "O_DSYNC",
        "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC",
    },
    "signal": {
        "ITIMER_REAL", "SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP",
        "SIGTSTP", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGXCPU", "SIGXFSZ", "SIG_BLOCK", "SIG_SETMASK", "SIG_UNBLOCK",
        "alarm", "pause", "pthread_kill", "pthread_sigmask", "setitimer", "sigpending", "sigwait",
    },
    "socket": {"AF_UNIX", "socketpair"},
    "time": {"clock_gettime", "tzset", "pthread_getcpuclockid"},
}  # fmt: skip
"""What Python has on POSIX systems only."""

GUARDS = ("sys.platform", "os.name", "hasattr")


def posix_only(tree: ast.AST, guarded: bool = False) -> Iterator[int]:
    """The lines on which something of POSIX systems is used without having asked which system this is."""
    for node in ast.iter_child_nodes(tree):
        inside = guarded
        if isinstance(tree, ast.If | ast.IfExp | ast.BoolOp):
            asked = tree.values[0] if isinstance(tree, ast.BoolOp) else tree.test
            inside = guarded or any(guard in ast.unparse(asked) for guard in GUARDS)
        if not inside and _is_posix(node):
            yield getattr(node, "lineno", 0)
        yield from posix_only(node, inside)


def _is_posix(node: ast.AST) -> bool:
    match node:
        case ast.Import(names=names):
            return any(name.name.partition(".")[0] in POSIX_MODULES for name in names)
        case ast.ImportFrom(module=str(module), names=names):
            return module in POSIX_MODULES or any(name.name in POSIX_NAMES.get(module, ()) for name in names)
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            return name in POSIX_NAMES.get(module, ())
    return False


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("import fcntl", True),
        ("from os import fork", True),
        ("os.chown(a, 1, 1)", True),
        ("signal.signal(signal.SIGKILL, f)", True),
        ("if sys.platform != 'win32':\n    os.chown(a, 1, 1)", False),
        ("n = len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else 1", False),
        ("os.name == 'posix' and os.getuid()", False),
        ("if x:\n    os.getuid()", True),
        ("os.replace(a, b)", False),
    ],
)
def test_what_only_posix_systems_have_is_found(line: str, wrong: bool) -> None:
    assert bool(list(posix_only(ast.parse(line)))) is wrong


def test_nothing_of_posix_systems_is_used_without_asking_which_system_this_is() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in SOURCES
        for line in posix_only(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def opened_as_text(tree: ast.AST) -> Iterator[tuple[int, set[str | None]]]:
    """The lines on which a file is opened, read or written as text, and by which arguments of a name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        is_open = name in ("open", "fdopen") and any(set(mode) <= set("rwax+t") for mode in modes if mode)
        if is_open or name in ("read_text", "write_text", "TextIOWrapper"):
            yield node.lineno, {word.arg for word in node.keywords}


def test_every_text_has_its_encoding_and_no_file_gets_the_line_ends_of_the_machine() -> None:
    wrong = []
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for line, words in opened_as_text(ast.parse(text)):
            if "encoding" not in words or (".write_text(" in text.splitlines()[line - 1] and "newline" not in words):
                wrong.append(f"{path.relative_to(ROOT)}:{line}")
    assert not wrong


def test_a_table_has_the_line_ends_of_excel_once(tmp_path: Path) -> None:
    assert to_csv([("a", "b"), ("c", 1)]) == b"\xef\xbb\xbfa,b\r\nc,1\r\n"
    (tmp_path / "a.yaml").write_bytes(
        b"document: {subject: a, year: 2022, issuer: b}\r\nagencies:\r\n  - {id:  b, name: c}\r\n"
    )
    assert kiemdiem("fmt", "a.yaml", cwd=tmp_path).returncode == 0
    assert b"\r" not in (tmp_path / "a.yaml").read_bytes()


@pytest.mark.parametrize(
    ("form", "written"),
    [(sarif, '"uri": "plans/2022.yaml"'), (gitlab, '"path": "plans/2022.yaml"'), (github, "file=plans/2022.yaml,")],
)
def test_for_a_server_a_file_on_windows_has_the_address_it_has_elsewhere(
    monkeypatch: pytest.MonkeyPatch, form: Any, written: str
) -> None:
    found = [Diagnostic(f"plans{slash}2022.yaml", "KD201", Severity.ERROR, Span(1, 1, 1, 2), "a") for slash in "/\\"]
    elsewhere = diagnostic.fingerprints(found[:1])
    monkeypatch.setattr(diagnostic, "PurePath", PureWindowsPath)
    assert diagnostic.fingerprints(found[1:]) == elsewhere
    stream = StringIO()
    form.write(Report.of(found[1:], ["plans\\2022.yaml"]), stream, codes=())
    assert written in stream.getvalue()


@pytest.mark.parametrize("name", ["a:b.docx", "con.docx", "Aux .tar.gz", "nul", "LPT1.xlsx", "a?.csv", 'a".csv'])
def test_on_windows_a_name_that_it_cannot_have_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    if os.name == "posix":
        files.check_free(tmp_path / name)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(KiemdiemError, match="Windows không nhận tên tệp"):
        files.check_free(tmp_path / name)


@pytest.mark.parametrize("platform", ["linux", "win32"] if os.name == "posix" else ["win32"])
def test_a_roll_whose_name_is_a_pattern_is_read_as_one_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str
) -> None:
    roll = tmp_path / "xã [1].csv"
    roll.write_text("a\n1\n", encoding="utf-8", newline="")
    (tmp_path / "xã 1.csv").write_text("a\n2\n", encoding="utf-8", newline="")
    monkeypatch.setattr(sys, "platform", platform)
    opened = database.Database([roll])
    try:
        assert opened.rows(f"SELECT a FROM read_csv({opened.name(0)})") == [(1,)]
    finally:
        opened.close()


def test_on_windows_libreoffice_is_found_where_it_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    office = tmp_path / "LibreOffice" / "program" / "soffice.com"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    with pytest.raises(KiemdiemError, match="LibreOffice"):
        preview.program()
    office.parent.mkdir(parents=True)
    office.write_bytes(b"")
    assert preview.program() == str(office)


@pytest.mark.parametrize("command", [["fmt"], ["check", "--fix"]])
def test_what_word_or_an_editor_holds_is_said_with_what_to_do_and_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    from kiemdiem import cli

    plan, tried = tmp_path / "a.yaml", []
    old = b"document: {subject: a, year: 2022, issuer: b}\nagencies: [{id: b,  name: c}]\ntasks: [{id: 1, text: d}]\n"
    plan.write_bytes(old)

    def held(source: Path, target: Path) -> Path:
        tried.append((source, target))
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files, "_PAUSE", 0)
    assert cli.run([*command, str(plan)]) == 2
    said = capsys.readouterr().err
    assert "Đóng tệp trong Word, Excel rồi chạy lại" in said
    assert len(tried) > 3, "it was tried again"
    assert plan.read_bytes() == old
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
