"""The door: help, version, exit codes, and what happens when the outside world fails."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys

import pytest

import kiemdiem as package
from kiemdiem import cli
from running import PLAN_2022, kiemdiem

HEAVY = ("ruamel", "rich", "docx", "docxtpl", "jinja2", "holidays", "lxml", "kiemdiem.plan")
UNUSED_BY_CHECK = ("rich", "holidays", "docx", "jinja2", "lxml", "multiprocessing", "concurrent")
SMALL = "document: {subject: kiểm điểm, year: 2022, issuer: a}\nagencies:\n  - {id: a, name: kiểm điểm}\n"


def loaded_by(*arguments: str) -> list[str]:
    """The modules that a run of `arguments` loads."""
    program = (
        "import sys, json\n"
        f"sys.argv = ['kiemdiem', *{arguments!r}]\n"
        "from kiemdiem.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as leaving:\n    assert not leaving.code\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout
    return json.loads(done.stderr)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["--lang", "en", "--help"]])
def test_help_and_version_load_nothing_heavy(arguments):
    assert [name for name in loaded_by(*arguments) if name.startswith(HEAVY)] == []


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_check_of_one_plan_into_a_pipe_loads_nothing_it_does_not_need(form):
    loaded = loaded_by("check", str(PLAN_2022), "--output-format", form)
    assert "kiemdiem.plan" in loaded
    assert [name for name in loaded if name.startswith(UNUSED_BY_CHECK)] == []


def own(loaded):
    return {name for name in loaded if name.partition(".")[0] == "kiemdiem"}


def test_version_is_said_before_anything_else_is_loaded():
    assert own(loaded_by("--version")) == {"kiemdiem", "kiemdiem.__main__"}


def test_of_all_commands_only_the_one_that_is_asked_for_is_loaded():
    loaded = own(loaded_by("export", "ics", "--help"))
    assert {name for name in loaded if name.startswith("kiemdiem.commands.")} == {
        "kiemdiem.commands.export",
        "kiemdiem.commands.export.ics",
    }


def test_version_is_the_one_of_the_package():
    assert kiemdiem("--version").stdout == f"kiemdiem {package.__version__}\n"
    assert kiemdiem("--lang", "en", "--version").stdout == f"kiemdiem {package.__version__}\n"


def test_help_lists_every_command_with_an_example_each():
    page = kiemdiem("--help").stdout
    for name in ("check", "deadlines", "quota", "render-notice"):
        assert name in page
        assert f"kiemdiem {name}" in kiemdiem(name, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "Có phải là 'check'?"),
        (["check", "--todai", "x"], "Có phải là --today?"),
        (["check", "--output-format", "xml"], "chọn một trong: text, json, github"),
        (["check", "--today", "05/11/2022"], "Viết năm-tháng-ngày"),
        (["--lang", "fr", "check"], "chọn một trong: vi, en"),
        (["check", "không-có.yaml"], "Không có tệp không-có.yaml"),
    ],
)
def test_a_slip_on_the_command_line_is_explained_and_exits_2(arguments, says):
    done = kiemdiem(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_plan_the_last_of_the_plans_folder_is_taken_here_or_above(tmp_path):
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "2021.yaml").write_text("hỏng", encoding="utf-8")
    (plans / "2022.yaml").write_text(SMALL, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    for folder in (tmp_path, below):
        assert kiemdiem("check", cwd=folder).returncode == 0


def test_without_any_plan_the_message_says_what_to_do(tmp_path):
    done = kiemdiem("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "kiemdiem check plans/2022.yaml" in done.stderr


def test_the_environment_names_the_plan(tmp_path):
    (tmp_path / "p.yaml").write_text(SMALL, encoding="utf-8")
    assert kiemdiem("check", cwd=tmp_path, KIEMDIEM_PLAN="p.yaml").returncode == 0


def test_a_plan_that_is_no_plan_gives_its_findings_and_exit_1_to_every_command(tmp_path):
    broken = tmp_path / "plan.yaml"
    broken.write_text("document: [", encoding="utf-8")
    for command in (["check"], ["deadlines"], ["quota", "--unit", "x"], ["render-notice"]):
        done = kiemdiem(command[0], broken, *command[1:], cwd=tmp_path)
        assert done.returncode == 1
        assert "KD002" in done.stdout + done.stderr


def test_our_own_bug_is_named_by_place_and_not_by_what_the_file_holds(monkeypatch, capsys):
    def break_down(*_arguments, **_options):
        raise RuntimeError("Nguyễn Văn A")

    monkeypatch.setattr(cli.mounting, "group", break_down)
    assert cli.run([]) == 3
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "https://" in said
    assert "Nguyễn" not in said


def test_a_reader_that_leaves_early_ends_the_program_in_silence():
    command = f'"{sys.executable}" -m kiemdiem check --no-ignore "{PLAN_2022}" | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] in ("141", "1")
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_disk_is_said_and_exits_2():
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "kiemdiem", "check", str(PLAN_2022)], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert "Không đọc hay ghi được" in done.stderr.decode()


def test_ctrl_c_exits_130_with_one_line():
    running = subprocess.Popen(
        [sys.executable, "-m", "kiemdiem", "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdin
    running.stdin.write(b"# \n" * 50_000)  # more than a pipe holds: written only once the program reads
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert err.decode().count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_a_console_that_cannot_write_vietnamese_is_no_reason_to_fail(encoding):
    done = subprocess.run(
        [sys.executable, "-m", "kiemdiem", "check", str(PLAN_2022)],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def terminal(*arguments: object, **environment: str) -> str:
    """What `kiemdiem` writes to a terminal."""
    master, slave = os.openpty()
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    running = subprocess.Popen(
        [sys.executable, "-m", "kiemdiem", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.STDOUT,
        env=clean | {"TERM": "xterm-256color", "COLUMNS": "100"} | environment,
    )
    os.close(slave)
    written = b""
    with contextlib.suppress(OSError):  # the terminal is gone when the program is
        while chunk := os.read(master, 65536):
            written += chunk
    os.close(master)
    running.wait(timeout=30)
    return written.decode()


def colours(text: str) -> list[str]:
    """The escapes in `text` that set a colour."""
    return re.findall("\x1b\\[[0-9;]*3[0-7][0-9;]*m", text)


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals on Windows")
def test_findings_are_coloured_on_a_terminal_unless_it_cannot_or_the_user_does_not_want_it():
    page = terminal("check", "--no-ignore", PLAN_2022)
    assert "\x1b[1;31mlỗi KD" in page
    assert len(colours(page)) > 20
    assert colours(terminal("check", "--no-ignore", PLAN_2022, NO_COLOR="1")) == []
    assert "\x1b" not in terminal("check", "--no-ignore", PLAN_2022, TERM="dumb")
    for form in ("json", "github", "sarif"):
        assert "\x1b" not in terminal("check", "--no-ignore", PLAN_2022, "--output-format", form)


def test_no_colour_leaves_a_pipe_unless_it_is_asked_for():
    assert "\x1b" not in kiemdiem("check", "--no-ignore", PLAN_2022).stdout
    assert colours(kiemdiem("check", "--no-ignore", PLAN_2022, FORCE_COLOR="1", TERM="xterm").stdout)
    assert colours(kiemdiem("check", "--no-ignore", PLAN_2022, FORCE_COLOR="1", NO_COLOR="1").stdout) == []
    assert "\x1b" not in kiemdiem("check", "--no-ignore", PLAN_2022, NO_COLOR="1", FORCE_COLOR="").stdout
