"""Tables as workbooks: every text is seen whole, figures look Vietnamese, sheets have names people read."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kiemdiem import language
from kiemdiem.grid import Grid, Heading, Share
from kiemdiem.sheet_sizes import lines, sizes
from kiemdiem.spreadsheets import to_workbook
from pages import need_programs, to_pdf, words

UNIT = "Đảng bộ Cơ quan Chính quyền, các đoàn thể và đơn vị sự nghiệp công lập thị xã"
REASON = "đình chỉ sinh hoạt đảng do bị khởi tố, đang chờ kết luận của cơ quan có thẩm quyền: 12; mới kết nạp: 3"
NOTE = "Tỷ lệ các mức tính trên số được đánh giá, xếp loại; " * 4


def table(title: str = "Kết quả xếp loại: đảng viên", sheet: str = "", about: str = "Năm 2022", more: int = 0) -> Grid:
    extra = tuple(Heading(f"Cột rất rộng {number}") for number in range(more))
    headings = (
        Heading("TT"),
        Heading("Đơn vị"),
        Heading("Tổng số"),
        Heading("Được đánh giá, xếp loại", ("SL", "%")),
        Heading("Chưa đánh giá", ("SL", "lý do")),
        *extra,
    )
    rest = ("rất dài " * 6,) * more
    rows = ((1, UNIT, 1600, 407, Share(407, 1600), 15, REASON, *rest), (2, "Xã B", 1, 1, Share(1, 1), 0, "", *rest))
    totals = ("", "Tổng cộng", 1601, 408, Share(408, 1601), 15, REASON, *rest)
    return Grid(title, headings, rows, (about,), totals, (NOTE,), sheet)


def opened(*grids: Grid) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_workbook(grids)))


def height(sheet: Worksheet, row: int) -> float:
    return float(sheet.row_dimensions[row].height or 0)


LINE = 15.75
"""Points of a line of Times New Roman 12 in Excel."""


def test_rows_are_as_high_as_their_wrapped_texts():
    sheet = opened(table()).worksheets[0]
    in_a_line = 34  # letters of a column 30 wide
    assert height(sheet, 5) >= LINE * (len(REASON) // in_a_line + 1)
    assert LINE <= height(sheet, 6) < 2 * LINE
    assert height(sheet, 7) >= height(sheet, 5)
    assert sheet.cell(5, 2).alignment.wrap_text
    assert sheet.cell(5, 7).alignment.wrap_text


def test_title_lines_above_and_notes_go_across_the_table_and_are_wrapped():
    sheet = opened(table(title="Kết quả " * 30, about="Năm 2022; " * 40)).worksheets[0]
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"A1:G1", "A2:G2", "A8:G8"} <= merged
    for row in (1, 2, 8):
        assert height(sheet, row) > 2 * LINE
        assert sheet.cell(row, 1).alignment.wrap_text


def test_columns_of_figures_are_narrow_and_those_of_texts_at_most_thirty():
    widths = sizes(table()).widths
    assert all(5 <= widths[place] <= 12 for place in (0, 2, 3, 4, 5))
    assert widths[1] == widths[6] == 30


def test_headings_of_two_rows_are_high_enough_together():
    long = "Hoàn thành xuất sắc nhiệm vụ trên số hoàn thành tốt nhiệm vụ trở lên"
    grid = Grid("a", (Heading(long), Heading("HTXSNV", ("SL", "%"))), ((1, 2, Share(1, 2)),))
    fitting = sizes(grid)
    assert len(fitting.headings) == 2
    assert sum(fitting.headings) >= LINE * lines(long, fitting.widths[0] * 7, bold=True)


def test_a_table_that_is_wide_is_printed_on_a3():
    papers = [opened(table(more=more)).worksheets[0].page_setup.paperSize for more in (0, 4)]
    assert [int(paper) for paper in papers] == [9, 8]


@pytest.mark.parametrize(
    ("text", "expected"), [("", 1), ("một hai", 1), ("một hai " * 20, 7), ("m" * 100, 9), ("chữ\nchữ", 1)]
)
def test_lines_are_counted_word_by_word_and_long_words_broken(text: str, expected: int):
    assert abs(lines(text, 160) - expected) <= 1


def test_sheets_have_short_names_without_cut_words_each_once():
    book = opened(
        table(sheet="Chung"),
        table("Kết quả xếp loại: cá nhân cán bộ lãnh đạo, quản lý"),
        table("Kết quả xếp loại: cá nhân cán bộ lãnh đạo, quản lý"),
        table("x" * 60),
        table("[a]:*?/\\"),
        table("'"),
    )
    assert book.sheetnames == [
        "Chung",
        "Kết quả xếp loại cá nhân cán bộ",
        "Kết quả xếp loại cá nhân cán 2",
        "x" * 31,
        "a",
        "Bảng",
    ]


def test_figures_look_as_the_language_says_whatever_that_of_the_office_program(tmp_path: Path):
    need_programs()
    path = tmp_path / "a.xlsx"
    path.write_bytes(to_workbook([table()]))
    printed = {word.text for word in words(to_pdf(path, tmp_path))}
    assert {"1.600", "25,44%", "1.601"} <= printed
    try:
        language.use("en")
        sheet = opened(table()).worksheets[0]
    finally:
        language.use("vi")
    assert (sheet.cell(5, 3).number_format, sheet.cell(5, 5).number_format) == ("#,##0", "0.00%")


def test_days_are_seen_whole_and_those_before_excel_counts_stay_texts(tmp_path: Path):
    need_programs()
    grid = Grid("Ngày", (Heading("b"), Heading("a")), ((date(2023, 3, 30), date(1890, 3, 30)),))
    sheet = opened(grid).worksheets[0]
    assert (sheet.cell(3, 1).value, sheet.cell(3, 2).value) == (datetime(2023, 3, 30), "30/3/1890")
    path = tmp_path / "a.xlsx"
    path.write_bytes(to_workbook([grid]))
    assert "30/03/2023" in {word.text for word in words(to_pdf(path, tmp_path))}


def test_a_cell_that_looks_like_a_formula_stays_a_text():
    grid = Grid("=1+1", (Heading("@SUM(A1)"), Heading("b")), (("=cmd|' /C calc'!A0", "+1"),), ("-1",), None, ("=2",))
    sheet = opened(grid).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
