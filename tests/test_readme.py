"""The README shows what the program really prints."""

from __future__ import annotations

import re
import shlex

import pytest

from kiemdiem import discover, rules
from kiemdiem.meetings.running import codes as meeting_codes
from kiemdiem.roll.terms import all_checks
from running import ROOT, kiemdiem

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```text\n(?:\$ kiemdiem (.*)\n)?((?:.*\n)*?)```", TEXT)


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command[:30] for command, _shown in BLOCKS])
def test_every_line_of_output_in_the_readme_is_printed_today(command, shown, tmp_path):
    arguments = shlex.split(command or "check plans/2022.yaml")
    if "--out" in arguments:
        arguments[-1] = str(tmp_path / "out")
    done = kiemdiem(*arguments, cwd=ROOT)
    printed = {line.rstrip() for line in (done.stdout + done.stderr).replace(str(tmp_path) + "/", "").splitlines()}
    assert [line for line in shown.splitlines() if line != "…" and line not in printed] == []
    assert len(shown.splitlines()) > 0


def test_every_rule_stands_in_the_table():
    for module in discover.modules(rules):
        title = module.check.explanation.strip().partition("\n\n")[0].rstrip(".")
        assert f"| {module.check.code} | `{module.check.name}` | {title} |" in TEXT


def test_every_check_of_rolls_stands_in_its_table():
    for check in all_checks():
        title = check.explanation.strip().partition("\n\n")[0].rstrip(".")
        assert f"| {check.code} | `{check.name}` | {title} |" in TEXT


def test_every_check_of_meetings_stands_in_its_table():
    for code in meeting_codes():
        assert f"| {code.code} | `{code.name}` | {code.title.rstrip('.')} |" in TEXT


def test_every_module_stands_in_the_picture_of_the_house():
    picture = TEXT[TEXT.index("## The house") :]
    package = ROOT / "src" / "kiemdiem"
    names = [path.name for path in package.iterdir() if path.suffix == ".py" and path.stem != "__init__"]
    assert [name for name in names if name not in picture] == []
