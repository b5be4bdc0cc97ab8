"""kiemdiem roll read: what units really send becomes one roll; nothing is guessed, nothing is lost."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import duckdb
import openpyxl
import pytest

from kiemdiem.errors import KiemdiemError
from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.reading import headings, read
from kiemdiem.roll.reading.results import Kind, Place, Table
from kiemdiem.roll.values import Vocabulary
from kiemdiem.roll.writing import KEYS, as_csv, as_parquet, as_workbook
from running import kiemdiem, no_end_of_work
from unit_sheets import HEADINGS, PEOPLE, column, mode, read_rows, row, workbook

PLAN = """\
document: {subject: kiểm điểm, year: 2022, issuer: btv}
agencies:
  - {id: btv, name: Ban Thường vụ Thị ủy}
  - {id: chi-bo, name: "Các đảng ủy, chi bộ", kind: group}
subjects: [{id: dv, name: đồng chí đảng viên, kind: member}]
ratings: [{level: excellent, name: Dẫn đầu, aliases: [DĐ]}]
comparable_groups: [{id: pho, name: Cấp phó}]
units:
  - {id: xa-a, name: Đảng bộ xã A, aliases: [xã A], part_of: chi-bo}
  - {id: xa-b, name: Đảng bộ xã B, part_of: chi-bo}
