"""kiemdiem new YEAR: a plan from the shipped model, by options or by a few questions."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from kiemdiem import source
from kiemdiem.calendar import Calendar
from kiemdiem.errors import KiemdiemError
from kiemdiem.layout import laid_out
from kiemdiem.load import load
from kiemdiem.plan import Plan
from kiemdiem.renewal.starting import MODEL, Answers, start
from running import kiemdiem

OPTIONS = (
    "--issuer", "Ban Thường vụ Đảng ủy xã A", "--superior", "Ban Thường vụ Tỉnh ủy", "--place", "xã A",
    "--first-deadline", "2024-11-05",
)  # fmt: skip
PSEUDO_TERMINAL = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX systems")


def test_the_model_itself_is_a_plan_in_our_layout_without_an_error_or_warning():
    read = source.read(str(MODEL))
    assert isinstance(load(read), Plan)
    assert laid_out(read) == read.text
    done = kiemdiem("check", "--strict", MODEL, "--today", "2026-10-01")
    assert done.returncode == 0
    assert done.stdout.count("KD604") == done.stdout.count(" KD")


def test_options_make_a_plan_of_the_year_under_its_law_with_nothing_invented(tmp_path):
    done = kiemdiem("new", "2024", *OPTIONS, cwd=tmp_path)
    assert done.returncode == 0
    path = tmp_path / "plans" / "2024.yaml"
    plan = load(source.read(str(path)))
    assert isinstance(plan, Plan)
    assert plan.document.year == 2024
    assert plan.agency_name(plan.document.issuer) == "Ban Thường vụ Đảng ủy xã A"
    assert plan.document.place == "xã A"
    assert (plan.document.number, plan.document.date, plan.signature.name, plan.units) == (None, None, None, ())
    assert plan.rulebook == "2023"
    assert [basis.number for basis in plan.legal_bases] == ["124-QĐ/TW", "25-HD/BTCTW"]
    assert "Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị" in plan.preamble.text
    assert "năm 2024" in plan.document.subject
    text = path.read_text(encoding="utf-8")
    assert "[" + "cơ-quan" not in text
    assert "2025-" not in text.replace("2025-01", "")
    assert "2026" not in text
    assert "# Kế hoạch kiểm điểm" in text
    strict = kiemdiem("check", "--strict", path, "--today", "2024-10-01")
    assert strict.returncode == 0
    assert strict.stdout.count("KD604") == strict.stdout.count(" KD")


@pytest.mark.parametrize(("year", "book"), [(2020, "2019"), (2022, "2019"), (2025, "2025"), (2027, "2025")])
def test_every_year_with_a_rulebook_gives_a_plan_without_an_error_or_warning(year, book, tmp_path):
    answers = Answers("Đảng ủy", "Tỉnh ủy", "", Calendar().next_working_day(date(year, 11, 20)))
    made = start(year, answers)
    (tmp_path / "plan.yaml").write_text(made.source.text, encoding="utf-8")
    assert made.plan.rulebook == book
    assert kiemdiem("check", "--strict", tmp_path / "plan.yaml", "--today", f"{year}-10-01").returncode == 0


def test_the_other_deadlines_follow_the_first_one_by_working_days():
    early, late = (
        start(2024, Answers("A", "B", "C", day)).deadlines for day in (date(2024, 11, 5), date(2024, 11, 12))
    )
    calendar = Calendar()
    assert early[0][1:] == ("Chậm nhất ngày 05/11/2024", date(2024, 11, 5))
    assert {calendar.working_days_between(one[2], other[2]) for one, other in zip(early, late, strict=True)} == {5}
    assert all(calendar.is_working(day) for _label, _phrase, day in early)


def test_names_may_hold_what_yaml_takes_for_its_own():
    name = "Ban Thường vụ: xã 'A' \"B\" #1 {x}"
    made = start(2024, Answers(name, "- Tỉnh ủy, & khác", "A: B", date(2024, 11, 5)))
    assert made.plan.agency_name("co-quan-ban-hanh") == name
    assert name in made.plan.preamble.text
    assert made.plan.recipients[0].text == "- Tỉnh ủy, & khác (báo cáo)"


def test_without_a_terminal_the_missing_options_are_named_and_nothing_is_written(tmp_path):
    done = kiemdiem("new", "2024", "--issuer", "A", "--place", "", cwd=tmp_path)
    assert done.returncode == 2
    assert "--superior, --first-deadline" in done.stderr
    assert "--issuer," not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--issuer", " ", "không được để trống"),
        ("--issuer", "A\x1b[31m", "ký tự không dùng được"),
        ("--superior", "x" * 200, "120"),
        ("--place", "[cơ-quan-ban-hành]", "ngoặc vuông"),
        ("--first-deadline", "2024-11-09", "thứ Bảy 09/11/2024 là ngày nghỉ"),
        ("--first-deadline", "2030-11-05", "không thuộc đợt năm 2024"),
        ("--first-deadline", "mai", "không phải là ngày"),
    ],
)
def test_an_answer_that_is_none_is_refused_with_what_to_do(option, value, says, tmp_path):
    options = [*OPTIONS]
    options[options.index(option) + 1] = value
    done = kiemdiem("new", "2024", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_year_before_all_rulebooks_has_no_plan():
    with pytest.raises(KiemdiemError, match="Không có bộ quy định nào có hiệu lực cuối năm 2010"):
        start(2010, Answers("A", "B", "", date(2010, 11, 5)))


def test_a_rulebook_of_the_users_own_gives_its_id_and_asks_for_its_papers(tmp_path):
    (tmp_path / "rulebooks").mkdir()
    shipped = (Path(source.__file__).parent.parent / "rulebooks" / "2025.toml").read_text(encoding="utf-8")
    own = shipped.replace("first_day = 2025-10-31", "first_day = 2027-06-01").replace("366-QĐ/TW", "400-QĐ/TW")
    (tmp_path / "rulebooks" / "2027.toml").write_text(own, encoding="utf-8")
    options = [option.replace("2024", "2027") for option in OPTIONS]
    done = kiemdiem("new", "2027", *options, "--output-format", "json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert told["rulebook"]["named"] == "2027"
    asks = [note["text"] for note in told["todo"] if note["kind"] == "basis"]
    assert asks[0] == "Căn cứ này không thuộc bộ quy định 2027: thay bằng văn bản đúng"


def asked(folder: Path, answers: list[str], *arguments: str) -> tuple[int, str]:
    """The exit code of `kiemdiem new 2024` on a terminal, and what it showed; `answers` are typed one by one."""
    master, slave = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "kiemdiem", "new", "2024", *arguments],
        stdin=slave, stdout=slave, stderr=slave, cwd=folder, start_new_session=True,
        preexec_fn=lambda: _take_terminal(slave),
    )  # fmt: skip
    os.close(slave)
    shown = ""
    for answer in answers:
        shown += _until(master, ": ")
        os.write(master, answer.encode())
    # Ctrl-C is typed until it is taken: one that comes before a program waits for the keyboard is lost on everybody.
    while running.poll() is None and (last := answers[-1]) == "\x03":
        shown += _until(master, "\0", seconds=0.5)
        with contextlib.suppress(OSError):
            os.write(master, last.encode())
    shown += _until(master, "\0")
    try:
        running.wait(timeout=30)
    finally:
        running.kill()
        os.close(master)
    return running.returncode, shown


def _take_terminal(slave: int) -> None:
    """The terminal belongs to the program, and Ctrl-C reaches it where the tests themselves run in the background."""
    import fcntl
    import termios

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


def _until(master: int, end: str, seconds: float = 30) -> str:
    """What the terminal shows up to `end`, or to the end of the program."""
    shown = b""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up and not shown.decode(errors="ignore").endswith(end):
        if not select.select([master], [], [], min(seconds, 1))[0]:
            continue
        try:
            chunk = os.read(master, 4096)
        except OSError:  # the terminal is gone when the program is
            break
        if not chunk:
            break
        shown += chunk
    return shown.decode(errors="ignore")


@PSEUDO_TERMINAL
def test_on_a_terminal_the_questions_are_asked_and_asked_again_until_they_are_answered(tmp_path):
    answers = ["Đảng ủy xã A\n", "Ban Thường vụ Tỉnh ủy\n", "\n", "09/11/2024\n", "\n"]
    code, shown = asked(tmp_path, answers)
    assert code == 0
    assert "Cơ quan ban hành" in shown
    assert "thứ Bảy 09/11/2024 là ngày nghỉ" in shown
    assert "[05/11/2024]" in shown
    plan = load(source.read(str(tmp_path / "plans" / "2024.yaml")))
    assert isinstance(plan, Plan)
    assert plan.document.place == "…"
    assert plan.tasks[0].deadline.by == date(2024, 11, 5)


@PSEUDO_TERMINAL
def test_only_what_no_option_answers_is_asked(tmp_path):
    code, shown = asked(tmp_path, ["xã B\n"], *OPTIONS[:4], *OPTIONS[6:])
    assert code == 0
    assert "Cơ quan ban hành" not in shown
    assert "Địa danh" in shown


@PSEUDO_TERMINAL
def test_ctrl_c_in_the_middle_of_the_questions_leaves_nothing_behind(tmp_path):
    code, shown = asked(tmp_path, ["Đảng ủy xã A\n", "\x03"])
    assert code == 130
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []
