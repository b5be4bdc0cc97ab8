"""kiemdiem record, as people run it: what is taken down, and what is refused with what to do."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.ledger.book import Ledger, beside
from running import ROOT, kiemdiem

PLAN = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: co-so, name: "các đảng ủy, chi bộ", kind: group}
  - {id: hoi, name: "các hội, đoàn thể", kind: group}
tasks:
  - id: "1"
    text: Lập kế hoạch.
    roles: [{role: implements, who: co-so}]
    deadline: {before: 2022-12-05}
    produces: [{id: ke-hoach, name: kế hoạch của đơn vị}, {id: quan-triet, name: biên bản quán triệt}]
  - {id: "2", text: Kiểm điểm., roles: [{role: implements, who: [co-so, hoi]}], deadline: {by: 2022-12-09}}
  - {id: "3", text: Quyết định., roles: [{role: leads, who: btv}], deadline: {by: 2022-12-12}}
units:
  - {id: xa-a, name: Đảng ủy xã A, aliases: [xã A], part_of: co-so}
  - {id: xa-b, name: Đảng ủy xã B, part_of: co-so}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "2022.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def record(plan: Path, *arguments: object, today: str = "2022-12-06", **environment: str) -> Any:
    return kiemdiem("record", *arguments, "--plan", plan, "--today", today, **environment)


def entries(plan: Path) -> list[dict[str, Any]]:
    path = beside(plan)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_a_receipt_is_one_line_with_all_that_was_said(plan: Path) -> None:
    scan = plan.parent / "gui-den" / "12.pdf"
    scan.parent.mkdir()
    scan.write_bytes(b"%PDF")
    done = record(
        plan, "received", "--unit", "XÃ A", "--task", "II.1", "--deliverable", "ke-hoach", "--day", "2022-12-02",
        "--number", "12-KH/ĐU", "--note", "bản  giấy", "--evidence", scan, "--by", "Phòng Tổng hợp",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    (entry,) = entries(plan)
    id_, at = entry.pop("id"), entry.pop("at")
    assert entry == {
        "kind": "received",
        "day": "2022-12-02",
        "unit": "xa-a",
        "task": "1",
        "deliverable": "ke-hoach",
        "number": "12-KH/ĐU",
        "evidence": "gui-den/12.pdf",
        "sha256": hashlib.sha256(b"%PDF").hexdigest(),
        "note": "bản giấy",
        "by": "Phòng Tổng hợp",
    }
    assert at[19] in "+-"
    assert done.stdout == (
        f"Đã ghi {id_}: đã nhận · II.1: kế hoạch của đơn vị · Đảng ủy xã A · 02/12/2022\n"
        "  kế hoạch của đơn vị: đã nhận 02/12/2022\n"
    )
    assert beside(plan).stat().st_mode & 0o777 == 0o600


def test_the_day_is_today_and_without_a_paper_all_of_the_task_is_meant(plan: Path) -> None:
    done = record(plan, "received", "--unit", "xa-b", "--task", "1")
    assert "kế hoạch của đơn vị: đã nhận 06/12/2022, trễ 2 ngày làm việc" in done.stdout
    assert "biên bản quán triệt: đã nhận 06/12/2022, trễ 2 ngày làm việc" in done.stdout
    (entry,) = entries(plan)
    assert (entry["day"], "deliverable" in entry) == ("2022-12-06", False)


def test_a_paper_may_be_named_by_its_words(plan: Path) -> None:
    assert (
        record(plan, "received", "--unit", "xa-b", "--task", "1", "--deliverable", "BIÊN BẢN QUÁN TRIỆT").returncode
        == 0
    )
    assert entries(plan)[0]["deliverable"] == "quan-triet"


def test_delivery_on_the_day_after_before_is_told_as_on_the_line(plan: Path) -> None:
    done = record(plan, "received", "--unit", "xa-b", "--task", "1", "--day", "2022-12-05")
    assert "đã nhận 05/12/2022, đúng ngày ghi sau chữ “trước”: chưa rõ có tính là muộn" in done.stdout


def test_a_whole_course_is_recorded_and_told_at_every_step(plan: Path) -> None:
    place = ("--unit", "xa-a", "--task", "2")
    told = [
        record(plan, "reminded", *place, today="2022-12-02"),
        record(plan, "postponed", *place, "--until", "2022-12-20", "--number", "15-CV/TU", today="2022-12-05"),
        record(plan, "received", *place, today="2022-12-19"),
        record(plan, "returned", *place, "--note", "thiếu chữ ký", today="2022-12-20"),
        record(plan, "received", *place, today="2022-12-22"),
        record(plan, "withdrawn", *place, today="2022-12-23"),
        record(plan, "approved", *place, today="2022-12-26"),
    ]
    assert [done.returncode for done in told] == [0] * 7
    assert [done.stdout.splitlines()[1].strip() for done in told] == [
        "chưa nhận, còn 5 ngày làm việc",
        "chưa nhận, gia hạn đến 20/12/2022, còn 11 ngày làm việc",
        "đã nhận 19/12/2022",
        "trả lại 20/12/2022, gia hạn đến 20/12/2022, còn 0 ngày làm việc",
        "đã nhận 22/12/2022, trễ 2 ngày làm việc",
        "trễ 3 ngày làm việc",
        "đã duyệt, đã nhận 26/12/2022, trễ 4 ngày làm việc",
    ]


@pytest.mark.parametrize(
    ("arguments", "says", "hint"),
    [
        (["received", "--unit", "Đảng ủy xã AB", "--task", "1"], "Không có cơ quan “Đảng ủy xã AB”", "“Đảng ủy xã"),
        (["received", "--unit", "xa-a", "--task", "II.11"], "Không có nhiệm vụ “II.11”", "Có phải là “II.1”?"),
        (["received", "--unit", "xa-a", "--task", "3"], "không giao Đảng ủy xã A việc gì ở II.3", "II.1, II.2"),
        (["received", "--unit", "hoi", "--task", "1"], "không giao các hội, đoàn thể việc gì ở II.1", "II.2"),
        (["received", "--unit", "co-so", "--task", "1"], "gồm 2 đơn vị", "Đảng ủy xã A, Đảng ủy xã B"),
        (
            ["received", "--unit", "xa-a", "--task", "1", "--deliverable", "bao-cao"],
            "II.1 không có “bao-cao” của Đảng ủy xã A",
            "ke-hoach (kế hoạch của đơn vị), quan-triet (biên bản quán triệt)",
        ),
        (["received", "--unit", "xa-a", "--task", "2", "--deliverable", "x"], "II.2 không có “x”", "Bỏ --deliverable"),
        (["received", "--unit", "xa-a", "--task", "1", "--day", "2022-12-07"], "07/12/2022 chưa đến", "06/12/2022"),
        (["received", "--unit", "xa-a", "--task", "1", "--day", "7/12/2022"], "không phải là ngày", "2022-11-05"),
        (["received", "--unit", "xa-a", "--task", "1", "--until", "2022-12-20"], "--until chỉ đi với postponed", ""),
        (["received", "--unit", "xa-a", "--task", "1", "--evidence", "khong-co.pdf"], "không có tệp", "Kiểm tra tên"),
        (["received", "--unit", "xa-a", "--task", "1", "--evidence", "/"], "là thư mục", "chỉ nhận một tệp"),
        (["returned", "--unit", "xa-a", "--task", "1"], "Trả lại thì phải ghi lý do", "--note"),
        (["returned", "--unit", "xa-a", "--task", "1", "--note", "x"], "chưa nộp gì ở II.1", "record received"),
        (["withdrawn", "--unit", "xa-a", "--task", "1"], "chưa nộp gì ở II.1 tính đến 06/12/2022", "record received"),
        (["postponed", "--unit", "xa-a", "--task", "1", "--number", "1"], "phải ghi hạn mới", "--until và --number"),
        (["postponed", "--unit", "xa-a", "--task", "1", "--until", "2022-12-20"], "số văn bản", "--number"),
        (
            ["postponed", "--unit", "xa-a", "--task", "1", "--until", "2022-12-05", "--number", "1"],
            "trước cả ngày cho gia hạn",
            "Kiểm tra lại",
        ),
        (["received", "--unit", "xa-a", "--task", "1", "--note", "a\u202eb"], "--note: có ký tự ẩn \\u202e", "Gõ lại"),
        (["received", "--unit", "xa-a", "--task", "1", "--number", "x" * 1001], "--number: dài quá 1000 ký tự", ""),
        (["received", "--unit", "xa-a"], "Thiếu loại việc, --unit hoặc --task", "record --help"),
        ([], "Thiếu loại việc", "record --help"),
        (["lost", "--unit", "xa-a", "--task", "1"], "“lost” không dùng được", "received"),
        (["--undo", "abcd"], "Sổ không có mã “abcd”", "kiemdiem log"),
        (["received", "--undo", "abcd"], "--undo không đi cùng received", ""),
        (["--undo", "abcd", "--evidence", "x"], "--undo không đi cùng --evidence", ""),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint_and_nothing_is_written(
    plan: Path, arguments: list[str], says: str, hint: str
) -> None:
    done = record(plan, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert hint in done.stderr
    assert "Traceback" not in done.stderr
    assert entries(plan) == []


def test_what_was_returned_must_have_come_by_that_day(plan: Path) -> None:
    record(plan, "received", "--unit", "xa-a", "--task", "2", "--day", "2022-12-05")
    early = record(plan, "returned", "--unit", "xa-a", "--task", "2", "--note", "x", "--day", "2022-12-04")
    assert (early.returncode, len(entries(plan))) == (2, 1)
    assert record(plan, "returned", "--unit", "xa-a", "--task", "2", "--note", "x").returncode == 0


def test_a_recurring_paper_may_be_sent_back_once_the_next_period_has_begun(plan: Path) -> None:
    plan.write_text(PLAN.replace("deadline: {by: 2022-12-09}", "deadline: {every: {period: month, by: 12}}"), "utf-8")
    place = ("--unit", "xa-a", "--task", "2")
    assert record(plan, "received", *place, "--day", "2022-01-31", today="2022-02-02").returncode == 0
    done = record(plan, "returned", *place, "--note", "x", today="2022-02-02")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == "  trả lại, trễ 12 ngày làm việc"


def test_a_day_before_the_plan_is_written_and_warned_of(plan: Path) -> None:
    place = ("received", "--unit", "xa-a", "--task", "2", "--day")
    assert record(plan, *place, "2022-01-01").stderr == ""
    slip = record(plan, *place, "2012-12-05")
    assert slip.returncode == 0
    told = f"Ngày 05/12/2012 trước cả kế hoạch năm 2022; nếu ghi nhầm: kiemdiem record --undo {entries(plan)[1]['id']}"
    assert told in slip.stderr


def test_the_same_receipt_twice_is_written_and_warned_of(plan: Path) -> None:
    place = ("received", "--unit", "xa-a", "--task", "2", "--number", "5-BC/ĐU")
    assert record(plan, *place).stderr == ""
    twin = record(plan, *place)
    first, second = (entry["id"] for entry in entries(plan))
    assert twin.returncode == 0
    assert f"Sổ đã có một lần nhận giống hệt ({first}); nếu ghi trùng: kiemdiem record --undo {second}" in twin.stderr
    other = record(plan, *place[:-1], "6-BC/ĐU")
    assert "II.2 đã nhận ngày 06/12/2022; lần nhận trước được tính" in other.stderr


def test_a_postponement_to_an_earlier_day_is_warned_of(plan: Path) -> None:
    done = record(plan, "postponed", "--unit", "xa-a", "--task", "2", "--until", "2022-12-08", "--number", "1")
    assert done.returncode == 0
    assert "Hạn mới 08/12/2022 sớm hơn hạn đang tính của II.2: 09/12/2022" in done.stderr


def test_what_was_recorded_is_taken_back_by_a_line_of_its_own_and_once(plan: Path) -> None:
    record(plan, "received", "--unit", "xa-a", "--task", "2", "--number", "1")
    id_ = entries(plan)[0]["id"]
    done = record(plan, "--undo", id_[:5], "--note", "ghi nhầm đơn vị", "--by", "thư")
    assert done.returncode == 0
    assert f"Đã rút lại {id_}: đã nhận · II.2 · Đảng ủy xã A · 06/12/2022" in done.stdout
    undone = entries(plan)[1]
    assert {key: undone[key] for key in ("kind", "undoes", "unit", "task", "note", "by")} == {
        "kind": "undone",
        "undoes": id_,
        "unit": "xa-a",
        "task": "2",
        "note": "ghi nhầm đơn vị",
        "by": "thư",
    }
    assert "number" not in undone
    assert Ledger.open(plan).events == ()
    again = record(plan, "--undo", id_)
    assert (again.returncode, f"{id_} đã được rút lại rồi" in again.stderr) == (2, True)
    assert record(plan, "--undo", undone["id"]).returncode == 0
    assert [event.id for event in Ledger.open(plan).events] == [id_]


def test_who_recorded_is_the_option_else_the_variable_else_the_login(plan: Path) -> None:
    place = ("received", "--unit", "xa-a", "--task", "2")
    record(plan, *place, "--by", "an", KIEMDIEM_USER="binh")
    record(plan, *place, KIEMDIEM_USER="binh")
    record(plan, *place, LOGNAME="chau")
    record(plan, *place, KIEMDIEM_USER="\x1b[31m")
    assert [entry.get("by") for entry in entries(plan)] == ["an", "binh", "chau", None]


@pytest.mark.parametrize(("folder", "named"), [("so", "../2022.yaml"), ("so/2022", "{plan}")])
def test_the_ledger_may_be_elsewhere_and_evidence_is_named_from_there(plan: Path, folder: str, named: str) -> None:
    book = plan.parent / folder / "2022.jsonl"
    book.parent.mkdir(parents=True)
    done = record(plan, "received", "--unit", "xa-a", "--task", "2", "--ledger", book, "--evidence", plan)
    assert done.returncode == 0
    assert entries(plan) == []
    assert Ledger.read(book).entries[0].evidence == named.format(plan=plan.resolve().as_posix())


def test_a_shared_folder_may_be_called_otherwise_and_its_evidence_is_still_found(tmp_path: Path) -> None:
    (tmp_path / "chung" / "plans").mkdir(parents=True)
    (tmp_path / "chung" / "12.pdf").write_text("x", encoding="utf-8")
    plan = tmp_path / "chung" / "plans" / "2022.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    at = ("--plan", "plans/2022.yaml", "--unit", "xa-a", "--task", "2", "--today", "2022-12-06")
    done = kiemdiem("record", "received", *at, "--evidence", "12.pdf", cwd=tmp_path / "chung")
    assert (done.returncode, entries(plan)[0]["evidence"]) == (0, "../12.pdf")
    (tmp_path / "chung").rename(tmp_path / "o-chung")
    assert kiemdiem("log", tmp_path / "o-chung" / "plans" / "2022.yaml", "--verify").returncode == 0


def test_a_plan_from_standard_input_needs_a_ledger(plan: Path) -> None:
    arguments = ("record", "received", "--unit", "xa-a", "--task", "2", "--plan", "-", "--today", "2022-12-06")
    done = kiemdiem(*arguments, stdin=PLAN)
    assert (done.returncode, "--ledger" in done.stderr) == (2, True)
    assert kiemdiem(*arguments, "--ledger", plan.parent / "a.jsonl", stdin=PLAN).returncode == 0


def test_a_broken_line_is_said_and_survives_what_is_recorded_after_it(plan: Path) -> None:
    beside(plan).write_bytes(b'{"id":"cut o')
    done = record(plan, "received", "--unit", "xa-a", "--task", "2")
    assert done.returncode == 0
    assert "2022.ledger.jsonl:1: dòng hỏng hoặc ghi dở, bỏ qua" in done.stderr
    assert beside(plan).read_bytes().startswith(b'{"id":"cut o\n{"id"')


def test_a_ledger_that_is_a_link_is_refused(plan: Path) -> None:
    beside(plan).symlink_to(plan.parent / "elsewhere")
    done = record(plan, "received", "--unit", "xa-a", "--task", "2")
    assert (done.returncode, "không phải là tệp thường" in done.stderr) == (2, True)
    assert not (plan.parent / "elsewhere").exists()


def test_names_of_the_plan_never_steer_the_terminal(plan: Path) -> None:
    text = PLAN.replace("name: Đảng ủy xã B", 'name: "[red]B[/red] ##[error]x"')
    plan.write_text(text, encoding="utf-8")
    done = record(plan, "received", "--unit", "xa-b", "--task", "1", FORCE_COLOR="1")
    assert "[red]B[/red] #" in done.stdout
    assert "##[" not in done.stdout


def offered(words: list[str], cwd: Path) -> list[str]:
    asked = {"_KIEMDIEM_COMPLETE": "complete_bash", "COMP_CWORD": str(len(words))}
    done = kiemdiem(cwd=cwd, COMP_WORDS="\n".join(("kiemdiem", *words)), **asked)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split("\n")[:-1]


def test_units_tasks_papers_and_ids_are_offered_by_the_tab_key(plan: Path) -> None:
    (plan.parent / "plans").mkdir()
    moved = plan.replace(plan.parent / "plans" / "2022.yaml")
    record(moved, "received", "--unit", "xa-a", "--task", "1")
    id_ = entries(moved)[0]["id"]
    folder = moved.parent.parent
    assert offered(["record", "received", "--unit", "xa"], folder) == ["xa-a", "xa-b"]
    assert offered(["record", "received", "--unit", "xa-a", "--task", ""], folder) == ["1", "2", "3"]
    assert offered(["record", "received", "--deliverable", "qu"], folder) == ["quan-triet"]
    assert offered(["record", "--undo", id_[:3]], folder) == [id_]
    assert offered(["record", "--plan", str(moved), "--unit", "xa-b"], ROOT) == ["xa-b"]
