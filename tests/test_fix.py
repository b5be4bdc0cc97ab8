"""check --fix and --diff: what can be mended is mended, and everything else stays to the last byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kiemdiem import edits, fixing, source
from kiemdiem.checking import Question
from kiemdiem.config import Config
from kiemdiem.diagnostic import Diagnostic, Edit, Severity
from kiemdiem.errors import KiemdiemError
from kiemdiem.source import Span
from running import PLAN_2022, kiemdiem

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links are of POSIX systems")
QUESTION = Question(Config(), date(2022, 11, 1))

HEAD = "document: {subject: kế hoạch, year: 2022, issuer: a} # đầu\nagencies:\n  - {id: a, name: kế hoạch}\n"
TASK = 'tasks:\n  - id: "1" # việc\n    text: kế hoạch\n    roles:\n      - {role: implements, who: [a]}\n'
WRONG = HEAD + TASK.replace('"1"', "1") + "    deadline: {before: 5/11/2022}   # như văn bản\n"
RIGHT = HEAD + TASK + "    deadline: {before: 2022-11-05}   # như văn bản\n"


def fixed(text: str) -> str:
    return fixing.fix(source.parse(text, "x.yaml"), QUESTION).change.text


# What somebody wrote, and what --fix makes of it; the same where it is a matter of opinion.
MENDED = {
    "9.10 without quotes": (TASK.replace('"1"', "9.10"), TASK.replace('"1"', '"9.10"')),
    "a reference without quotes": (
        TASK + "precedence:\n  - {order: [1, a-b]}\n",
        TASK + 'precedence:\n  - {order: ["1", a-b]}\n',
    ),
    "a number where text is wanted": (TASK.replace(": kế hoạch", ": 12"), TASK.replace(": kế hoạch", ': "12"')),
    "true where text is wanted": (TASK.replace(": kế hoạch", ": true"), TASK.replace(": kế hoạch", ': "true"')),
    "nothing where text is wanted": (TASK.replace("text: kế hoạch", "text: null"),) * 2,
    "a day as printed": (TASK + "    deadline: {by: 05/11/2022}\n", TASK + "    deadline: {by: 2022-11-05}\n"),
    "a day as printed, in quotes": (TASK + "    done: '5/1/2022'\n", TASK + "    done: '2022-01-05'\n"),
    "a day that does not exist": (TASK + "    deadline: {by: 31/02/2022}\n",) * 2,
    "a day and more": (TASK + "    deadline: {by: trước 05/11/2022}\n",) * 2,
    "a percentage with its mark": (
        "caps:\n  - {id: x, text: không quá 20%, percent: 20%, basis: pool}\n",
        "caps:\n  - {id: x, text: không quá 20%, percent: 20, basis: pool}\n",
    ),
    "a number in quotes": (
        'calendar: {}\nlegal_bases: [{id: b, type: Quy định, number: 1-QĐ/TW, issuer: a, year: "2022"}]\n',
        "calendar: {}\nlegal_bases: [{id: b, type: Quy định, number: 1-QĐ/TW, issuer: a, year: 2022}]\n",
    ),
    "true in quotes": (
        'recipients: [{text: x, to: [a], keeps: "true"}]\n',
        "recipients: [{text: x, to: [a], keeps: true}]\n",
    ),
    "a word for true": ("recipients: [{text: x, to: [a], keeps: có}]\n",) * 2,
}  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), MENDED.values(), ids=list(MENDED))
def test_only_what_can_be_read_in_one_way_is_mended(written, wanted):
    assert fixed(HEAD + written) == HEAD + wanted
    assert fixed(HEAD + wanted) == HEAD + wanted


IGNORES = {
    "the whole comment, behind a value": (
        TASK + "    deadline: {by: 2022-11-04}  # kiemdiem: ignore[KD201] cũ\n",
        TASK + "    deadline: {by: 2022-11-04}\n",
    ),
    "the whole line": (
        TASK + "    # kiemdiem: ignore[KD201] cũ\n    done: 2022-10-01\n",
        TASK + "    done: 2022-10-01\n",
    ),
    "the last line, without a line end": (TASK + "# kiemdiem: ignore[KD201] cũ", TASK),
    "one code of two": (
        TASK + "    deadline: {by: 2022-11-05} # [1] kiemdiem: ignore[KD203, KD201] cũ\n",
        TASK + "    deadline: {by: 2022-11-05} # [1] kiemdiem: ignore[KD201] cũ\n",
    ),
    "both codes": (
        TASK + "    done: 2022-10-01 # kiemdiem: ignore[KD203, KD201] cũ\n",
        TASK + "    done: 2022-10-01\n",
    ),
    "words before it stay": (
        TASK + "    done: 2022-10-01 # đã họp; kiemdiem: ignore[KD201] cũ\n",
        TASK + "    done: 2022-10-01 # đã họp;\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "wanted"), IGNORES.values(), ids=list(IGNORES))
def test_an_ignore_comment_for_nothing_goes(written, wanted):
    assert fixed(HEAD + written) == HEAD + wanted


def test_fix_mends_the_file_reports_the_rest_and_has_nothing_to_do_the_second_time(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(WRONG, encoding="utf-8")
    assert "2 chỗ sửa được tự động bằng --fix" in kiemdiem("check", path).stdout.splitlines()[-1]
    done = kiemdiem("check", "--fix", path)
    assert done.returncode == 0
    assert path.read_text(encoding="utf-8") == RIGHT
    assert "KD201" in done.stdout
    assert "KD008" not in done.stdout
    assert done.stderr == "Đã sửa 2 chỗ trong 1 tệp\n"
    before = path.stat()
    again = kiemdiem("check", "--fix", path)
    assert (again.stdout, again.stderr) == (done.stdout, "")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_what_remains_decides_the_exit_code(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(WRONG + "lạ: 1\n", encoding="utf-8")
    done = kiemdiem("check", "--fix", path)
    assert done.returncode == 1
    assert "KD006" in done.stdout
    assert path.read_text(encoding="utf-8") == RIGHT + "lạ: 1\n"
    assert kiemdiem("check", "--fix", "--exit-zero", path).returncode == 0


def test_what_somebody_has_noted_is_not_mended(monkeypatch):
    change = finding(edit(4, 5, "2"))
    monkeypatch.setattr(fixing, "findings", lambda *_arguments: [change, change._replace(reason="bản gốc ghi vậy")])
    assert fixed("a: 1\n") == "a: 2\n"
    monkeypatch.setattr(fixing, "findings", lambda *_arguments: [change._replace(reason="bản gốc ghi vậy")])
    assert fixed("a: 1\n") == "a: 1\n"


def test_the_real_plan_has_nothing_to_mend():
    assert fixed(PLAN_2022.read_text(encoding="utf-8")) == PLAN_2022.read_text(encoding="utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(tmp_path, end, mark, last):
    def as_bytes(text: str) -> bytes:
        return mark + (text if last else text.rstrip("\n")).replace("\n", end).encode()

    path = tmp_path / "plan.yaml"
    path.write_bytes(as_bytes(WRONG))
    kiemdiem("check", "--fix", path)
    assert path.read_bytes() == as_bytes(RIGHT)


@POSIX
def test_the_mode_stays_and_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    path = tmp_path / "real" / "plan.yaml"
    path.write_text(WRONG, encoding="utf-8")
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to("real/plan.yaml")
    assert kiemdiem("check", "--fix", link).returncode == 0
    assert link.readlink() == Path("real/plan.yaml")
    assert path.read_text(encoding="utf-8") == RIGHT
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["plan.yaml"]


def test_a_file_that_somebody_else_has_changed_is_not_overwritten(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(WRONG, encoding="utf-8")
    outcome = fixing.fix_file(str(path), QUESTION)
    path.write_text(WRONG + "# vừa thêm\n", encoding="utf-8")
    with pytest.raises(KiemdiemError, match="vừa bị chương trình khác sửa"):
        outcome.change.write()
    assert path.read_text(encoding="utf-8") == WRONG + "# vừa thêm\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_read_only_file_is_said_and_stays_although_its_folder_may_be_written(tmp_path, monkeypatch):
    path = tmp_path / "plan.yaml"
    path.write_text(WRONG, encoding="utf-8")
    path.chmod(0o444)
    # The superuser may write everything: the test asks the mode, as the system does for everybody else.
    monkeypatch.setattr(os, "access", lambda name, _mode: bool(Path(name).stat().st_mode & 0o200))
    with pytest.raises(KiemdiemError, match="Không ghi được"):
        fixing.fix_file(str(path), QUESTION).change.write()
    assert path.read_text(encoding="utf-8") == WRONG


def test_standard_input_comes_out_mended_and_the_report_goes_to_stderr():
    done = kiemdiem("check", "--fix", "-", stdin=WRONG.replace("\n", "\r\n").encode() + b"x: 1\r\n")
    assert done.returncode == 1
    assert done.stdout == RIGHT.replace("\n", "\r\n") + "x: 1\r\n"
    assert "KD006" in done.stderr
    assert "Đã sửa 2 chỗ trong 1 tệp" in done.stderr


def test_standard_input_that_is_no_yaml_comes_out_as_it_went_in():
    done = kiemdiem("check", "--fix", "-", stdin="hỏng: [\n")
    assert (done.returncode, done.stdout) == (1, "hỏng: [\n")
    assert "KD002" in done.stderr


@pytest.mark.skipif(not shutil.which("patch"), reason="no patch here")
@pytest.mark.parametrize("text", [WRONG, WRONG.rstrip("\n"), WRONG.replace("\n", "\r\n"), "\ufeff" + WRONG])
@pytest.mark.parametrize("name", ["plan.yaml", "kế hoạch năm 2022.yaml"])
def test_the_diff_is_a_patch_that_gives_what_fix_gives(tmp_path, text, name):
    for folder in ("mended", "patched"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(text.encode())
    done = subprocess_bytes("check", "--diff", name, cwd=tmp_path / "patched")
    assert done.returncode == 1
    assert (tmp_path / "patched" / name).read_bytes() == text.encode()
    subprocess.run(
        ["patch", "--binary", "-p1"], input=done.stdout, cwd=tmp_path / "patched", check=True, capture_output=True
    )
    kiemdiem("check", "--fix", name, cwd=tmp_path / "mended")
    assert (tmp_path / "patched" / name).read_bytes() == (tmp_path / "mended" / name).read_bytes() != text.encode()


def subprocess_bytes(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """The program with its output as it is, line ends and all."""
    return subprocess.run([sys.executable, "-m", "kiemdiem", *arguments], cwd=cwd, capture_output=True)


def test_diff_exits_0_where_nothing_would_change_whatever_else_is_wrong(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(RIGHT + "lạ: 1\n", encoding="utf-8")
    done = kiemdiem("check", "--diff", "--fix", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_diff_steers_no_terminal_and_no_build_server(tmp_path):
    (tmp_path / "a\x1b[31m.yaml").write_text(WRONG.replace("# như", "# ##[error] như"), encoding="utf-8")
    done = kiemdiem("check", "--diff", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "##[" not in done.stdout


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(1, start, 1, end), text)


def finding(*fix: Edit) -> Diagnostic:
    return Diagnostic("x", "KD999", Severity.ERROR, Span(1, 1, 1, 2), "", fix=fix)


def test_of_two_findings_that_want_the_same_text_changed_the_second_waits():
    first, second = finding(edit(4, 6, "x")), finding(edit(5, 7, "y"), edit(9, 9, "z"))
    assert edits.made([first, second]) == ([edit(4, 6, "x")], 1)
    assert edits.made([first, first]) == ([edit(4, 6, "x")], 2)


def test_an_edit_may_cross_lines_of_any_kind():
    read = source.parse("a: 1\r\nb: 2\rc: 3\n", "x.yaml")
    assert edits.apply(read, [Edit(Span(1, 4, 2, 4), "5\nd: "), Edit(Span(3, 4, 9, 1), "6")]) == "a: 5\r\nd: 2\rc: 6"


def test_edits_that_would_break_the_file_or_take_a_comment_are_dropped(monkeypatch):
    read = source.parse("a: 1\nb: 2 # x\n", "x.yaml")
    for harm in (edit(4, 5, "["), edit(4, 5, '"1 #')):
        monkeypatch.setattr(fixing, "findings", lambda *_arguments, harm=harm: [finding(harm)])
        outcome = fixing.fix(read, QUESTION)
        assert (outcome.change.needed, outcome.mended) == (False, 0)
    monkeypatch.setattr(fixing, "findings", lambda *_arguments: [finding(edit(4, 5, "2"))])
    assert fixing.fix(read, QUESTION).change.text == "a: 2\nb: 2 # x\n"
    monkeypatch.setattr(edits, "apply", lambda *_arguments: "a: 1\nb: 2\n")
    assert not fixing.fix(read, QUESTION).change.needed


def test_decomposed_text_is_composed_where_a_finding_asks_for_it(monkeypatch):
    written = "a: ho\u0301a\n"
    nothing = edit(1, 2, "a")

    def not_composed(read, _question):
        return [finding(nothing)] if read.written != read.text else []

    monkeypatch.setattr(fixing, "findings", not_composed)
    outcome = fixing.fix(source.parse(written, "x.yaml"), QUESTION)
    assert (outcome.change.needed, outcome.change.text, outcome.mended) == (True, "a: hóa\n", 1)
    monkeypatch.setattr(fixing, "findings", lambda *_arguments: [])
    assert not fixing.fix(source.parse(written, "x.yaml"), QUESTION).change.needed
