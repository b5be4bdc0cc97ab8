"""kiemdiem status and log, as people run them."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.display import width
from kiemdiem.ledger.book import Ledger, beside
from kiemdiem.ledger.events import Event, Kind
from running import PLAN_2022, kiemdiem
from season import Season

PLAN = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: co-so, name: "các đảng ủy, chi bộ", kind: group}
tasks:
  - id: "1"
    text: Lập kế hoạch.
    roles: [{role: implements, who: co-so}]
    deadline: {before: 2022-12-05}
    produces: [{id: ke-hoach, name: kế hoạch của đơn vị, by: co-so}]
  - {id: "2", text: Kiểm điểm., roles: [{role: implements, who: co-so}], deadline: {by: 2022-12-09}}
  - {id: "3", text: Quyết định., roles: [{role: leads, who: btv}], deadline: {by: 2022-12-12}}
  - {id: "4", text: Phản ánh., roles: [{role: implements, who: co-so}], deadline: {ongoing: true}}
precedence:
  - {order: ["1", "2", "3"]}
units:
  - {id: xa-a, name: Đảng ủy xã A, part_of: co-so}
  - {id: xa-b, name: Đảng ủy xã B, part_of: co-so}
  - {id: xa-c, name: "Đảng ủy Trường Trung học phổ thông chuyên của thị xã", part_of: co-so}
"""


def event(id_: str, kind: Kind, day: str, unit: str, task: str, **more: Any) -> Event:
    return Event(id_, kind, date.fromisoformat(day), unit, task, by="thư", **more)


EVENTS = [
    event("aaaa2222", Kind.RECEIVED, "2022-12-02", "xa-a", "1", deliverable="ke-hoach", number="12-KH/ĐU"),
    event("bbbb2222", Kind.RECEIVED, "2022-12-05", "xa-b", "1", deliverable="ke-hoach"),
    event("cccc2222", Kind.RECEIVED, "2022-12-06", "xa-a", "2"),
    event("dddd2222", Kind.RETURNED, "2022-12-07", "xa-a", "2", note="thiếu chữ ký"),
    event("eeee2222", Kind.RECEIVED, "2022-12-07", "xa-c", "2"),
    event("ffff2222", Kind.UNDONE, "2022-12-08", "xa-c", "2", undoes="eeee2222"),
    event("gggg2222", Kind.REMINDED, "2022-12-07", "xa-c", "1"),
]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "2022.yaml"
    path.write_text(PLAN, encoding="utf-8")
    for one in EVENTS:
        Ledger.open(path).append(one)
    return path


def status(*arguments: object, **environment: str) -> list[str]:
    done = kiemdiem("status", *arguments, "--today", "2022-12-08", COLUMNS="80", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.rstrip() for line in done.stdout.splitlines()]


def test_a_ledger_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    done = kiemdiem("status", PLAN_2022, "--ledger", tmp_path / "so.jsonl", "--today", "2022-12-06")
    assert done.returncode == 0
    assert "so.jsonl, coi như chưa ghi gì; nếu gõ nhầm, sửa --ledger" in done.stderr


def test_the_board_is_told_on_one_page_of_eighty_columns(plan: Path) -> None:
    assert status(plan) == [
        "Thứ Năm 08/12/2022: đã nhận 2/7, trễ 1, đến hạn trong 5 ngày làm việc: 4",
        "“Trước ngày D” tính đến hết ngày liền trước D.",
        "",
        "Việc  Hạn cuối    Nộp đủ  Trễ  Dự trữ",
        "II.1  04/12/2022     2/3    1       1",
        "II.2  09/12/2022     0/3            1",
        "II.3  12/12/2022     0/1            –",
        "II.4  –                –            –",
        "Dự trữ: số ngày làm việc từ hạn (đã qua hạn thì từ hôm nay) đến hạn của việc đầu",
        "  tiên chờ việc này.",
        "",
        "Đơn vị                       II.1 II.2 II.3 II.4 Đủ",
        "Đảng ủy xã A                 x    L         o    1/2",
        "Đảng ủy xã B                 x?   s1        o    1/2",
        "Đảng ủy Trường Trung học phổ T4   s1        o    0/2",
        "  thông chuyên của thị xã",
        "Ban Thường vụ Thị ủy                   s2        0/1",
        "",
        "x đã nhận · x? nhận đúng ngày ghi sau chữ “trước” · o chưa nhận, không có hạn ·",
        "  s3 còn 3 ngày làm việc · L trả lại · T3 trễ 3 ngày làm việc",
        "",
        "Trễ hạn (1):",
        "  T4  Đảng ủy Trường Trung học phổ thông chuyên của thị xã · II.1: kế hoạch của",
        "    đơn vị · hạn 04/12/2022 · đã nhắc 1 lần, lần cuối 07/12/2022",
        "",
        "Đến hạn trong 5 ngày làm việc:",
        "  Thứ Sáu 09/12/2022 (còn 1 ngày làm việc) · II.2 · 3 đơn vị: Đảng ủy Trường",
        "    Trung học phổ thông chuyên của thị xã, Đảng ủy xã A, Đảng ủy xã B",
        "  Thứ Hai 12/12/2022 (còn 2 ngày làm việc) · II.3 · Ban Thường vụ Thị ủy",
        "",
        "Đang chờ việc khác:",
        "  II.2 chờ II.1 · Đảng ủy Trường Trung học phổ thông chuyên của thị xã",
        "  II.3 chờ II.2 · 3 đơn vị: Đảng ủy xã A, Đảng ủy xã B, Đảng ủy Trường Trung học",
        "    phổ thông chuyên của thị xã",
        "",
        "Chuỗi việc ít dự trữ nhất (số ngày làm việc giữa hai hạn):",
        "  II.1 04/12/2022 →(5)→ II.2 09/12/2022 →(1)→ II.3 12/12/2022",
    ]