"""


# --- Headings ------------------------------------------------------------------------------------------------------


def test_two_rows_of_merged_headings_in_another_order_under_other_names(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        ["ĐẢNG BỘ THỊ XÃ"],
        ["DANH SÁCH XẾP LOẠI NĂM 2022"],
        [],
        ["STT", "Mức xếp loại", None, None, "Thông tin đảng viên", None, None, "Ghi chú"],
        [
            None,
            "Tự nhận mức",
            "Đề xuất",
            "Kết quả",
            "Họ tên",
            "Số thẻ đảng",
            "Đối tượng đánh giá",
            None,
            "TÊN ĐƠN VỊ (*)",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [
            1,
            "A",
            "XS",
            "Hoàn thành tốt nhiệm vụ (HTTNV)",
            "Nguyễn Văn An",
            "00077",
            "ĐV",
            "ghi gì đó",
            "Chi bộ Văn phòng",
        ],
    ]
    merged = ["A2:I2", "A4:A5", "B4:D4", "E4:G4", "H4:H5"]
    reading = read_rows(tmp_path, rows, merged=merged)
    assert reading.rows == [
        row(
            unit="Chi bộ Văn phòng", code="00077", name="Nguyễn Văn An", subject="member", self_rating="excellent",
            proposed="excellent", decided="good", note="ghi gì đó",
        )
    ]  # fmt: skip
    (sheet,) = reading.files[0].sheets
    assert sheet.layout.lines == (4, 5)
    assert (sheet.table.columns["unit"], sheet.table.columns["decided"]) == (9, 4)
    assert sheet.aside == {Kind.NUMBERING: 1}


def test_our_headings_in_two_rows_of_a_csv_without_merged_cells(tmp_path: Path) -> None:
    upper = ",".join("" if c.section == p.section else c.section for p, c in pairwise(COLUMNS))
    lower = ",".join(f'"{c.heading}"' for c in COLUMNS)
    (tmp_path / "a.csv").write_text(f"Đối tượng,{upper}\n{lower}\nxã A,,1,An,ĐV{',' * 13}A,,,B,,,\n", encoding="utf-8")
    reading = read([tmp_path / "a.csv"])
    assert list(reading.files[0].sheets[0].table.columns) == KEYS
    assert (column(reading, "official_rating"), column(reading, "decided")) == (["excellent"], ["good"])


def test_a_heading_with_a_remark_under_it(tmp_path: Path) -> None:
    rows = [["Đơn vị", "Họ và tên", "Loại đối tượng", "Mức", None], [None, "(chữ in)", None, "Đề nghị", "Quyết định"]]
    reading = read_rows(tmp_path, [*rows, ["xã A", "AN", "ĐV", "A", "B"]], merged=["D1:E1"])
    assert reading.rows == [row(unit="xã A", name="AN", subject="member", proposed="excellent", decided="good")]


def test_a_required_column_that_is_missing_is_named_with_what_was_seen(tmp_path: Path) -> None:
    rows = [["Tên đon vị công tác", "Họ và tên", "Số thẻ", "Loại đối tượng"], ["xã A", "An", "1", "ĐV"]]
    with pytest.raises(KiemdiemError) as refused:
        read_rows(tmp_path, rows)
    assert "thiếu cột “Đơn vị”" in refused.value.message
    assert "Tên đon vị công tác; Họ và tên; Số thẻ; Loại đối tượng" in refused.value.hint


def test_a_required_column_under_a_near_name_is_hinted_at(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError) as refused:
        read_rows(tmp_path, [["Đơn vi.1", "Họ và tên", "Số thẻ", "Loại đối tượng"], ["xã A", "An", "1", "ĐV"]])
    assert "Đổi “Đơn vi.1” thành “Đơn vị”?" in refused.value.hint


def test_the_same_column_twice_is_refused_with_both_cells(tmp_path: Path) -> None:
    rows = [["Đơn vị", "Loại đối tượng", "Kết quả", "Họ tên", "Xếp loại"], ["xã A", "ĐV", "A", "An", "B"]]
    with pytest.raises(KiemdiemError, match="C1 “Kết quả”, E1 “Xếp loại”"):
        read_rows(tmp_path, rows)


def test_columns_that_are_not_used_are_listed_with_a_near_heading(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [[*HEADINGS, "Năm sinh", "Chức vu hiện nay"], [*PEOPLE[0], 1980, "Bí thư"]])
    done = kiemdiem("roll", "read", "a.xlsx", cwd=tmp_path)
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    assert "Cột không dùng: H “Năm sinh”" in told
    assert "I “Chức vu hiện nay” (có phải là “Chức vụ" in told or "I “Chức vu hiện nay”" in told
    assert "D “Số thẻ” → Mã số" in told


def test_a_table_without_known_headings_is_no_roll(tmp_path: Path) -> None:
    with pytest.raises(KiemdiemError, match="không thấy dòng tiêu đề"):
        read_rows(tmp_path, [["Ngày", "Số tiền"], ["1", "2"]])


def test_headings_that_are_repeated_in_the_table_are_no_people(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [HEADINGS, PEOPLE[0], HEADINGS, PEOPLE[1]])
    assert (len(reading.rows), [entry.kind for entry in reading.aside]) == (2, [Kind.HEADING])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["(1)", "(2)", "(3)"], True),
        (["A", "B", 1, 2, 3], True),
        (["1", "2", "3", None], True),
        ([1, 2], False),
        ([1, "A", 3, 4], False),
        ([1, "Nguyễn Văn An", 2, 3], False),
    ],
)
def test_a_row_that_numbers_the_columns(cells: list[object], expected: bool) -> None:
    assert headings.is_numbering(cells) == expected


# --- Cells ---------------------------------------------------------------------------------------------------------


def test_days_as_text_as_serial_and_as_day(tmp_path: Path) -> None:
    head = ["Đơn vị", "Loại đối tượng", "Họ tên", "Ngày kết nạp"]
    days: list[object] = [
        date(2022, 11, 5),
        datetime(2022, 11, 5),
        "05/11/2022",
        "5-11-2022",
        "2022-11-05",
        44870,
        "44870",
    ]
    reading = read_rows(tmp_path, [head, *(["xã A", "ĐV", f"Người {n}", day] for n, day in enumerate(days))])
    assert column(reading, "joined") == ["2022-11-05"] * len(days)


def test_levels_in_every_way_people_write_them(tmp_path: Path) -> None:
    written = ["HTXSNV", "Xuất sắc", "hoàn thành xuất sắc", "A", "HOÀN THÀNH XUẤT SẮC NHIỆM VỤ", "Loại A", "xs"]
    head = ["Đơn vị", "Loại đối tượng", "Họ tên", "Quyết định"]
    reading = read_rows(tmp_path, [head, *(["xã A", "ĐV", f"N{n}", level] for n, level in enumerate(written))])
    assert column(reading, "decided") == ["excellent"] * len(written)


def test_zeros_at_the_beginning_of_a_code_stay(tmp_path: Path) -> None:
    head = ["Đơn vị", "Loại đối tượng", "Mã số"]
    reading = read_rows(tmp_path, [head, ["xã A", "ĐV", "000123"], ["xã A", "ĐV", 456], ["xã A", "ĐV", 123456789012]])
    assert column(reading, "code") == ["000123", "456", "123456789012"]


@pytest.mark.parametrize("code", [1.5, 12345678901234567890.0, "1.23457E+10", "1,2E+11"])
def test_a_code_that_excel_has_spoilt_is_rejected(tmp_path: Path, code: object) -> None:
    reading = read_rows(tmp_path, [["Đơn vị", "Loại đối tượng", "Mã số"], ["xã A", "ĐV", code]])
    assert not reading.rows
    assert "Excel đã làm mất chữ số" in reading.rejected[0].cells[0].message


def test_a_unit_written_once_in_a_merged_cell_is_that_of_every_row_it_covers(tmp_path: Path) -> None:
    rows = [HEADINGS, [*PEOPLE[0]], [2, None, *PEOPLE[1][2:]], [3, None, "Lê Cao", "9", "ĐV", "B"]]
    reading = read_rows(tmp_path, rows, merged=["B2:B3"])
    assert column(reading, "unit") == ["Đảng bộ xã A", "Đảng bộ xã A"]
    (rejected,) = reading.rejected
    assert (rejected.place.cell("unit"), rejected.cells[0].message) == ("B4", "để trống")


def test_a_cell_merged_over_empty_rows_makes_nobody_of_them(tmp_path: Path) -> None:
    rows = [HEADINGS, PEOPLE[0], [2], [None]]
    reading = read_rows(tmp_path, rows, merged=["B2:B4", "E2:E4", "F2:F4"])
    assert (len(reading.rows), reading.rejected) == (1, [])
    assert sum(reading.files[0].sheets[0].aside.values()) == reading.files[0].sheets[0].seen - 1


def test_a_bad_cell_is_reported_with_its_place_value_reason_and_hint(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [HEADINGS, PEOPLE[0], [2, "xã A", "An", "5", "ĐV", "xuất xắc", None]])
    (rejected,) = reading.rejected
    (cell,) = rejected.cells
    assert (rejected.place.cell(cell.key), cell.value, cell.message) == ("F3", "xuất xắc", "không phải mức xếp loại")
    assert cell.hint == "Có phải là “xuất sắc”?"
    assert rejected.written == row(unit="xã A", name="An", code="5", subject="ĐV", decided="xuất xắc")


def test_every_bad_cell_of_a_row_is_reported(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [HEADINGS, [1, None, "An", "5", "người", "Z", None]])
    assert [cell.key for cell in reading.rejected[0].cells] == ["subject", "decided", "unit"]


def test_error_cells_are_rejected_where_they_stand(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", [HEADINGS, [1, "xã A", "An", "5", "ĐV", "#N/A"], [2, "xã A", "B", "#REF!", "ĐV", "A"]]
    )
    reading = read([path])
    assert [(r.place.cell(c.key), c.value, c.message) for r in reading.rejected for c in r.cells] == [
        ("F2", "#N/A", "ô báo lỗi"), ("D3", "#REF!", "ô báo lỗi"),
    ]  # fmt: skip


def test_a_formula_that_was_never_calculated_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, ["=ROW()-1", "xã A", "An", "5", "ĐV", '=IF(1=1,"A","B")']])
    (rejected,) = read([path]).rejected
    assert [(rejected.place.cell(c.key), c.message) for c in rejected.cells] == [("F2", "công thức chưa có kết quả")]


def test_running_numbers_that_are_formulas_do_not_make_blank_rows_people(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [HEADINGS, PEOPLE[0], ["=A2+1"], ["=A3+1", "Đảng bộ xã A"], [5]])
    assert (len(reading.rows), len(reading.rejected)) == (1, 0)
    assert reading.files[0].sheets[0].aside == {Kind.UNUSED: 3}


# --- Rows that are no entries --------------------------------------------------------------------------------------


def test_totals_titles_blanks_and_signatures_are_left_aside_counted_and_listed(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        HEADINGS,
        ["I. ĐẢNG BỘ XÃ A"],
        PEOPLE[0],
        [],
        ["II", None, "ĐẢNG BỘ XÃ B"],
        PEOPLE[1],
        [None, None, "Tổng cộng", 2],
        [],
        [None, None, None, None, "Ngày 05 tháng 12 năm 2022"],
        [None, "NGƯỜI LẬP", None, None, "T/M ĐẢNG ỦY"],
        [None, None, None, None, "BÍ THƯ"],
        [None, "Phạm Văn Mật", None, None, "Hoàng Thị Kín"],
    ]
    workbook(tmp_path / "a.xlsx", rows)
    reading = read([tmp_path / "a.xlsx"])
    assert column(reading, "name") == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert not reading.rejected
    assert [(entry.place.line, entry.kind) for entry in reading.aside] == [
        (2, Kind.SECTION), (5, Kind.SECTION), (7, Kind.TOTAL),
        (9, Kind.FOOTER), (10, Kind.FOOTER), (11, Kind.FOOTER), (12, Kind.FOOTER),
    ]  # fmt: skip
    (sheet,) = reading.files[0].sheets
    assert (sheet.seen, sheet.taken, sheet.rejected, sum(sheet.aside.values())) == (11, 2, 0, 9)
    done = kiemdiem("roll", "read", "a.xlsx", cwd=tmp_path)
    assert "1 tệp, 11 dòng = nhận 2 + loại 0 + để riêng 9" in done.stdout
    assert "dòng 12 (dòng dưới bảng)" in done.stdout
    assert "Hoàng Thị Kín" not in done.stdout
    assert "Hoàng Thị Kín" in kiemdiem("roll", "read", "a.xlsx", "--with-names", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    "person",
    [
        (3, "xã A", "Tống Công", "77", None, "A"),
        (3, None, "NGUYỄN VĂN C", None, None, None),
        (None, "xã A", "Cộng Văn D", "78", None, "B"),
        (None, "xã A", "Lê E", None, None, "A"),
        (None, "Đảng bộ xã A", "Lê G", None, "đảng viênn", None),
        (None, "Đảng bộ xã H", "Lê I", None, "đảng viênn", None),
        (None, "Đảng bộ xã A", "Lê K"),
    ],
)
@pytest.mark.parametrize("before", [PEOPLE[0], ()])
def test_a_person_without_a_class_is_rejected_and_not_taken_for_a_title(
    tmp_path: Path, person: Sequence[object], before: Sequence[object]
) -> None:
    reading = read_rows(tmp_path, [HEADINGS, PEOPLE[1], before, person])
    assert [rejected.place.line for rejected in reading.rejected] == [4]


def test_people_after_a_gap_are_people(tmp_path: Path) -> None:
    assert len(read_rows(tmp_path, [HEADINGS, PEOPLE[0], [], [], PEOPLE[1]]).rows) == 2


def test_rows_always_foot(tmp_path: Path) -> None:
    dice = random.Random(4)
    choices: list[Sequence[object]] = [
        *PEOPLE, [], [None, "xã A"], [7], [None, None, "Tổng số", 5], ["II"], ["x"] * 7, [None, None, "=1/0", "#N/A"],
        [1, 2, 3, 4, 5, 6, 7], [None, None, None, None, "ĐV"], ["A. Chi bộ"], [True, False, date(2022, 1, 1), 1.5],
    ]  # fmt: skip
    for _time in range(25):
        rows = [HEADINGS, *dice.choices(choices, k=30), PEOPLE[0]]
        reading = read_rows(tmp_path, rows)
        (sheet,) = reading.files[0].sheets
        assert sheet.seen == 31
        assert (sheet.taken, sheet.rejected) == (len(reading.rows), len(reading.rejected))
        assert len(reading.places) == len(reading.rows)
        listed = sum(count for kind, count in sheet.aside.items() if kind not in (Kind.BLANK, Kind.UNUSED))
        assert listed == len(reading.aside)


# --- Sheets --------------------------------------------------------------------------------------------------------


def test_every_visible_sheet_with_a_roll_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [HEADINGS, PEOPLE[0]],
        sheet="Xã A",
        more={
            "Xã B": [HEADINGS, PEOPLE[1]],
            "Hướng dẫn": [["Hướng dẫn ghi danh sách"]],
            "Ẩn": [HEADINGS, PEOPLE[0]],
            "Phụ": [[1]],
        },
    )
    book = openpyxl.load_workbook(path)
    book["Ẩn"].sheet_state = "hidden"
    book.save(path)
    reading = read([path])
    (file,) = reading.files
    assert [sheet.table.sheet for sheet in file.sheets] == ["Xã A", "Xã B"]
    assert {passed.sheet for passed in file.passed} == {"Hướng dẫn", "Ẩn", "Phụ"}
    assert len(reading.rows) == 2


# --- CSV -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_in_utf8_however_its_fields_are_separated(tmp_path: Path, bom: str, separator: str, end: str) -> None:
    lines = [
        ["Danh sách, năm 2022; mật"],
        ["Đơn vị", "Mã số", "Loại đối tượng", "Quyết định", "Ghi chú"],
        ["Đảng bộ xã A", "007", "đảng viên", "Tốt", f'"a{separator} ""b""{end}c"'],
    ]
    lines[0] = [f'"{lines[0][0]}"']
    (tmp_path / "a.csv").write_bytes((bom + end.join(map(separator.join, lines)) + end).encode())
    reading = read([tmp_path / "a.csv"])
    note = " ".join(f'a{separator} "b" c'.split())
    assert reading.rows == [row(unit="Đảng bộ xã A", code="007", subject="member", decided="good", note=note)]


def test_places_in_a_csv_are_lines_of_the_file(tmp_path: Path) -> None:
    text = 'sep=;\nĐơn vị;Ghi chú;Loại đối tượng\nxã A;"hai\ndòng";ĐV\nxã A;;ĐX\n'
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    reading = read([tmp_path / "a.csv"])
    assert [place.line for place in reading.places] == [3]
    assert reading.rejected[0].place.cell("subject") == "dòng 5, cột 3"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("Đơn vị,Loại\nĐảng bộ".encode("cp1258", "replace"), "dòng 1 không phải UTF-8"),
        (b"Don vi,Loai\nxa A,\xd1V\n", "dòng 2 không phải UTF-8 (có thể là Windows-1258"),
        ("Đơn vị\n".encode("utf-16"), "UTF-16"),
        (b"Don vi,Loai doi tuong\nxa\0A,DV\n", "dòng 2 có ký tự NUL"),
        ('Đơn vị,Mã,Loại\nxã A,"1,ĐV\nxã B,2,ĐV\n'.encode(), "dòng 2: dấu ngoặc kép không đóng"),
        (b"", "tệp rỗng"),
        (b"  \n\n", "tệp rỗng"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><table><tr><td>x", "HTML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "kiểu cũ (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "tệp có mật khẩu"),
        (b"PK\x03\x04 garbage", "tệp Excel bị hỏng"),
        (b"PAR1 garbage PAR1", "tệp Parquet bị hỏng"),
    ],
)
def test_files_that_are_no_rolls_are_refused_with_the_reason(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    done = kiemdiem("roll", "read", "a.csv", "--out", "b.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "a.csv" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_how_to_save_as_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xd1\xc9,x\n")
    assert "CSV UTF-8" in kiemdiem("roll", "read", "a.csv", cwd=tmp_path).stderr


def test_a_folder_or_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = kiemdiem("roll", "read", ".", "nope.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert "không phải tệp thường" in done.stderr
    assert "nope.xlsx: không có tệp này" in done.stderr


# --- Clean rolls ---------------------------------------------------------------------------------------------------

CLEAN = [
    row(unit="xã A", code="007", name="Nguyễn Văn An", subject="member", joined="2020-02-03", head="x",
        discipline="warning", excluded="exempt", sick_months="4", self_rating="excellent", proposed="good",
        decided="unrated", reason="ốm", official="x", official_rating="unsatisfactory", note="=1+1"),
    row(unit="xã B", subject="organisation", decided="satisfactory", note="'-x"),
    row(unit="xã B", subject="leader", note='a "b", c; d'),
    row(unit="xã B", subject="collective"),
    row(unit="xã B", subject="official"),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_a_clean_roll_reads_back_as_it_was(tmp_path: Path, kind: str) -> None:
    makers = {"csv": as_csv, "parquet": as_parquet, "xlsx": as_workbook}
    path = tmp_path / f"roll'[1]*.{kind}"
    path.write_bytes(makers[kind](CLEAN))
    reading = read([path])
    assert (reading.rows, reading.rejected) == (CLEAN, [])
    assert makers[kind](CLEAN) == path.read_bytes()


def test_a_clean_parquet_holds_text_and_no_nulls(tmp_path: Path) -> None:
    (tmp_path / "roll.parquet").write_bytes(as_parquet(CLEAN))
    with duckdb.connect() as connection:
        relation = connection.read_parquet(str(tmp_path / "roll.parquet"))
        assert relation.columns == KEYS
        assert {str(kind) for kind in relation.types} == {"VARCHAR"}
        assert relation.fetchall() == CLEAN


def test_a_clean_workbook_is_in_words(tmp_path: Path) -> None:
    (tmp_path / "roll.xlsx").write_bytes(as_workbook(CLEAN))
    sheet = openpyxl.load_workbook(tmp_path / "roll.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == [column.heading for column in COLUMNS]
    assert {"Không xếp loại", "đảng viên", "03/02/2020", "cảnh cáo", "007"} <= {cell.value for cell in sheet[3]}


def test_a_parquet_of_numbers_and_days_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT 'xã A' AS unit, 'member' AS subject, 7::BIGINT AS code, DATE '2020-02-03' AS joined,"
            f" 'A' AS decided, NULL AS note) TO '{path}' (FORMAT parquet)"
        )
    reading = read([path])
    assert reading.rows == [row(unit="xã A", subject="member", code="7", joined="2020-02-03", decided="excellent")]
    assert reading.places[0].line == 1


# --- The command ---------------------------------------------------------------------------------------------------


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Two files of units: one clean, one with two bad rows."""
    workbook(tmp_path / "a.xlsx", [HEADINGS, *PEOPLE])
    workbook(
        tmp_path / "b.xlsx",
        [
            HEADINGS,
            [1, "xã B", "Phạm Bí Mật", "0555", "ĐV", "xuất xắc", None],
            [2, "xã B", "Lê Dũng", "00556", "ĐV", "B", None],
            [3, "xã B", "Võ" + "\u202e" + "Ẩn", "00557", "ĐV", "B", None],
        ],
        sheet="Danh sách",
    )
    return tmp_path


