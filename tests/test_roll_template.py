"""kiemdiem roll template: what a unit gets, opened as Excel opens it; and filled in with LibreOffice, sent back."""

from __future__ import annotations

import stat
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kiemdiem.roll.columns import COLUMNS
from kiemdiem.roll.writing.template import Form, template
from libreoffice import fill_in, need_libreoffice
from running import PLAN_2022, kiemdiem

FIRST = 8
"""The line of the first row to fill in."""

PLACES = {column.key: place for place, column in enumerate(COLUMNS, 2)}


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the plan of 2022 for one unit, as the command writes it."""
    folder = tmp_path_factory.mktemp("form")
    done = kiemdiem("roll", "template", PLAN_2022, "--unit", "xã B", "--rows", 30, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = folder.iterdir()
    assert path.name in done.stdout
    return path


@pytest.fixture(scope="module")
def book(form: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(form)


@pytest.fixture(scope="module")
def sheet(book: openpyxl.Workbook) -> Worksheet:
    return book["Danh sách"]


def rule(sheet: Worksheet, key: str) -> Any:
    """The validation of a column's first cell."""
    cell = sheet.cell(FIRST, PLACES[key]).coordinate
    (found,) = (rule for rule in sheet.data_validations.dataValidation if cell in rule.cells)
    return found


def offered(book: openpyxl.Workbook, key: str) -> list[object]:
    """The words that a column's drop-down list offers."""
    name, _mark, cells = rule(book["Danh sách"], key).formula1.partition("!")
    return [cell.value for (cell,) in book[name.strip("'")][cells.replace("$", "")]]


def test_the_form_is_named_after_the_unit(form: Path) -> None:
    assert form.name == "mau-danh-sach-dang-uy-xa-b-minh-hoa.xlsx"