def test_one_unit_is_told_what_it_owes_thing_by_thing(plan: Path) -> None:
    assert status(plan, "--unit", "xa-a") == [
        "Thứ Năm 08/12/2022: Đảng ủy xã A: đã nộp 1/2, trễ 0",
        "",
        "  II.1: kế hoạch của đơn vị · hạn 04/12/2022 · đã nhận 02/12/2022",
        "  II.2 · hạn 09/12/2022 · trả lại 07/12/2022, còn 1 ngày làm việc",
        "  II.4 · chưa nhận, không có hạn",
    ]
    assert "chờ II.1" in "\n".join(status(plan, "--unit", "xa-c"))


def test_what_was_sent_back_and_then_put_off_is_told_as_both(plan: Path) -> None:
    put_off = event("hhhh2222", Kind.POSTPONED, "2022-12-08", "xa-a", "2", until=date(2022, 12, 13))
    Ledger.open(plan).append(put_off)
    words = "trả lại 07/12/2022, gia hạn đến 13/12/2022, còn 3 ngày làm việc"
    assert words in " ".join(" ".join(status(plan, "--unit", "xa-a")).split())
    late = " ".join(kiemdiem("status", plan, "--late", "--today", "2022-12-15").stdout.split())
    assert "T2 Đảng ủy xã A · II.2 · hạn 13/12/2022 · trả lại 07/12/2022 · đã gia hạn" in late


def test_one_task_and_a_group_are_counted_alone(plan: Path) -> None:
    lines = status(plan, "--task", "II.2")
    assert "II.2  09/12/2022     0/3            1" in lines
    assert not any(line.startswith(("II.1 ", "II.3 ")) for line in lines)
    assert "Chuỗi việc" not in "\n".join(lines)
    group = "\n".join(status(plan, "--unit", "co-so"))
    assert "Đảng ủy xã B" in group
    assert "Ban Thường vụ" not in group


def test_late_alone_is_the_whole_list_and_strict_fails_on_it(plan: Path) -> None:
    assert status(plan, "--late")[-3:] == [
        "Trễ hạn (1):",
        "  T4  Đảng ủy Trường Trung học phổ thông chuyên của thị xã · II.1: kế hoạch của",
        "    đơn vị · hạn 04/12/2022 · đã nhắc 1 lần, lần cuối 07/12/2022",
    ]
    arguments = ("status", plan, "--today", "2022-12-08", "--strict")
    assert kiemdiem(*arguments).returncode == 1
    assert kiemdiem(*arguments, "--unit", "xa-a").returncode == 0
    assert kiemdiem("status", plan, "--today", "2022-12-01", "--strict", "--late").returncode == 0


def test_within_says_how_far_ahead_is_near(plan: Path) -> None:
    assert "đến hạn trong 1 ngày làm việc: 3" in status(plan, "--within", "1")[0]
    done = kiemdiem("status", plan, "--within", "-1")
    assert (done.returncode, "--within" in done.stderr) == (2, True)


