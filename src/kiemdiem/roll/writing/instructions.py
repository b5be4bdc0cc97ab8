"""The page of a form that says how to fill it in and send it back."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem.roll.columns import COLUMNS, Column
from kiemdiem.roll.reading.workbooks import FIRST_CELLS, INSTRUCTIONS, TOTALS
from kiemdiem.spreadsheets import Book, text

_WHAT: Mapping[str, str] = {
    "text": "chữ",
    "subject": "chọn trong danh sách",
    "flag": "x hoặc để trống",
    "level": "chọn trong danh sách",
    "date": "ngày/tháng/năm",
    "number": "số, từ 0 đến 12",
    "discipline": "chọn trong danh sách, hoặc để trống",
    "excluded": "chọn trong danh sách, hoặc để trống",
}
_EXAMPLES: Mapping[str, str] = {
    "unit": "Đảng bộ xã A",
    "body": "Chi bộ thôn 1",
    "code": "012345678",
    "name": "Nguyễn Văn A; Chi bộ thôn 1",
    "subject": "đảng viên",
    "comparable_group": "Bí thư chi bộ",
    "post": "Bí thư chi bộ",
    "head": "x",
    "joined": "03/02/2022",
    "discipline": "khiển trách",
    "remedied": "x",
    "sick_months": "3",
    "excluded": "miễn sinh hoạt",
    "official": "x",
    "reviewed_on": "05/12/2022",
    "official_rated_on": "10/12/2022",
    "rated_on": "20/12/2022",
    "official_rating": "Hoàn thành tốt nhiệm vụ",
    "self_rating": "Hoàn thành tốt nhiệm vụ",
    "proposed": "Hoàn thành tốt nhiệm vụ",
    "decided": "Hoàn thành tốt nhiệm vụ",
    "reason": "mới kết nạp dưới 6 tháng",
    "award": "x",
    "note": "",
}

_WIDTHS = (34, 26, 66, 30)


def write_instructions(book: Book, unit: str) -> None:
    """Add the page; `unit` is the name of the unit that the form is for, if it is for one."""
    sheet = book.sheet(INSTRUCTIONS)
    line = book.format(text_wrap=True, valign="top")
    text(sheet, 0, 0, FIRST_CELLS[INSTRUCTIONS][0], book.format(bold=True, font_size=12))
    row = 1
    for row, told in enumerate(_steps(unit), 1):
        sheet.merge_range(row, 0, row, 3, "", line)
        text(sheet, row, 0, told, line)
        sheet.set_row(row, 18)
    row += 2
    head = book.format(bold=True, border=1, align="center", bg_color="#D9E2F3")
    cell = book.format(text_wrap=True, border=1, valign="top", num_format="@")
    for place, heading in enumerate(("Cột", "Cách ghi", "Giải thích", "Ví dụ")):
        text(sheet, row, place, heading, head)
    for at, column in enumerate(COLUMNS, row + 1):
        about = _about(column)
        for place, words in enumerate(about):
            text(sheet, at, place, words, cell)
        sheet.set_row(at, 16 * max(1 + len(words) // width for words, width in zip(about, _WIDTHS, strict=True)))
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _steps(unit: str) -> list[str]:
    written = "Cột Đơn vị đã ghi sẵn; không sửa." if unit else "Ghi tên đơn vị giống nhau ở mọi dòng."
    return [
        "1. Mỗi tổ chức, tập thể, cá nhân là một dòng; ai vừa là đảng viên vừa là lãnh đạo ghi hai dòng."
        + " "
        + written,
        "2. Ô có mũi tên thì chọn trong danh sách. Ngày ghi ngày/tháng/năm. Dòng thừa thì để trống.",
        "3. Ai không xếp loại: chọn “Không xếp loại” và ghi lý do. Không gộp ô, không thêm cột, không đổi tên cột.",
        f"4. Xem trang “{TOTALS}”: mọi dòng phải ghi “khớp”; “còn N dòng chưa có mức” thì điền nốt rồi mới gửi.",
        "5. Lưu dạng .xlsx, không đặt mật khẩu, gửi lại cả tệp. Trang tính chỉ khóa tiêu đề, không có mật khẩu.",
    ]


def _about(column: Column) -> tuple[str, str, str, str]:
    name = f"{column.section}: {column.heading}" + (" (*)" if column.required else "")
    return name, _WHAT[column.kind], column.help, _EXAMPLES[column.key]