def test_the_sheets_say_what_they_are_for(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Danh sách", "Tổng hợp", "Danh mục", "Hướng dẫn"]


def test_the_title_names_the_year_the_plan_and_the_unit(sheet: Worksheet) -> None:
    assert sheet["A1"].value == "DANH SÁCH ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2022"
    assert sheet["A2"].value.startswith("Kế hoạch kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng")
    assert sheet["A3"].value == "Đơn vị: Đảng ủy xã B (minh họa)"


def test_headings_take_two_rows_with_sections_over_their_columns(sheet: Worksheet) -> None:
    assert [sheet.cell(6, place).value for place in PLACES.values()] == [column.heading for column in COLUMNS]
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert merged == {"A5:A6", "B5:I5", "J5:O5", "P5:R5", "S5:V5", "W5:Y5"}
    assert [sheet[cell].value for cell in ("A5", "B5", "J5", "P5", "S5", "W5")] == [
        "TT", "Đối tượng", "Tình trạng trong năm", "Ngày thực hiện", "Mức xếp loại", "Kết quả khác",
    ]  # fmt: skip
    assert [sheet.cell(7, place).value for place in (1, 2, 25)] == ["(1)", "(2)", "(25)"]


def test_the_unit_and_the_running_number_stand_there_already(sheet: Worksheet) -> None:
    assert [(sheet.cell(line, 1).value, sheet.cell(line, 2).value) for line in (FIRST, FIRST + 29)] == [
        (1, "Đảng ủy xã B (minh họa)"), (30, "Đảng ủy xã B (minh họa)"),
    ]  # fmt: skip
    assert sheet.cell(FIRST + 30, 1).value is None


def test_levels_classes_groups_and_units_are_chosen_from_lists(book: openpyxl.Workbook) -> None:
    levels = [
        "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ", "Không xếp loại",
    ]  # fmt: skip
    for key in ("official_rating", "self_rating", "proposed", "decided"):
        assert offered(book, key) == levels
    assert offered(book, "subject")[:2] == ["tổ chức đảng", "đảng viên"]
    assert offered(book, "comparable_group")[0] == "đảng viên (minh họa)"
    assert "Đảng ủy phường A (minh họa)" in offered(book, "unit")
    assert offered(book, "discipline")[-1] == "giải tán"
    assert offered(book, "excluded") == ["miễn sinh hoạt", "đình chỉ sinh hoạt"]


def test_marks_days_and_months_are_held_to_what_they_can_be(sheet: Worksheet) -> None:
    assert rule(sheet, "head").formula1 == '"x"'
    day = rule(sheet, "joined")
    assert (day.type, date.fromordinal(date(1899, 12, 30).toordinal() + int(day.formula1))) == (
        "date",
        date(1910, 1, 1),
    )
    assert date.fromordinal(date(1899, 12, 30).toordinal() + int(day.formula2)) == date(2100, 12, 31)
    months = rule(sheet, "sick_months")
    assert (months.type, months.formula1, months.formula2) == ("whole", "0", "12")
    assert rule(sheet, "name").type == "textLength"


def test_codes_are_text_and_days_look_like_days(sheet: Worksheet) -> None:
    assert sheet.cell(FIRST, PLACES["code"]).number_format == "@"
    assert sheet.cell(FIRST, PLACES["rated_on"]).number_format == "dd/mm/yyyy"


def test_only_the_cells_to_fill_in_are_open_and_there_is_no_password(book: openpyxl.Workbook) -> None:
    sheet = book["Danh sách"]
    assert all(not sheet.cell(FIRST, place).protection.locked for place in PLACES.values())
    assert all(sheet.cell(line, 1).protection.locked for line in (1, 5, FIRST))
    for one in book.worksheets:
        assert one.protection.sheet
        assert not one.protection.password
    assert not sheet.protection.sort  # openpyxl: what is not forbidden
    assert not sheet.protection.formatColumns


def test_headings_stay_in_sight_and_on_every_page(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == f"F{FIRST}"
    assert sheet.print_title_rows == "$5:$7"
    assert sheet.print_area == "'Danh sách'!$A$1:$Y$37"
    page = sheet.page_setup
    assert (page.orientation, page.paperSize) == ("landscape", 8)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (page.fitToWidth or 1, page.fitToHeight) == (1, 0)


def test_every_cell_is_in_times_new_roman(book: openpyxl.Workbook) -> None:
    fonts = {cell.font.name for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert fonts == {"Times New Roman"}
    assert book["Danh sách"]["A1"].font.size == 12
    assert book["Danh sách"].cell(FIRST, 2).font.size == 11


def test_formulas_stand_only_on_the_counting_sheet(book: openpyxl.Workbook) -> None:
    with_formulas = {s.title for s in book for row in s.iter_rows() for cell in row if cell.data_type == "f"}
    assert with_formulas == {"Tổng hợp"}


def test_every_column_is_explained(book: openpyxl.Workbook) -> None:
    told = [str(row[0].value) for row in book["Hướng dẫn"].iter_rows()]
    assert all(any(line.startswith(f"{column.section}: {column.heading}") for line in told) for column in COLUMNS)


def test_there_are_no_macros(form: Path) -> None:
    with zipfile.ZipFile(form) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]


def test_two_runs_give_the_same_file(form: Path, tmp_path: Path) -> None:
    kiemdiem("roll", "template", PLAN_2022, "--unit", "xa-b", "--rows", 30, "--out", "again.xlsx", cwd=tmp_path)
    assert (tmp_path / "again.xlsx").read_bytes() == form.read_bytes()


def test_without_a_plan_groups_and_units_are_free(tmp_path: Path) -> None:
    done = kiemdiem("roll", "template", "--rows", 5, cwd=tmp_path)
    assert done.returncode == 0
    assert "mẫu chung" in done.stdout
    sheet = openpyxl.load_workbook(tmp_path / "mau-danh-sach.xlsx")["Danh sách"]
    assert rule(sheet, "unit").type == rule(sheet, "comparable_group").type == "textLength"
    assert sheet.cell(FIRST, 2).value is None


def test_a_form_is_no_secret_and_is_not_overwritten(tmp_path: Path) -> None:
    assert kiemdiem("roll", "template", cwd=tmp_path).returncode == 0
    before = (tmp_path / "mau-danh-sach.xlsx").read_bytes()
    assert stat.S_IMODE((tmp_path / "mau-danh-sach.xlsx").stat().st_mode) == 0o644
    again = kiemdiem("roll", "template", "--rows", 3, cwd=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert "--force" in again.stderr
    assert (tmp_path / "mau-danh-sach.xlsx").read_bytes() == before
    assert kiemdiem("roll", "template", "--rows", 3, "--force", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((PLAN_2022, "--unit", "xã Z"), "Không có đơn vị “xã Z”"),
        (("--unit", "xã B"), "--unit cần một kế hoạch"),
        (("--out", "mau.docx"), "phải có đuôi .xlsx"),
        (("--rows", "0"), "--rows"),
        (("khong-co.yaml",), "khong-co.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: tuple[object, ...], told: str) -> None:
    done = kiemdiem("roll", "template", *arguments, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert not list(tmp_path.iterdir())


def test_texts_of_a_plan_never_become_formulas(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x")'
    wanted = Form(title=evil, plan="+1", unit="@SUM(A1)", groups=[evil], units=["-1\x1b[31m", "http://x.vn"])
    (tmp_path / "form.xlsx").write_bytes(template(wanted, 3))
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    assert book["Danh sách"]["A1"].value == evil
    assert book["Danh sách"]["A1"].data_type == "s"
    assert [cell.data_type for cell in book["Danh mục"]["E"][:2]] == ["s", "s"]
    assert [cell.value for cell in book["Danh mục"]["F"][1:3]] == ["-1\\u001b[31m", "http://x.vn"]
    assert book["Danh mục"]["F3"].hyperlink is None
    assert {s.title for s in book for row in s.iter_rows() for cell in row if cell.data_type == "f"} == {"Tổng hợp"}


def test_levels_with_odd_names_are_counted_by_their_whole_name(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(template(Form(title="x", levels={"good": 'Tốt "*" ~?'}), 3))
    formulas = [
        str(cell.value)
        for row in openpyxl.load_workbook(tmp_path / "form.xlsx")["Tổng hợp"].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert any('"=Tốt ""~*"" ~~~?"' in formula for formula in formulas)


# --- Filled in with LibreOffice ------------------------------------------------------------------------------------

UNIT = "Đảng ủy xã B (minh họa)"
FILLED: tuple[dict[str, object], ...] = (
    {"unit": UNIT, "name": "Đảng bộ xã B", "subject": "tổ chức đảng", "decided": "Hoàn thành tốt nhiệm vụ"},
    {
        "unit": UNIT, "body": "Chi bộ 1", "code": "000123", "name": "Nguyễn Văn A", "subject": "đảng viên",
        "comparable_group": "đảng viên (minh họa)", "post": "Bí thư", "head": "x", "joined": date(2001, 2, 3),
        "reviewed_on": date(2022, 12, 5), "official": "x", "official_rated_on": date(2022, 12, 10),
        "rated_on": date(2022, 12, 20), "official_rating": "Hoàn thành xuất sắc nhiệm vụ",
        "self_rating": "Hoàn thành xuất sắc nhiệm vụ", "proposed": "Hoàn thành xuất sắc nhiệm vụ",
        "decided": "Hoàn thành xuất sắc nhiệm vụ", "award": "x", "note": "=1+1",
    },
    {
        "unit": UNIT, "code": "000124", "name": "Trần Thị B", "subject": "đảng viên", "sick_months": 4,
        "discipline": "khiển trách", "remedied": "x", "decided": "Hoàn thành nhiệm vụ",
    },
    {
        "unit": UNIT, "code": "000125", "name": "Lê C", "subject": "đảng viên", "excluded": "miễn sinh hoạt",
        "decided": "Không xếp loại", "reason": "được miễn sinh hoạt đảng",
    },
    {"unit": UNIT, "code": "000126", "name": "Phạm D", "subject": "đảng viên", "reason": "mới kết nạp"},
)  # fmt: skip


def test_a_form_filled_in_with_libreoffice_comes_back_without_a_rejected_row(form: Path, tmp_path: Path) -> None:
    need_libreoffice()
    rows = {FIRST + place: [person.get(column.key, "") for column in COLUMNS] for place, person in enumerate(FILLED)}
    filled = fill_in(form, "Danh sách", rows, tmp_path)
    done = kiemdiem("roll", "read", filled, "--plan", PLAN_2022, "--out", "roll.csv", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "Đã ghi danh sách: roll.csv\n")
    assert "31 dòng: nhận 5, loại 0, để riêng 26" in done.stdout
    lines = (tmp_path / "roll.csv").read_text(encoding="utf-8").splitlines()
    assert lines[2] == (
        f"{UNIT},Chi bộ 1,000123,Nguyễn Văn A,member,đảng viên (minh họa),Bí thư,x,2001-02-03,,,,,x,2022-12-05,"
        "2022-12-10,2022-12-20,excellent,excellent,excellent,excellent,,x,'=1+1"
    )
    assert lines[3] == f"{UNIT},,000124,Trần Thị B,member,,,,,reprimand,x,4,,,,,,,,,satisfactory,,,"
    assert lines[4].endswith(",exempt,,,,,,,,unrated,được miễn sinh hoạt đảng,,")
    counted = openpyxl.load_workbook(filled, data_only=True)["Tổng hợp"]
    table = [[cell.value for cell in row] for row in counted.iter_rows()]
    (top,) = (at for at, row in enumerate(table) if row[0] == "Quyết định")
    by_class = {row[0]: row[1:] for row in table[top + 1 : top + 7]}
    assert by_class["đảng viên"] == [1, 0, 1, 0, 2, 0, 4, "khớp"]
    assert by_class["Cộng"] == [1, 1, 1, 0, 2, 0, 5, "khớp"]
    (top,) = (at for at, row in enumerate(table) if row[0] == "Đề nghị")
    assert table[top + 2][1:] == [1, 0, 0, 0, 2, 1, 4, "khớp, còn 1 dòng chưa có mức"]


def test_a_rating_that_nobody_has_filled_in_is_no_fault_of_the_form(form: Path, tmp_path: Path) -> None:
    need_libreoffice()
    person = {"unit": UNIT, "name": "Phạm D", "subject": "đảng viên", "decided": "Hoàn thành nhiệm vụ"}
    rows = {FIRST: [person.get(column.key, "") for column in COLUMNS]}
    counted = openpyxl.load_workbook(fill_in(form, "Danh sách", rows, tmp_path), data_only=True)["Tổng hợp"]
    checks = [[cell.value for cell in row][-1] for row in counted.iter_rows() if row[0].value == "Cộng"]
    assert checks == ["khớp (chưa điền)", "khớp (chưa điền)", "khớp"]
