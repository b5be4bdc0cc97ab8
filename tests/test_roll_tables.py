"""kiemdiem roll read: sheets that are laid out in ways of their own are read as they mean, or it is said why not."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kiemdiem.errors import KiemdiemError
from kiemdiem.roll.reading import read
from kiemdiem.roll.reading.results import Kind
from kiemdiem.roll.reading.totals import is_total
from kiemdiem.roll.writing import as_workbook
from running import kiemdiem
from unit_sheets import HEADINGS, PEOPLE, column, read_rows, row, workbook

HEAD = ["TT", "Đơn vị", "Họ và tên", "Loại đối tượng", "Tự xếp loại", "Đề nghị", "Quyết định"]


def said(tmp_path: Path, name: str = "roll.xlsx") -> str:
    """What the preview says, on one line."""
    return " ".join(kiemdiem("roll", "read", name, cwd=tmp_path).stdout.split())


# --- Several tables on a sheet -------------------------------------------------------------------------------------


def test_a_second_table_in_another_order_is_read_by_its_own_headings(tmp_path: Path) -> None:
    other = ["TT", "Đơn vị", "Họ và tên", "Loại đối tượng", "Quyết định", "Đề nghị", "Tự xếp loại"]
    rows = [HEAD, [1, "Xã A", "An", "đảng viên", "A", "B", "C"], [], ["II. Lãnh đạo"], other, ["(1)", "(2)", "(3)"]]
    reading = read_rows(tmp_path, [*rows, [1, "Xã A", "Cao", "lãnh đạo", "C", "B", "A"]])
    levels = {"self_rating": "excellent", "proposed": "good", "decided": "satisfactory"}
    assert reading.rows == [
        row(unit="Xã A", name="An", subject="member", **levels),
        row(unit="Xã A", name="Cao", subject="leader", **levels),
    ]
    assert [sheet.layout.lines for sheet in reading.files[0].sheets] == [(1,), (5,)]
    assert "tiêu đề ở dòng 5" in said(tmp_path)


def test_a_second_table_with_two_rows_of_headings_is_read_by_them(tmp_path: Path) -> None:
    upper = ["TT", "Đơn vị", "Họ và tên", "Loại đối tượng", "Mức xếp loại", None, None]
    lower = [None, None, None, None, "Quyết định", "Đề nghị", "Tự xếp loại"]
    rows = [
        HEAD,
        [1, "Xã A", "An", "đảng viên", "A", "B", "C"],
        upper,
        lower,
        [1, "Xã A", "B", "lãnh đạo", "C", "B", "A"],
    ]
    reading = read_rows(tmp_path, rows, merged=["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3"])
    assert (column(reading, "decided"), column(reading, "self_rating")) == (["satisfactory"] * 2, ["excellent"] * 2)
    assert not reading.rejected


def test_a_longer_second_table_does_not_hide_the_first(tmp_path: Path) -> None:
    longer = [*HEAD, "Chức vụ", "Ghi chú"]
    rows = [HEAD, [1, "Xã A", "An", "đảng viên", "A", "A", "A"], longer, [1, "Xã A", "B", "lãnh đạo", "B", "B", "B"]]
    assert column(read_rows(tmp_path, rows), "name") == ["An", "B"]


def test_a_second_table_without_a_required_column_is_refused_with_its_line(tmp_path: Path) -> None:
    rows = [HEAD, [1, "Xã A", "An", "đảng viên", "A", "A", "A"], ["TT", "Họ và tên", "Đề nghị", "Quyết định"]]
    with pytest.raises(KiemdiemError, match=r"dòng 3 là tiêu đề của một bảng khác: thiếu cột “Đơn vị”"):
        read_rows(tmp_path, [*rows, [1, "B", "A", "A"]])


def test_a_first_table_without_a_required_column_is_not_passed_over_for_the_second(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [["TT", "Họ và tên", "Loại đối tượng", "Quyết định"], [1, "An", "đảng viên", "A"]]
    with pytest.raises(KiemdiemError, match="thiếu cột “Đơn vị”"):
        read_rows(tmp_path, [*rows, [2, "Bình", "đảng viên", "A"], HEAD, [1, "Xã A", "Cao", "lãnh đạo", "A", "A", "A"]])


def test_two_rows_of_headings_that_are_repeated_are_left_aside(tmp_path: Path) -> None:
    upper = ["TT", "Đơn vị", "Họ và tên", "Loại đối tượng", "Mức xếp loại", None]
    lower = [None, None, None, None, "Đề nghị", "Quyết định"]
    people = [[1, "Xã A", "An", "đảng viên", "A", "A"], [2, "Xã A", "Cao", "đảng viên", "B", "B"]]
    reading = read_rows(tmp_path, [upper, lower, people[0], upper, lower, people[1]], merged=["E1:F1", "E4:F4"])
    assert (len(reading.rows), reading.rejected) == (2, [])
    assert [entry.kind for entry in reading.aside] == [Kind.HEADING] * 2


# --- Totals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["Cộng", "TỔNG", "Tổng cộng", "Tổng số", "Cộng đảng viên", "Tổng cộng: 2 đảng viên", "Cộng (I)", "tong cong"],
)
def test_words_of_totals_are_known(words: str) -> None:
    assert is_total(words)


@pytest.mark.parametrize(
    "words", ["Cộng Văn D", "Tống Công", "Tổng công ty X", "Cộng Hòa", "Công", "Tổng Văn Cộng", "Tong"]
)
def test_names_are_no_totals(words: str) -> None:
    assert not is_total(words)


@pytest.mark.parametrize(
    "total",
    [
        (None, "Xã A", "Cộng", None, "Đảng viên", None),
        (None, None, "Cộng đảng viên", None, "đảng viên", None, 2),
        (None, "Cộng", None, None, "đảng viên", 2),
        (None, None, "Tổng cộng", 2, None, "50%"),
        ("Tổng cộng", None, None, None, "đảng viên", 5),
        (3, None, "Cộng", None, "=SUM(A2:A3)", "=SUM(A2:A3)"),
    ],
)
def test_a_row_of_totals_is_nobody_whatever_class_stands_in_it(tmp_path: Path, total: Sequence[object]) -> None:
    reading = read_rows(tmp_path, [HEADINGS, *PEOPLE, total])
    assert (len(reading.rows), reading.rejected) == (2, [])
    assert [entry.kind for entry in reading.aside] == [Kind.TOTAL]


def test_a_row_of_totals_under_merged_cells_is_nobody(tmp_path: Path) -> None:
    rows = [HEADINGS, PEOPLE[0], [2, None, "Bình", "2", None, "B"], [None, None, "Cộng"]]
    reading = read_rows(tmp_path, rows, merged=["B2:B4", "E2:E4", "F2:F4"])
    assert (len(reading.rows), reading.rejected, reading.aside[0].kind) == (2, [], Kind.TOTAL)


@pytest.mark.parametrize(
    "doubtful",
    [
        (3, "Xã B", "Tổng", None, "đảng viên", "A"),
        (3, "Xã B", "Cộng", "0012", "đảng viên", None),
        (3, "Cộng", "Vũ Cộng", None, "đảng viên", None),
        (3, "Xã B", "Cộng", None, "đảng viên", None, "đi học"),
    ],
)
def test_a_total_with_data_of_a_person_is_rejected_and_not_passed_over(
    tmp_path: Path, doubtful: Sequence[object]
) -> None:
    reading = read_rows(tmp_path, [HEADINGS, *PEOPLE, doubtful])
    (rejected,) = reading.rejected
    assert "chữ của dòng cộng" in rejected.cells[0].message
    assert reading.aside == []


@pytest.mark.parametrize(
    "left", [("I", None, None, None, None, "A"), (None, None, None, "00123"), (None, "T", None, "77", None, None)]
)
@pytest.mark.parametrize("before", [PEOPLE[0], ()])
def test_a_row_with_a_level_or_a_code_is_never_left_aside(
    tmp_path: Path, left: Sequence[object], before: Sequence[object]
) -> None:
    reading = read_rows(tmp_path, [HEADINGS, PEOPLE[1], before, left])
    assert [rejected.place.line for rejected in reading.rejected] == [4]


# --- Upper headings ------------------------------------------------------------------------------------------------

WHO = ["TT", "Đơn vị", "Họ và tên", "Loại đối tượng"]
_TALL = ["A1:A2", "B1:B2", "C1:C2", "D1:D2"]


def test_a_result_of_another_year_is_not_taken_for_the_decision(tmp_path: Path) -> None:
    rows = [[*WHO, "Năm 2021", None, "Mức xếp loại"], [None] * 4 + ["Kết quả", "Ghi chú", "Đề nghị"]]
    reading = read_rows(tmp_path, [*rows, [1, "Xã A", "An", "đảng viên", "A", "", "B"]], merged=[*_TALL, "E1:F1"])
    assert (column(reading, "decided"), column(reading, "proposed")) == ([""], ["good"])
    assert "Cột không dùng: E “Năm 2021: Kết quả” (không rõ danh sách của năm nào); F “Năm 2021" in said(tmp_path)


@pytest.mark.parametrize("title", [[], ["DANH SÁCH XẾP LOẠI NĂM 2022"]])
def test_the_year_in_the_title_is_the_year_of_the_roll(tmp_path: Path, title: list[object]) -> None:
    rows = [title, [*WHO, "Năm 2021", None, "Năm 2022", None]]
    rows += [
        [None] * 4 + ["Đề nghị", "Kết quả", "Đề nghị", "Kết quả"],
        [1, "Xã A", "An", "đảng viên", "A", "A", "B", "B"],
    ]
    reading = read_rows(
        tmp_path, rows, merged=["E2:F2", "G2:H2", *(cell.replace("2", "3").replace("1", "2") for cell in _TALL)]
    )
    assert column(reading, "decided") == (["good"] if title else [""])
    assert ("(của năm khác)" in said(tmp_path)) == bool(title)


def test_a_plan_tells_the_year_of_the_roll(tmp_path: Path) -> None:
    plan = (
        "document: {subject: kiểm điểm, year: 2022, issuer: btv}\nagencies: [{id: btv, name: Ban Thường vụ Thị ủy}]\n"
    )
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    head = [*WHO, "Xếp loại năm 2021", "Xếp loại năm 2022"]
    workbook(tmp_path / "roll.xlsx", [head, [1, "Xã A", "An", "đảng viên", "A", "B"]])
    kiemdiem("roll", "read", "roll.xlsx", "--plan", "plan.yaml", "--out", "o.csv", cwd=tmp_path)
    assert column(read([tmp_path / "o.csv"]), "decided") == ["good"]


def test_a_remark_of_another_year_in_brackets_is_heeded(tmp_path: Path) -> None:
    rows = [[*WHO, "Kết quả", "Đề nghị", "Lý do"], [None] * 4 + ["(năm 2021)", "(chữ in)", None]]
    reading = read_rows(tmp_path, [*rows, [1, "Xã A", "An", "đảng viên", "A", "B"]], merged=_TALL)
    assert (column(reading, "decided"), column(reading, "proposed")) == ([""], ["good"])


def test_a_running_number_merged_over_three_rows_of_headings_is_one(tmp_path: Path) -> None:
    rows = [["TT", "Đối tượng"], [None, *WHO[1:], "Đảng viên"], [None] * 4 + ["Tự xếp loại", "Quyết định"]]
    merged = ["A1:A3", "B1:D1", "B2:B3", "C2:C3", "D2:D3", "E2:F2"]
    reading = read_rows(tmp_path, [*rows, [1, "Xã A", "An", "đảng viên", "A", "B"]], merged=merged)
    assert (column(reading, "self_rating"), column(reading, "decided")) == (["excellent"], ["good"])
    assert reading.files[0].sheets[0].layout.unused == []


def test_ratings_under_an_unknown_heading_beside_a_known_one_are_not_used(tmp_path: Path) -> None:
    rows = [
        [*WHO, "Chính quyền", None, "Mức xếp loại", None],
        [None] * 4 + ["Kết quả", "Ghi chú", "Tự xếp loại", "Đề nghị"],
    ]
    merged = [*_TALL, "E1:F1", "G1:H1"]
    reading = read_rows(tmp_path, [*rows, [1, "Xã A", "An", "đảng viên", "A", "", "B", "B"]], merged=merged)
    assert (column(reading, "decided"), column(reading, "self_rating")) == ([""], ["good"])
    assert "E “Chính quyền: Kết quả” (không rõ tiêu đề phía trên)" in said(tmp_path)


def test_a_title_over_the_headings_takes_no_column_away(tmp_path: Path) -> None:
    rows = [[None, None, "DANH SÁCH XẾP LOẠI NĂM 2022"], HEAD, [1, "Xã A", "An", "đảng viên", "A", "B", "C"]]
    assert column(read_rows(tmp_path, rows, merged=["C1:G1"]), "decided") == ["satisfactory"]
    assert column(read_rows(tmp_path, rows), "decided") == ["satisfactory"]


# --- Levels that are ticked ----------------------------------------------------------------------------------------

LEVELS = ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]


@pytest.mark.parametrize("section", [None, "Mức xếp loại", "Tự xếp loại"])
def test_levels_that_are_ticked_are_read(tmp_path: Path, section: str | None) -> None:
    ticks = [["x"], [None, "X"], [None, None, "x"], [None, None, None, "x"], []]
    people: list[Sequence[object]] = [[n, "Xã A", f"N{n}", "đảng viên", *cells] for n, cells in enumerate(ticks)]
    head: list[Sequence[object]] = [[*WHO, section], [None] * 4 + LEVELS] if section else [[*WHO, *LEVELS]]
    reading = read_rows(tmp_path, [*head, *people], merged=[*_TALL, "E1:H1"] if section else [])
    key = "self_rating" if section == "Tự xếp loại" else "decided"
    assert column(reading, key) == ["excellent", "good", "satisfactory", "unsatisfactory", ""]
    assert "(đánh dấu x)" in said(tmp_path)


def test_two_ticks_or_another_sign_are_rejected_and_again_when_sent_back_untouched(tmp_path: Path) -> None:
    rows = [[*WHO, *LEVELS], [1, "Xã A", "An", "đảng viên", "x", "x"], [2, "Xã A", "Bình", "đảng viên", "y"]]
    path = workbook(tmp_path / "roll.xlsx", rows)
    kiemdiem("roll", "read", path, "--errors", tmp_path / "back")
    first, second = read([path]), read([tmp_path / "back" / "roll-tra-lai.xlsx"])
    assert [r.cells[0].value for r in first.rejected] == ["HTXSNV; HTTNV", "HTXSNV: y"]
    assert first.rejected[0].place.cell("decided") == "E2"
    assert (len(second.rejected), second.rows) == (2, [])


def test_a_row_of_totals_of_ticks_is_nobody(tmp_path: Path) -> None:
    rows = [[*WHO, *LEVELS], [1, "Xã A", "An", "đảng viên", "x"], [None, None, "Cộng", "đảng viên", 1, 0, 0, 0]]
    reading = read_rows(tmp_path, rows)
    assert (len(reading.rows), reading.aside[0].kind) == (1, Kind.TOTAL)


def test_a_sheet_without_levels_is_read_and_it_is_said(tmp_path: Path) -> None:
    workbook(tmp_path / "roll.xlsx", [WHO, [1, "Xã A", "An", "đảng viên"]])
    assert "Không có cột mức xếp loại nào" in said(tmp_path)
    done = kiemdiem("roll", "read", "roll.xlsx", "--output-format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["files"][0]["sheets"][0]["has_ratings"] is False


# --- What a sheet hides or holds beside its columns ----------------------------------------------------------------


def test_columns_without_heading_are_listed_with_how_much_they_hold(tmp_path: Path) -> None:
    rows = [
        [*WHO, "Quyết định"],
        [1, "Xã A", "An", "đảng viên", "A", "mới", "HTT"],
        [2, "Xã A", "B", "đảng viên", "A", "cũ"],
    ]
    workbook(tmp_path / "roll.xlsx", rows)
    assert "Cột không có tiêu đề, không dùng: F (2 ô có chữ); G (1 ô có chữ)" in said(tmp_path)


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "roll.xlsx", [HEADINGS, *PEOPLE, []])
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.save(path)
    assert len(read([path]).rows) == 2
    told = said(tmp_path)
    assert "Trong đó 1 dòng đang bị ẩn" in told
    assert "Cột đang bị ẩn trên trang (vẫn đọc): F" in told


@pytest.mark.parametrize("name", ["Tổng hợp", "Danh mục", "Hướng dẫn"])
def test_a_sheet_named_as_one_of_the_form_is_read_if_it_holds_a_roll(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *PEOPLE], sheet=name)
    assert len(read([path]).rows) == 2


def test_serials_of_a_workbook_that_counts_from_1904_are_its_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append([*WHO, "Ngày kết nạp"])
    for day in (datetime(2022, 3, 5), 43163, "43163", "05/03/2022"):
        sheet.append([1, "Xã A", "An", "đảng viên", day])
    book.save(tmp_path / "a.xlsx")
    assert column(read([tmp_path / "a.xlsx"]), "joined") == ["2022-03-05"] * 4


def test_a_csv_row_with_more_fields_than_headings_is_rejected_with_the_field(tmp_path: Path) -> None:
    text = "Đơn vị,Họ và tên,Loại đối tượng,Xếp loại\nXã A,An,đảng viên,A,thừa,HTT\nXã A,B,đảng viên,B,,\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    reading = read([tmp_path / "a.csv"])
    assert column(reading, "name") == ["B"]
    assert reading.rejected[0].cells[0].message == "thừa ô thứ 5, 6: tiêu đề chỉ có 4 cột"
    kiemdiem("roll", "read", "a.csv", "--errors", "back", cwd=tmp_path)
    path = tmp_path / "back" / "a-tra-lai.xlsx"
    assert len(read([path]).rejected) == 1
    book = openpyxl.load_workbook(path)
    (cell,) = (cell for line in book.worksheets[0].iter_rows() for cell in line if cell.value == "thừa · HTT")
    cell.value = None
    book.save(path)
    assert (len(read([path]).rows), read([path]).rejected) == (1, [])


def test_codes_of_a_parquet_of_floating_numbers_are_whole_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with duckdb.connect() as connection:
        rows = "(12345678.0::DOUBLE, true, DATE '2022-03-05'), (0.5, false, NULL), (1.2e16, NULL, 'infinity')"
        connection.execute(
            "COPY (SELECT 'xã A' AS unit, 'member' AS subject, code, head, joined"
            f" FROM (VALUES {rows}) AS t(code, head, joined)) TO '{path}' (FORMAT parquet)"
        )
    reading = read([path])
    assert reading.rows == [row(unit="xã A", subject="member", code="12345678", head="x", joined="2022-03-05")]
    assert [[cell.key for cell in rejected.cells] for rejected in reading.rejected] == [["code"], ["code", "joined"]]


# --- Sent back, untouched ------------------------------------------------------------------------------------------


def test_a_sheet_sent_back_untouched_is_rejected_again_row_by_row(tmp_path: Path) -> None:
    head = ["Đơn vị", "Mã số", "Họ và tên", "Loại đối tượng", "Số tháng nghỉ ốm", "Ngày kết nạp", "Xếp loại"]
    bad: list[tuple[object, ...]] = [
        ("Xã A", 1234567890123456789, "a", "đảng viên", None, None, "A"),
        ("Xã A", 12.5, "b", "đảng viên", None, None, "A"),
        ("Xã A", date(2022, 3, 5), "c", "đảng viên"),
        ("Xã A", True, "d", "đảng viên"),
        ("Xã A", False, "e", "đảng viên"),
        ("Xã A", time(8, 30), "g", "đảng viên"),
        ("Xã A", "1", date(2022, 3, 5), "đảng viên"),
        ("Xã A", "1", "h", "đảng viên", 2.5),
        ("Xã A", "1", "i", "đảng viên", True),
        ("Xã A", "1", "k", "đảng viên", None, 0.5),
        ("Xã A", "1", "l", "đảng viên", None, None, True),
        (date(2022, 1, 1), "1", "m", "đảng viên"),
    ]
    path = workbook(tmp_path / "roll.xlsx", [head, *bad])
    kiemdiem("roll", "read", path, "--errors", tmp_path / "back")
    back = read([tmp_path / "back" / "roll-tra-lai.xlsx"])
    assert (len(back.rejected), back.rows, back.aside) == (len(bad), [], [])


def test_a_day_with_a_time_reads_back_from_the_sheet_sent_back(tmp_path: Path) -> None:
    head = ["Đơn vị", "Họ và tên", "Loại đối tượng", "Ngày kết nạp", "Xếp loại"]
    path = workbook(tmp_path / "roll.xlsx", [head, ["Xã A", "An", "đảng viên", datetime(2022, 3, 5, 8, 30), "Z"]])
    kiemdiem("roll", "read", path, "--errors", tmp_path)
    back = tmp_path / "roll-tra-lai.xlsx"
    book = openpyxl.load_workbook(back)
    (cell,) = (cell for line in book.worksheets[0].iter_rows() for cell in line if cell.value == "Z")
    cell.value = "A"
    book.save(back)
    assert column(read([back]), "joined") == ["2022-03-05"]


def test_a_sheet_to_send_back_leaves_out_empty_columns_and_cuts_no_reason_off(tmp_path: Path) -> None:
    head = ["Đơn vị", "Mã số", "Họ và tên", "Loại đối tượng", "Ngày kết nạp", "Kỷ luật", "Xếp loại", "Lý do"]
    path = workbook(tmp_path / "roll.xlsx", [head, ["Xã A", 12.5, "An", "đảng vienn", "12/31/2022", "", "A+"]])
    kiemdiem("roll", "read", path, "--errors", tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "roll-tra-lai.xlsx").worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    assert headings == [
        "Đơn vị", "Mã số", "Họ và tên, tên tổ chức, tập thể", "Ô sai", "Lý do, cách sửa", "Loại đối tượng",
        "Ngày kết nạp, thành lập", "Quyết định",
    ]  # fmt: skip
    assert str(sheet["D5"].value).startswith("(1) Mã số: B2 ở tệp đã gửi, B5 ở đây; (2) Loại đối tượng: D2")
    assert "(2) không phải loại đối tượng. Có phải là “đảng viên”?" in str(sheet["E5"].value)
    assert (sheet.row_dimensions[5].height or 0) >= 15 * len(str(sheet["E5"].value)) / 44
    coloured = [cell.coordinate for cell in sheet[5] if cell.fill.fgColor.rgb == "FFFFC7CE"]
    assert coloured == ["B5", "F5", "G5", "H5"]


def test_rows_of_a_clean_workbook_are_high_enough_for_what_they_say() -> None:
    long = "đi học tập trung dài hạn ở nước ngoài theo quyết định của cấp có thẩm quyền"
    data = as_workbook([row(unit="Xã A", subject="member", reason=long), row(unit="Xã A", subject="member")])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet.row_dimensions[3].height or 0) > 3 * (sheet.row_dimensions[4].height or 99) / 2


# --- The command ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("--out", "a.csv"), ("--out", "./x/../a.csv"), ("--out", "hard.csv")])
def test_a_file_that_is_read_is_never_written(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "a.csv").write_text("unit,subject,name\nXã A,member,An\n", encoding="utf-8")
    (tmp_path / "hard.csv").hardlink_to(tmp_path / "a.csv")
    before = (tmp_path / "a.csv").read_bytes()
    done = kiemdiem("roll", "read", "a.csv", *arguments, "--force", cwd=tmp_path)
    assert done.returncode == 2
    assert "là tệp đang đọc" in done.stderr
    assert (tmp_path / "a.csv").read_bytes() == before


def test_a_sheet_to_send_back_never_replaces_a_file_that_is_read(tmp_path: Path) -> None:
    workbook(tmp_path / "q.xlsx", [HEADINGS, [1, "xã A", "An", "1", "?", "A"]])
    other = workbook(tmp_path / "q-tra-lai.xlsx", [HEADINGS, *PEOPLE])
    before = other.read_bytes()
    done = kiemdiem("roll", "read", "q.xlsx", "q-tra-lai.xlsx", "--errors", ".", "--force", cwd=tmp_path)
    assert (done.returncode, other.read_bytes()) == (2, before)


def test_a_file_named_twice_is_read_once_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("unit,code,subject\nXã A,1,member\n", encoding="utf-8")
    (tmp_path / "x").mkdir()
    done = kiemdiem("roll", "read", "d.csv", "x/../d.csv", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 tệp, 1 dòng = nhận 1" in done.stdout
    assert "x/../d.csv là d.csv, chỉ đọc một lần" in done.stderr


def test_reading_that_takes_nothing_says_so_and_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unit,subject\n", encoding="utf-8")
    (tmp_path / "old.csv").write_text("old", encoding="utf-8")
    done = kiemdiem("roll", "read", "a.csv", "--out", "old.csv", "--force", cwd=tmp_path)
    assert done.returncode == 1
    assert "không nhận được dòng nào nên không ghi danh sách" in done.stderr
    assert "old.csv vẫn là tệp cũ" in done.stderr
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "old"


def test_two_spellings_of_one_unit_are_told_and_not_made_one(tmp_path: Path) -> None:
    names = ["Đảng bộ xã A", "đảng bộ xã A", "Đảng bộ xã Hòa", "Đảng bộ xã Hoà", "Đảng bộ xã Hoa"]
    workbook(tmp_path / "roll.xlsx", [WHO, *([n, name, f"N{n}", "đảng viên"] for n, name in enumerate(names))])
    told = said(tmp_path)
    assert "“Đảng bộ xã A”; “đảng bộ xã A”" in told
    assert "“Đảng bộ xã Hòa”; “Đảng bộ xã Hoà”" in told
    assert "“Đảng bộ xã Hoa”" not in told
    assert len(set(column(read([tmp_path / "roll.xlsx"]), "unit"))) == 5