def test_json_tells_every_thing_with_its_state_and_keys_that_stay(plan: Path) -> None:
    found = json.loads("\n".join(status(plan, "--output-format", "json")))
    assert found["tasks"][0] == {
        "id": "1",
        "label": "II.1",
        "last_day": "2022-12-04",
        "units": {"done": 2, "of": 3},
        "things": {"done": 2, "of": 3},
        "optional": {"done": 0, "of": 0},
        "late": 1,
        "slack": 1,
    }
    assert found["units"][2]["name"] == "Đảng ủy Trường Trung học phổ thông chuyên của thị xã"
    assert found["standings"][found["late"][0]] == {
        "unit": "xa-c",
        "task": "1",
        "deliverable": "ke-hoach",
        "what": "kế hoạch của đơn vị",
        "binding": "dated",
        "state": "late",
        "planned_day": "2022-12-04",
        "finish_day": None,
        "last_day": "2022-12-04",
        "postponed_to": None,
        "working_days_left": None,
        "working_days_late": 4,
        "received": None,
        "event": None,
        "reminded": "2022-12-07",
        "reminders": 1,
        "waits": [],
        "slack": 1,
    }
    assert found["chain"] == [
        {"task": "1", "last_day": "2022-12-04", "gap": 5},
        {"task": "2", "last_day": "2022-12-09", "gap": 1},
        {"task": "3", "last_day": "2022-12-12", "gap": None},
    ]
    late = json.loads("\n".join(status(plan, "--late", "--output-format", "json")))
    assert [one["unit"] for one in late["standings"]] == ["xa-c"]


def test_csv_has_a_row_for_every_thing(plan: Path) -> None:
    rows = list(csv.reader(status(plan, "--output-format", "csv")))
    assert rows[0] == ["Đơn vị", "Nhiệm vụ", "Sản phẩm", "Hạn cuối", "Tình trạng", "Số văn bản", "Chờ", "Đã nhắc"]
    assert rows[1] == [
        "Đảng ủy xã A", "II.1", "kế hoạch của đơn vị", "04/12/2022", "đã nhận 02/12/2022", "12-KH/ĐU", "", "",
    ]  # fmt: skip
    assert rows[3][-1] == "1 (07/12/2022)"
    assert len(rows) == 11


def test_a_wide_plan_is_told_in_blocks_side_by_side(tmp_path: Path) -> None:
    plan = Season(70).write(tmp_path / "plan.yaml")
    done = kiemdiem("status", plan, "--today", "2022-12-20", COLUMNS="80")
    lines = done.stdout.splitlines()
    assert max(map(width, lines)) <= 80
    heads = [line.split() for line in lines if line.startswith("Đơn vị")]
    assert [label for head in heads for label in head[2:-1]] == [f"II.{number}" for number in range(1, 13)]
    assert len(heads) == 2
    assert "  … và 470 nữa: kiemdiem status --late" in lines
    late = kiemdiem("status", plan, "--today", "2022-12-20", "--late", COLUMNS="80").stdout
    assert len(re.findall(r"^  T", late, re.MULTILINE)) == 490


@pytest.mark.parametrize("columns", ["1", "0", "60", "300"])
def test_any_terminal_will_do(plan: Path, columns: str) -> None:
    done = kiemdiem("status", plan, "--today", "2022-12-08", COLUMNS=columns, FORCE_COLOR="1")
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)
    assert "T4" in done.stdout