def test_a_preview_writes_nothing_and_names_nobody(sent: Path) -> None:
    done = kiemdiem("roll", "read", "a.xlsx", "b.xlsx", cwd=sent)
    assert done.returncode == 1
    assert sorted(path.name for path in sent.iterdir()) == ["a.xlsx", "b.xlsx"]
    assert "b.xlsx [Danh sách] F2, Quyết định: “xuất xắc” không phải mức xếp loại\n    → Có phải là" in done.stdout
    assert (
        "b.xlsx [Danh sách] C4, Họ và tên, tên tổ chức, tập thể: (không in giá trị) có ký tự ẩn \\u202e" in done.stdout
    )
    assert "2 tệp, 5 dòng = nhận 3 + loại 2 + để riêng 0" in done.stdout
    assert "thêm --out" in done.stdout
    for secret in ("Bí Mật", "Võ", "An", "0555", "000123"):
        assert secret not in done.stdout + done.stderr


def test_counts_by_class_and_level_foot(sent: Path) -> None:
    done = kiemdiem("roll", "read", "a.xlsx", cwd=sent)
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines() if line.startswith(("đảng viên", "Cộng"))] == [
        ["đảng", "viên", "1", "1", "0", "0", "0", "0", "2"], ["Cộng", "1", "1", "0", "0", "0", "0", "2"],
    ]  # fmt: skip


