"""The Tab key: codes, agencies, units and tasks are offered, and nothing that goes wrong is ever seen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from running import PLAN_2022, ROOT, kiemdiem

HEADING = "document: {subject: x, year: 2022, issuer: a}\n"


def bash(*words: str, cwd: Path = ROOT, **environment: str) -> list[str]:
    """What bash is told to offer for the last of `words`."""
    asked = {"_KIEMDIEM_COMPLETE": "complete_bash", "COMP_CWORD": str(len(words))}
    asked["COMP_WORDS"] = "\n".join(("kiemdiem", *words))
    done = kiemdiem(cwd=cwd, **asked, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


def zsh(line: str, cwd: Path = ROOT) -> dict[str, str]:
    """What zsh is told to offer at the end of `line`, with the help of each."""
    done = kiemdiem(cwd=cwd, _KIEMDIEM_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(re.findall(r'"([^"]*)":"([^"]*)"', done.stdout))


def fish(line: str) -> dict[str, str]:
    """What fish is told to offer at the end of `line`."""
    asked = {"_KIEMDIEM_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = kiemdiem(cwd=ROOT, _TYPER_COMPLETE_ARGS=line, **asked)
    assert (done.returncode, done.stderr) == (0, "")
    return dict(row.split("\t") for row in done.stdout.splitlines())


def test_codes_are_offered_with_their_titles_wherever_a_code_is_asked_for():
    for line in ("kiemdiem explain kd20", "kiemdiem check --select KD20", "kiemdiem check --ignore KD20"):
        assert zsh(line)["KD201"] == "Hạn rơi vào ngày nghỉ."
        assert fish(line)["KD201"] == "Hạn rơi vào ngày nghỉ."
    assert bash("explain", "KD00") == [f"KD00{number}" for number in range(1, 9)]


def test_after_a_comma_the_next_code_is_offered():
    assert bash("check", "--select", "KD1,KD10") == ["KD1,KD101", "KD1,KD102", "KD1,KD103"]


@pytest.mark.parametrize(
    "command",
    ["calendar", "timeline", "deadlines", "render-notice", "render thong-bao", "render thong-bao plans/2022.yaml"],
)
def test_agencies_are_offered_by_id_and_by_name(command):
    offered = zsh(f"kiemdiem {command} --agency ")
    assert offered["van-phong"] == "Văn phòng thị xã"
    assert offered["Văn phòng thị xã"] == "van-phong"
    assert offered["hdnd-ubnd"] == "Thường trực HĐND thị xã, UBND thị xã"


def test_units_are_offered_by_id_and_by_name():
    assert zsh("kiemdiem quota --unit ")["xa-b"] == "Đảng ủy xã B (minh họa)"
    assert "Đảng ủy xã B (minh họa)" in zsh("kiemdiem quota --unit ")


def test_tasks_are_offered_with_the_beginning_of_their_words():
    assert bash("deadlines", "--task", "9") == ["9", "9.1", "9.2"]
    assert zsh("kiemdiem deadlines --task III")["III.1"].startswith("Các cơ quan chuyên trách tham mưu")


def test_letters_without_marks_and_the_other_tone_style_find_a_name():
    assert "Đảng ủy xã B (minh họa)" in fish("kiemdiem quota --unit 'dang uy xa")
    assert bash("deadlines", "--agency", "uỷ ban kiểm".replace(" ", "\\ ")) == ["Ủy\\ ban\\ Kiểm\\ tra\\ Tỉnh\\ ủy"]


def test_exactly_what_is_typed_goes_before_what_is_only_like_it():
    assert bash("deadlines", "--agency", "van") == ["van-phong-tw", "van-phong"]
    assert bash("deadlines", "--agency", "Văn") == ["Văn\\ phòng\\ Trung\\ ương\\ Đảng", "Văn\\ phòng\\ thị\\ xã"]


def test_a_name_with_blanks_is_written_as_bash_needs_it():
    assert bash("quota", "--unit", "Chi") == ["Chi\\ bộ\\ cơ\\ quan\\ C\\ \\(minh\\ họa\\)"]
    assert bash("quota", "--unit", "Chi\\ bộ\\ c") == ["Chi\\ bộ\\ cơ\\ quan\\ C\\ \\(minh\\ họa\\)"]
    for quote in ("'", '"'):
        assert bash("quota", "--unit", f"{quote}Chi bộ c") == ["Chi bộ cơ quan C (minh họa)"]


def test_the_plan_on_the_line_is_the_one_asked(tmp_path):
    plan = tmp_path / "khác.yaml"
    plan.write_text(HEADING + "agencies:\n  - {id: so-y-te, name: Sở Y tế}\n", encoding="utf-8")
    assert bash("deadlines", str(plan), "--agency", "so") == ["so-y-te"]
    assert bash("deadlines", "--agency", "so", KIEMDIEM_PLAN=str(plan)) == ["so-y-te"]


@pytest.mark.parametrize("text", [None, "hỏng: [", "document: {}\n", "\x00"], ids=["none", "cut", "empty", "binary"])
def test_without_a_plan_that_can_be_read_nothing_is_offered_and_nothing_is_said(text, tmp_path):
    if text is not None:
        (tmp_path / "plans").mkdir()
        (tmp_path / "plans" / "2022.yaml").write_text(text, encoding="utf-8")
    for words in (
        ("deadlines", "--agency"),
        ("deadlines", "--task"),
        ("quota", "--unit"),
        ("render-notice", "--agency"),
    ):
        assert bash(*words, "", cwd=tmp_path) == []
    assert bash("deadlines", "-", "--agency", "") == []
    assert bash("deadlines", "không-có.yaml", "--agency", "") == []


def test_plans_are_completed_as_files_by_the_shell_itself():
    assert bash("check", "pla") == []
    done = kiemdiem(cwd=ROOT, _KIEMDIEM_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="kiemdiem check pla")
    assert done.stdout == "_files\n"
    script = completion_script("bash")
    assert "complete -o default" in script


def test_commands_and_choices_are_still_offered():
    assert bash("expl") == ["explain"]
    assert bash("check", "--output-format", "s") == ["sarif"]


HOSTILE = """\
  - {id: a, name: "X $(touch pwned)"}
  - {id: b, name: "X `touch pwned`"}
  - {id: c, name: "X'; touch pwned; '"}
  - {id: d, name: 'X"; touch pwned; "'}
  - {id: e, name: "X \\\\$(touch pwned)"}
  - {id: f, name: "X * ? [/bold]"}
  - {id: g, name: "X (y) & <z>"}
  - {id: h, name: "Xã [/x] B"}
"""


def test_a_hostile_plan_has_nothing_offered_that_a_shell_would_act_upon(tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEADING + "agencies:\n" + HOSTILE, encoding="utf-8")
    offered = zsh(f"kiemdiem deadlines {plan} --agency ")
    assert sorted(offered) == list("abcdefgh")
    assert not re.search(r"[$`'\\\[]", "".join(offered.values()))
    assert sorted(bash("deadlines", str(plan), "--agency", "")) == list("abcdefgh")


def completion_script(shell: str) -> str:
    return kiemdiem("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").stdout


def test_bash_itself_puts_the_whole_name_on_the_line(tmp_path):
    program = tmp_path / "kiemdiem"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kiemdiem "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        completion_script("bash")
        + f"""
COMP_WORDS=(kiemdiem quota "{PLAN_2022}" --unit Chi) COMP_CWORD=4
_kiemdiem_completion "{program}"
echo "${{#COMPREPLY[@]}}"
eval "set -- ${{COMPREPLY[0]}}"
"{program}" quota "{PLAN_2022}" --unit "$1"
"""
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout.startswith("1\nĐơn vị: Chi bộ cơ quan C (minh họa)\n")
