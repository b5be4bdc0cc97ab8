"""kiemdiem remind and brief: whom the office asks for what, and what the standing committee reads."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from pages import need_programs, sheets, to_pdf
from running import kiemdiem
from season import Season

TODAY = "2022-12-06"  # a Tuesday
WARD, COMMUNE, CELL = (
    "Đảng ủy phường A (minh họa)",
    "Đảng ủy xã B (minh họa)",
    "Chi bộ cơ quan C (minh họa)",
)

RECURRING = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: co-so, name: "các đảng ủy, chi bộ", kind: group}
tasks:
  - {id: "1", text: Báo cáo., roles: [{role: implements, who: co-so}], deadline: {every: {period: quarter, by: 12}}}
units:
  - {id: xa-a, name: Đảng ủy xã A, aliases: [xã A], part_of: co-so}
  - {id: xa-b, name: Đảng ủy xã B, part_of: co-so}
"""


def receive(here: Path, unit: str, task: str, day: str) -> None:
    done = kiemdiem("record", "received", "--unit", unit, "--task", task, "--day", day, "--today", TODAY, cwd=here)
    assert done.returncode == 0, done.stderr


def events(here: Path) -> list[dict[str, str]]:
    text = (here / "plans" / "2022.ledger.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_letters_of_another_day_stand_beside_those_of_the_first(here: Path) -> None:
    for today in (TODAY, "2022-12-27"):
        done = kiemdiem("remind", "--late", "--send", "--today", today, cwd=here)
        assert (done.returncode, done.stderr) == (0, "")
    first, second = sorted((here / "don-doc").iterdir())
    assert (first.name, second.name) == (TODAY, "2022-12-27")
    assert all(list(folder.glob("*.docx")) for folder in (first, second))


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


def told(here: Path, unit: str, item: str) -> str:
    """What the letter to a unit, in the folder "thu", says of an item of the plan."""
    (path,) = (here / "thu").glob(f"*{unit}*.docx")
    (found,) = (one.text for one in docx.Document(str(path)).paragraphs if f"ục {item}: " in one.text)
    return found.split("; ", 1)[1]


def test_a_letter_says_by_when_what_was_put_off_is_late_and_that_what_was_sent_back_is_still_out(here: Path) -> None:
    receive(here, WARD, "II.4", "2022-12-02")
    for kind, unit, day, *more in (
        ("returned", WARD, "2022-12-05", "--note", "thiếu chữ ký"),
        ("postponed", COMMUNE, "2022-12-02", "--until", "2022-12-07", "--number", "15-CV/TU"),
    ):
        at = ("--unit", unit, "--task", "II.4", "--day", day, "--today", TODAY)
        assert kiemdiem("record", kind, *at, *more, cwd=here).returncode == 0
    assert kiemdiem("remind", "--send", "--out", "thu", "--today", "2022-12-08", cwd=here).returncode == 0
    planned = "thời hạn: hoàn thành chậm nhất ngày 05/12/2022; "
    assert told(here, "dang-uy-phuong-a", "II.4") == (
        f"{planned}đã quá hạn 03 ngày làm việc; bản đã gửi được trả lại ngày 05/12/2022, chưa nhận được bản gửi lại."
    )
    assert told(here, "dang-uy-xa-b", "II.4") == (
        f"{planned}được gia hạn đến hết ngày 07/12/2022; đã quá hạn 01 ngày làm việc; đã nhận được của 0/3 đơn vị; còn "
        f"03 đơn vị chưa gửi, trong đó có {COMMUNE}."
    )
    assert told(here, "chi-bo-co-quan-c", "II.4") == (
        f"{planned}đã quá hạn 03 ngày làm việc; đã nhận được của 0/3 đơn vị; còn 03 đơn vị chưa gửi, trong đó có "
        f"{CELL}."
    )


def test_a_letter_counts_who_has_met_this_time_of_a_recurring_task(here: Path) -> None:
    (here / "plans" / "2022.yaml").write_text(RECURRING, encoding="utf-8")
    receive(here, "xã A", "1", "2022-03-10")
    done = kiemdiem("remind", "--late", "--send", "--out", "thu", "--today", "2022-04-01", cwd=here)
    assert done.returncode == 0
    (path,) = (here / "thu").glob("*.docx")
    words = " ".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "đã nhận được của 1/2 đơn vị; còn 01 đơn vị chưa gửi: Đảng ủy xã B." in words


def test_the_issuer_of_the_plan_writes_no_letter_to_itself(here: Path) -> None:
    board = kiemdiem("status", "--unit", "Ban Thường vụ Thị ủy", "--today", TODAY, cwd=here).stdout
    assert "II.8" in board
    done = kiemdiem("remind", "--unit", "Ban Thường vụ Thị ủy", "--send", "--today", TODAY, cwd=here)
    assert (done.returncode, "không có việc nào phải đôn đốc" in done.stdout) == (0, True)


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


def test_nobody_is_reminded_twice_a_day_of_the_next_time_of_a_recurring_task(here: Path) -> None:
    (here / "plans" / "2022.yaml").write_text(RECURRING, encoding="utf-8")
    receive(here, "xã A", "1", "2022-03-10")
    assert kiemdiem("remind", "--send", "--today", "2022-06-14", cwd=here).returncode == 0
    assert "không có việc nào phải đôn đốc" in kiemdiem("remind", "--today", "2022-06-14", cwd=here).stdout


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


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--new-deadline", "2022-12-05", "--new-deadline: ngày 05/12/2022 đã qua"),
        ("--by", "thư\x1b[31m", "--by: có ký tự ẩn \\u001b"),
        ("--contact", "thư\x1b[31m", "--contact: có ký tự ẩn \\u001b"),
    ],
)
def test_what_cannot_stand_in_letters_or_ledger_is_refused_before_a_letter_is_written(
    here: Path, option: str, value: str, said: str
) -> None:
    done = kiemdiem("remind", "--send", "--out", "thu", option, value, "--today", TODAY, cwd=here)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, f"kiemdiem: {said}")
    assert sorted(path.name for path in here.iterdir()) == ["plans"]


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