def test_json_has_places_and_counts_and_no_names_unless_asked(sent: Path) -> None:
    done = kiemdiem("roll", "read", "a.xlsx", "b.xlsx", "--output-format", "json", cwd=sent)
    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert document["summary"] == {"rows": 5, "taken": 3, "rejected": 2, "aside": 0}
    assert document["rejected"][0] == {
        "file": "b.xlsx", "sheet": "Danh sách", "line": 2, "column": 6, "cell": "F2", "key": "decided",
        "value": "xuất xắc", "message": "không phải mức xếp loại", "hint": "Có phải là “xuất sắc”?",
    }  # fmt: skip
    assert (document["rejected"][1]["key"], document["rejected"][1]["value"]) == ("name", None)
    assert {"subject": "member", "level": "good", "count": 2} in document["counts"]
    assert document["files"][0]["sheets"][0]["columns"][0] == {"key": "unit", "column": 2, "heading": "Đơn vị"}
    with_names = kiemdiem("roll", "read", "b.xlsx", "--output-format", "json", "--with-names", cwd=sent)
    assert json.loads(with_names.stdout)["rejected"][1]["value"] == "Võ\u202eẨn"
    assert "\u202e" not in with_names.stdout


def test_rows_that_stand_twice_are_taken_and_said_with_both_places(sent: Path) -> None:
    workbook(sent / "c.xlsx", [HEADINGS, PEOPLE[0], [9, "Đảng bộ xã A", "Bình", "000124", "ĐV", "A", None]])
    done = kiemdiem("roll", "read", "a.xlsx", "c.xlsx", cwd=sent)
    assert done.returncode == 0
    assert "a.xlsx [Sheet1] D2 và c.xlsx [Sheet1] D2: giống hệt nhau" in done.stdout
    assert "a.xlsx [Sheet1] D3 và c.xlsx [Sheet1] D3: cùng mã số và loại đối tượng" in done.stdout
    assert "nhận 4 + loại 0" in done.stdout


