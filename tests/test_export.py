"""kiemdiem export: what Outlook, a phone and Excel get."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import openpyxl
import pytest

from kiemdiem import arguments
from kiemdiem.deadlines import dues
from kiemdiem.exports.ics import to_ics
from kiemdiem.plan import Plan
from running import PLAN_2022, kiemdiem

TODAY = "2022-11-28"


def events(data: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(data)
    return {str(event["summary"]).split(":")[0]: event for event in calendar.walk("VEVENT")}


def plan_of(text: str, folder: Path) -> Plan:
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    return arguments.open_plan(str(folder / "x.yaml"))[0]


def test_every_dated_deadline_is_a_whole_day_on_its_last_working_day(here: Path) -> None:
    done = kiemdiem("export", "ics", "--out", "a.ics", "--today", TODAY, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    found = events((here / "a.ics").read_bytes())
    plan, _source = arguments.open_plan(str(PLAN_2022))
    assert found.keys() == {plan.label(due.task) for due in dues(plan) if due.last_day}
    assert {label: event.decoded("dtstart") for label, event in found.items()} == {
        "II.1": date(2022, 11, 4),
        "II.2": date(2022, 12, 9),
        "II.3": date(2022, 11, 9),
        "II.4": date(2022, 12, 5),
        "II.5": date(2022, 12, 2),  # the last day is a Sunday
        "II.6": date(2022, 12, 9),
        "II.7": date(2022, 12, 9),
        "II.8": date(2022, 12, 9),  # the last day is a Sunday
        "II.9.1": date(2022, 12, 30),
        "II.9.2": date(2023, 1, 30),
        "II.10": date(2023, 3, 30),
        "III.3": date(2023, 2, 28),
    }
    for event in found.values():
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert len(event.walk("VALARM")) == 3


def test_alarms_ring_seven_three_and_one_working_days_ahead(here: Path) -> None:
    kiemdiem("export", "ics", "--out", "a.ics", "--today", TODAY, cwd=here)
    event = events((here / "a.ics").read_bytes())["II.4"]  # Monday 05/12/2022
    ahead = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    rings = [date(2022, 12, 5) + timedelta(days=trigger.days) for trigger in ahead]
    assert rings == [date(2022, 11, 24), date(2022, 11, 30), date(2022, 12, 2)]


def test_an_import_again_replaces_what_was_there_also_on_the_same_day(tmp_path: Path) -> None:
    text = PLAN_2022.read_text(encoding="utf-8")
    moved = text.replace("chậm nhất ngày 05/12/2022, by: 2022-12-05", "chậm nhất ngày 08/12/2022, by: 2022-12-08")
    assert moved != text
    old, new = (plan_of(one, tmp_path) for one in (text, moved))
    before = events(to_ics(old, dues(old), datetime(2022, 11, 1, 9, 0, tzinfo=UTC)))
    after = events(to_ics(new, dues(new), datetime(2022, 11, 1, 9, 5, tzinfo=UTC)))
    assert {label: event["uid"] for label, event in before.items()} == {
        label: event["uid"] for label, event in after.items()
    }
    assert len({str(event["uid"]) for event in before.values()}) == len(before)
    assert after["II.4"].decoded("dtstart") == date(2022, 12, 8)
    assert after["II.4"]["sequence"] > before["II.4"]["sequence"]


def test_the_same_day_gives_the_same_bytes(here: Path) -> None:
    for name in ("a.ics", "b.ics"):
        kiemdiem("export", "ics", "--out", name, "--today", TODAY, cwd=here)
    assert (here / "a.ics").read_bytes() == (here / "b.ics").read_bytes()


def test_an_agency_gets_its_own_calendar_and_each_gets_one(here: Path) -> None:
    done = kiemdiem("export", "ics", "--agency", "Văn phòng thị xã", "--out", "vp.ics", "--today", TODAY, cwd=here)
    assert done.returncode == 0
    assert events((here / "vp.ics").read_bytes()).keys() == {"II.9.1", "II.10"}
    done = kiemdiem("export", "ics", "--each", "--out", "lich", "--today", TODAY, cwd=here)
    assert done.returncode == 0
    assert len(list((here / "lich").glob("*.ics"))) == 8
    kept = here / "lich" / "van-phong-thi-xa.ics"
    for path in (here / "lich").glob("*.ics"):
        if path != kept:
            path.unlink()
    again = kiemdiem("export", "ics", "--each", "--out", "lich", "--today", TODAY, cwd=here)
    assert again.stdout == "Đã ghi 7 tệp vào lich\nGiữ 1 tệp đã có sẵn, cùng nội dung\n"
    kept.write_bytes(b"mine")
    again = kiemdiem("export", "ics", "--each", "--out", "lich", "--today", TODAY, cwd=here)
    assert (again.returncode, again.stdout) == (2, "")
    assert kept.read_bytes() == b"mine"


def test_names_cannot_bring_properties_of_their_own_into_a_calendar(tmp_path: Path) -> None:
    plan = plan_of(
        "document: {subject: x, year: 2022, issuer: a}\n"
        'agencies: [{id: a, name: "A\\nATTENDEE:mailto:x@y"}]\n'
        'tasks: [{id: "1", text: "Nộp; báo cáo, X", deadline: {by: 2022-12-05, phrase: "chậm nhất"},'
        " roles: [{role: implements, who: a}]}]\n",
        tmp_path,
    )
    calendar = icalendar.Calendar.from_ical(to_ics(plan, dues(plan), datetime(2022, 11, 1, tzinfo=UTC)))
    (event,) = calendar.walk("VEVENT")
    assert "attendee" not in event
    assert "Nộp; báo cáo, X" in str(event["description"])


def test_the_workbook_has_the_board_the_deadlines_the_matrix_and_a_sheet_for_each(here: Path) -> None:
    done = kiemdiem("export", "xlsx", "--out", "a.xlsx", "--today", TODAY, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    book = openpyxl.load_workbook(here / "a.xlsx")
    assert book.sheetnames[:3] == ["Bảng theo dõi", "Thời hạn", "Đơn vị × nhiệm vụ"]
    assert "Văn phòng thị xã" in book.sheetnames
    for sheet in book.worksheets:
        assert sheet.auto_filter.ref, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows, sheet.title
    board = [[cell.value for cell in row] for row in book["Bảng theo dõi"].iter_rows()]
    headings = next(place for place, row in enumerate(board) if row[0] == "TT")
    states = {(row[1], row[2]): row[5] for row in board[headings + 1 :] if row[0]}
    assert states["Đảng ủy xã B (minh họa)", "II.1"] == "trễ hạn"
    assert states["Đảng ủy xã B (minh họa)", "II.4"] == "sắp đến hạn"


def test_days_in_the_workbook_are_days_that_excel_sorts_and_filters(here: Path) -> None:
    kiemdiem("export", "xlsx", "--out", "a.xlsx", "--today", TODAY, cwd=here)
    sheet = openpyxl.load_workbook(here / "a.xlsx")["Thời hạn"]
    item, last, working = ([cell.value for cell in sheet[column]] for column in "BEF")
    place = item.index("II.5")
    assert (last[place], working[place]) == (datetime(2022, 12, 4), datetime(2022, 12, 2))
    assert sheet.cell(place + 1, 5).number_format == "dd/mm/yyyy"
    days = [day for day in last if isinstance(day, datetime)]
    assert days == sorted(days)
    assert len(days) == 12


def test_no_name_becomes_a_formula(tmp_path: Path) -> None:
    text = (
        "document: {subject: x, year: 2022, issuer: a}\n"
        'agencies: [{id: a, name: "=HYPERLINK(1)"}]\n'
        'tasks: [{id: "1", text: "+1", deadline: {by: 2022-12-05, phrase: "x"},'
        " roles: [{role: implements, who: a}]}]\n"
    )
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    assert kiemdiem("export", "xlsx", "x.yaml", "--out", "a.xlsx", cwd=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "d",
        "inlineStr",
    }
    done = kiemdiem("export", "csv", "x.yaml", cwd=tmp_path)
    (row,) = list(csv.reader(io.StringIO(done.stdout)))[1:]
    assert row[1] == "'=HYPERLINK(1)"


def test_csv_tells_the_same_as_the_board(here: Path) -> None:
    done = kiemdiem("export", "csv", "--today", TODAY, cwd=here)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    late = [row for row in rows if row["Tình trạng"] == "trễ hạn"]
    assert late
    assert all(int(row["Trễ (ngày làm việc)"]) > 0 for row in late)
    matrix = kiemdiem("export", "csv", "--table", "matrix", "--today", TODAY, cwd=here).stdout
    assert next(csv.reader(io.StringIO(matrix)))[:3] == ["TT", "Đơn vị", "II.1"]


@pytest.mark.parametrize("form", ["xlsx", "csv", "html"])
def test_an_export_tells_which_lines_of_the_ledger_it_leaves_out(form: str, here: Path) -> None:
    (here / "plans" / "2022.ledger.jsonl").write_bytes(b'{"torn')
    done = kiemdiem("export", form, "--out", "a", cwd=here)
    assert done.returncode == 0
    assert "2022.ledger.jsonl:1: dòng hỏng hoặc ghi dở, bỏ qua" in done.stderr


def test_a_plan_from_standard_input_is_exported_as_one_of_which_nothing_is_in(here: Path) -> None:
    done = kiemdiem("export", "csv", "-", "--today", TODAY, cwd=here, stdin=PLAN_2022.read_bytes())
    assert (done.returncode, done.stderr) == (0, "")
    assert {row["Ngày nhận"] for row in csv.DictReader(io.StringIO(done.stdout))} == {""}


@pytest.mark.parametrize("form", ["ics", "xlsx", "csv", "html"])
def test_no_export_takes_the_place_of_the_plan_or_its_ledger_even_by_force(form: str, here: Path) -> None:
    plan, ledger = here / "plans" / "2022.yaml", here / "plans" / "2022.ledger.jsonl"
    ledger.write_bytes(b"")
    read = [plan] if form == "ics" else [plan, ledger]
    before = [path.read_bytes() for path in read]
    for path in read:
        done = kiemdiem("export", form, "--out", str(path.relative_to(here)), "--force", cwd=here)
        assert done.returncode == 2
        assert "là tệp đầu vào" in done.stderr
    assert [path.read_bytes() for path in read] == before


def test_a_file_that_is_there_is_not_overwritten(here: Path) -> None:
    (here / "a.xlsx").write_text("của tôi")
    done = kiemdiem("export", "xlsx", "--out", "a.xlsx", cwd=here)
    assert done.returncode == 2
    assert (here / "a.xlsx").read_text() == "của tôi"