def test_a_message_names_the_latest_units_and_still_says_what_is_due_soon(tmp_path: Path) -> None:
    season = Season(units=200)
    path = season.write(tmp_path / "plan.yaml")
    told = kiemdiem("brief", path, "--format", "zalo", "--today", "2022-12-06").stdout
    assert len(told) < 2000
    assert told.count(" ngày làm việc\n") == 10
    assert "  + và 190 đơn vị nữa\n- Đến hạn trong 10 ngày làm việc tới:\n" in told


def test_a_message_to_a_unit_says_what_was_sent_back_put_off_or_is_over_since_a_day_off(here: Path) -> None:
    (here / "plans" / "2022.yaml").write_text(
        RECURRING.replace("every: {period: quarter, by: 12}", "by: 2022-12-02"), "utf-8"
    )
    receive(here, "xã A", "1", "2022-12-01")
    for kind, unit, *more in (
        ("returned", "xã A", "--note", "thiếu chữ ký"),
        ("postponed", "xa-b", "--until", "2022-12-07", "--number", "15-CV/TU"),
    ):
        at = ("--unit", unit, "--task", "1", "--day", "2022-12-02", "--today", TODAY)
        assert kiemdiem("record", kind, *at, *more, cwd=here).returncode == 0
    lines = kiemdiem("brief", "--format", "zalo", "--unit", "co-so", "--today", "2022-12-03", cwd=here).stdout
    assert ": việc của mục này, đã trả lại ngày 02/12/2022, hạn cuối 02/12/2022, đã quá hạn.\n" in lines
    assert ": việc của mục này, hạn cuối 07/12/2022 (đã gia hạn), còn 3 ngày làm việc.\n" in lines
    told = kiemdiem("brief", "--format", "zalo", "--today", "2022-12-03", cwd=here).stdout
    assert "  + Đảng ủy xã A: 1 việc, vừa quá hạn\n" in told


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