def test_one_person_in_two_classes_stands_there_once_each(tmp_path: Path) -> None:
    leader = [3, "Đảng bộ xã A", "Nguyễn Văn An", "000123", "lãnh đạo", "A", None]
    assert read_rows(tmp_path, [HEADINGS, PEOPLE[0], leader]).twice == []


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_the_clean_roll_and_the_sheets_to_send_back_are_for_their_owner_only(sent: Path, kind: str) -> None:
    done = kiemdiem("roll", "read", "a.xlsx", "b.xlsx", "--out", f"ra/roll.{kind}", cwd=sent)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Đã ghi tệp trả lại: {Path('ra/b-tra-lai.xlsx')}",
        f"Đã ghi danh sách: {Path('ra') / f'roll.{kind}'}",
    ]
    assert {path.name: mode(path) for path in (sent / "ra").iterdir()} == {
        f"roll.{kind}": 0o600,
        "b-tra-lai.xlsx": 0o600,
    }
    assert column(read([sent / "ra" / f"roll.{kind}"]), "code") == ["000123", "000124", "00556"]


def test_a_sheet_that_was_sent_back_and_mended_is_read_without_a_rejected_row(sent: Path) -> None:
    kiemdiem("roll", "read", "b.xlsx", "--errors", "tra", cwd=sent)
    (path,) = (sent / "tra").iterdir()
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    head = {str(cell.value): cell.column for cell in sheet[4]} | {str(cell.value): cell.column for cell in sheet[3]}
    decided, name = sheet.cell(5, head["Quyết định"]), sheet.cell(6, head["Họ và tên, tên tổ chức, tập thể"])
    assert (decided.value, decided.fill.fgColor.rgb) == ("xuất xắc", "FFFFC7CE")
    assert sheet.cell(5, head["Ô sai"]).value == f"Quyết định: F2 ở tệp đã gửi, {decided.coordinate} ở đây"
    assert sheet.cell(5, head["Lý do, cách sửa"]).value == "không phải mức xếp loại. Có phải là “xuất sắc”?"
    assert sheet.cell(5, head["Mã số"]).value == "0555"
    assert len(read([path]).rejected) == 2
    decided.value, name.value = "xuất sắc", "Võ Ẩn"
    book.save(path)
    reading = read([path])
    assert (reading.rejected, reading.aside) == ([], [])
    assert column(reading, "decided") == ["excellent", "good"]
    assert column(reading, "name") == ["Phạm Bí Mật", "Võ Ẩn"]