def test_the_real_plan_without_a_ledger_is_all_still_owed() -> None:
    done = kiemdiem("status", PLAN_2022, "--today", "2022-11-01", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert "đã nhận 0/84, trễ 0" in done.stdout
    assert "Không có gì trễ hạn." in done.stdout


def test_a_plan_that_gives_nobody_anything_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("document: {subject: x, year: 2022, issuer: x}\n", encoding="utf-8")
    assert status(path) == ["Thứ Năm 08/12/2022: kế hoạch không giao ai việc gì"]


def test_events_about_nothing_and_broken_lines_are_said_beside_the_board(plan: Path) -> None:
    Ledger.open(plan).append(event("zzzz2222", Kind.RECEIVED, "2022-12-01", "xa-z", "1"))
    with beside(plan).open("ab") as stream:
        stream.write(b"{}\n" * 7 + b'{"cut')
    done = kiemdiem("status", plan, "--today", "2022-12-08")
    assert done.returncode == 0
    assert "1 việc đã ghi không khớp với phần việc nào trong kế hoạch: zzzz2222" in done.stderr
    assert "2022.ledger.jsonl:9: không hiểu mục “id”, bỏ qua" in done.stderr
    assert "… và 3 dòng hỏng nữa: kiemdiem log --verify" in done.stderr
    log = kiemdiem("log", plan, "--verify")
    assert (log.returncode, log.stderr.count("2022.ledger.jsonl:")) == (1, 8)


def test_names_in_plan_and_ledger_never_steer_the_terminal(plan: Path) -> None:
    plan.write_text(PLAN.replace("name: Đảng ủy xã A", 'name: "[red]::error::A ##[error]"'), encoding="utf-8")
    Ledger.open(plan).append(event("zzzz2222", Kind.RECEIVED, "2022-12-01", "xa-a", "4", note="::error:: ##[x] [red]"))
    for command in (("status",), ("status", "--unit", "xa-a"), ("log",)):
        done = kiemdiem(command[0], plan, *command[1:], FORCE_COLOR="1")
        assert "##[" not in done.stdout
        assert "\x1b" not in done.stdout
        assert not re.search(r"^\s*::", done.stdout, re.MULTILINE)


def log(*arguments: object) -> list[str]:
    done = kiemdiem("log", *arguments, COLUMNS="110")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_the_log_tells_every_event_as_it_happened_with_those_taken_back_marked(plan: Path) -> None:
    lines = log(plan)
    begin = lines.index("")
    assert " ".join(" ".join(lines[:begin]).split()).endswith("2022.ledger.jsonl: 7 việc đã ghi")
    assert lines[begin + 1 :] == [
        "aaaa2222  đã nhận · II.1: kế hoạch của đơn vị · Đảng ủy xã A · 02/12/2022 · số 12-KH/ĐU · người ghi: thư",
        "bbbb2222  đã nhận · II.1: kế hoạch của đơn vị · Đảng ủy xã B · 05/12/2022 · người ghi: thư",
        "cccc2222  đã nhận · II.2 · Đảng ủy xã A · 06/12/2022 · người ghi: thư",
        "dddd2222  trả lại · II.2 · Đảng ủy xã A · 07/12/2022 · thiếu chữ ký · người ghi: thư",
        "eeee2222  đã nhận · II.2 · Đảng ủy Trường Trung học phổ thông chuyên của thị xã · 07/12/2022 · ĐÃ RÚT LẠI bởi",
        "  ffff2222 · người ghi: thư",
        "gggg2222  đã nhắc · II.1 · Đảng ủy Trường Trung học phổ thông chuyên của thị xã · 07/12/2022 · người ghi: thư",
        "ffff2222  rút lại việc đã ghi · II.2 · Đảng ủy Trường Trung học phổ thông chuyên của thị xã · 08/12/2022 · "
        "rút",
        "  lại eeee2222 · người ghi: thư",
    ]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--unit", "xa-a"], ["aaaa2222", "cccc2222", "dddd2222"]),
        (["--unit", "các đảng ủy, chi bộ", "--task", "II.1"], ["aaaa2222", "bbbb2222", "gggg2222"]),
        (["--kind", "returned"], ["dddd2222"]),
        (["--from", "2022-12-07", "--to", "2022-12-07"], ["dddd2222", "eeee2222", "gggg2222"]),
        (["--unit", "btv"], []),
    ],
)
def test_the_log_shows_what_is_asked_for(plan: Path, options: list[str], ids: list[str]) -> None:
    found = json.loads("\n".join(log(plan, *options, "--output-format", "json")))
    assert [one["id"] for one in found["events"]] == ids


def test_the_log_as_json_and_csv_says_what_no_longer_holds(plan: Path) -> None:
    found = json.loads("\n".join(log(plan, "--output-format", "json")))
    assert [one["id"] for one in found["events"] if one["undone"]] == ["eeee2222"]
    assert found["events"][0]["line"] == 1
    assert found["problems"] == []
    rows = list(csv.reader(log(plan, "--output-format", "csv")))
    assert rows[5][:5] == [
        "eeee2222",
        "07/12/2022",
        "đã nhận",
        "Đảng ủy Trường Trung học phổ thông chuyên của thị xã",
        "II.2",
    ]
    assert rows[5][7] == "ĐÃ RÚT LẠI bởi ffff2222"


def test_evidence_that_was_changed_or_is_gone_is_found(plan: Path) -> None:
    scans = [plan.parent / f"{name}.pdf" for name in "abc"]
    for scan in scans:
        scan.write_text(scan.name, encoding="utf-8")
        place = ("--unit", "xa-a", "--task", "4", "--plan", plan, "--today", "2022-12-08")
        assert kiemdiem("record", "received", *place, "--evidence", scan).returncode == 0
    assert kiemdiem("log", plan, "--verify").returncode == 0
    scans[1].write_text("another", encoding="utf-8")
    scans[2].unlink()
    done = kiemdiem("log", plan, "--verify", COLUMNS="200")
    assert done.returncode == 1
    assert "tệp a.pdf (còn nguyên)" in done.stdout
    assert "tệp b.pdf (đã bị sửa)" in done.stdout
    assert "tệp c.pdf (không thấy tệp)" in done.stdout
    found = json.loads(kiemdiem("log", plan, "--verify", "--output-format", "json").stdout)
    assert [one["verdict"] for one in found["events"]][-3:] == ["same", "changed", "missing"]
    assert kiemdiem("log", plan).returncode == 0
