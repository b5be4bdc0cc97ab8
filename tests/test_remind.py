"""kiemdiem remind and brief: whom the office asks for what, and what the standing committee reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest

from pages import need_programs, sheets, to_pdf
from running import PLAN_2022, kiemdiem

TODAY = "2022-12-06"  # a Tuesday
WARD, COMMUNE, CELL = (
    "Đảng ủy phường A (minh họa)",
    "Đảng ủy xã B (minh họa)",
    "Chi bộ cơ quan C (minh họa)",
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    shutil.copy(PLAN_2022, tmp_path / "plans" / "2022.yaml")
    return tmp_path


def receive(here: Path, unit: str, task: str, day: str) -> None:
    done = kiemdiem("record", "received", "--unit", unit, "--task", task, "--day", day, "--today", TODAY, cwd=here)
    assert done.returncode == 0, done.stderr


def events(here: Path) -> list[dict[str, str]]:
    text = (here / "plans" / "2022.ledger.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_only_those_who_owe_are_asked(here: Path) -> None:
    for unit in (WARD, COMMUNE):
        receive(here, unit, "II.4", "2022-12-05")
    done = kiemdiem("remind", "--late", "--send", "--out", "thu", "--today", TODAY, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    letters = {path.stem for path in (here / "thu").glob("*.docx")}
    assert "cong-van-don-doc-chi-bo-co-quan-c-minh-hoa" in letters
    text = docx.Document(str(here / "thu" / "cong-van-don-doc-chi-bo-co-quan-c-minh-hoa.docx"))
    words = " ".join(paragraph.text for paragraph in text.paragraphs)
    assert "Mục II.4" in words
    assert "đã nhận được của 2/3 đơn vị" in words
    ward = docx.Document(str(here / "thu" / "cong-van-don-doc-dang-uy-phuong-a-minh-hoa.docx"))
    assert "ục II.4" not in " ".join(paragraph.text for paragraph in ward.paragraphs)
    assert "cong-van-don-doc-gop" in letters


def test_nobody_is_reminded_twice_a_day(here: Path) -> None:
    first = kiemdiem("remind", "--send", "--out", "a", "--today", TODAY, cwd=here)
    assert first.returncode == 0
    reminded = [event for event in events(here) if event["kind"] == "reminded"]
    assert len(reminded) == int(first.stdout.split(": ")[1].split(" ")[0])
    again = kiemdiem("remind", "--send", "--out", "b", "--today", TODAY, cwd=here)
    assert "không có việc nào phải đôn đốc" in again.stdout
    assert not (here / "b").exists()
    assert len(events(here)) == len(reminded)
    forced = kiemdiem("remind", "--again", "--today", TODAY, cwd=here)
    assert forced.stdout.split("\n")[0] == first.stdout.split("\n")[0]


def test_late_things_are_asked_for_again_the_next_day_and_others_at_their_next_step(here: Path) -> None:
    kiemdiem("remind", "--send", "--out", "a", "--today", "2022-11-28", cwd=here)  # II.2: 9 working days left
    same_step = kiemdiem("remind", "--today", "2022-11-29", cwd=here).stdout
    assert "II.1" in same_step
    assert "II.2" not in same_step
    next_step = kiemdiem("remind", "--today", "2022-11-30", cwd=here).stdout  # 7 working days left
    assert "II.2" in next_step


def test_looking_writes_nothing(here: Path) -> None:
    done = kiemdiem("remind", "--today", TODAY, cwd=here)
    assert done.returncode == 0
    assert sorted(path.name for path in here.iterdir()) == ["plans"]
    assert [path.name for path in (here / "plans").iterdir()] == ["2022.yaml"]


def test_a_letter_that_cannot_be_written_is_not_recorded_as_sent(here: Path) -> None:
    (here / "thu").mkdir()
    (here / "thu" / "cong-van-don-doc-chi-bo-co-quan-c-minh-hoa.docx").write_text("của tôi")
    done = kiemdiem("remind", "--send", "--out", "thu", "--today", TODAY, cwd=here)
    assert done.returncode == 2
    assert not (here / "plans" / "2022.ledger.jsonl").exists()


def test_the_brief_counts_what_the_status_counts(here: Path) -> None:
    receive(here, WARD, "II.4", "2022-12-05")
    brief = json.loads(kiemdiem("brief", "--format", "json", "--today", TODAY, cwd=here).stdout)
    board = json.loads(kiemdiem("status", "--output-format", "json", "--today", TODAY, cwd=here).stdout)
    needed = [one for one in board["standings"] if one["binding"] in ("dated", "undated")]
    done = {"received", "received_late", "received_on_the_line", "approved"}
    assert brief["things"] == {"done": sum(one["state"] in done for one in needed), "of": len(needed)}
    assert sum(one["things"] for one in brief["late"]) == len(board["late"])
    assert {task["id"]: task["late"] for task in brief["tasks"]} == {
        task["id"]: task["late"] for task in board["tasks"] if task["things"]["of"]
    }


def test_a_message_for_zalo_is_short_and_says_who_is_late(here: Path) -> None:
    done = kiemdiem("brief", "--format", "zalo", "--today", TODAY, cwd=here)
    assert done.returncode == 0
    assert len(done.stdout) < 2000
    assert "- Trễ hạn:" in done.stdout
    assert CELL in done.stdout
    own = kiemdiem("--lang", "en", "brief", "--format", "zalo", "--unit", "xã B", "--today", TODAY, cwd=here).stdout
    assert own.startswith(f"Kính gửi {COMMUNE}: đến hết ngày 06/12/2022")
    group = kiemdiem("brief", "--format", "zalo", "--unit", "dang-uy-chi-bo", "--today", TODAY, cwd=here).stdout
    assert group.count("Kính gửi ") == 3


def test_the_brief_never_takes_the_place_of_the_plan_even_by_force(here: Path) -> None:
    plan = here / "plans" / "2022.yaml"
    before = plan.read_bytes()
    done = kiemdiem("brief", "--out", "plans/2022.yaml", "--force", cwd=here)
    assert done.returncode == 2
    assert "là tệp đầu vào" in done.stderr
    assert plan.read_bytes() == before


def test_the_brief_as_a_word_document_fits_the_format_rules(here: Path) -> None:
    done = kiemdiem("brief", "--out", "tinh-hinh.docx", "--today", TODAY, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert kiemdiem("inspect", "--strict", "tinh-hinh.docx", cwd=here).returncode == 0
    same = kiemdiem("render", "tinh-hinh", "--date", TODAY, cwd=here)
    assert same.returncode == 0
    assert kiemdiem("brief", "--format", "docx", cwd=here).returncode == 2


def test_the_brief_in_word_is_one_page(here: Path) -> None:
    need_programs()
    done = kiemdiem("brief", "--out", "tinh-hinh.docx", "--today", TODAY, cwd=here)
    assert done.returncode == 0
    assert len(sheets(to_pdf(here / "tinh-hinh.docx", here))) == 1