def test_two_files_of_one_name_are_sent_back_as_two(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        workbook(tmp_path / folder / "roll.xlsx", [HEADINGS, [1, "xã A", "An", "1", "?", "A"]])
    kiemdiem("roll", "read", "x/roll.xlsx", "y/roll.xlsx", "--errors", "tra", cwd=tmp_path)
    assert sorted(path.name for path in (tmp_path / "tra").iterdir()) == ["roll-tra-lai-2.xlsx", "roll-tra-lai.xlsx"]


def test_nothing_is_overwritten_without_force(sent: Path) -> None:
    (sent / "b-tra-lai.xlsx").write_bytes(b"mine")
    done = kiemdiem("roll", "read", "a.xlsx", "b.xlsx", "--out", "roll.csv", cwd=sent)
    assert done.returncode == 2
    assert "Đã có tệp b-tra-lai.xlsx" in done.stderr
    assert not (sent / "roll.csv").exists()
    assert (sent / "b-tra-lai.xlsx").read_bytes() == b"mine"
    assert kiemdiem("roll", "read", "a.xlsx", "b.xlsx", "--out", "roll.csv", "--force", cwd=sent).returncode == 1
    assert kiemdiem("roll", "read", "a.xlsx", "--out", "roll.csv", cwd=sent).returncode == 2


def test_one_refused_file_keeps_the_roll_from_being_written(sent: Path) -> None:
    (sent / "c.csv").write_bytes(b"\xff\xfe")
    done = kiemdiem("roll", "read", "a.xlsx", "c.csv", "--out", "roll.csv", cwd=sent)
    assert done.returncode == 2
    assert "c.csv: tệp dùng mã UTF-16" in done.stderr
    assert "chưa ghi gì" in done.stderr
    assert "nhận 2" in done.stdout
    assert not (sent / "roll.csv").exists()


def test_an_unknown_ending_is_refused_before_anything_is_read(sent: Path) -> None:
    done = kiemdiem("roll", "read", "a.xlsx", "--out", "roll.docx", cwd=sent)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".parquet, .csv, .xlsx" in done.stderr


def test_a_plan_gives_units_their_own_names_and_knows_its_words(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    rows = [
        ["Đơn vị", "Loại đối tượng", "Họ tên", "Nhóm", "Quyết định"],
        ["XÃ A", "đồng chí đảng viên", "An", "cấp phó", "dẫn đầu"],
        ["Dang bo xa B", "ĐV", "Bình", "", "DĐ"],
        ["Đảng bộ xã C", "ĐV", "Cao", "Cấp trưởng", "A"],
    ]
    workbook(tmp_path / "a.xlsx", rows)
    done = kiemdiem("roll", "read", "a.xlsx", "--plan", "plan.yaml", "--out", "roll.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert (
        "A4, Đơn vị: “Đảng bộ xã C” không có trong mục units của kế hoạch\n    → Có phải là “Đảng bộ xã" in done.stdout
    )
    assert "D4, Nhóm đối tượng: “Cấp trưởng” không có trong mục comparable_groups" in done.stdout
    reading = read([tmp_path / "roll.csv"])
    assert column(reading, "unit") == ["Đảng bộ xã A", "Đảng bộ xã B"]
    assert (column(reading, "comparable_group"), column(reading, "decided")) == (["Cấp phó", ""], ["excellent"] * 2)


def test_without_a_plan_any_unit_is_taken(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "p.yaml").write_text(PLAN, encoding="utf-8")
    workbook(tmp_path / "a.xlsx", [HEADINGS, [1, "Đảng bộ xã Z", "An", "1", "ĐV", "A"]])
    assert kiemdiem("roll", "read", "a.xlsx", cwd=tmp_path).returncode == 0


def test_a_place_names_its_cell() -> None:
    sheet = Table("a.xlsx", "Trang 1", {"unit": 2, "decided": 28}, named_cells=True)
    assert (sheet.name, Place(sheet, 12).cell("decided")) == ("a.xlsx [Trang 1]", "AB12")
    assert Place(sheet, 12).cell("note") == "dòng 12"
    assert Place(Table("a.csv", "", {"unit": 2}, named_cells=False), 3).cell("unit") == "dòng 3, cột 2"


# --- Size ----------------------------------------------------------------------------------------------------------


def test_a_workbook_of_50000_rows_is_read_whole(tmp_path: Path) -> None:
    people = [
        row(unit=f"xã {n % 50}", code=f"{n:08d}", name=f"Nguyễn Văn {n}", subject="member", joined="2001-02-03",
            self_rating="excellent", proposed="good", decided="good")
        for n in range(50_000)
    ]  # fmt: skip
    (tmp_path / "roll.xlsx").write_bytes(as_workbook(people))
    with no_end_of_work():
        reading = read([tmp_path / "roll.xlsx"], Vocabulary())
    assert (reading.rows, reading.rejected, reading.twice) == (people, [], [])
